"""One target at one period: figure, progress, path, pace, rates, state and sentence together."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain import forecast, paths, progress, sentences
from dashboard.domain.absence import Absence
from dashboard.domain.indicators import OWN, Aggregation, Frequency, Indicator, Measure
from dashboard.domain.periods import Period, months_of
from dashboard.domain.plan import PathOf
from dashboard.domain.rollup import own_figure, rolled_up, subjects
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.standing import RolledUp, SeriesPoint, State, TargetStanding
from dashboard.domain.targets import Operator, PaceRule, Target

_NO_FIGURE = {
    Absence.NIL: State.REPORTED,
    Absence.NOT_DUE: State.NOT_MEASURED,
    Absence.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def target_standing(snapshot: Snapshot, target: Target, period: Period, unit: str | None = None) -> TargetStanding:
    """How `target` stands at `period`; for a `unit` other than the target's own, its figure without a verdict."""
    plan = snapshot.plan
    indicator = plan.indicator_by_code[target.indicator]
    speaks_of = unit or target.unit
    figure = _figure(snapshot, indicator, speaks_of, period)
    points = paths.milestones(plan, PathOf.TARGET, target.id) if speaks_of == target.unit else {}
    judged_at = _judged_at(indicator, period)
    reached = _reached(snapshot, indicator, speaks_of, period)
    bare = TargetStanding(
        target=target, indicator=indicator, period=period, judged_at=judged_at, figure_period=_newest_period(figure), figure=figure,
        actual=figure.amount, baseline=target.baseline, goal=progress.goal(target, indicator.direction, target.baseline),
        progress=None, path=paths.at_period(points, judged_at), pace=None, state=State.NO_DATA, absence=figure.absence,
        sentence=(), series=_series(period, reached, points),
        own_figure=own_figure(snapshot, indicator, speaks_of, period),
    )  # fmt: skip
    if figure.amount is None:
        return _without_figure(snapshot, bare)
    if speaks_of != target.unit or target.operator is Operator.NONE:
        own = speaks_of == target.unit
        sentence = sentences.reported(indicator, plan, figure, own)
        goal = bare.goal if own else None
        return replace(bare, state=State.REPORTED, sentence=sentence, path=None, goal=goal)
    return _with_verdict(snapshot, bare, reached, points)


def _judged_at(indicator: Indicator, period: Period) -> Period:
    """A quarter's figure does not fall behind because a month has passed in which nobody owed a newer one."""
    due = [month for month in indicator.due_months if month <= period.last_month]
    return Period.of_month(period.year, due[-1]) if due and indicator.frequency is not Frequency.MONTH else period


def _figure(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> RolledUp:
    units = subjects(snapshot.plan, indicator, unit)
    if indicator.aggregation is Aggregation.NONE and indicator.subject == OWN and unit == snapshot.plan.root:
        units = (unit,)  # what cannot be added up is the root's own to report
    found = rolled_up(snapshot, indicator, units, period)
    if found.amount is None and not found.coverage.reported:
        own = own_figure(snapshot, indicator, unit, period)  # of an office that sends tables of its area only
        return replace(own, coverage=found.coverage) if own and own.amount is not None else found
    return found


def _reached(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> forecast.Reached:
    """The figure at the end of each month up to `period` at which one was due and reported."""
    found: forecast.Reached = {}
    for month in range(1, period.last_month + 1):
        if (
            indicator.frequency is not Frequency.MONTH
            and month not in indicator.due_months
            and month != period.last_month
        ):
            continue
        amount = _figure(snapshot, indicator, unit, Period.of_month(period.year, month)).amount
        if amount is not None:
            found[month] = amount
    return found


def _series(period: Period, reached: forecast.Reached, points: paths.Points) -> tuple[SeriesPoint, ...]:
    return tuple(
        SeriesPoint(month, reached.get(month.number), paths.at_period(points, month))
        for month in months_of(period.year)
    )


def _newest_period(figure: RolledUp) -> Period | None:
    return max((part.period for part in figure.parts), default=None)


def _without_figure(snapshot: Snapshot, bare: TargetStanding) -> TargetStanding:
    figure = bare.figure
    if figure.text:
        told = sentences.reported(bare.indicator, snapshot.plan, figure, judged=True)
        return replace(bare, state=State.REPORTED, sentence=told)
    state = _NO_FIGURE.get(figure.absence or Absence.NOT_REPORTED, State.NO_DATA)
    told = sentences.unmeasured(bare.target, bare.indicator, snapshot.plan, state, figure)
    return replace(bare, state=state, sentence=told)


def _with_verdict(
    snapshot: Snapshot, bare: TargetStanding, reached: forecast.Reached, points: paths.Points
) -> TargetStanding:
    target, direction, actual = bare.target, bare.indicator.direction, bare.actual
    assert actual is not None
    value = progress.pace(target, direction, actual, bare.path, bare.baseline, bare.goal)
    state = progress.verdict(target, direction, actual, bare.baseline, value, snapshot.plan.rules)
    from_zero = target.pace_rule is PaceRule.FROM_ZERO
    start = Decimal(0) if from_zero else bare.baseline
    month = bare.period.last_month
    to_go = bare.goal if state not in (State.ACHIEVED, State.EXCEEDED) else None
    standing = replace(
        bare,
        state=state,
        pace=value,
        progress=None if start is None or bare.goal is None else progress.progress(actual, start, bare.goal),
        weeks_late=_weeks_late(state, points, bare.judged_at.last_month, actual, start),
        required_rate=None if to_go is None else forecast.required_rate(actual, to_go, bare.period.months_left),
        recent_rate=forecast.recent_rate(reached, month, from_zero) if _monthly(bare.indicator) else None,
        projection=forecast.projection(reached, month, from_zero) if _projected(bare.indicator) else None,
    )
    return replace(standing, sentence=sentences.judged(standing, snapshot.plan))


def _weeks_late(state: State, points: paths.Points, month: int, actual: Decimal, start: Decimal | None) -> int | None:
    late = state in (State.BEHIND, State.SLIGHTLY_BEHIND)
    return paths.weeks_behind(points, month, actual, start) if late and points else None


def _monthly(indicator: Indicator) -> bool:
    return indicator.frequency is Frequency.MONTH


def _projected(indicator: Indicator) -> bool:
    """Only counts that grow month by month are projected: annual reviews and shares are not."""
    return _monthly(indicator) and indicator.measure in (Measure.COUNT, Measure.MONEY)
