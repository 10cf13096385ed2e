"""What is unusual about a figure: its robust z-score, by steps where it is cumulative, and a factor of five."""

from decimal import Decimal

import pytest

from dashboard.domain.outliers import oddity, robust_z

USUAL = [Decimal(n) for n in (100, 104, 98, 102, 96)]
LEAST = Decimal(10)


def test_the_score_is_by_median_and_mad():
    assert robust_z(Decimal(120), USUAL) == (Decimal("0.6745") * 20 / 2, 100)


@pytest.mark.parametrize("new, odd", [(109, False), (110, False), (111, True), (89, True), (100, False)])
def test_beyond_three_and_a_half_is_odd(new, odd):
    found = oddity(Decimal(new), USUAL, LEAST)
    assert (found is not None) is odd


def test_three_figures_or_equal_ones_say_nothing_about_what_is_usual():
    assert oddity(Decimal(300), USUAL[:3], LEAST) is None
    assert oddity(Decimal(300), [Decimal(100)] * 6, LEAST) is None


@pytest.mark.parametrize(
    "new, last, factor",
    [(600, 100, 6), (500, 100, 5), (499, 100, None), (20, 100, Decimal("0.2")), (21, 100, None), (0, 100, None), (6, 1, None)],
)  # fmt: skip
def test_five_times_the_last_figure_is_odd(new, last, factor):
    found = oddity(Decimal(new), [Decimal(last)], LEAST)
    assert (found.factor if found else None) == factor


def test_a_cumulative_figure_goes_by_what_a_month_adds():
    earlier = [Decimal(100 * n) for n in range(1, 9)]
    steps = [Decimal(n) for n in (100, 101, 99, 100, 102, 98, 100, 100)]
    assert oddity(Decimal(900), earlier, LEAST, (Decimal(100), steps)) is None
    jumped = oddity(Decimal(1300), earlier, LEAST, (Decimal(500), steps))
    assert jumped is not None
    assert (jumped.now, jumped.median, jumped.count) == (500, 100, 8)


def test_only_twelve_figures_are_looked_at():
    earlier = [Decimal(5000)] * 20 + [Decimal(n) for n in (1, 2, 3) * 4]
    found = oddity(Decimal(60), earlier, LEAST)
    assert found is not None
    assert found.count == 12


def test_the_odder_weighs_more():
    six, twenty = (oddity(Decimal(new), [Decimal(100)], LEAST) for new in (600, 2000))
    assert six is not None
    assert twenty is not None
    assert six.weight < twenty.weight
