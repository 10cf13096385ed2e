"""Rates and projections from what was reached month by month (docs/method.en.md: Needed a month, weeks late, forecast)."""

from decimal import Decimal

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.verdicts.parts import Projection, State
from dashboard.domain.verdicts.progress import Reach, reach
from dashboard.domain.verdicts.standing_targets import TargetStanding

Reached = dict[int, Decimal]  # month -> cumulative value at its end


def recent_rate(reached: Reached, month: int, from_zero: bool) -> Decimal | None:
    """What a month brought on average over the last three; None with fewer than three months to look back on."""
    now = reached.get(month)
    before = Decimal(0) if month == 3 and from_zero else reached.get(month - 3)
    if now is None or before is None:
        return None
    return (now - before) / 3


def required_rate(actual: Decimal, goal: Decimal, months_left: int) -> Decimal | None:
    """(T − A) / months left: signed, per month; None when no months are left."""
    return (goal - actual) / months_left if months_left > 0 else None


def projection(reached: Reached, month: int, from_zero: bool) -> Projection | None:
    """The year's end at the last three months' pace, with the slowest and fastest of the three; None under three points."""
    rate = recent_rate(reached, month, from_zero)
    if rate is None or len([m for m in reached if m <= month]) < 3:
        return None
    left = max(0, 12 - month)
    known = dict(reached)
    if from_zero:
        known.setdefault(0, Decimal(0))
    steps = [known[m] - known[m - 1] for m in range(month - 2, month + 1) if m in known and m - 1 in known] or [rate]
    now = known[month]
    return Projection(now + rate * left, now + min(steps) * left, now + max(steps) * left)


def reaches(t: TargetStanding) -> bool | None:
    """Whether the year ends with the target met at the last three months' pace, of shares too; None where nobody can say.

    What is met already is met; of what is only to be held, and of the year's last figure, there is no forecast.
    """
    if not t.state.judged or t.is_last or t.spans_years or t.indicator.direction is Direction.HOLDS or t.is_held:
        return None
    if t.state in (State.ACHIEVED, State.EXCEEDED):
        return True
    if t.recent_rate is None or t.reckoned is None or t.period.last_month > 12:
        return None
    end = t.reckoned + t.recent_rate * t.period.months_left
    found = reach(end, t.target, t.indicator.direction, t.baseline)
    return None if found is None else found is not Reach.NOT_YET
