"""Rows of the API that no page has as such: reported figures and amounts, units, and the reports of the calendar."""

from typing import Any

from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Plan
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.report_cells import ReportCell
from dashboard.views.json_values import decimal_text

Row = dict[str, Any]


def figure_rows(snapshot: Snapshot) -> list[Row]:
    """Every figure that counts, in the order of the store: decimals as strings, shares as fractions."""
    return [_figure(snapshot, one) for one in snapshot.observations]


def _figure(snapshot: Snapshot, one: Observation) -> Row:
    return {
        "indicator": one.indicator,
        "unit": one.subject,
        "reporter": one.reporter,
        "source": one.source.value,
        "period": one.period.code,
        "group": "" if one.disaggregation == TOTAL else one.disaggregation,
        "amount": decimal_text(one.amount),
        "numerator": decimal_text(one.numerator),
        "denominator": decimal_text(one.denominator),
        "estimate": one.estimate,
        "preliminary": one.preliminary,
        "absence": one.absence.value if one.absence else None,
        "text": one.text,
        **_came_with(snapshot, one),
    }


def amount_rows(snapshot: Snapshot) -> list[Row]:
    """Every amount of money that counts, in đồng from the start of the year."""
    return [_amount(snapshot, one) for one in snapshot.disbursements]


def _amount(snapshot: Snapshot, one: Disbursement) -> Row:
    return {
        "project": one.project,
        "fund": "" if one.fund == NOT_SPLIT else one.fund,
        "budget_year": None if one.budget_year == NOT_SPLIT else one.budget_year,
        "unit": one.subject,
        "reporter": one.reporter,
        "source": one.source.value,
        "period": one.period.code,
        "cumulative_vnd": one.cumulative_vnd,
        "advance_vnd": one.advance_vnd,
        "in_month_vnd": one.in_month_vnd,
        "estimate": one.estimate,
        "absence": one.absence.value if one.absence else None,
        **_came_with(snapshot, one),
    }


def _came_with(snapshot: Snapshot, one: Observation | Disbursement) -> Row:
    """The report and the cell that it stands in."""
    sent = snapshot.submission_by_id.get(one.submission or 0)
    return {"receipt": sent.receipt if sent else None, "cell": str(one.place)}


def unit_rows(plan: Plan) -> list[Row]:
    """Every unit of the plan in its order; `valid_to` is the first day on which it no longer stands."""
    return [
        {
            "unit": unit.code,
            "official_code": unit.official_code,
            "name": unit.name,
            "type": unit.type,
            "level": unit.level.value,
            "parent": unit.parent,
            "valid_from": unit.valid_from.isoformat(),
            "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
            "became": [s.new for s in plan.successions_from.get(unit.code, ())],
        }
        for unit in plan.units
    ]


def report_row(cell: ReportCell) -> Row:
    """One report that the calendar asks for, with its state on the day."""
    return {
        "unit": cell.unit,
        "form": cell.form,
        "period": cell.period.code,
        "state": cell.state.value,
        "due_before": cell.due_before.isoformat() if cell.due_before else None,
        "arrived_at": cell.submission.arrived_at.isoformat() if cell.submission else None,
    }
