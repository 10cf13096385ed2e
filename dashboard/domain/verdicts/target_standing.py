"""One target at one period: figure, progress, path, pace, rates and state together."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period, months_of
from dashboard.domain.plan import paths
from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.targets import Operator, PaceRule, Target
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts import forecast, progress
from dashboard.domain.verdicts.further_goals import further_goals
from dashboard.domain.verdicts.offered_baseline import offered_baseline
from dashboard.domain.verdicts.parts import RolledUp, SeriesPoint, State
from dashboard.domain.verdicts.reached import (
    amounts,
    at_same_period,
    early_figures,
    figure_of,
    figures,
    is_covered,
    told_amounts,
)
from dashboard.domain.verdicts.rollup import own_figure
from dashboard.domain.verdicts.severity import by_weeks
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.target_paths import planned_path

_NO_FIGURE = {
    Absence.NIL: State.REPORTED,
    Absence.NOT_DUE: State.NOT_MEASURED,
    Absence.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def target_standing(snapshot: Snapshot, target: Target, period: Period, unit: str | None = None) -> TargetStanding:
    """How `target` stands at `period`; for a `unit` other than the target's own, its figure without a verdict."""
    standing = _level(snapshot, target, period, unit)
    stated = target.stated_change is not None or target.stated_count is not None
    return replace(standing, further=further_goals(snapshot, standing)) if stated and standing.is_own else standing


def _level(snapshot: Snapshot, target: Target, period: Period, unit: str | None = None) -> TargetStanding:
    """What the target itself asks for; what its sentence states beside that stands apart."""
    indicator = snapshot.plan.indicator_by_code[target.indicator]
    subject = unit or target.unit
    figure = figure_of(snapshot, indicator, subject, period)
    points, source = planned_path(snapshot, target, indicator) if subject == target.unit else ({}, None)
    judged_at = _judged_at(indicator, period)
    by_month = figures(snapshot, indicator, subject, period)
    known = early_figures(snapshot, indicator, subject, period, figure) | by_month
    bare = TargetStanding(
        target=target, indicator=indicator, unit=subject, period=period, judged_at=judged_at,
        figure_period=_newest_period(figure), figure=figure,
        actual=figure.shown, baseline=target.start, goal=progress.goal(target, indicator.direction, target.start),
        progress=None, path=paths.at_period(points, judged_at), pace=None, state=State.NO_DATA, absence=figure.why,
        series=_series(period, known, told_amounts(known, indicator), points), path_source=source,
        own_figure=own_figure(snapshot, indicator, subject, period),
        last_year=at_same_period(snapshot, indicator, subject, period),
        offered=offered_baseline(snapshot, target) if subject == target.unit else None,
    )  # fmt: skip
    if figure.amount is None:
        return _without_figure(bare)
    if not bare.is_own or target.operator is Operator.NONE:
        return replace(bare, state=State.REPORTED, path=None, goal=None)
    if figure.is_nil and not _counts_from_nought(target, indicator):
        return replace(bare, state=State.REPORTED)
    least = snapshot.plan.rules.least_coverage
    told = amounts({month: then for month, then in by_month.items() if is_covered(then, subject, least)})
    if not is_covered(figure, subject, least) and not _is_settled(bare, told):
        return replace(bare, state=State.NOT_COVERED)
    if is_preliminary(indicator, figure, period) and bare.goal is not None:
        return replace(bare, state=State.PRELIMINARY, path=None)
    return _with_verdict(snapshot, bare, told, points)


def _counts_from_nought(target: Target, indicator: Indicator) -> bool:
    """Whether nil is nothing done: of what is left, or of a level, that nothing happened does not say where it stands."""
    return target.pace_rule is PaceRule.FROM_ZERO or (indicator.direction is Direction.RISES and target.start is None)


def _is_settled(bare: TargetStanding, told: forecast.Reached) -> bool:
    """Whether what is silent can change nothing: of a count from nought, which no further report makes less.

    Over its limit it is so whoever is missing; reached it is where enough had told by an earlier month.
    """
    target, indicator, amount = bare.target, bare.indicator, bare.reckoned
    counted = indicator.aggregation is Aggregation.SUM and target.pace_rule is PaceRule.FROM_ZERO
    if not counted or amount is None or indicator.value_type is ValueType.POINT_IN_TIME:
        return False
    here = progress.reach(amount, target, indicator.direction, bare.baseline)
    if progress.is_cap(target, indicator.direction):
        return here is progress.Reach.NOT_YET
    if indicator.direction is not Direction.RISES or here in (None, progress.Reach.NOT_YET):
        return False
    before = (progress.reach(then, target, indicator.direction, bare.baseline) for then in told.values())
    return any(then in (progress.Reach.REACHED, progress.Reach.BEYOND) for then in before)


def is_preliminary(indicator: Indicator, figure: RolledUp, period: Period) -> bool:
    """Whether a yearly figure is no final one: marked so, or made of a review's households before the year's review is due."""
    if indicator.frequency is not Frequency.YEAR:
        return False
    made = any(part.indicator != indicator.code for part in figure.parts)
    return figure.preliminary or (made and period.last_month < indicator.due_months[0])


def _judged_at(indicator: Indicator, period: Period) -> Period:
    """A quarter's figure does not fall behind because a month has passed in which nobody owed a newer one."""
    due = [month for month in indicator.due_months if month <= period.last_month]
    return Period.of_month(period.year, due[-1]) if due and indicator.frequency is not Frequency.MONTH else period


def _series(
    period: Period, by_month: Mapping[int, RolledUp], so_far: Mapping[int, Decimal | None], points: paths.Points
) -> tuple[SeriesPoint, ...]:
    sketchy = {month for month in so_far if by_month[month].preliminary}
    return tuple(
        SeriesPoint(month, so_far.get(month.number), paths.at_period(points, month), month.number in sketchy)
        for month in months_of(period.year)
    )


def _newest_period(figure: RolledUp) -> Period | None:
    return max({part.period for part in figure.parts}, default=None)


def _without_figure(bare: TargetStanding) -> TargetStanding:
    if bare.figure.text:
        return replace(bare, state=State.REPORTED)
    state = _NO_FIGURE.get(bare.absence or Absence.NOT_REPORTED, State.NO_DATA)
    return replace(bare, state=state, goal=bare.goal if bare.is_own else None)


def _with_verdict(
    snapshot: Snapshot, bare: TargetStanding, told: forecast.Reached, points: paths.Points
) -> TargetStanding:
    """`told`: what was reached by the months of which enough was told; of the others no rate speaks."""
    target, direction, actual = bare.target, bare.indicator.direction, bare.reckoned
    assert actual is not None
    value = progress.pace(target, direction, actual, bare.path, bare.baseline, bare.goal)
    is_share = bare.indicator.measure is Measure.PERCENTAGE
    state = progress.verdict(
        target, direction, actual, bare.baseline, value, snapshot.plan.rules, bare.is_last, bare.path, is_share
    )
    if state is State.NOT_ACHIEVED and value is None and bare.spans_years:
        state = State.NOTHING_DUE  # nothing says what it should be by now
    from_zero = target.pace_rule is PaceRule.FROM_ZERO
    start = Decimal(0) if from_zero else bare.baseline
    month = min(bare.period.last_month, 12)  # the 13th point is no month that a rate could be of
    no_way = progress.is_cap(target, direction) or direction is Direction.HOLDS
    done = bare.is_last or no_way or state in (State.ACHIEVED, State.EXCEEDED)
    to_go = None if done else bare.goal
    weeks = _weeks_late(state, points, bare.judged_at.last_month, actual, start)
    return replace(
        bare,
        state=by_weeks(state, weeks),
        pace=value,
        progress=None if start is None or bare.goal is None else progress.progress(actual, start, bare.goal),
        weeks_late=weeks,
        required_rate=None if to_go is None else forecast.required_rate(actual, to_go, bare.months_left),
        recent_rate=forecast.recent_rate(told, month, from_zero) if _monthly(bare.indicator, told, month) else None,
        projection=forecast.projection(told, month, from_zero) if _projected(bare, told, month) else None,
    )


def _weeks_late(state: State, points: paths.Points, month: int, actual: Decimal, start: Decimal | None) -> int | None:
    late = state in (State.BEHIND, State.SLIGHTLY_BEHIND)
    return paths.weeks_behind(points, month, actual, start) if late and points else None


def _monthly(indicator: Indicator, told: forecast.Reached, month: int) -> bool:
    """Whether there are months to speak of; of in-period figures a silent one would count as a month of nothing."""
    if indicator.frequency is not Frequency.MONTH:
        return False
    return indicator.value_type is not ValueType.INCREMENTAL or all(m in told for m in range(month - 2, month + 1))


def _projected(bare: TargetStanding, told: forecast.Reached, month: int) -> bool:
    """Only counts that grow month by month are projected, and while the year lasts: annual reviews and shares are not."""
    counted = bare.indicator.measure in (Measure.COUNT, Measure.MONEY)
    grows = counted and not bare.spans_years  # of a later year's target the year's end says nothing
    return _monthly(bare.indicator, told, month) and grows and bare.period.last_month <= 12
