"""What is unusual about a figure: its robust z-score, by steps where it is cumulative, and a factor of five."""

from decimal import Decimal
from itertools import pairwise
from random import Random
from statistics import median

import pytest

from dashboard.domain.quality.outliers import Z_LIMIT, Oddity, jumps, oddity, robust_z

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
    assert oddity(Decimal(300), USUAL[:4], LEAST) is not None
    assert oddity(Decimal(300), [Decimal(100)] * 6, LEAST) is None


@pytest.mark.parametrize(
    "new, last, odd",
    [(501, 100, True), (500, 100, False), (19, 100, True), (20, 100, False), (0, 100, True), (6, 1, False), (51, 10, True),
     (46, 9, False), (-600, 100, False)],
)  # fmt: skip
def test_more_than_five_times_the_last_figure_is_a_jump(new, last, odd):
    assert jumps(Decimal(new), Decimal(last), LEAST) is odd


def test_a_cumulative_figure_goes_by_what_a_month_adds():
    steps = [Decimal(n) for n in (100, 101, 99, 100, 102, 98, 100, 100)]
    assert oddity(Decimal(100), steps, LEAST) is None
    jumped = oddity(Decimal(500), steps, LEAST)
    assert jumped is not None
    assert (jumped.now, jumped.median, jumped.count) == (500, 100, 8)


def test_only_twelve_figures_are_looked_at():
    earlier = [Decimal(5000)] * 20 + [Decimal(n) for n in (1, 2, 3) * 4]
    found = oddity(Decimal(60), earlier, LEAST)
    assert found is not None
    assert found.count == 12


def test_the_odder_weighs_more():
    six, twenty, a_twentieth = (Oddity(factor=Decimal(factor)) for factor in ("6", "20", "0.05"))
    assert six.weight < twenty.weight == a_twentieth.weight
    assert Oddity(z=Decimal(-7)).weight == 2


def test_shares_that_differ_by_their_rounding_alone_have_no_spread() -> None:
    """A share that grows by a seventh each month: what is added differs in its 28th digit, and is one and the same."""
    levels = [Decimal(count) / 70 for count in range(0, 60, 10)]
    steps = [after - before for before, after in pairwise(levels)]
    assert len(set(steps)) > 1
    assert oddity(Decimal("0.9"), steps, Decimal("0.02")) is None


def test_what_is_found_is_what_the_score_itself_says():
    """Most usual figures are told from odd ones without the score: none is told wrongly, those near the border neither."""
    random, found = Random(4), 0
    for _ in range(4000):
        share = random.choice([1, 3, 7, 10])
        earlier = [Decimal(random.randrange(400)) / share for _ in range(random.randrange(4, 13))]
        middle = median(earlier)
        border = median([abs(value - middle) for value in earlier]) * Z_LIMIT / Decimal("0.6745")
        nearly, over = border * Decimal("0.999999"), border * Decimal("1.000001")
        for now in (Decimal(random.randrange(-200, 1200)) / share, middle + nearly, middle + over, middle - over):
            z, _ = robust_z(now, earlier)
            odd = z is not None and abs(z) > Z_LIMIT and abs(now - middle) >= LEAST
            assert (oddity(now, earlier, LEAST) is not None) is odd, (now, earlier)
            found += odd
    assert found > 1000
