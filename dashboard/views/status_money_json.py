"""The money of `giamngheo status --json`: lines, projects, the whole programme, carried over, estimates and credit, in đồng."""

from dataclasses import fields
from typing import Any

from dashboard.domain.messages import Message
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import (
    CarriedOver,
    MoneyEstimate,
    MoneyFlows,
    MoneyStanding,
    ProjectStanding,
)
from dashboard.text import Words
from dashboard.views.json_values import decimal_text, projected
from dashboard.views.reasons import project_why


def money_json(line: MoneyStanding) -> dict[str, Any]:
    """One line of money."""
    return {
        "project": line.project,
        "fund": line.fund,
        "budget_year": line.budget_year,
        "allocated_vnd": line.allocated_vnd,
        "given_vnd": line.given_vnd,
        "adjusted_vnd": line.adjusted_vnd,
        "disbursed_vnd": line.disbursed_vnd,
        **_flows(line.flows),
        "status": line.state.value,
        "absence": line.absence.value if line.absence else None,
    }


def project_json(p: ProjectStanding, standing: Standing, words: Words, whole: bool = False) -> dict[str, Any]:
    """One project, or the `whole` programme."""
    printed: dict[str, Any] = {} if whole else {"project": p.project.code}
    return printed | {
        "allocated_vnd": p.allocated_vnd,
        "disbursed_vnd": p.disbursed_vnd,
        "given_vnd": p.given_vnd,
        "adjusted_vnd": p.adjusted_vnd,
        "disbursed_total_vnd": p.disbursed_total_vnd,
        **_flows(p.flows),
        "unspent_vnd": decimal_text(p.unspent.value) if p.unspent else None,
        "unspent_low_vnd": decimal_text(p.unspent.low) if p.unspent else None,
        "unspent_high_vnd": decimal_text(p.unspent.high) if p.unspent else None,
        "last_year_vnd": p.last_year_vnd,
        "last_year_rate": decimal_text(p.last_year_rate),
        "rate_year": decimal_text(p.rate_year),
        "rate_total": decimal_text(p.rate_total),
        "rate_total_reason": reason_text(p, words),
        "expected_now_vnd": p.expected_now_vnd,
        "path_source": p.path_source.value if p.path_source else None,
        "missing_vnd": p.missing_vnd,
        "required_rate_vnd": p.required_rate_vnd,
        "recent_rate_vnd": p.recent_rate_vnd,
        **projected(p.projection),
        "carried": {code: period.code for code, period in p.carried},
        "figure_period": p.figure_period.code if p.figure_period else None,
        "coverage": {
            "reported": list(p.coverage.reported),
            "expected": list(p.coverage.expected),
            "missing": list(p.coverage.missing),
            "money_share": decimal_text(p.covered),
        },
        "estimate": _estimate(p.estimate, words) if p.estimate else None,
        "provisional": _estimate(p.provisional, words) if p.provisional else None,
        "carried_over": _carried_over(p.carried_over, words) if p.carried_over else None,
        "status": p.state.value,
        "absence": p.absence.value if p.absence else None,
        "sentence": words.sentence(p.sentence),
        "why": list(project_why(standing, p, words)),
    }


def _estimate(told: MoneyEstimate, words: Words) -> dict[str, Any]:
    """What is expected to be paid by the end of a span, apart from what was paid."""
    return {
        "amount_vnd": told.amount_vnd,
        "period": told.period.code,
        "rate": decimal_text(told.rate),
        "expected_vnd": told.expected_vnd,
        "status": told.state.value,
        "sentence": words.sentence(told.sentence),
    }


def _carried_over(c: CarriedOver, words: Words) -> dict[str, Any]:
    """Earlier years' money, apart from this year's."""
    return {
        "allocated_vnd": c.allocated_vnd,
        "disbursed_vnd": c.disbursed_vnd,
        "rate": decimal_text(c.rate),
        "deadlines": [day.isoformat() for day in c.deadlines],
        "deadline_stated": c.deadline_stated,
        "expected_now_vnd": c.expected_now_vnd,
        "path_source": c.path_source.value if c.path_source else None,
        "missing_vnd": c.missing_vnd,
        "left_last_year_vnd": c.left_last_year_vnd,
        "figure_period": c.figure_period.code if c.figure_period else None,
        "status": c.state.value,
        "absence": c.absence.value if c.absence else None,
        "sentence": words.sentence(c.sentence),
    }


def credit_json(indicator: Indicator, figure: RolledUp) -> dict[str, Any]:
    """Policy credit and mobilised funds: in the indicator's own unit, apart from all disbursement."""
    return {
        "indicator": indicator.code,
        "kind": indicator.role.value,
        "amount": decimal_text(figure.shown),
        "unit_of_measure": indicator.unit_of_measure,
        "absence": figure.why.value if figure.why else None,
        "figure_period": figure.parts[0].period.code if figure.parts else None,
    }


def reason_text(p: ProjectStanding, words: Words) -> str | None:
    """Why there is no rate on the total plan, in words."""
    return words.code(Message(p.rate_total_reason), "sentence") if p.rate_total_reason else None


def _flows(flows: MoneyFlows) -> dict[str, int | None]:
    """The month, advances, and Kho bạc's word."""
    return {field.name: getattr(flows, field.name) for field in fields(flows)}


def by_fund(standing: Standing) -> dict[str, dict[str, int | None]]:
    """This year's money by its source."""
    return {f.fund: {"allocated_vnd": f.allocated_vnd, "disbursed_vnd": f.disbursed_vnd} for f in standing.funds}
