"""What a figure and an amount of money may be at most: the importer asks about more, the store refuses it."""

from decimal import ROUND_HALF_UP, Context, Decimal

FIGURE_PLACES = 6  # decimals that are kept: a share of 26,6789% is 0.266789
FIGURE_BOUND = 9_000_000_000_000  # counts and amounts reported as figures, either side of zero
MONEY_BOUND_VND = 9_000_000_000_000_000_000  # đồng, in one amount

_WIDE = Context(prec=64)
_LAST_KEPT = Decimal((0, (1,), -FIGURE_PLACES))


def scaled(value: Decimal, places: int = FIGURE_PLACES, bound: int = FIGURE_BOUND) -> int | None:
    """`value` as an integer of 10^−`places`; None where it is not finite, over `bound`, or has more decimals."""
    if not value.is_finite() or value.copy_abs() > bound:
        return None
    rounded = value.quantize(_LAST_KEPT if places == FIGURE_PLACES else Decimal((0, (1,), -places)))
    return int(rounded.scaleb(places)) if rounded == value else None


PRINTED = Decimal("0.0001")  # 0,01 điểm %: what two shares may differ by where one of them was printed


def printed(share: Decimal) -> Decimal:
    """What a typed share may differ by from its exact value: half a unit of its last digit in percent, at least 0,01 điểm %."""
    exponent = (share * 100).normalize().as_tuple().exponent
    places = min(2, max(0, -exponent)) if isinstance(exponent, int) else 2
    return max(PRINTED, Decimal(5).scaleb(-places - 3))


def kept(value: Decimal) -> bool:
    """Whether the store keeps the figure `value`, exactly."""
    return scaled(value) is not None


def rounded(value: Decimal) -> Decimal:
    """`value` at the decimals that are kept, halves up: a computed share of 1/3 becomes 0.333333."""
    return value.quantize(_LAST_KEPT, ROUND_HALF_UP, context=_WIDE)
