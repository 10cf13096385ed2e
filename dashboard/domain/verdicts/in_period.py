"""In-period figures of a year told once: of spans that overlap (a quarter in its half-year) only one is added."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dashboard.domain.periods import Period
from dashboard.domain.plan.pieces import Pieces, still_standing
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.speaking import TRUST, part_of

_POINTS = 13  # twelve months, and the adjusting of the year's books in the January after it: a span of its own


@dataclass(frozen=True)
class _Cover:
    """Disjoint figures. The better of two says more of the year; then more of it officially, by the more trusted source,
    and in longer spans.
    """

    figures: tuple[Observation, ...] = ()
    months: int = 0
    official: int = 0
    distrust: int = 0

    @property
    def rank(self) -> tuple[int, int, int, int]:
        return (self.months, self.official, -self.distrust, -len(self.figures))

    def plus(self, told: Observation) -> "_Cover":
        first, last = months_of(told.period)
        length = last - first + 1
        return _Cover(
            (*self.figures, told),
            self.months + length,
            self.official + (0 if told.preliminary else length),
            self.distrust + TRUST.index(told.source) * length,
        )


def months_of(period: Period) -> tuple[int, int]:
    """The first and the last month that an in-period figure speaks of; 13 is the adjusting after the year's end."""
    return (period.last_month if period.last_month == _POINTS else period.begin.month, period.last_month)


def told_once(pieces: Pieces, figures: Iterable[Observation]) -> tuple[Observation, ...]:
    """Of each unit the disjoint figures that say most of the year, without what successors tell of the same months."""
    by_unit = sorted((o for o in figures if o.amount is not None), key=lambda o: o.subject)
    chosen = {unit: _disjoint(tuple(some)) for unit, some in groupby(by_unit, key=lambda o: o.subject)}
    kept = []
    for unit, some in chosen.items():
        for told in some:
            part = Decimal(1) if unit in pieces.shares else _standing(pieces, told, chosen)
            if part:
                kept.append(part_of(told, part))
    return tuple(kept)


def _standing(pieces: Pieces, told: Observation, chosen: dict[str, tuple[Observation, ...]]) -> Decimal:
    """The part of a former unit's figure that went to units which tell nothing of its months."""
    later = {unit for unit, some in chosen.items() if unit != told.subject and any(_overlap(told, o) for o in some)}
    return still_standing(pieces.plan, told.subject, frozenset(later), pieces.within)


def _overlap(one: Observation, other: Observation) -> bool:
    (first, last), (begin, end) = months_of(one.period), months_of(other.period)
    return first <= end and begin <= last


def _disjoint(figures: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The best cover of the year: up to each month either the best before it, or a figure that ends there and the best
    before its span.
    """
    best = [_Cover()]
    for month in range(1, _POINTS + 1):
        ending = [o for o in figures if o.period.last_month == month]
        options = [best[-1], *(best[months_of(o.period)[0] - 1].plus(o) for o in reversed(ending))]
        best.append(max(options, key=lambda cover: cover.rank))
    return best[-1].figures
