"""What the whole programme leaves unspent at 31/12: what its projects leave, for money of one cannot be spent on another."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.forecast import projection
from dashboard.domain.verdicts.parts import Projection
from dashboard.domain.verdicts.standing_money import ProjectStanding


def judged_apart(plan: Plan, projects: Sequence[ProjectStanding], allocated: int | None) -> tuple[ProjectStanding, ...]:
    """The uppermost projects with money, where together they have all of it; else none."""
    given = {p.project.code: p for p in projects if p.allocated_vnd}
    upper = tuple(p for code, p in given.items() if given.keys().isdisjoint(plan.ancestors(code)))
    return upper if upper and sum(p.allocated_vnd or 0 for p in upper) == allocated else ()


def left_by_parts(parts: Sequence[ProjectStanding]) -> Projection | None:
    """The sum of what each leaves; None where one of them has no forecast."""
    left = [p.unspent for p in parts]
    known = [one for one in left if one is not None]
    if not known or len(known) < len(left):
        return None
    return Projection(*(sum((getattr(one, of) for one in known), Decimal(0)) for of in ("value", "low", "high")))


def left_by_month(parts: Sequence[ProjectStanding]) -> dict[int, Decimal]:
    """By month what was to be left by the same rule then; only months in which each of them had a forecast."""
    ends = [_ends(p) for p in parts]
    months = set.intersection(*(set(one) for one in ends)) if ends else set()
    return {month: sum((one[month] for one in ends), Decimal(0)) for month in sorted(months)}


def _ends(p: ProjectStanding) -> dict[int, Decimal]:
    paid = {
        point.period.last_month: Decimal(point.disbursed_vnd) for point in p.series if point.disbursed_vnd is not None
    }
    ends = {month: projection(paid, month, from_zero=True) for month in paid if month <= 12}
    given = Decimal(p.allocated_vnd or 0)
    return {month: max(Decimal(0), given - Decimal(int(end.value))) for month, end in ends.items() if end is not None}
