"""What a figure and an amount of money may be at most: the importer asks about more, the store refuses it."""

from decimal import Decimal

FIGURE_PLACES = 6  # decimals that are kept: a share of 26,6789% is 0.266789
FIGURE_BOUND = 9_000_000_000_000  # counts and amounts reported as figures
MONEY_BOUND_VND = 9_000_000_000_000_000_000  # đồng, in one amount


def kept(value: Decimal) -> bool:
    """Whether the store keeps `value` exactly: finite, within bounds, and with no more decimals than are kept."""
    if not value.is_finite() or abs(value) > FIGURE_BOUND:
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -FIGURE_PLACES
