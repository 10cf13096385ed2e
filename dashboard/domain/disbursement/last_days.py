"""Until when money may be paid: the day that its allocation names, else the end of the plan year.

Investment capital of a year may be paid until 31/01 of the next one, where its plan names that day; current expenditure ends
with its year (docs/method.en.md: Kinds of capital and their last day).
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dashboard.domain.disbursement.allocated import Line
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan


def last_day(plan: Plan, line: Line) -> date:
    """The last day on which a line may be paid."""
    return line.allocation.spend_by or date(plan.year, 12, 31)


def latest(plan: Plan, lines: Iterable[Line]) -> date:
    """The last day on which any of the lines may be paid; of none the year's end."""
    return max((last_day(plan, line) for line in lines), default=date(plan.year, 12, 31))


def straight_part(plan: Plan, day: date, period: Period) -> Decimal:
    """The part of a straight line from the year's first day to `day` that has passed at the end of `period`."""
    if period.end >= day:
        return Decimal(1)
    until = (day.year - plan.year) * 12 + day.month - 1 + Decimal(day.day) / monthrange(day.year, day.month)[1]
    return min(Decimal(1), period.last_month / until)


def months_left(plan: Plan, day: date, period: Period) -> int:
    """Whole months from the end of `period` to the end of the month of `day`."""
    return max(0, (day.year - plan.year) * 12 + day.month - period.last_month)
