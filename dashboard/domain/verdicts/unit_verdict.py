"""What the mark of one unit says of its figure where the target is the whole's (docs/method.en.md: Communes in need of support)."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts import progress
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding


def unit_state(standing: Standing, t: TargetStanding, unit: str, amount: Decimal | None) -> State:
    """The verdict on a unit's figure: its own target's where the plan gives it one, else by the path of the whole.

    Of a share only: what the whole is to count is no single unit's to reach, nor is a change from the whole's own start.
    """
    own = next((o for o in standing.targets if o.target.unit == unit and o.indicator.code == t.indicator.code), None)
    if own is not None:
        return own.state
    return state_by_whole(standing.snapshot.plan, t, amount)


def state_by_whole(plan: Plan, t: TargetStanding, amount: Decimal | None) -> State:
    """By the limits of the whole's target, as if the figure were its own."""
    return _judged(plan, t, amount)[0]


def under_the_whole(plan: Plan, t: TargetStanding, mine: TargetStanding) -> TargetStanding:
    """A unit's own figure under the whole's target, as if that were its own: for its track and for the rule that spoke."""
    state, pace = _judged(plan, t, mine.figure.shown)
    return replace(
        t, actual=mine.actual, figure=mine.figure, state=state, pace=pace, weeks_late=None, last_year=mine.last_year
    )


def _judged(plan: Plan, t: TargetStanding, amount: Decimal | None) -> tuple[State, Decimal | None]:
    if amount is None:
        return State.NO_DATA, None
    if t.indicator.measure is not Measure.PERCENTAGE or t.target.basis.is_change or not t.state.judged:
        return State.REPORTED, None
    direction = t.indicator.direction
    pace = progress.pace(t.target, direction, amount, t.path, None, t.goal)
    return progress.verdict(t.target, direction, amount, None, pace, plan.rules, t.is_last, t.path), pace
