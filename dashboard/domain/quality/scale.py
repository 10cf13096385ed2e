"""Figures far beyond what they can be of: the target of the year, the households of the unit, the base of a share."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.messages import Param
from dashboard.domain.plan.indicators import Direction, Indicator, Measure, ReviewRole
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import QualityCode, unit_name
from dashboard.domain.quality.outliers import FACTOR, LEAST_COUNT, jumps
from dashboard.domain.quality.series import Moment
from dashboard.domain.reported.observations import Observation
from dashboard.domain.sentences.phrases import figure

PERSONS = 10  # in a household, at the very most
_REACHED = (Operator.EQUAL, Operator.AT_LEAST, Operator.ABOVE, Operator.ABOUT, Operator.RANGE)
_AMOUNTS = (Basis.COUNT, Basis.LEVEL)
_HOUSES = ("hộ", "nhà", "căn", "căn nhà", "ngôi nhà")
_PEOPLE = ("người", "lao động", "khẩu", "nhân khẩu", "trẻ em", "trẻ", "học viên", "học sinh", "cán bộ")

Params = tuple[QualityCode, dict[str, Param]]


def beyond_scale(figures: Figures, indicator: Indicator, o: Observation) -> Params | None:
    """Why a count is far too great, whatever was reported before; None where it may be right or nobody knows the scale."""
    if indicator.measure is not Measure.COUNT or o.amount is None:
        return None
    if indicator.high is not None and o.amount > indicator.high:
        return None  # the plan's own limit says so
    return _beyond_target(figures, indicator, o, o.amount) or _beyond_households(figures, indicator, o, o.amount)


def _beyond_target(figures: Figures, indicator: Indicator, o: Observation, amount: Decimal) -> Params | None:
    """More than five times the unit's own target, or more than the target of an area that it is only a part of."""
    if indicator.direction is not Direction.RISES:
        return None
    plan, targets, key = figures.snapshot.plan, figures.gathered.targets, (indicator.code, o.subject)
    if key not in targets:
        targets[key] = target_of(plan, indicator, o.subject)
    found = targets[key]
    if found is None:
        return None
    unit, limit = found
    if amount <= (limit * FACTOR if unit == o.subject else limit) or amount - limit < LEAST_COUNT:
        return None
    params: dict[str, Param] = {
        "target": figure(indicator, limit), "whole": unit_name(plan, unit), "times": round(amount / limit, 1)
    }  # fmt: skip
    return QualityCode.BEYOND_TARGET, params


def target_of(plan: Plan, indicator: Indicator, subject: str) -> tuple[str, Decimal] | None:
    """What the year's target of a unit asks for, or that of the nearest area it is a part of; None where none does."""
    for unit in (subject, *_above(plan, subject)):
        bounds = [bound for target in _targets(plan, indicator, unit) if (bound := target.high or target.low)]
        if bounds:
            return unit, max(bounds)
    return None


def _targets(plan: Plan, indicator: Indicator, unit: str) -> list[Target]:
    return [
        t for t in plan.targets
        if t.indicator == indicator.code and t.unit == unit and t.basis in _AMOUNTS and t.operator in _REACHED
    ]  # fmt: skip


def _above(plan: Plan, subject: str) -> Iterator[str]:
    unit = plan.unit_by_code.get(subject)
    while unit is not None and unit.parent:
        yield unit.parent
        unit = plan.unit_by_code.get(unit.parent)


def _beyond_households(figures: Figures, indicator: Indicator, o: Observation, amount: Decimal) -> Params | None:
    """More houses than households, or more people than ten in each of them, by the last review of the unit."""
    plan = figures.snapshot.plan
    counted = indicator.unit_of_measure.casefold()
    if counted not in (*_HOUSES, *_PEOPLE) or indicator.role is ReviewRole.ALL_HOUSEHOLDS:
        return None
    base = plan.indicator_of_role.get(ReviewRole.ALL_HOUSEHOLDS)
    if base is None:
        return None
    known = [
        other for other in figures.results_of(base.code, o.subject)
        if other.disaggregation == TOTAL and other.amount and other.period.end <= o.period.end
    ]  # fmt: skip
    if not known:
        return None
    newest = max(known, key=lambda other: other.period.end)
    households = newest.amount or Decimal(0)
    if amount <= households * (PERSONS if counted in _PEOPLE else 1):
        return None
    return QualityCode.BEYOND_HOUSEHOLDS, {"households": figure(base, households), "since": newest.period}


def base_moved(moment: Moment[Observation]) -> dict[str, Param] | None:
    """The base of a share before and now, where one is more than five times the other; None where it is not."""
    o, last = moment.figure, moment.last
    if last is None or o.denominator is None or last.denominator is None or (o.numerator or 0) > o.denominator:
        return None
    if not jumps(o.denominator, last.denominator, LEAST_COUNT):
        return None
    return {"below": o.denominator, "before": last.denominator, "since": last.period}
