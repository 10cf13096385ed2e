"""What the planned path expects of money by the end of a period; where nobody entered one, by a labelled default."""

from collections.abc import Collection, Iterable
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.disbursement.allocated import Line, amount
from dashboard.domain.disbursement.last_days import last_day, straight_part
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.periods import Period
from dashboard.domain.plan import paths
from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf
from dashboard.domain.plan.rules import DefaultPath
from dashboard.domain.verdicts.parts import PathSource

Expected = tuple[int | None, PathSource | None]
Share = tuple[Decimal | None, PathSource | None]  # of a line, 0 to 1
_WEAKEST = (PathSource.STRAIGHT_LINE, PathSource.LAST_YEAR, PathSource.MILESTONES)


def expected(paid: Payments, lines: tuple[Line, ...], period: Period) -> Expected:
    """In đồng, of this year's `lines` of one project or of all; a sum is labelled by its weakest part.

    (None, None) while an amount is unknown, and without any path.
    """
    if amount(lines) is None:
        return (None, None)
    return summed((line, _share(paid, line, period)) for line in lines)


def summed(shares: Iterable[tuple[Line, Share]]) -> Expected:
    """What lines are to have paid by the parts of each, in đồng; (None, None) where one of them has no path."""
    total, sources = Decimal(0), set()
    for line, (share, source) in shares:
        if share is None or source is None:
            return (None, None)
        total += (line.amount_vnd or 0) * share
        if line.amount_vnd:
            sources.add(source)
    return (rounded(total), weakest(sources))


def weakest(sources: Collection[PathSource]) -> PathSource:
    """What a sum of paths is labelled by."""
    return next((source for source in _WEAKEST if source in sources), _WEAKEST[-1])


def rounded(amount_vnd: Decimal) -> int:
    """Whole đồng, halves up."""
    return int(amount_vnd.quantize(Decimal(1), ROUND_HALF_UP))


def _share(paid: Payments, line: Line, period: Period) -> tuple[Decimal | None, PathSource | None]:
    """The part of a line to be disbursed by now: its own milestones, its project's, those of all projects, or a default."""
    plan = paid.plan
    own = f"{line.project}/{line.fund}/{line.budget_year}"
    for key in (own, line.project, ALL_PROJECTS):
        points = paths.risen(paths.of_key(plan, PathOf.MONEY, key), Decimal(0))
        share = paths.at_period(points, period)
        if share is not None:
            return (share, PathSource.MILESTONES)
    if plan.rules.money_default is DefaultPath.NONE:
        return (None, None)
    if plan.rules.money_default is DefaultPath.LAST_YEAR:
        shares = paid.last_years_shares
        curve = shares.get(line.project) or shares.get(ALL_PROJECTS)
        if curve:
            return (paths.at(curve, min(period.last_month, 12)) or Decimal(0), PathSource.LAST_YEAR)
    return (straight_part(plan, last_day(plan, line), period), PathSource.STRAIGHT_LINE)
