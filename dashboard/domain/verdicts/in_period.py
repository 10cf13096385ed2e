"""In-period figures of a year, each month counted once: of spans that overlap (a quarter in its half-year) one is added.

The spans that are added are disjoint, of one unit and over a succession: a former unit's figure of some months stands for
the part of it that went to successors without a figure of those months.

Example: A reports T1, T2 and quý I; A and B merge into N on 1/7; N reports the whole half-year H1. Of A, {quý I} and
{T1, T2} overlap: quý I covers three months, so it is kept. N's H1 covers quý I too, so A's figure counts for nothing; without
N's H1 it would count whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dashboard.domain.periods import Period
from dashboard.domain.plan.pieces import Pieces, still_standing
from dashboard.domain.reported.known_figures import TRUST
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.covering import part_of

_POINTS = 13  # twelve months, and the adjusting of the year's books in the January after it: a span of its own


@dataclass(frozen=True)
class _Cover:
    """Disjoint figures. The better of two says more of the year; then more of it officially, by the more trusted source,
    by what the store learned later, and in longer spans.
    """

    figures: tuple[Observation, ...] = ()
    months: int = 0
    official: int = 0
    distrust: int = 0
    learned: int = 0  # the latest of its reports

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        return (self.months, self.official, -self.distrust, self.learned, -len(self.figures))

    def plus(self, figure: Observation) -> "_Cover":
        first, last = months_of(figure.period)
        length = last - first + 1
        return _Cover(
            (*self.figures, figure),
            self.months + length,
            self.official + (0 if figure.preliminary else length),
            self.distrust + TRUST.index(figure.source) * length,
            max(self.learned, figure.submission or 0),
        )


def months_of(period: Period) -> tuple[int, int]:
    """The first and the last month that an in-period figure speaks of; 13 is the adjusting after the year's end."""
    return (period.last_month if period.last_month == _POINTS else period.begin.month, period.last_month)


def disjoint_figures(pieces: Pieces, figures: Iterable[Observation]) -> tuple[Observation, ...]:
    """Of each unit the disjoint figures that cover most of the year, without what successors report of the same months."""
    by_unit = sorted((o for o in figures if o.amount is not None), key=lambda o: o.subject)
    chosen = {unit: _disjoint(tuple(some)) for unit, some in groupby(by_unit, key=lambda o: o.subject)}
    reporters = _by_month(chosen)
    kept = []
    for unit, some in chosen.items():
        for figure in some:
            part = Decimal(1) if unit in pieces.shares else _standing(pieces, figure, reporters)
            if part:
                kept.append(part_of(figure, part))
    return tuple(kept)


def _by_month(chosen: Mapping[str, tuple[Observation, ...]]) -> list[set[str]]:
    """By month, from 1, the units with a figure of it."""
    reporters: list[set[str]] = [set() for _ in range(_POINTS + 1)]
    for unit, figures in chosen.items():
        for figure in figures:
            first, last = months_of(figure.period)
            for month in range(first, last + 1):
                reporters[month].add(unit)
    return reporters


def _standing(pieces: Pieces, figure: Observation, reporters: list[set[str]]) -> Decimal:
    """The part of a former unit's figure that went to units without a figure of any of its months."""
    first, last = months_of(figure.period)
    later = frozenset[str]().union(*reporters[first : last + 1]) - {figure.subject}
    return still_standing(pieces.plan, figure.subject, later, pieces.within)


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
