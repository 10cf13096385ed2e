"""Progress, reach and pace: direction-free, strict where the plan is strict."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.verdicts.progress import Reach, bounds, goal, pace, pace_state, progress, reach, verdict
from dashboard.domain.verdicts.standing import State

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
