"""Figures that stand apart from their own earlier ones: the robust z-score, and more than five times the last figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

MONTHS = 12  # earlier figures that are looked at
LEAST = 4  # of them; fewer say nothing about what is usual
Z_LIMIT = Decimal("3.5")
FACTOR = 5
LEAP = 50  # times the least that counts, after a figure smaller than that
LEAST_COUNT = Decimal(10)  # smaller differences of counts happen everywhere
LEAST_SHARE = Decimal("0.02")
LEAST_MONEY = Decimal(10_000_000)  # đồng, or a tenth of what the line was given
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


def oddity(
    new: Decimal, earlier: Sequence[Decimal], least: Decimal, steps: tuple[Decimal, Sequence[Decimal]] | None = None
) -> Oddity | None:
    """How odd `new` is after `earlier` figures, oldest first; None where it is usual.

    `steps` are the new and the earlier increments of a cumulative figure: z goes by them, for its level always rises.
    `least` is the smallest difference worth a word. Where most earlier figures are one and the same there is no scale to
    measure by.
    """
    now, usual = steps or (new, earlier)
    usual = usual[-MONTHS:]
    if len(usual) < LEAST or abs(now - median(usual)) < least:
        return None  # what nobody would notice needs no scale to be measured by
    z, middle = robust_z(now, usual)
    if z is None or middle is None or abs(z) <= Z_LIMIT:
        return None
    return Oddity(z, now, middle, len(usual))


def robust_z(new: Decimal, usual: Sequence[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    """0,6745 × (new − median) / MAD, and the median; (None, None) for fewer than four figures or without any spread."""
    if len(usual) < LEAST:
        return None, None
    middle = median(usual)
    spread = median(abs(value - middle) for value in usual)
    return (_NORMAL * (new - middle) / spread, middle) if spread else (None, None)


def jumps(new: Decimal, last: Decimal, least: Decimal) -> bool:
    """Whether one figure is more than five times the other, `last` being at least `least`: small counts grow by any factor."""
    small, great = sorted((new, last))
    return small >= 0 and great > FACTOR * small and last >= least


def leaps(new: Decimal, last: Decimal, least: Decimal) -> bool:
    """Whether a figure comes out of next to nothing: 5.000 after 3, where fifty times the smallest difference that counts is
    500.
    """
    return 0 <= last < least and new > LEAP * least
