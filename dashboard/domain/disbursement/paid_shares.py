"""Last year's own curve of money: which part of a year's payments each month of it had seen."""

from collections.abc import Mapping
from decimal import Decimal

from dashboard.domain.disbursement.spending import spent_by_month, year_money
from dashboard.domain.disbursement.spent import Spent
from dashboard.domain.periods import Period
from dashboard.domain.plan import paths
from dashboard.domain.plan.plan import ALL_PROJECTS
from dashboard.domain.reported.snapshot import Snapshot


def paid_shares(year: Snapshot) -> Mapping[str, paths.Points]:
    """By project, and of the whole programme: month → part of what that year paid, 0 to 1, never falling.

    Only of those whose year is whole: whoever paid reported December too.
    """
    plan, december = year.plan, Period.of_month(year.plan.year, 12)
    months = spent_by_month(year, december)
    shares = {}
    for code in (ALL_PROJECTS, *plan.project_by_code):
        below = frozenset(plan.project_by_code) if code == ALL_PROJECTS else plan.subtree(code)
        paid = [year_money(plan, month.of(below)) for month in months]
        end = paid[-1].total()
        if end and end > 0 and not paid[-1].silent(12):
            shares[code] = paths.one_way({0: Decimal(0)} | _reported(paid, end))
    return shares


def _reported(paid: list[Spent], end: int) -> paths.Points:
    """The part of `end` by each month of which somebody reported; a month without a report is no point of the path."""
    reported = ((m, month) for m, month in enumerate(paid, 1) if month.told(m))
    return {m: Decimal(month.total() or 0) / end for m, month in reported}
