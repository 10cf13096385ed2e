"""Rates and projections from what was reached month by month (docs/method.en.md: Needed a month, weeks late, forecast)."""

from decimal import Decimal

from dashboard.domain.verdicts.parts import Projection

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
