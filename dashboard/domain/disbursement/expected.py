"""What the planned path expects of money by the end of a period; where nobody entered one, by a labelled default."""

from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.disbursement.allocated import Line, amount, is_other
from dashboard.domain.disbursement.spending import Spent, spent_by_month
from dashboard.domain.periods import Period
from dashboard.domain.plan import paths
from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf, Plan
from dashboard.domain.plan.rules import DefaultPath
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing import PathSource

Expected = tuple[int | None, PathSource | None]
_WEAKEST = (PathSource.STRAIGHT_LINE, PathSource.LAST_YEAR, PathSource.MILESTONES)


def expected(snapshot: Snapshot, project: str, lines: tuple[Line, ...], period: Period) -> Expected:
    """In đồng, of this year's `lines` of one project; of the whole programme the sum of what is expected of each line.

    A sum is labelled by its weakest part. (None, None) while an amount is unknown, and without any path.
    """
    if amount(lines) is None:
        return (None, None)
    total, sources = Decimal(0), set()
    for line in lines:
        share, source = _share(snapshot, line, period)
        if share is None or source is None:
            return (None, None)
        total += (line.amount_vnd or 0) * share
        if line.amount_vnd:
            sources.add(source)
    return (rounded(total), next((source for source in _WEAKEST if source in sources), _WEAKEST[-1]))


def rounded(amount_vnd: Decimal) -> int:
    return int(amount_vnd.quantize(Decimal(1), ROUND_HALF_UP))


def _share(snapshot: Snapshot, line: Line, period: Period) -> tuple[Decimal | None, PathSource | None]:
    """The part of a line to be disbursed by now: its own milestones, its project's, those of all projects, or a default."""
    plan = snapshot.plan
    own = f"{line.project}/{line.fund}/{line.budget_year}"
    for key in (own, line.project, ALL_PROJECTS):
        points = paths.of_key(plan, PathOf.MONEY, key)
        share = paths.at_period(points, period)
        if share is not None:
            return (share, PathSource.MILESTONES)
    if plan.rules.money_default is DefaultPath.NONE:
        return (None, None)
    if plan.rules.money_default is DefaultPath.LAST_YEAR:
        curve = _last_years_curves(snapshot, line.project)
        if curve:
            return (paths.at(curve, min(period.last_month, 12)) or Decimal(0), PathSource.LAST_YEAR)
    return (paths.straight_line(period), PathSource.STRAIGHT_LINE)


def _last_years_curves(snapshot: Snapshot, project: str) -> paths.Points:
    """Which part of what it paid that year the project, or else the whole programme, had paid by each month of it."""
    before = snapshot.before
    if before is None:
        return {}
    if "curves" not in before.remembered:
        before.remembered["curves"] = _curves(before)
    curves: dict[str, paths.Points] = before.remembered["curves"]  # type: ignore[assignment]
    return curves.get(project) or curves.get(ALL_PROJECTS) or {}


def _curves(before: Snapshot) -> dict[str, paths.Points]:
    """By project, and of the whole programme; only of those whose year is whole: whoever paid reported December too."""
    plan, december = before.plan, Period.of_month(before.plan.year, 12)
    months = spent_by_month(before, december)
    found = {}
    for code in (ALL_PROJECTS, *plan.project_by_code):
        below = frozenset(plan.project_by_code) if code == ALL_PROJECTS else plan.subtree(code)
        paid = [year_money(plan, month.of(below)) for month in months]
        end = paid[-1].total()
        if end and end > 0 and not paid[-1].silent(12):
            found[code] = paths.one_way({0: Decimal(0)} | _told(paid, end))
    return found


def _told(paid: list[Spent], end: int) -> paths.Points:
    """The part of `end` by each month of which somebody reported; a month that nobody told is no point of the path."""
    told = ((m, month) for m, month in enumerate(paid, 1) if any(row.period.last_month == m for row in month.rows))
    return {m: Decimal(month.total() or 0) / end for m, month in told}


def year_money(plan: Plan, paid: Spent) -> Spent:
    """Only what was paid from this year's budget money."""
    return Spent(tuple(r for r in paid.rows if r.budget_year == plan.year and not is_other(plan, r.fund)))
