"""Which poverty standard a figure is measured by, and where a series breaks because the standard changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from dashboard.domain.deprivation.households import poverty
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import Indicator, ReviewRole, Standard
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_review import of_role
from dashboard.domain.verdicts.reached import same_area


@dataclass(frozen=True)
class Point:
    """A figure of a series: a fraction, with the standard by which it was measured (None: nobody said)."""

    period: Period
    value: Decimal | None
    standard: Standard | None
    preliminary: bool = False


@dataclass(frozen=True)
class Break:
    """Between two points the standard changed: they are neither joined by a line nor subtracted."""

    last: Point
    first: Point


def standard_on(plan: Plan, day: date) -> Standard | None:
    """The standard in force on a day, the newest of several; None where the plan names none."""
    standing = [s for s in plan.standards if s.valid_from <= day and (s.valid_to is None or day < s.valid_to)]
    return max(standing, key=lambda s: s.valid_from, default=None)


def standard_of(plan: Plan, indicator: Indicator | None, period: Period) -> Standard | None:
    """The standard that the indicator names, else the one in force at the end of the period."""
    named = next((s for s in plan.standards if indicator is not None and s.code == indicator.standard), None)
    return named or standard_on(plan, period.end)


def change(earlier: Point, later: Point) -> Decimal | None:
    """later − earlier; None across two standards, or where either is not known."""
    if _another_standard(earlier, later) or earlier.value is None or later.value is None:
        return None
    return later.value - earlier.value


def lines(points: Iterable[Point]) -> tuple[tuple[Point, ...], ...]:
    """The points in the order of time, cut wherever the standard changes."""
    parts: list[list[Point]] = []
    for point in sorted(points, key=lambda p: p.period.order):
        if not parts or _another_standard(parts[-1][-1], point):
            parts.append([])
        parts[-1].append(point)
    return tuple(map(tuple, parts))


def breaks(points: Iterable[Point]) -> tuple[Break, ...]:
    """Where a series breaks, oldest first."""
    parts = lines(points)
    return tuple(Break(before[-1], after[0]) for before, after in pairwise(parts))


def _another_standard(earlier: Point, later: Point) -> bool:
    """Whether a standard that is known to be another lies between; an unnamed one is none of the named."""
    return (earlier.standard.code if earlier.standard else "") != (later.standard.code if later.standard else "")


def poverty_points(snapshot: Snapshot, unit: str, period: Period) -> tuple[Point, ...]:
    """The poverty rate at every review of this year by `period` and at the last one of each year before, oldest first.

    A year before is that of the same area, under whatever codes; the series begins where nobody knows what that was.
    """
    points = [_point(snapshot, (unit,), at) for at in _reviews(snapshot, period)]
    area: tuple[str, ...] = (unit,)
    now, seen = snapshot, 0
    while (before := now.before) is not None and seen < 20:  # a chain of years, never a ring
        parts = [same_area(now.plan, code, before.plan) for code in area]
        if not all(parts):
            break
        area = tuple(dict.fromkeys(code for part in parts for code in part))
        points.insert(0, _point(before, area, Period(before.plan.year, PeriodKind.YEAR)))
        now, seen = before, seen + 1
    return tuple({point.period: point for point in points if point is not None}.values())


def _reviews(snapshot: Snapshot, period: Period) -> list[Period]:
    counted = of_role(snapshot.plan, ReviewRole.POOR_HOUSEHOLDS)
    reported = snapshot.observations_by_indicator.get(counted.code, ()) if counted else ()
    return sorted({o.period for o in reported if o.period.last_month <= period.last_month}, key=lambda p: p.order)


def _point(snapshot: Snapshot, area: tuple[str, ...], period: Period) -> Point | None:
    households = poverty(snapshot, area, period)
    if households is None or households.review is None:
        return None
    rate = households.poverty_rate
    if len(area) > 1 and rate.figure.coverage.missing:
        return None  # one half of a merged commune is not the commune
    indicator = of_role(snapshot.plan, ReviewRole.POOR_HOUSEHOLDS)
    standard = standard_of(snapshot.plan, indicator, households.review)
    return Point(households.review, rate.figure.amount, standard, rate.figure.preliminary)
