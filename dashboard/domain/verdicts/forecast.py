"""Rates and projections from what was reached month by month (docs/method.en.md: Needed a month, weeks late, forecast)."""

from decimal import Decimal
from enum import StrEnum

from dashboard.domain.plan.indicators import Direction, Frequency
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


class NoForecast(StrEnum):
    """Why nobody can say whether the year ends with the target met."""

    NOT_JUDGED = "not_judged"
    LATER_YEAR = "later_year"
    LAST_FIGURE = "last_figure"  # the year's last figure is there
    HELD = "held"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    TOO_FEW = "too_few"
    NO_GOAL = "no_goal"


_NOT_MONTHLY = {
    Frequency.QUARTER: NoForecast.QUARTERLY, Frequency.HALF: NoForecast.HALF_YEARLY, Frequency.YEAR: NoForecast.YEARLY,
}  # fmt: skip


def reaches(t: TargetStanding) -> bool | None:
    """Whether the year ends with the target met at the last three months' pace, of shares too; None where nobody can say.

    What is met already is met; of what is only to be held, and of the year's last figure, there is no forecast.
    """
    found = outlook(t)
    return found if isinstance(found, bool) else None


def no_forecast(t: TargetStanding) -> NoForecast | None:
    """Why `reaches` says nothing of the target; None where it does."""
    found = outlook(t)
    return found if isinstance(found, NoForecast) else None


def outlook(t: TargetStanding) -> bool | NoForecast:
    """Whether the target will be met at the year's end, or why that is not said."""
    if not t.state.judged:
        return NoForecast.NOT_JUDGED
    if t.spans_years:
        return NoForecast.LATER_YEAR
    if t.is_last or t.period.last_month > 12:
        return NoForecast.LAST_FIGURE
    if t.indicator.direction is Direction.HOLDS or t.is_held:
        return NoForecast.HELD
    if t.state in (State.ACHIEVED, State.EXCEEDED):
        return True
    if t.recent_rate is None or t.reckoned is None:
        return _NOT_MONTHLY.get(t.indicator.frequency, NoForecast.TOO_FEW)
    end = t.reckoned + t.recent_rate * t.period.months_left
    found = reach(end, t.target, t.indicator.direction, t.baseline)
    return NoForecast.NO_GOAL if found is None else found is not Reach.NOT_YET
