"""Paths, lateness, required and recent rates, projections."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.disbursement.last_days import straight_part
from dashboard.domain.periods import Period
from dashboard.domain.plan import paths
from dashboard.domain.plan.plan import ALL_PROJECTS, Milestone, PathOf
from dashboard.domain.verdicts import forecast
from tests.builders import a_plan

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
    assert paths.at({}, 5) is None
    assert paths.at_period({}, Period.parse("2024-09")) is None


def test_84_of_a_path_of_105_is_about_six_weeks_late() -> None:
    assert paths.weeks_behind(TRAINING, 9, D(84), D(0)) == 6


def test_what_is_ahead_is_not_late() -> None:
    assert paths.weeks_behind(TRAINING, 9, D(106), D(0)) is None


def test_a_falling_path_counts_lateness_the_same_way() -> None:
    falling = {3: D("0.19"), 6: D("0.18"), 9: D("0.17")}
    assert paths.weeks_behind(falling, 9, D("0.18"), None) == 13


def test_what_never_stood_on_the_path_has_no_lateness() -> None:
    assert paths.weeks_behind({6: D(60), 9: D(105)}, 9, D(10), None) is None


LATENESS = [
    ("exactly on a rising path", {6: "20", 9: "40"}, "40", None, None),
    ("exactly on a falling path", {6: "0.2", 9: "0.1"}, "0.1", None, None),
    ("ahead of a falling path", {6: "0.2", 9: "0.1"}, "0.09", None, None),
    ("half way between milestones, half a week rounded up", {6: "20", 9: "40"}, "30", None, 7),
    ("where a rising path began", {6: "20", 9: "40"}, "20", None, 13),
    ("where a falling path began", {6: "0.2", 9: "0.1"}, "0.2", None, 13),
    ("where a milestone stood", {3: "10", 6: "20", 9: "40"}, "20", None, 13),
    ("a plateau is not left before its end", {3: "10", 6: "20", 9: "20"}, "15", None, 20),
    ("where the path passed twice, the last time", {3: "60", 6: "50", 9: "105"}, "55", None, 12),
    ("ahead of a path that ends where it began", {3: "10", 6: "20", 9: "10"}, "15", None, None),
    ("between a known start and the first milestone", {6: "60", 9: "90"}, "30", "0", 26),
    ("without a known start it never stood there", {6: "60", 9: "90"}, "30", None, None),
    ("before the first milestone nothing is late, without a start", {12: "60"}, "10", None, None),
    ("with one the path rises from there to its first milestone", {12: "60"}, "10", "0", 30),
    ("between two milestones too", {6: "0", 12: "60"}, "10", None, 9),
    ("what has not begun is as late as the path has risen", {3: "0", 12: "60"}, "0", "0", 26),
    ("milestones to come say nothing of the way so far", {6: "20", 9: "40", 12: "30"}, "35", None, 3),
    ("no path at all", {}, "10", None, None),
    ("a start alone is no path", {}, "10", "20", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("milestones", "actual", "start", "weeks"), [c[1:] for c in LATENESS], ids=[c[0] for c in LATENESS]
)
def test_lateness_is_how_long_ago_the_path_stood_there(
    milestones: dict[int, str], actual: str, start: str | None, weeks: int | None
) -> None:
    path = {month: D(value) for month, value in milestones.items()}
    assert paths.weeks_behind(path, 9, D(actual), None if start is None else D(start)) == weeks
    assert all(month in milestones for month in path)  # the path itself gains no start


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(["0.2", "0.5", "1"], ["0.2", "0.5", "1"], id="what only rises stays"),
        pytest.param(
            ["0.2", "1.2", "0.6", "1"], ["0.2", "0.6", "0.6", "1"], id="what was taken back was never reached"
        ),
        pytest.param(["-0.1", "0.5", "1"], ["0", "0.5", "1"], id="never under nought"),
        pytest.param(["0.5", "1.3"], ["0.5", "1"], id="never over the whole"),
        pytest.param(["0.3"], ["0.3"], id="one point"),
    ],
)
def test_a_way_gone_last_year_never_turns(parts: list[str], expected: list[str]) -> None:
    given = {month: D(part) for month, part in enumerate(parts, 3)}
    found = paths.one_way(given)
    assert found == {month: D(part) for month, part in enumerate(expected, 3)}
    assert list(found) == sorted(found)


def milestone(of: PathOf, key: str, period: str, value: str) -> Milestone:
    return Milestone(of, key, Period.parse(period), D(value))


WITH_PATHS = a_plan(milestones=(
    milestone(PathOf.TARGET, "T1", "2024-Q1", "20"), milestone(PathOf.TARGET, "T1", "2024-12", "150"),
    milestone(PathOf.TARGET, "T2", "2024-06", "0.5"), milestone(PathOf.MONEY, "DA4", "2024-06", "0.4"),
    milestone(PathOf.MONEY, "T9", "2024-06", "0.6"), milestone(PathOf.MONEY, ALL_PROJECTS, "2024-H1", "0.3"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("of", "key", "points"),
    [
        pytest.param(PathOf.TARGET, "T1", {3: "20", 12: "150"}, id="a target's own, by the month they end with"),
        pytest.param(PathOf.TARGET, "T9", {}, id="a target without any has none, though money of that name has"),
        pytest.param(PathOf.MONEY, "DA4", {6: "0.4"}, id="a project's own"),
        pytest.param(PathOf.MONEY, "DA5", {6: "0.3"}, id="a project without any has those of all projects"),
        pytest.param(PathOf.MONEY, ALL_PROJECTS, {6: "0.3"}, id="all projects have theirs"),
        pytest.param(PathOf.MONEY, "T1", {6: "0.3"}, id="a target's milestones are not money's"),
    ],
)
def test_whose_milestones_make_a_path(of: PathOf, key: str, points: dict[int, str]) -> None:
    assert paths.milestones(WITH_PATHS, of, key) == {month: D(value) for month, value in points.items()}


def test_the_straight_line_is_a_share_of_the_time_until_the_last_day() -> None:
    plan = a_plan()
    assert straight_part(plan, date(2024, 12, 31), Period.parse("2024-09")) == D("0.75")
    assert straight_part(plan, date(2024, 12, 31), Period.parse("2024-13")) == 1
    assert straight_part(plan, date(2025, 1, 31), Period.parse("2024-12")) == D(12) / 13
    assert straight_part(plan, date(2025, 1, 31), Period.parse("2024-13")) == 1


def test_the_required_rate_is_what_is_left_by_month() -> None:
    assert forecast.required_rate(D(84), D(150), 3) == 22
    assert forecast.required_rate(D(84), D(150), 1) == 66


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


PROJECTIONS = [
    ("at March a count began with nought", {1: 2, 2: 5, 3: 9}, 3, True, ("36", "27", "45")),
    ("at March a level began nobody knows where", {1: 2, 2: 5, 3: 9}, 3, False, None),
    ("without neighbouring months there is no interval", {3: 20, 6: 40, 9: 70}, 9, False, ("100", "100", "100")),
    ("only months that follow each other make the interval", {6: 48, 7: 60, 9: 84}, 9, True, ("120", "120", "120")),
    ("its width is that of the last three months alone", {5: 0, 6: 48, 7: 60, 8: 70, 9: 84}, 9, True, ("120", "114", "126")),
    ("nor does a month that came later widen it", {6: 48, 7: 60, 8: 70, 9: 84, 10: 200}, 9, True, ("120", "114", "126")),
    ("at the year's end nothing is left", {9: 60, 10: 70, 11: 80, 12: 90}, 12, True, ("90", "90", "90")),
    ("nor after it", {10: 70, 11: 80, 12: 90, 13: 99}, 13, True, ("99", "99", "99")),
    ("two points are too few", {6: 48, 9: 84}, 9, True, None),
    ("what came later does not count", {6: 48, 9: 84, 12: 100}, 9, True, None),
    ("without the month itself there is no pace", {6: 48, 7: 60, 8: 70}, 9, True, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reached", "month", "from_zero", "expected"), [c[1:] for c in PROJECTIONS], ids=[c[0] for c in PROJECTIONS]
)
def test_the_years_end_at_the_pace_of_three_months(
    reached: dict[int, int], month: int, from_zero: bool, expected: tuple[str, str, str] | None
) -> None:
    known = {number: D(value) for number, value in reached.items()}
    found = forecast.projection(known, month, from_zero)
    assert (None if found is None else (found.value, found.low, found.high)) == (
        None if expected is None else tuple(map(D, expected))
    )
    assert known.keys() == reached.keys()


@pytest.mark.parametrize("points", [{}, {1: D(1)}, {8: D(70), 9: D(84)}])
def test_under_three_points_nothing_is_projected(points: dict[int, Decimal]) -> None:
    assert forecast.projection(points, 9, from_zero=True) is None


def test_a_month_that_nobody_reported_does_not_stop_the_projection() -> None:
    gappy = {m: v for m, v in REACHED.items() if m != 8}
    assert forecast.projection(gappy, 9, from_zero=True) is not None
