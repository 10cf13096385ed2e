"""The planned path of a target: its milestones, or the default that the plan's rules name, which is always labelled."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan import paths
from dashboard.domain.plan.indicators import Direction, Indicator, Measure
from dashboard.domain.plan.plan import PathOf
from dashboard.domain.plan.rules import DefaultPath
from dashboard.domain.plan.targets import Operator, PaceRule, Target
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts import progress
from dashboard.domain.verdicts.parts import PathSource
from dashboard.domain.verdicts.reached import comparable, figure_of, reached, same_area

Planned = tuple[paths.Points, PathSource | None]


def planned_path(snapshot: Snapshot, target: Target, indicator: Indicator) -> Planned:
    """By month, in the indicator's own terms; no points where neither milestones nor a default give any.

    Of units that are counted it asks for whole ones.
    """
    points, source = _path(snapshot, target, indicator)
    counted = indicator.counts_units and indicator.measure is not Measure.PERCENTAGE
    return (_whole(points, indicator.direction) if counted else points, source)


def _whole(points: paths.Points, direction: Direction) -> paths.Points:
    """At each month of the year what the path asks for in whole units: of the next one nobody can have a part."""
    rounding = ROUND_CEILING if direction is Direction.FALLS else ROUND_FLOOR
    then = {month: paths.at(points, month) for month in range(13)}
    whole = {month: value.to_integral_value(rounding) for month, value in then.items() if value is not None}
    return whole | {month: value for month, value in points.items() if month > 12}


def _path(snapshot: Snapshot, target: Target, indicator: Indicator) -> Planned:
    """Without regard to whether parts of one can be had.

    Milestones begin at the start, month 0, where that is known: nought for what is counted from nought, else the baseline.
    """
    points = paths.milestones(snapshot.plan, PathOf.TARGET, target.id)
    start = Decimal(0) if target.pace_rule is PaceRule.FROM_ZERO else target.start
    if points:
        return (paths.risen(points, start), PathSource.MILESTONES)
    rule = snapshot.plan.rules.target_default
    goal = progress.goal(target, indicator.direction, target.start)
    judged = target.pace_rule is not PaceRule.NONE and indicator.direction is not Direction.HOLDS
    if rule is DefaultPath.NONE or goal is None or start is None or not judged or target.operator is Operator.NONE:
        return ({}, None)
    years = max(target.until or 0, snapshot.plan.year) - snapshot.plan.year + 1 if not target.each_year else 1
    if years > 1:  # the years between have no steps: the years left, in equal parts
        return ({0: start, 12 * years: goal}, PathSource.STRAIGHT_LINE)
    parts = _last_years_curve(snapshot, target, indicator) if rule is DefaultPath.LAST_YEAR else None
    if parts is not None:
        return ({month: start + (goal - start) * part for month, part in parts.items()}, PathSource.LAST_YEAR)
    line = {month: start + (goal - start) * Decimal(month) / 12 for month in indicator.due_months}
    return (line, PathSource.STRAIGHT_LINE)


def _last_years_curve(snapshot: Snapshot, target: Target, indicator: Indicator) -> paths.Points | None:
    """Which part of its whole way the indicator had gone by each month of last year; None where the year is not whole."""
    before = snapshot.before
    earlier = before.plan.indicator_by_code.get(indicator.code) if before else None
    units = same_area(snapshot.plan, target.unit, before.plan) if before else ()
    if before is None or earlier is None or not comparable(indicator, earlier) or len(units) != 1:
        return None
    december = Period.of_month(before.plan.year, 12)
    coverage = figure_of(before, earlier, units[0], december).coverage
    if coverage.missing or not coverage.reported:
        return None  # what stands in for a silent December is no end of a year
    months = reached(before, earlier, units[0], december)
    start = Decimal(0) if target.pace_rule is PaceRule.FROM_ZERO else _start(before, target, units[0])
    end = months.get(max(indicator.due_months))
    if start is None or end is None or end == start:
        return None
    return paths.one_way({month: (value - start) / (end - start) for month, value in months.items()})


def _start(before: Snapshot, target: Target, unit: str) -> Decimal | None:
    """Where last year began: the baseline of the same unit's target of the indicator in last year's plan."""
    known = (t for t in before.plan.targets if (t.indicator, t.unit) == (target.indicator, unit))
    return next((t.start for t in known if t.start is not None), None)
