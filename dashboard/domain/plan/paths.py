"""Planned paths: what the plan expects at the end of each period, and how long ago it stood where we stand."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf, Plan

WEEKS_A_MONTH = Decimal(52) / 12

Points = dict[int, Decimal]  # month (1-13; of other years counted on, 0 the end of the year before) -> value


def milestones(plan: Plan, of: PathOf, key: str) -> Points:
    """The milestones of one target or money line, by month; a project without its own has that of all projects."""
    return of_key(plan, of, key) or (of_key(plan, of, ALL_PROJECTS) if of is PathOf.MONEY else {})


def of_key(plan: Plan, of: PathOf, key: str) -> Points:
    """Only what was entered for this very target, project, or line ("DA2/NSTW/2024")."""
    steps = plan.milestones_of.get((of, key), ())
    return {m.period.last_month + 12 * (m.period.year - plan.year): m.value for m in steps}


def risen(points: Points, start: Decimal | None) -> Points:
    """A path with where it begins, at month 0: milestones say where it leads, and the year begins at the start.

    A step of an earlier year says where this one begins.
    """
    return points if start is None or not points or min(points) <= 0 else {0: start} | points


def at(points: Points, month: Decimal | int) -> Decimal | None:
    """The path at a month, straight between neighbouring milestones; None before the first, the last one's after it."""
    month = Decimal(month)
    before = max((m for m in points if m <= month), default=None)
    after = min((m for m in points if m > month), default=None)
    if before is None:
        return None
    if after is None:
        return points[before]
    part = (month - before) / (after - before)
    return points[before] + (points[after] - points[before]) * part


def at_period(points: Points, period: Period) -> Decimal | None:
    return at(points, period.last_month)


def one_way(parts: Points) -> Points:
    """Parts of a whole way, 0 to 1, that never fall: what was corrected downward later had not been reached before."""
    kept: Points = {}
    least = Decimal(1)
    for month in sorted(parts, reverse=True):
        least = max(Decimal(0), min(least, parts[month]))
        kept[month] = least
    return dict(sorted(kept.items()))


def weeks_behind(points: Points, month: int, actual: Decimal, start: Decimal | None) -> int | None:
    """How many weeks ago the path stood at `actual` (earned schedule); None when it is not behind, or never stood there.

    `start` is where the path began at month 0, where that is known.
    """
    known = dict(points)
    if start is not None:
        known.setdefault(0, start)
    months = sorted(m for m in known if m <= month)
    if not months:
        return None
    rising = known[max(known)] >= known[min(known)]
    here = at(known, month)
    if here is None or (actual >= here if rising else actual <= here):
        return None
    if month not in known:  # between two milestones: the path has gone on since the earlier one
        known[month] = here
        months.append(month)
    for early, later in reversed(list(pairwise(months))):
        low, high = known[early], known[later]
        if low != high and min(low, high) <= actual <= max(low, high):
            stood = early + (later - early) * (actual - low) / (high - low)
            return int(((month - stood) * WEEKS_A_MONTH).quantize(Decimal(1), ROUND_HALF_UP))
    return None
