"""What a verdict says cannot be misread: a range from its far end, a fall as a fall, and no rounding against the verdict."""

from decimal import Decimal

import pytest

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from tests.domain.judged import a_count_of, a_share_of, judged, told

D, FALLS = Decimal, Direction.FALLS
RANGE = a_share_of(
    "-0.015", to="-0.01", operator=Operator.RANGE, basis=Basis.CHANGE_POINTS, direction=FALLS,
    pace_rule=PaceRule.CHANGE, baseline=D("0.10"),
)  # fmt: skip
FALLING = a_count_of("100", "hộ", direction=FALLS, pace_rule=PaceRule.CHANGE, baseline=D(200), path={9: "110"})
MANY = a_count_of("2000", path={9: "2000"})
WATER = a_share_of("0.8", path={9: "0.8"})
ABOVE = a_share_of("0.1", operator=Operator.ABOVE)

CASES = [
    ("a range is exceeded from its far end", RANGE, 12, "8/100", "mục tiêu giảm 1–1,5 điểm % (tức 8,5% đến 9%); vượt 0,5 điểm %"),
    ("inside it is reached", RANGE, 12, "87/1000", "; đạt"),
    ("a count that falls needs a fall", FALLING, 9, 151, "cần giảm 17 hộ/tháng"),
    ("and still has to fall", FALLING, 12, 101, "còn phải giảm 1 hộ"),
    ("1.999 of 2.000 is not 100%", MANY, 12, 1999, "1.999/2.000 người (99,95%); chưa đạt, còn thiếu 1 người"),
    ("2.001 neither", MANY, 12, 2001, "2.001/2.000 người (100,1%); vượt 0,05%"),
    ("a rate of less than one is no rate of 0", a_count_of("2000"), 9, 1999, "cần 0,3 người/tháng"),
    ("79,9996% is not 80%", WATER, 12, "199999/250000", "79,9996%, mục tiêu 80%; chưa đạt, còn thiếu 0,0004 điểm %"),
    ("a strict bound met exactly is short of nothing and not met", ABOVE, 12, "10/100", "chưa đạt, phải là trên 10%"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "month", "figure", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_words_of_a_verdict(plan, month, figure, words) -> None:  # type: ignore[no-untyped-def]
    assert words in judged(plan, month, *told(plan, month, figure)).vi


def test_in_english() -> None:
    rows = (*told(FALLING, 6, 187), *told(FALLING, 9, 151))
    assert judged(FALLING, 9, *rows).en.endswith(
        "; needs to fall by 17 hộ a month, fell by 12 in each of the last three; forecast of the year's end: not achieved."
    )
    assert "ba tháng qua giảm 12" in judged(FALLING, 9, *rows).vi


def test_an_estimate_alone_is_named() -> None:
    found = judged(WATER, 9, *told(WATER, 9, "80/100", estimate=True))
    assert (found.state, found.target.actual) == ("no_data", None)
    assert found.vi.startswith("mới có số ước, chưa có số thực hiện kỳ này; mục tiêu 80%.")
    assert found.en.startswith("only estimated so far, no actual figure this period; target 80%.")


FROM_200 = {"pace_rule": PaceRule.CHANGE, "baseline": D(200), "path": {6: "225", 12: "250"}}
NO_PART = [
    ("inside a range", a_count_of("100", to="120", operator=Operator.RANGE), 110, "110 người, mục tiêu 100 người đến 120 người; đạt."),
    ("beyond a range", a_count_of("100", to="120", operator=Operator.RANGE), 130, "130 người, mục tiêu 100 người đến 120 người; vượt 8,33%."),
    ("so many more", a_count_of("50", basis=Basis.CHANGE_COUNT, **FROM_200), 249,
     "249 người, đầu kỳ 200 người, mục tiêu tăng 50 người (tức 250 người); chưa đạt"),
    ("a level to come to from a start", a_count_of("250", basis=Basis.LEVEL, **FROM_200), 190,
     "190 người, đầu kỳ 200 người, mục tiêu 250 người; xấu hơn đầu kỳ 10 người."),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "figure", "words"), [c[1:] for c in NO_PART], ids=[c[0] for c in NO_PART])
def test_a_count_is_a_part_of_its_goal_only_from_nought_to_one_goal(plan, figure, words) -> None:  # type: ignore[no-untyped-def]
    assert judged(plan, 12, *told(plan, 12, figure)).vi.startswith(words)
