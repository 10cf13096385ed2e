"""The cells of one unit's report: what is known of each row, what its clerk typed, and which cells are open."""

from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.domain.indicators import Indicator, Measure
from dashboard.domain.money import millions
from dashboard.domain.observations import Disbursement, Narrative, Observation
from dashboard.domain.periods import Period
from dashboard.domain.plan import TOTAL, Plan
from dashboard.domain.snapshot import Snapshot
from dashboard.importing.layouts.vocabulary import TOTAL_WORD, UNKNOWN_AMOUNT_WORD, YES_WORDS, word
from dashboard.reports.plan_cells import budget_year_cell, fund_cell
from dashboard.reports.report_rows import MoneyLine, ResultLine
from dashboard.reports.sheets import Value
from dashboard.text import words_in

Cells = tuple[dict[str, Value], frozenset[str]]  # one row's values, and the columns that are open for typing


@dataclass(frozen=True)
class Filled:
    """What a unit typed in. Figures are matched to rows by indicator, subject and population group, or by money line."""

    observations: tuple[Observation, ...] = ()
    disbursements: tuple[Disbursement, ...] = ()
    narrative: Narrative = field(default_factory=Narrative)
    nil: bool = False


def result_cells(snapshot: Snapshot, unit: str, period: Period, line: ResultLine, filled: Filled | None) -> Cells:
    indicator = line.indicator
    values: dict[str, Value] = {
        "indicator": indicator.code,
        "name": indicator.name if line.disaggregation == TOTAL else _group_name(snapshot.plan, line.disaggregation),
        "unit_of_measure": indicator.unit_of_measure,
        "subject": line.subject,
        "disaggregation": TOTAL_WORD if line.disaggregation == TOTAL else line.disaggregation,
        "previous": _previous_result(snapshot, unit, period, line),
    }
    for figure in filled.observations if filled else ():
        if (figure.indicator, figure.subject, figure.disaggregation) == (
            indicator.code,
            line.subject,
            line.disaggregation,
        ):
            values |= _typed(figure, indicator)
    return values, _open_columns(indicator)


def _typed(figure: Observation, indicator: Indicator) -> dict[str, Value]:
    value = figure.value
    return {
        "value": value * 100 if value is not None and indicator.measure is Measure.PERCENTAGE else value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "estimate": YES_WORDS[1] if figure.estimate else None,
        "absence": word(figure.absence) if figure.absence else None,
        "text": figure.text,
    }


def _group_name(plan: Plan, code: str) -> str:
    found = next((group.name for group in plan.disaggregations if group.code == code), code)
    return words_in("vi")("of which: {group}", group=found)


def _open_columns(indicator: Indicator) -> frozenset[str]:
    """Which cells of a row are typed in: parts, a value or a state, never two of them."""
    if indicator.measure is Measure.QUALITATIVE:
        own = {"text"}
    elif indicator.has_parts:
        own = {"numerator", "denominator", "estimate"}
    else:
        own = {"value", "estimate"}
    return frozenset(own | {"absence", "reason"})


def _previous_result(snapshot: Snapshot, unit: str, period: Period, line: ResultLine) -> Value:
    """The newest figure before `period` as the sheet shows it: shares in percent with two decimals."""
    earlier = [
        figure
        for figure in snapshot.observations_by_indicator.get(line.indicator.code, [])
        if (figure.reporter, figure.subject, figure.disaggregation) == (unit, line.subject, line.disaggregation)
        and figure.period < period
        and (figure.amount is not None or figure.text)
    ]
    if not earlier:
        return None
    newest = max(earlier, key=lambda figure: figure.period)
    if newest.amount is None:
        return newest.text
    if line.indicator.measure is Measure.PERCENTAGE:
        return (newest.amount * 100).quantize(Decimal("0.01"))
    return newest.amount


def money_cells(snapshot: Snapshot, unit: str, period: Period, line: MoneyLine, filled: Filled | None) -> Cells:
    key = (line.project.code, line.fund, line.budget_year)
    values: dict[str, Value] = {
        "project": line.project.code,
        "name": line.project.name,
        "fund": fund_cell(line.fund),
        "budget_year": budget_year_cell(line.budget_year),
        "allocated": _allocated(line),
        "previous": _previous_money(snapshot, unit, period, key),
    }
    for paid in filled.disbursements if filled else ():
        if paid.line == key:
            values["cumulative"] = None if paid.cumulative_vnd is None else millions(paid.cumulative_vnd)
            values["absence"] = word(paid.absence) if paid.absence else None
    return values, frozenset({"cumulative", "absence", "reason", "source"})


def _allocated(line: MoneyLine) -> Value:
    if line.allocated_vnd is None:
        return UNKNOWN_AMOUNT_WORD
    if line.shared_with:
        amount = words_in("vi").money(line.allocated_vnd)
        return words_in("vi")("{amount} (all of {project})", amount=amount, project=line.shared_with)
    return millions(line.allocated_vnd)


def _previous_money(snapshot: Snapshot, unit: str, period: Period, key: tuple[str, str, int | str]) -> Value:
    earlier = [
        paid
        for paid in snapshot.disbursements
        if paid.reporter == unit and paid.line == key and paid.period < period and paid.cumulative_vnd is not None
    ]
    newest = max(earlier, key=lambda paid: paid.period, default=None)
    return None if newest is None or newest.cumulative_vnd is None else millions(newest.cumulative_vnd)
