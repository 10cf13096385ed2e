"""States of units that are counted: how many communes have reached a standard, and of how many one knows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.plan.indicators import Aggregation, Frequency, Measure, ValueType
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator, PaceRule
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.parts import State
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, a_count_of, judged

D = Decimal


def counting(goal: str = "7", measure: Measure = Measure.COUNT) -> Plan:
    plan = a_count_of(goal, "xã", pace_rule=PaceRule.LEVEL, operator=Operator.AT_LEAST, path={6: "5", 12: "7"})
    (indicator,) = plan.indicators
    state = replace(
        indicator, measure=measure, aggregation=Aggregation.COUNT_UNITS, value_type=ValueType.POINT_IN_TIME,
        frequency=Frequency.MONTH,
    )  # fmt: skip
    return replace(plan, indicators=(state,))


def states(plan: Plan, month: str, said: str) -> tuple[Observation, ...]:
    """A sign for each commune: 1 reached, 0 not, "." silent."""
    code = plan.indicators[0].code
    return tuple(observed(code, unit, month, D(sign)) for unit, sign in zip(COMMUNES, said, strict=True) if sign != ".")


@pytest.mark.parametrize(
    ("june", "july", "reached", "known", "reported"),
    [
        ("1111100000", "1111110000", 6, 10, 10),
        ("1111100000", "1111......", 5, 10, 4),  # a silent commune keeps its state
        ("..........", "111.......", 3, 3, 3),  # of seven nobody knows: they are not "not reached"
        ("1111100000", "0111100000", 4, 10, 10),  # a state can be lost
    ],
)
def test_units_that_have_reached_the_state_are_counted(
    june: str, july: str, reached: int, known: int, reported: int
) -> None:
    plan = counting()
    found = judged(plan, 7, *states(plan, "2024-06", june), *states(plan, "2024-07", july)).target.figure
    assert (found.amount, found.numerator, found.denominator) == (reached, reached, known)
    assert len(found.coverage.reported) == reported


def test_the_sentence_says_of_how_many() -> None:
    plan = counting()
    found = judged(plan, 6, *states(plan, "2024-06", "1111100000"))
    assert "5/10 đơn vị có số liệu đã đạt" in found.vi
    assert "5 of 10 units with a figure have reached it" in found.en


def test_a_share_of_units_is_the_reached_of_those_that_are_known() -> None:
    plan = counting("0.65", Measure.PERCENTAGE)
    found = judged(plan, 6, *states(plan, "2024-06", "11110000..")).target.figure
    assert found.amount == D("0.5")


def test_an_office_may_send_the_count_of_its_whole_area() -> None:
    plan = counting()
    found = judged(plan, 6, observed(plan.indicators[0].code, plan.root, "2024-06", D(6))).target.figure
    assert (found.amount, found.denominator) == (6, None)


@pytest.mark.parametrize(
    ("month", "said", "planned", "behind"),
    [
        (8, "1111100000", 5, False),  # the straight line asks for 5.67: of the sixth nobody can have a part
        (9, "1111100000", 6, True),
        (9, "1111110000", 6, False),
    ],
)
def test_the_path_asks_for_whole_units(month: int, said: str, planned: int, behind: bool) -> None:
    plan = counting()
    found = judged(plan, month, *states(plan, f"2024-{month:02d}", said)).target
    assert found.path == planned
    assert (found.state in (State.BEHIND, State.SLIGHTLY_BEHIND)) is behind


def test_a_share_of_units_is_held_against_the_line_as_it_is() -> None:
    plan = a_share_of_units()
    assert judged(plan, 9, *states(plan, "2024-09", "1111110000")).target.path == D("0.6")


def a_share_of_units() -> Plan:
    plan = counting("0.7", Measure.PERCENTAGE)
    steps = tuple(replace(step, value=step.value / 10) for step in plan.milestones)
    return replace(plan, milestones=steps)
