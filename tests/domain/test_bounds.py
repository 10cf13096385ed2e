"""How large and how fine a figure may be, on both sides of every bound."""

from decimal import Decimal

import pytest

from dashboard.domain.bounds import FIGURE_BOUND, MONEY_BOUND_VND, kept, printed, rounded, scaled

D = Decimal


def test_the_bounds_are_what_the_store_can_hold() -> None:
    """With six decimals a figure, and in đồng an amount, must fit into the store's integers of 64 bits."""
    assert FIGURE_BOUND == 9_000_000_000_000
    assert FIGURE_BOUND * 10**6 < 2**63
    assert MONEY_BOUND_VND == 9_000_000_000_000_000_000 < 2**63


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        pytest.param("150", 150_000_000, id="a count"),
        pytest.param("0", 0, id="nought"),
        pytest.param("0.266789", 266_789, id="six decimals"),
        pytest.param("0.2667890", 266_789, id="a seventh that is nought"),
        pytest.param("0.2667891", None, id="a seventh that is none"),
        pytest.param("-0.000001", -1, id="the smallest below nought"),
        pytest.param("9000000000000", 9_000_000_000_000_000_000, id="exactly the bound"),
        pytest.param("-9000000000000", -9_000_000_000_000_000_000, id="exactly the bound below nought"),
        pytest.param("9000000000000.000001", None, id="a millionth over the bound"),
        pytest.param("-9000000000000.000001", None, id="a millionth over the bound below nought"),
        pytest.param("NaN", None, id="no number"),
        pytest.param("Infinity", None, id="endless"),
        pytest.param("-Infinity", None, id="endless below nought"),
        pytest.param("1E+40", None, id="longer than any decimal context"),
    ],
)
def test_a_figure_is_kept_exactly_or_not_at_all(value: str, stored: int | None) -> None:
    assert scaled(D(value)) == stored
    assert kept(D(value)) is (stored is not None)


@pytest.mark.parametrize(
    ("value", "places", "bound", "stored"),
    [
        pytest.param("12.5", 1, 100, 125, id="fewer decimals"),
        pytest.param("12.55", 1, 100, None, id="more decimals than are kept"),
        pytest.param("100", 0, 100, 100, id="a bound of its own, reached"),
        pytest.param("101", 0, 100, None, id="and passed"),
        pytest.param("9000000000000000000", 0, MONEY_BOUND_VND, MONEY_BOUND_VND, id="the largest amount of money"),
    ],
)
def test_decimals_and_bound_can_be_other_ones(value: str, places: int, bound: int, stored: int | None) -> None:
    assert scaled(D(value), places, bound) == stored


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(D(1) / 3, "0.333333", id="a third"),
        pytest.param(D(2) / 3, "0.666667", id="two thirds"),
        pytest.param(D("0.0000005"), "0.000001", id="halves go up"),
        pytest.param(D("0.0000025"), "0.000003", id="halves go up also to an odd digit"),
        pytest.param(D("-0.0000005"), "-0.000001", id="and away from nought below it"),
        pytest.param(D("8999999999999.1234567"), "8999999999999.123457", id="of a large figure"),
        pytest.param(
            D("1234567890123456789012345678.1"), "1234567890123456789012345678.1", id="of more than 28 digits"
        ),
    ],
)
def test_a_computed_share_is_rounded_to_what_is_kept(value: Decimal, expected: str) -> None:
    assert rounded(value) == D(expected)


@pytest.mark.parametrize(
    ("share", "by"),
    [
        pytest.param("0.42", "0.005", id="42%: half a point is rounding"),
        pytest.param("0.425", "0.0005", id="42,5%"),
        pytest.param("0.4234", "0.0001", id="42,34%: never less than 0,01 điểm %"),
        pytest.param("0.423456", "0.0001", id="what a formula has beyond two decimals is its own"),
        pytest.param("0", "0.005", id="0%"),
        pytest.param("1", "0.005", id="100%"),
    ],
)
def test_a_typed_share_is_as_exact_as_it_was_printed(share: str, by: str) -> None:
    assert printed(D(share)) == D(by)
