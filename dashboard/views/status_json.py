"""Where everything stands as one JSON object: the contract of `giamngheo status --json`, and what the pages show."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.domain.messages import Message
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reporting.proposals import UnitWords, words_of_units
from dashboard.domain.verdicts.parts import Gap, Projection, RolledUp
from dashboard.domain.verdicts.population import GroupFigure, group_figures
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import (
    CarriedOver,
    MoneyEstimate,
    MoneyFlows,
    MoneyStanding,
    ProjectStanding,
)
from dashboard.domain.verdicts.standing_targets import FurtherGoal, TargetStanding
from dashboard.domain.verdicts.states import states
from dashboard.text import Words
from dashboard.views.money.credit import credit_figures
from dashboard.views.reasons import project_why, target_why
from dashboard.views.target_facts import further_text


def status_json(standing: Standing, words: Words) -> dict[str, Any]:
    """Decimals as strings, shares as fractions, money in đồng, units and indicators by code."""
    plan = standing.snapshot.plan
    return {
        "programme": plan.programme.code,
        "year": plan.year,
        "period": standing.period.code,
        "unit": standing.unit,
        "version": standing.snapshot.version,
        "sample": plan.sample,
        "headline": words.sentence(standing.headline),
        "targets": [
            _target(t, standing, words) | _level_asked(t, standing) | _groups(t, standing) for t in standing.targets
        ],
        "money": [_money(line) for line in standing.money],
        "projects": [_project(p, standing, words) for p in standing.projects],
        "totals": _project(standing.total, standing, words, whole=True) | {"by_fund": _by_fund(standing)},
        "credit": [_credit(indicator, figure) for indicator, figure in credit_figures(standing)],
        "reporting": {
            "reported": list(standing.reporting.coverage.reported),
            "expected": list(standing.reporting.coverage.expected),
            "missing": list(standing.reporting.coverage.missing),
            "partly": list(standing.reporting.partly),
            "late": list(standing.reporting.late),
            "due_before": due.isoformat() if (due := standing.reporting.due_before) else None,
        },
        "gaps": [_gap(gap) for gap in standing.gaps],
        "needing_support": [_gap(gap) for gap in standing.needing_support],
        "proposals": [_words(one) for one in words_of_units(standing.snapshot, standing.period)],
    }


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal without exponent or trailing zeros, at most ten decimals."""
    if value is None:
        return None
    text = f"{round(value, 10):f}"
    trimmed = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if trimmed == "-0" else trimmed


def _target(t: TargetStanding, standing: Standing, words: Words) -> dict[str, Any]:
    stated = t.target.high if t.indicator.direction == "falls" else t.target.low
    return {
        "id": t.target.id,
        "indicator": t.indicator.code,
        "operator": t.target.operator.value,
        "basis": t.target.basis.value,
        "target": decimal_text(stated),
        "low": decimal_text(t.target.low),
        "high": decimal_text(t.target.high),
        "baseline": decimal_text(t.baseline),
        "actual": decimal_text(t.actual),
        "numerator": decimal_text(t.figure.numerator),
        "denominator": decimal_text(t.figure.denominator),
        "estimate": t.figure.estimate,
        "text": t.figure.text,
        "states": [_state(o) for said in states(t.figure.parts) for o in said.by],
        "figure_period": t.figure_period.code if t.figure_period else None,
        "progress": decimal_text(t.progress),
        "path": decimal_text(t.path),
        "pace": decimal_text(t.pace),
        "pace_rule": t.target.pace_rule.value,
        "required_rate": decimal_text(t.required_rate),
        "recent_rate": decimal_text(t.recent_rate),
        "weeks_late": t.weeks_late,
        **_projected(t.projection),
        "path_source": t.path_source.value if t.path_source else None,
        "preliminary": t.figure.preliminary,
        "last_year": decimal_text(t.last_year.shown) if t.last_year else None,
        "last_year_units": {
            "reported": len(t.last_year.coverage.reported),
            "expected": len(t.last_year.coverage.expected),
        }
        if t.last_year
        else None,
        "settled": {"basis": t.target.settled, "by": t.target.settled_by, "on": _day(t.target.settled_on)}
        if t.target.settled
        else None,
        "tiers": [
            {
                "id": tier.target.id,
                "tier": tier.target.tier.value,
                "goal": decimal_text(tier.goal),
                "status": tier.state.value,
            }
            for tier in t.tiers
        ],
        "baseline_confirmed": {"by": t.target.baseline_by, "on": _day(t.target.baseline_on)}
        if t.target.baseline_by
        else None,
        "baseline_offered": {
            "value": decimal_text(t.offered.value),
            "year": t.offered.year,
            "preliminary": t.offered.figure.preliminary,
        }
        if t.offered
        else None,
        "further": [_further(goal, words) for goal in t.further],
        "status": t.state.value,
        "provisional": _provisional(t),
        "absence": t.absence.value if t.absence else None,
        "sentence": words.sentence(t.sentence),
        "why": list(target_why(standing, t, words)),
        "coverage": {
            "reported": list(t.figure.coverage.reported),
            "expected": list(t.figure.coverage.expected),
            "missing": list(t.figure.coverage.missing),
        },
        "carried": {code: period.code for code, period in t.figure.carried},
        "own_figure": decimal_text(t.own_figure.shown) if t.own_figure else None,
    }


def _provisional(t: TargetStanding) -> dict[str, str | None] | None:
    """The verdict if the estimates of a span held; it is in no count."""
    if t.provisional is None:
        return None
    held = t.provisional.standing
    return {
        "span": t.provisional.span.code, "estimate": decimal_text(held.actual), "path": decimal_text(held.path),
        "status": held.state.value,
    }  # fmt: skip


def _state(o: Observation) -> dict[str, Any]:
    """One unit's words with the cell they stand in; `submission` is the number of the report in the store."""
    return {
        "text": o.text,
        "subject": o.subject,
        "reporter": o.reporter,
        "period": o.period.code,
        "submission": o.submission,
        "place": str(o.place),
    }


def _further(goal: FurtherGoal, words: Words) -> dict[str, Any]:
    """A goal that the same sentence states: a change as a fraction (of shares in points), a count as so many."""
    return {
        "part": goal.part.value,
        "indicator": goal.indicator.code,
        "asked": decimal_text(goal.asked),
        "is_change": goal.is_change,
        "relative": goal.relative,
        "start": decimal_text(goal.start),
        "reached": decimal_text(goal.reached),
        "status": goal.state.value,
        "in_words": further_text(goal, words),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _level_asked(t: TargetStanding, standing: Standing) -> dict[str, str | None]:
    """The level to be reached, of whom it is asked: a unit without a target of its own gets a figure, not a goal."""
    asked = standing.unit in (standing.snapshot.plan.root, t.target.unit)
    return {"goal": decimal_text(t.goal) if asked else None}


def _groups(t: TargetStanding, standing: Standing) -> dict[str, list[dict[str, Any]]]:
    """Of every group that the plan wants; groups may overlap. `part` is null where there is no whole to take it of."""
    return {"groups": [_group(one) for one in group_figures(standing.snapshot, t)]}


def _group(one: GroupFigure) -> dict[str, Any]:
    figure, part = one.figure, one.part
    return {
        "group": one.group.code,
        "name": one.group.name,
        "actual": decimal_text(figure.amount),
        "numerator": decimal_text(figure.numerator),
        "denominator": decimal_text(figure.denominator),
        "absence": figure.absence.value if figure.absence else None,
        "part": decimal_text(part.share) if part else None,
        "part_of": decimal_text(part.of_all) if part else None,
        "part_units": part.units if part else None,
        "reported": list(figure.coverage.reported),
        "missing": list(figure.coverage.missing),
        "carried": {code: period.code for code, period in figure.carried},
    }


def _projected(projection: Projection | None) -> dict[str, str | None]:
    """What is expected at 31/12, and the span of it."""
    return {
        "projection": decimal_text(projection.value) if projection else None,
        "projection_low": decimal_text(projection.low) if projection else None,
        "projection_high": decimal_text(projection.high) if projection else None,
    }


def _money(line: MoneyStanding) -> dict[str, Any]:
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


def _project(p: ProjectStanding, standing: Standing, words: Words, whole: bool = False) -> dict[str, Any]:
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
        **_projected(p.projection),
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


def _credit(indicator: Indicator, figure: RolledUp) -> dict[str, Any]:
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


def _by_fund(standing: Standing) -> dict[str, dict[str, int | None]]:
    return {f.fund: {"allocated_vnd": f.allocated_vnd, "disbursed_vnd": f.disbursed_vnd} for f in standing.funds}


def _words(one: UnitWords) -> dict[str, str | None]:
    """`not_repeated_in`: the unit's newest report, where that one has no words."""
    return {
        "unit": one.sent.unit,
        "period": one.sent.period.code,
        "receipt": one.sent.receipt,
        "difficulties": one.words.difficulties,
        "causes": one.words.causes,
        "recommendations": one.words.recommendations,
        "not_repeated_in": one.later.code if one.later else None,
    }


def _gap(gap: Gap) -> dict[str, str | None]:
    return {
        "unit": gap.unit,
        "indicator": gap.indicator,
        "gap": decimal_text(gap.gap),
        "actual": decimal_text(gap.amount),
        "absence": gap.absence.value if gap.absence else None,
    }
