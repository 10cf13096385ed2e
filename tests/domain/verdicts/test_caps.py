"""A limit is one at any time: over it is over it, whatever the path says; of what should be few, less is ahead."""

from decimal import Decimal

import pytest

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from tests.domain.judged import a_count_of, a_share_of, assert_judged, judged, told

FALLS, RISES, HOLDS = Direction.FALLS, Direction.RISES, Direction.HOLDS
AT_MOST = a_count_of("20", "hộ", operator=Operator.AT_MOST, direction=FALLS, path={9: "15", 12: "20"})
BELOW = a_count_of("20", "hộ", operator=Operator.BELOW, direction=FALLS)
FEW = a_count_of("20", "hộ", direction=FALLS, path={9: "15"})
GROWING = a_count_of("20", "hộ", operator=Operator.AT_MOST, direction=RISES, path={9: "15"})
HELD = a_share_of("0.05", operator=Operator.AT_MOST, direction=HOLDS)
COMES_DOWN = a_share_of("0.16", operator=Operator.BELOW, direction=FALLS, path={9: "0.168"})

CASES = [
    ("over it in the middle of the year", AT_MOST, 9, 26,
     "over_cap", "26 hộ, mục tiêu tối đa 20 hộ, kế hoạch đến T9 là 15 hộ; quá mức cho phép 6 hộ."),
    ("over it at the year's end", AT_MOST, 12, 26, "over_cap", "quá mức cho phép 6 hộ"),
    ("as many as may be by now", AT_MOST, 9, 15, "on_track", "trong mức cho phép"),
    ("fewer", AT_MOST, 9, 3, "on_track", "trong mức cho phép"),
    ("none", AT_MOST, 9, 0, "on_track", "trong mức cho phép"),
    ("more than by now, a little", AT_MOST, 9, 16, "slightly_behind", "nhiều hơn mức đến kỳ 1 hộ"),
    ("more than by now", AT_MOST, 9, 19, "behind", "nhiều hơn mức đến kỳ 4 hộ"),
    ("kept to the year's end", AT_MOST, 12, 20, "achieved", "đạt"),
    ("fewer at the year's end is no surplus", AT_MOST, 12, 12, "achieved", "đạt"),
    ("below is strict", BELOW, 6, 20, "over_cap", "đúng bằng giới hạn, phải thấp hơn"),
    ("without a path", BELOW, 6, 19, "on_track", "trong mức cho phép"),
    ("so with equals, of what should be few", FEW, 9, 26, "over_cap", "quá mức cho phép 6 hộ"),
    ("whatever the direction says", GROWING, 9, 26, "over_cap", "quá mức cho phép 6 hộ"),
    ("something to be held under", HELD, 9, "6/100", "over_cap", "quá mức cho phép 1 điểm %"),
    ("held so far", HELD, 9, "5/100", "on_track", "trong mức cho phép"),
    ("held to the year's end", HELD, 12, "5/100", "achieved", "đạt"),
    ("what has to come down is no limit yet", COMES_DOWN, 9, "174/1000", "on_track", "đúng tiến độ"),
    ("and under its goal it has no surplus", COMES_DOWN, 9, "15/100", "achieved", "đạt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "month", "figure", "state", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_over_a_limit_is_over_it_at_any_time(plan, month, figure, state, words) -> None:  # type: ignore[no-untyped-def]
    found = assert_judged(plan, month, figure, state, words)
    assert "cần" not in found.vi


def test_in_english() -> None:
    assert judged(AT_MOST, 9, *told(AT_MOST, 9, 26)).en.endswith("; over the limit by 6 hộ.")
    assert judged(AT_MOST, 9, *told(AT_MOST, 9, 19)).en.endswith("; 4 hộ more than allowed by now.")


@pytest.mark.parametrize("rule", [PaceRule.FROM_ZERO, PaceRule.LEVEL, PaceRule.CHANGE])
def test_direction_counts_in_every_pace_rule(rule: PaceRule) -> None:
    """More than the path of what should fall is never on track, more than the path of what should rise always."""
    for direction, start, goal, path in ((FALLS, "0.30", "0.10", "0.20"), (RISES, "0.10", "0.30", "0.20")):
        plan = a_share_of(goal, direction=direction, pace_rule=rule, baseline=Decimal(start), path={9: path})
        states = {judged(plan, 9, *told(plan, 9, f"{part}/100")).state for part in (27, 28, 29)}
        assert states == (
            {"on_track"} if direction is RISES else {"over_cap" if rule is PaceRule.FROM_ZERO else "behind"}
        )


def test_at_least_of_what_falls_is_kept_above() -> None:
    floor = a_share_of("0.5", operator=Operator.AT_LEAST, direction=FALLS)
    assert [judged(floor, 12, *told(floor, 12, f"{part}/100")).state for part in (40, 50, 60)] == [
        "not_achieved", "achieved", "achieved",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("month", "figure", "state", "words"),
    [
        (
            6,
            170,
            "over_cap",
            "mục tiêu tăng tối đa 50 hộ (tức 150 hộ), kế hoạch đến T6 là 125 hộ; quá mức cho phép 20 hộ",
        ),
        (6, 120, "on_track", "trong mức cho phép"),
        (12, 150, "achieved", "đạt"),
        (12, 151, "over_cap", "quá mức cho phép 1 hộ"),
    ],
)
def test_a_limit_on_how_much_it_may_grow_is_one_too(month: int, figure: int, state: str, words: str) -> None:
    plan = a_count_of(
        "50", unit="hộ", basis=Basis.CHANGE_COUNT, operator=Operator.AT_MOST, pace_rule=PaceRule.CHANGE,
        baseline=Decimal(100), path={6: "125", 12: "150"},
    )  # fmt: skip
    found = assert_judged(plan, month, figure, state, words)
    assert "vượt" not in found.vi
