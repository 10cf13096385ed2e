"""Paths, lateness, required and recent rates, projections."""

from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan import paths
from dashboard.domain.verdicts import forecast

D = Decimal
TRAINING = {1: D(0), 3: D(20), 6: D(60), 9: D(105), 12: D(150)}


@pytest.mark.parametrize(
    ("month", "value"), [(1, "0"), (3, "20"), (4, "33.3333"), (9, "105"), (12, "150"), (13, "150")]
)
def test_a_path_is_straight_between_its_milestones(month: int, value: str) -> None:
    found = paths.at(TRAINING, month)
    assert found is not None
    assert round(found, 4) == D(value)


def test_before_its_first_milestone_there_is_no_path() -> None:
    assert paths.at({6: D(60)}, 5) is None


def test_84_of_a_path_of_105_is_about_six_weeks_late() -> None:
    assert paths.weeks_behind(TRAINING, 9, D(84), D(0)) == 6


def test_what_is_ahead_is_not_late() -> None:
    assert paths.weeks_behind(TRAINING, 9, D(106), D(0)) is None


def test_a_falling_path_counts_lateness_the_same_way() -> None:
    falling = {3: D("0.19"), 6: D("0.18"), 9: D("0.17")}
    assert paths.weeks_behind(falling, 9, D("0.18"), None) == 13


def test_what_never_stood_on_the_path_has_no_lateness() -> None:
    assert paths.weeks_behind({6: D(60), 9: D(105)}, 9, D(10), None) is None


def test_the_straight_line_is_a_share_of_the_year() -> None:
    assert paths.straight_line(Period.parse("2024-09")) == D("0.75")
    assert paths.straight_line(Period.parse("2024-13")) == 1


def test_the_required_rate_is_what_is_left_by_month() -> None:
    assert forecast.required_rate(D(84), D(150), 3) == 22


def test_with_no_months_left_no_rate_is_required() -> None:
    assert forecast.required_rate(D(84), D(150), 0) is None
    assert Period.parse("2024-12").months_left == 0
    assert Period.parse("2024-13").months_left == 0


REACHED = {m: D(v) for m, v in enumerate([2, 5, 9, 16, 27, 48, 60, 70, 84], 1)}


def test_the_recent_rate_looks_back_three_months() -> None:
    assert forecast.recent_rate(REACHED, 9, from_zero=True) == 12
    assert forecast.recent_rate(REACHED, 3, from_zero=True) == 3
    assert forecast.recent_rate(REACHED, 2, from_zero=True) is None
    assert forecast.recent_rate(REACHED, 3, from_zero=False) is None


def test_a_projection_keeps_the_last_three_months_pace_and_says_how_wide_it_is() -> None:
    found = forecast.projection(REACHED, 9, from_zero=True)
    assert found is not None
    assert (found.value, found.low, found.high) == (84 + 36, 84 + 30, 84 + 42)


@pytest.mark.parametrize("points", [{}, {1: D(1)}, {8: D(70), 9: D(84)}])
def test_under_three_points_nothing_is_projected(points: dict[int, Decimal]) -> None:
    assert forecast.projection(points, 9, from_zero=True) is None


def test_a_month_that_nobody_reported_does_not_stop_the_projection() -> None:
    gappy = {m: v for m, v in REACHED.items() if m != 8}
    assert forecast.projection(gappy, 9, from_zero=True) is not None
