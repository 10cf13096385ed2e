"""Figures that stand apart from their own earlier ones: the robust z-score, and more than five times the last figure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MONTHS = 12  # earlier figures that are looked at
LEAST = 4  # of them; fewer say nothing about what is usual
Z_LIMIT = Decimal("3.5")
FACTOR = 5
LEAP = 50  # times the least that counts, after a figure smaller than that
LEAST_COUNT = Decimal(10)  # smaller differences of counts happen everywhere
LEAST_SHARE = Decimal("0.02")
LEAST_MONEY = Decimal(10_000_000)  # đồng, or a tenth of what the line was given
# a smaller spread is what the rounding of shares leaves, 1/3 and 2/3 less 1/3: no scale either
_SAME = Decimal("1E-20")
_OF_APART = Decimal("0.1928")  # a spread of so much of it, a little over 0,6745 / 3,5, makes any figure usual
_NORMAL = Decimal("0.6745")  # the median deviation of normal errors, in standard deviations (Iglewicz and Hoaglin 1993)


@dataclass(frozen=True)
class Oddity:
    """What is unusual about a figure: its z-score against `count` earlier ones, and `factor`, new over last, of a jump.

    `now` and `median` are what z compares: of a cumulative figure what the periods added, else the figures themselves.
    """

    z: Decimal | None = None
    now: Decimal = Decimal(0)
    median: Decimal | None = None
    count: int = 0
    factor: Decimal | None = None

    @property
    def weight(self) -> Decimal:
        """How odd, to sort by: |z| over its limit or the factor over its own, whichever is greater."""
        times = max(self.factor, 1 / self.factor) if self.factor else Decimal(0)
        return max(abs(self.z or Decimal(0)) / Z_LIMIT, times / FACTOR)


def oddity(now: Decimal, earlier: Sequence[Decimal], least: Decimal) -> Oddity | None:
    """How odd `now` is after `earlier` figures, oldest first; None where it is usual.

    Of a cumulative figure both are what periods added, for its level always rises. `least` is the smallest difference worth
    a word. Where most earlier figures are one and the same there is no scale to measure by.
    """
    usual = earlier[-MONTHS:]
    if len(usual) < LEAST:
        return None
    ordered = sorted(usual)
    middle = _in_the_middle(ordered)
    apart = abs(now - middle)
    if apart < least:
        return None  # what nobody would notice needs no scale to be measured by
    if _spread_reaches(apart * _OF_APART, ordered, middle):
        return None
    if _NORMAL * apart <= Z_LIMIT * _spread(usual, middle):
        return None  # of most figures z itself is not asked for
    z, _ = robust_z(now, usual)
    if z is None or abs(z) <= Z_LIMIT:
        return None
    return Oddity(z, now, middle, len(usual))


def robust_z(new: Decimal, usual: Sequence[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    """0,6745 × (new − median) / MAD, and the median; (None, None) for fewer than four figures or without any spread."""
    if len(usual) < LEAST:
        return None, None
    middle = _middle(usual)
    spread = _spread(usual, middle)
    return (_NORMAL * (new - middle) / spread, middle) if spread else (None, None)


def _spread(usual: Sequence[Decimal], middle: Decimal) -> Decimal:
    """The median absolute deviation; 0 where they are the same but for rounding."""
    spread = _middle([abs(value - middle) for value in usual])
    return spread if spread > _SAME else Decimal(0)


def _spread_reaches(least: Decimal, ordered: Sequence[Decimal], middle: Decimal) -> bool:
    """Whether the median deviation is `least` or more for sure: more than half of the values are so far from the middle.

    Two look-ups among ordered values, where the deviation itself asks for another order.
    """
    inner = bisect_left(ordered, middle + least) - bisect_right(ordered, middle - least)
    return inner < len(ordered) // 2


def _middle(values: Sequence[Decimal]) -> Decimal:
    """The median; of thousands of figures `statistics.median` asks too much."""
    return _in_the_middle(sorted(values))


def _in_the_middle(ordered: Sequence[Decimal]) -> Decimal:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def jumps(new: Decimal, last: Decimal, least: Decimal) -> bool:
    """Whether one figure is more than five times the other, `last` being at least `least`: small counts grow by any factor."""
    if last < least or last < 0 or new < 0:
        return False
    return new > FACTOR * last or last > FACTOR * new


def leaps(new: Decimal, last: Decimal, least: Decimal) -> bool:
    """Whether a figure comes out of next to nothing: 5.000 after 3, where fifty times the smallest difference that counts is
    500.
    """
    return 0 <= last < least and new > LEAP * least
