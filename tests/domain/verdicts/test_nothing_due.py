"""While the path stands at its start nothing is due, and whoever has begun is ahead."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.plan import Allocation, Milestone, PathOf
from dashboard.domain.plan.targets import PaceRule
from dashboard.text import words_in
from tests.domain.figures import paid
from tests.domain.judged import a_count_of, a_share_of, assert_judged, judged, standing, told

COUNTED = a_count_of("150", path={1: "0", 6: "60", 12: "150"})
RATE = a_share_of(
    "0.10", direction=Direction.FALLS, pace_rule=PaceRule.CHANGE, baseline=Decimal("0.20"), path={1: "0.20", 12: "0.10"}
)

CASES = [
    (COUNTED, 0, "nothing_due", "0/150 người (0%), kế hoạch đến T1 là 0 người; chưa đến mốc phải thực hiện."),
    (COUNTED, 5, "on_track", "5/150 người (3%), kế hoạch đến T1 là 0 người; đúng tiến độ, trước lộ trình 5 người."),
    (COUNTED, 150, "achieved", "đạt"),
    (RATE, "20/100", "nothing_due", "chưa đến mốc phải thực hiện"),
    (RATE, "19/100", "on_track", "trước lộ trình 1 điểm %"),
    (RATE, "21/100", "worse_than_baseline", "xấu hơn đầu kỳ 1 điểm %"),
]


@pytest.mark.parametrize(("plan", "figure", "state", "words"), CASES)
def test_nothing_is_late_while_nothing_is_due(plan, figure, state, words) -> None:  # type: ignore[no-untyped-def]
    assert_judged(plan, 1, figure, state, words)


def test_in_english() -> None:
    assert judged(COUNTED, 1, *told(COUNTED, 1, 0)).en.endswith("; nothing due yet.")
    assert judged(COUNTED, 1, *told(COUNTED, 1, 5)).en.endswith("; on track, 5 người ahead of the path.")


@pytest.mark.parametrize(
    ("vnd", "state", "words"),
    [
        (0, "nothing_due", "chưa đến mốc giải ngân đầu tiên"),
        (5_000_000, "on_track", "đúng tiến độ, trước lộ trình 5 triệu đồng"),
    ],
)
def test_money_too(vnd: int, state: str, words: str) -> None:
    start = Milestone(PathOf.MONEY, "DA4.1", Period.parse("2024-01"), Decimal(0), "A")
    plan = replace(COUNTED, allocations=(Allocation("DA4.1", "NSTW", 2024, 10**9),), milestones=(start,))
    found = next(p for p in standing(plan, 1, money=(paid("DA4.1", "X1", "2024-01", vnd),)).projects if p.allocated_vnd)
    assert found.state.value == state
    assert words in words_in("vi").sentence(found.sentence)
