"""The limits of a level are in scale with its goal: a point is little beside 80% and everything beside 1%."""

from decimal import Decimal

import pytest

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Operator
from dashboard.domain.verdicts.progress import gap_limits
from tests.domain.judged import a_share_of, assert_judged

D = Decimal
UNDER_1 = a_share_of("0.01", operator=Operator.BELOW, direction=Direction.FALLS, path={9: "0.01"})
OVER_10 = a_share_of("0.1", operator=Operator.ABOVE, path={9: "0.1"})
UNDER_16 = a_share_of("0.16", operator=Operator.BELOW, direction=Direction.FALLS, path={9: "0.168"})
NONE_LEFT = a_share_of("0", direction=Direction.FALLS, path={9: "0.05", 12: "0"})
ALL = a_share_of("1", path={9: "0.995"})

CASES = [
    (UNDER_1, "19/1000", "behind", "1,9%, mục tiêu dưới 1%, kế hoạch đến T9 là 1%; chậm 0,9 điểm %."),
    (UNDER_1, "1002/100000", "on_track", "đúng tiến độ"),
    (UNDER_1, "101/10000", "on_track", "đúng tiến độ"),
    (UNDER_1, "105/10000", "slightly_behind", "chậm nhẹ 0,05 điểm %"),
    (OVER_10, "96/1000", "slightly_behind", "9,6%, mục tiêu trên 10%, kế hoạch đến T9 là 10%; chậm nhẹ 0,4 điểm %."),
    (OVER_10, "97/1000", "on_track", "đúng tiến độ"),
    (OVER_10, "84/1000", "behind", "chậm 1,6 điểm %"),
    (UNDER_16, "174/1000", "on_track", "đúng tiến độ"),
    (NONE_LEFT, "51/1000", "on_track", "đúng tiến độ"),
    (NONE_LEFT, "54/1000", "slightly_behind", "chậm nhẹ 0,4 điểm %"),
    (NONE_LEFT, "59/1000", "behind", "chậm 0,9 điểm %"),
    (ALL, "993/1000", "on_track", "đúng tiến độ"),
    (ALL, "96/100", "slightly_behind", "chậm nhẹ 3,5 điểm %"),
]


@pytest.mark.parametrize(("plan", "figure", "state", "words"), CASES)
def test_a_gap_is_judged_beside_its_goal(plan, figure, state, words) -> None:  # type: ignore[no-untyped-def]
    assert_judged(plan, 9, figure, state, words)


@pytest.mark.parametrize(
    ("goal", "is_share", "limits"),
    [
        ("0.8", True, ("-0.01", "-0.05")),
        ("0.15", True, ("-0.01", "-0.05")),
        ("0.1499", True, ("-0.004497", "-0.022485")),
        ("0", True, ("0", "0")),
        ("2", False, ("-0.06", "-0.3")),
    ],
)
def test_from_which_goal_on_the_points_of_the_plan_hold(goal: str, is_share: bool, limits: tuple[str, str]) -> None:
    assert gap_limits(Rules(), D(goal), is_share) == tuple(map(D, limits))
