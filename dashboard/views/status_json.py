"""Where everything stands as one JSON object: the contract of `giamngheo status --json`, and what the pages show."""

from datetime import date
from typing import Any

from dashboard.domain.people.named import signer
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.proposals import UnitWords, words_of_units
from dashboard.domain.reporting.unreviewed import reviews, unreviewed
from dashboard.domain.verdicts.forecast import no_forecast, reaches
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.population import GroupFigure, group_figures
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import FurtherGoal, TargetStanding
from dashboard.domain.verdicts.states import states
from dashboard.text import Words
from dashboard.views.causes import causes_json
from dashboard.views.json_values import decimal_text, projected
from dashboard.views.matters_json import matters_json
from dashboard.views.money.credit import credit_figures
from dashboard.views.reasons import target_why
from dashboard.views.status_money_json import by_fund, credit_json, money_json, project_json
from dashboard.views.target_facts import further_text


def status_json(standing: Standing, words: Words, calendar: Completeness | None = None) -> dict[str, Any]:
    """Decimals as strings, shares as fractions, money in đồng, units and indicators by code.

    `calendar`, as it stands on the day: with it, what wants a decision, for reports are a part of it.
    """
    plan = standing.snapshot.plan
    matters = {"matters": matters_json(standing, calendar, words)} if calendar else {}
    return matters | {
        "programme": plan.programme.code,
        "year": plan.year,
        "period": standing.period.code,
        "unit": standing.unit,
        "version": standing.snapshot.version,
        "sample": plan.sample,
        "counting": standing.snapshot.counting.value,
        "unreviewed": _unreviewed(standing),
        "headline": words.sentence(standing.headline),
        "targets": [
            _target(t, standing, words) | _level_asked(t, standing) | _groups(t, standing) for t in standing.targets
        ],
        "money": [money_json(line) for line in standing.money],
        "projects": [project_json(p, standing, words) for p in standing.projects],
        "totals": project_json(standing.total, standing, words, whole=True) | {"by_fund": by_fund(standing)},
        "credit": [credit_json(indicator, figure) for indicator, figure in credit_figures(standing)],
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
        "causes": causes_json(standing),
    }


def _unreviewed(standing: Standing) -> dict[str, int] | None:
    """Reports up to the period that nobody approved; None where the office does not review."""
    if not reviews(standing.snapshot):
        return None
    found = unreviewed(standing.snapshot, standing.period)
    return {"counted": found.counted, "left_out": found.left_out}


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
        **projected(t.projection),
        "forecast_reached": reaches(t),
        "no_forecast": no_forecast(t),
        "path_source": t.path_source.value if t.path_source else None,
        "preliminary": t.figure.preliminary,
        "last_year": decimal_text(t.last_year.shown) if t.last_year else None,
        "last_year_units": {
            "reported": len(t.last_year.coverage.reported),
            "expected": len(t.last_year.coverage.expected),
        }
        if t.last_year
        else None,
        "settled": {
            "basis": t.target.settled,
            "by": words.person(signer(standing.snapshot.plan, t.target.settled_by)),
            "on": _day(t.target.settled_on),
        }
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
        "baseline_confirmed": {
            "by": words.person(signer(standing.snapshot.plan, t.target.baseline_by)),
            "on": _day(t.target.baseline_on),
        }
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


def _words(one: UnitWords) -> dict[str, str | None]:
    """`not_repeated_in`: the unit's newest report, where that one has no words."""
    return {
        "unit": one.sent.unit,
        "period": one.sent.period.code,
        "receipt": one.sent.receipt,
        "received": one.sent.received_at.isoformat(),
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
