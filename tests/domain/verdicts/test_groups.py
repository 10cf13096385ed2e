"""The headline tells all groups: their numbers add up to all targets, and none is late that only has no path."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.verdicts.groups import groups
from dashboard.domain.verdicts.parts import State
from tests.domain.judged import a_count_of, headline, judged, standing, told

D = Decimal
WITHOUT_PATH = a_count_of("100")
FIVE = replace(
    WITHOUT_PATH, targets=tuple(replace(WITHOUT_PATH.targets[0], id=f"T{n}", unit=f"X{n}") for n in range(1, 6))
)


def test_targets_without_a_path_are_not_late_in_march() -> None:
    """0/5 on track at 40% done said that all five were late."""
    rows = tuple(row for row in told(FIVE, 3, 40))
    said = headline(standing(FIVE, 3, *rows))
    assert said.endswith("; chưa đánh giá được chỉ tiêu nào trong 5 chỉ tiêu (5 chưa có lộ trình)")
    english = headline(standing(FIVE, 3, *rows), "en")
    assert english.endswith("; none of 5 targets can be judged yet (5 without a path)")


def test_those_that_nobody_can_judge_do_not_vanish() -> None:
    plan = replace(FIVE, targets=(replace(FIVE.targets[0], low=D(40), high=D(40)), *FIVE.targets[1:]))
    said = headline(standing(plan, 3, *told(plan, 3, 40, 1)))
    assert said.endswith("; 1/5 chỉ tiêu đạt hoặc đúng tiến độ, 4 chưa đánh giá được (4 chưa có số liệu)")


@pytest.mark.parametrize("state", State)
def test_every_state_is_in_one_group(state: State) -> None:
    one = replace(judged(WITHOUT_PATH, 3, *told(WITHOUT_PATH, 3, 40)).target, state=state)
    for target in (one, replace(one, period=one.period.of_month(2024, 12))):
        found = groups((target,))
        assert found.all == 1
        assert (found.good == 1) is state.good


def test_late_and_missed_are_told_apart() -> None:
    late = a_count_of("100", path={3: "80"})
    assert headline(standing(late, 3, *told(late, 3, 40))).endswith("; 0/1 chỉ tiêu đạt hoặc đúng tiến độ, 1 chậm")
    assert headline(standing(late, 12, *told(late, 12, 40))).endswith("0/1 chỉ tiêu đạt hoặc đúng tiến độ, 1 chưa đạt")
