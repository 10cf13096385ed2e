"""Progress, reach and pace: direction-free, strict where the plan is strict."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.progress import Reach, bounds, goal, pace, pace_state, progress, reach, verdict

D = Decimal
RISES, FALLS, HOLDS = Direction.RISES, Direction.FALLS, Direction.HOLDS
numbers = st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False, places=4)


def target(operator: Operator, low: str, high: str | None = None, **over: object) -> Target:
    plain = Target("T", "I", "U", operator, Basis.LEVEL, D(low), D(high or low), "câu")
    return replace(plain, **over)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("34.56", "0"), ("30.62", "0.5"), ("26.68", "1"), ("36.00", "-0.1827411168")],
)
def test_s004_progress_is_measured_from_the_baseline_and_not_as_actual_over_target(actual: str, expected: str) -> None:
    found = progress(D(actual), D("34.56"), D("26.68"))
    assert found is not None
    assert round(found, 10) == D(expected)


def test_where_target_and_baseline_are_equal_there_is_no_progress_to_speak_of() -> None:
    assert progress(D(3), D(5), D(5)) is None


@given(numbers, numbers, numbers)
def test_progress_is_direction_free(actual: Decimal, baseline: Decimal, wanted: Decimal) -> None:
    assert progress(actual, baseline, wanted) == progress(-actual, -baseline, -wanted)


@given(numbers, numbers, numbers, numbers)
def test_more_of_the_way_is_more_progress(one: Decimal, other: Decimal, baseline: Decimal, wanted: Decimal) -> None:
    first, second = progress(one, baseline, wanted), progress(other, baseline, wanted)
    if first is None or second is None:
        return
    nearer = (one <= other) if wanted > baseline else (one >= other)
    assert (first <= second) is nearer or first == second


REACHES = [
    (Operator.EQUAL, "150", RISES, "149", Reach.NOT_YET),
    (Operator.EQUAL, "150", RISES, "150", Reach.REACHED),
    (Operator.EQUAL, "150", RISES, "151", Reach.BEYOND),
    (Operator.AT_LEAST, "0.5", RISES, "0.5", Reach.REACHED),
    (Operator.ABOVE, "0.1", RISES, "0.1", Reach.NOT_YET),
    (Operator.ABOVE, "0.1", RISES, "0.1001", Reach.REACHED),
    (Operator.BELOW, "0.16", FALLS, "0.16", Reach.NOT_YET),
    (Operator.BELOW, "0.16", FALLS, "0.1599", Reach.REACHED),
    (Operator.AT_MOST, "0.16", FALLS, "0.16", Reach.REACHED),
    (Operator.ABOUT, "2000", RISES, "1900", Reach.REACHED),
    (Operator.ABOUT, "2000", RISES, "1899", Reach.NOT_YET),
    (Operator.ABOUT, "2000", RISES, "2101", Reach.BEYOND),
    (Operator.EQUAL, "0.2668", FALLS, "0.26", Reach.BEYOND),
    (Operator.EQUAL, "0.2668", FALLS, "0.27", Reach.NOT_YET),
]


@pytest.mark.parametrize(("operator", "value", "direction", "actual", "expected"), REACHES)
def test_a_target_is_reached_as_strictly_as_its_operator_says(
    operator: Operator, value: str, direction: Direction, actual: str, expected: Reach
) -> None:
    assert reach(D(actual), target(operator, value), direction, None) is expected


def test_a_range_runs_to_the_bound_nearer_to_the_start_and_ends_at_the_other() -> None:
    fall = target(Operator.RANGE, "-0.015", "-0.01", basis=Basis.CHANGE_POINTS)
    assert bounds(fall, D("0.2")) == (D("0.185"), D("0.19"))
    assert goal(fall, FALLS, D("0.2")) == D("0.19")
    assert [reach(D(a), fall, FALLS, D("0.2")) for a in ("0.191", "0.19", "0.185", "0.184")] == [
        Reach.NOT_YET, Reach.REACHED, Reach.REACHED, Reach.BEYOND,
    ]  # fmt: skip


def test_a_relative_change_is_taken_of_the_baseline() -> None:
    fall = target(Operator.EQUAL, "-0.05", basis=Basis.RELATIVE_CHANGE)
    assert goal(fall, FALLS, D("0.2")) == D("0.19")


def test_something_to_be_held_is_held_between_its_bounds() -> None:
    held = target(Operator.RANGE, "10", "12")
    assert [reach(D(a), held, HOLDS, None) for a in ("9.9", "10", "12", "12.1")] == [
        Reach.NOT_YET, Reach.REACHED, Reach.REACHED, Reach.NOT_YET,
    ]  # fmt: skip


PACES = [
    (PaceRule.FROM_ZERO, RISES, "84", "105", "0.8", State.BEHIND),
    (PaceRule.FROM_ZERO, RISES, "90", "105", "0.857142857143", State.SLIGHTLY_BEHIND),
    (PaceRule.FROM_ZERO, RISES, "102", "105", "0.971428571429", State.ON_TRACK),
    (PaceRule.FROM_ZERO, RISES, "0.4", "0.5", "0.8", State.BEHIND),
    (PaceRule.LEVEL, RISES, "0.993", "0.995", "-0.002", State.ON_TRACK),
    (PaceRule.LEVEL, RISES, "0.96", "0.995", "-0.035", State.SLIGHTLY_BEHIND),
    (PaceRule.LEVEL, RISES, "0.9", "0.995", "-0.095", State.BEHIND),
    (PaceRule.LEVEL, FALLS, "0.174", "0.168", "-0.006", State.ON_TRACK),
    (PaceRule.CHANGE, FALLS, "30.62", "28.65", "0.666666666667", State.BEHIND),
]


@pytest.mark.parametrize(("rule", "direction", "actual", "path", "value", "state"), PACES)
def test_pace_follows_the_rule_that_is_stored_with_the_target(
    rule: PaceRule, direction: Direction, actual: str, path: str, value: str, state: State
) -> None:
    baseline, wanted = (D("34.56"), D("26.68")) if rule is PaceRule.CHANGE else (None, D(1))
    found = pace(target(Operator.EQUAL, "1", pace_rule=rule), direction, D(actual), D(path), baseline, wanted)
    assert found is not None
    assert abs(found - D(value)) < D("0.001")
    assert pace_state(rule, found, Rules()) is state


@pytest.mark.parametrize("path", [None, D(0)])
def test_without_a_path_or_before_it_rises_there_is_no_pace(path: Decimal | None) -> None:
    counted = target(Operator.EQUAL, "150", pace_rule=PaceRule.FROM_ZERO)
    assert pace(counted, RISES, D(3), path, None, D(150)) is None
    assert verdict(counted, RISES, D(3), None, None, Rules()) is State.NOT_ACHIEVED


def test_a_path_that_has_not_left_the_baseline_gives_no_pace() -> None:
    rate = target(Operator.EQUAL, "26.68", pace_rule=PaceRule.CHANGE)
    assert pace(rate, FALLS, D(34), D("34.56"), D("34.56"), D("26.68")) is None


def test_a_path_above_the_target_does_not_make_an_achieved_target_late() -> None:
    counted = target(Operator.EQUAL, "150", pace_rule=PaceRule.FROM_ZERO)
    late = pace(counted, RISES, D(150), D(300), None, D(150))
    assert verdict(counted, RISES, D(150), None, late, Rules()) is State.ACHIEVED


@pytest.mark.parametrize(
    ("basis", "change", "direction", "actual", "expected"),
    [
        (Basis.CHANGE_POINTS, "-0.05", FALLS, "0.31", Reach.NOT_YET),  # by 3,56 points
        (Basis.CHANGE_POINTS, "-0.05", FALLS, "0.2982", Reach.NOT_YET),
        (Basis.CHANGE_POINTS, "-0.05", FALLS, "0.2981", Reach.REACHED),  # by 4,75
        (Basis.CHANGE_POINTS, "-0.05", FALLS, "0.2931", Reach.REACHED),  # by 5,25
        (Basis.CHANGE_POINTS, "-0.05", FALLS, "0.293", Reach.BEYOND),
        (Basis.CHANGE_POINTS, "0.05", RISES, "0.3930", Reach.NOT_YET),
        (Basis.CHANGE_POINTS, "0.05", RISES, "0.3931", Reach.REACHED),
        (Basis.RELATIVE_CHANGE, "-0.1", FALLS, "0.3129", Reach.NOT_YET),  # by 9,5 % of 34,56: 31,2768
        (Basis.RELATIVE_CHANGE, "-0.1", FALLS, "0.3127", Reach.REACHED),
    ],
)
def test_about_a_change_is_a_span_around_the_change(
    basis: Basis, change: str, direction: Direction, actual: str, expected: Reach
) -> None:
    asked = target(Operator.ABOUT, change, basis=basis, baseline=D("0.3456"))
    assert reach(D(actual), asked, direction, asked.baseline) is expected


POINTS, RELATIVE = Basis.CHANGE_POINTS, Basis.RELATIVE_CHANGE
BOUNDS = [
    ("a level is what it says", target(Operator.RANGE, "40", "50"), None, ("40", "50")),
    ("a change in points is added to the baseline", target(Operator.RANGE, "-3", "-2", basis=POINTS), "34", ("31", "32")),
    ("a relative change is taken of it", target(Operator.RANGE, "-0.5", "0.5", basis=RELATIVE), "40", ("20", "60")),
    ("a change from an unknown baseline is unknown", target(Operator.EQUAL, "-3", basis=POINTS), None, (None, None)),
    ("a target in words has no numbers", target(Operator.NONE, "40", "50"), None, (None, None)),
    ("without a lower bound there is none", replace(target(Operator.EQUAL, "40"), low=None), None, (None, None)),
    ("without an upper bound there is none", replace(target(Operator.EQUAL, "40"), high=None), None, (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "baseline", "expected"), [c[1:] for c in BOUNDS], ids=[c[0] for c in BOUNDS])
def test_the_levels_that_a_target_names(
    asked: Target, baseline: str | None, expected: tuple[str | None, str | None]
) -> None:
    low, high = (None if value is None else D(value) for value in expected)
    assert bounds(asked, None if baseline is None else D(baseline)) == (low, high)
    for direction, level in ((RISES, low), (HOLDS, low), (FALLS, high)):
        assert goal(asked, direction, None if baseline is None else D(baseline)) == level


HELD = [
    (Operator.AT_LEAST, "0.95", "0.95", Reach.REACHED),
    (Operator.AT_LEAST, "0.95", "0.9499", Reach.NOT_YET),
    (Operator.AT_LEAST, "0.95", "9", Reach.REACHED),
    (Operator.AT_MOST, "0.05", "0.05", Reach.REACHED),
    (Operator.AT_MOST, "0.05", "0.0501", Reach.NOT_YET),
    (Operator.AT_MOST, "0.05", "-9", Reach.REACHED),
    (Operator.EQUAL, "5", "5", Reach.REACHED),
    (Operator.EQUAL, "5", "4.9", Reach.NOT_YET),
    (Operator.EQUAL, "5", "5.1", Reach.NOT_YET),
]


@pytest.mark.parametrize(("operator", "value", "actual", "expected"), HELD)
def test_what_is_to_be_held_may_stand_at_its_bound(
    operator: Operator, value: str, actual: str, expected: Reach
) -> None:
    assert reach(D(actual), target(operator, value), HOLDS, None) is expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("94.9", Reach.NOT_YET), ("95", Reach.REACHED), ("105", Reach.REACHED), ("105.1", Reach.BEYOND)],
)
def test_about_has_both_its_ends(actual: str, expected: Reach) -> None:
    assert reach(D(actual), target(Operator.ABOUT, "100"), RISES, None) is expected


def test_about_a_range_widens_each_end_by_its_own_part() -> None:
    about = target(Operator.ABOUT, "40", "60", tolerance=D("0.1"))
    assert [reach(D(a), about, HOLDS, None) for a in ("35.9", "36", "66", "66.1")] == [
        Reach.NOT_YET, Reach.REACHED, Reach.REACHED, Reach.NOT_YET,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        target(Operator.NONE, "5"),
        replace(target(Operator.ABOUT, "5"), high=None),
        replace(target(Operator.ABOUT, "5"), low=None),
    ],
)
def test_without_a_number_to_meet_nothing_is_reached_or_missed(asked: Target) -> None:
    assert reach(D(5), asked, RISES, None) is None


CHANGE = target(Operator.EQUAL, "20", pace_rule=PaceRule.CHANGE)
NO_PACE = [
    ("no path", CHANGE, RISES, None, "10", "20"),
    ("something to be held", replace(CHANGE, pace_rule=PaceRule.LEVEL), HOLDS, "15", "10", "20"),
    ("no baseline", CHANGE, RISES, "15", None, "20"),
    ("no goal", CHANGE, RISES, "15", "10", None),
    ("a goal at the baseline", CHANGE, RISES, "15", "10", "10"),
    ("a path that has not left the baseline", CHANGE, RISES, "10", "10", "20"),
    ("a path that goes the other way first", CHANGE, RISES, "9", "10", "20"),
    ("a count on a path of nought", replace(CHANGE, pace_rule=PaceRule.FROM_ZERO), RISES, "0", "10", "20"),
    ("a target without a pace", replace(CHANGE, pace_rule=PaceRule.NONE), RISES, "15", "10", "20"),
]


@pytest.mark.parametrize(
    ("asked", "direction", "path", "baseline", "wanted"), [c[1:] for c in NO_PACE], ids=[c[0] for c in NO_PACE]
)
def test_there_is_no_pace_with(
    asked: Target, direction: Direction, path: str | None, baseline: str | None, wanted: str | None
) -> None:
    numbers = [None if value is None else D(value) for value in (path, baseline, wanted)]
    assert pace(asked, direction, D(12), *numbers) is None


@pytest.mark.parametrize(
    ("rule", "value", "state"),
    [
        (PaceRule.FROM_ZERO, "0.97", State.ON_TRACK),
        (PaceRule.FROM_ZERO, "0.9699", State.SLIGHTLY_BEHIND),
        (PaceRule.CHANGE, "0.85", State.SLIGHTLY_BEHIND),
        (PaceRule.CHANGE, "0.8499", State.BEHIND),
        (PaceRule.LEVEL, "-0.01", State.ON_TRACK),
        (PaceRule.LEVEL, "-0.0101", State.SLIGHTLY_BEHIND),
        (PaceRule.LEVEL, "-0.05", State.SLIGHTLY_BEHIND),
        (PaceRule.LEVEL, "-0.0501", State.BEHIND),
    ],
)
def test_a_pace_exactly_at_a_limit_is_within_it(rule: PaceRule, value: str, state: State) -> None:
    """Measures, formula 2: ≥ 0,97 and ≥ −1 điểm % on track, ≥ 0,85 and ≥ −5 slightly behind."""
    assert pace_state(rule, D(value), Rules()) is state


FALL = target(Operator.EQUAL, "26", pace_rule=PaceRule.CHANGE)
VERDICTS = [
    ("a state in words", target(Operator.NONE, "1"), FALLS, "30", "34", None, State.REPORTED),
    ("a change from nobody knows where", target(Operator.EQUAL, "-3", basis=POINTS), FALLS, "30", None, None, State.NO_BASELINE),
    ("beyond", FALL, FALLS, "25", "34", "2", State.EXCEEDED),
    ("reached, whatever its pace", FALL, FALLS, "26", "34", "0.1", State.ACHIEVED),
    ("worse than at the start", FALL, FALLS, "34.1", "34", "2", State.WORSE),
    ("where it was at the start", FALL, FALLS, "34", "34", "0", State.BEHIND),
    ("worse, but from an unknown start", FALL, FALLS, "40", None, "0.9", State.SLIGHTLY_BEHIND),
    ("fewer than last year, of a count that begins anew", replace(FALL, pace_rule=PaceRule.FROM_ZERO), RISES, "20", "24", "0.9", State.SLIGHTLY_BEHIND),
    ("on its way without a path", FALL, FALLS, "30", "34", None, State.NOT_ACHIEVED),
    ("a hold that is not held, baseline and goal the same", target(Operator.EQUAL, "34"), HOLDS, "30", "34", None, State.NOT_ACHIEVED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "direction", "actual", "baseline", "value", "state"),
    [c[1:] for c in VERDICTS],
    ids=[c[0] for c in VERDICTS],
)
def test_the_verdict_on_a_figure(
    asked: Target, direction: Direction, actual: str, baseline: str | None, value: str | None, state: State
) -> None:
    start, pace_value = (None if number is None else D(number) for number in (baseline, value))
    assert verdict(asked, direction, D(actual), start, pace_value, Rules()) is state
