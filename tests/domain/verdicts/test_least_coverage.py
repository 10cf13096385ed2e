"""No verdict on what too few have told: half of the units that are due, or what the plan asks for."""

from decimal import Decimal

import pytest

from dashboard.domain.plan.rules import Rules
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, a_count_of, a_share_of, headline, judged, standing, told

WATER = a_share_of("0.6")
STRICT = a_share_of("0.6", rules=Rules(least_coverage=Decimal("0.9")))
TRAINING = a_count_of("150", path={9: "105"})

CASES = [
    ("one commune of ten", WATER, told(WATER, 9, "80/100", 1), "not_covered"),
    ("four of ten", WATER, told(WATER, 9, "80/100", 4), "not_covered"),
    ("half of them", WATER, told(WATER, 9, "80/100", 5), "exceeded"),
    ("all", WATER, told(WATER, 9, "80/100"), "exceeded"),
    ("the plan asks for nine of ten, eight told", STRICT, told(STRICT, 9, "80/100", 8), "not_covered"),
    ("nine of ten", STRICT, told(STRICT, 9, "80/100", 9), "exceeded"),
    ("a count with one fresh figure and nine of January",
     TRAINING, (*told(TRAINING, 1, 8), *told(TRAINING, 9, 9, 1)), "not_covered"),
    ("nil is told too", TRAINING, told(TRAINING, 9, 105), "on_track"),
    ("a table of the whole district leaves nobody out", WATER, (observed("nuoc-sach", "H", "2024-09", "80/100"),), "exceeded"),
    ("the 13th point owes no results anew", WATER, told(WATER, 12, "80/100"), "exceeded"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "rows", "state"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_verdict_needs_figures_of_enough_of_those_who_are_due(plan, rows, state) -> None:  # type: ignore[no-untyped-def]
    month = 13 if rows[0].period.last_month == 12 else 9
    assert judged(plan, month, *rows).state == state


def test_the_sentence_says_how_few_and_who_is_missing() -> None:
    found = judged(WATER, 9, *told(WATER, 9, "80/100", 1))
    assert found.vi == (
        "80%, mục tiêu 60%; chưa đủ số liệu để đánh giá (1/10 xã); thiếu Xã 2, Xã 3, Xã 4 và 6 đơn vị khác."
    )
    assert found.en == (
        "80%, target 60%; too few figures for a verdict (1 of 10 communes); missing: Xã 2, Xã 3, Xã 4 and 6 more."
    )
    held = found.target
    assert (held.actual, held.goal, held.pace, held.progress, held.required_rate) == (
        Decimal("0.8"), Decimal("0.6"), None, None, None,
    )  # fmt: skip


def test_what_is_not_covered_is_not_counted_in_the_headline() -> None:
    told_by_one = standing(WATER, 9, *told(WATER, 9, "80/100", 1))
    assert "1/1" not in headline(told_by_one)
    assert headline(told_by_one).endswith("chưa đánh giá được chỉ tiêu nào trong 1 chỉ tiêu (1 chưa đủ số liệu)")


def test_a_communes_own_target_is_judged_by_its_own_figure() -> None:
    own = a_share_of("0.6", unit=COMMUNES[0])
    assert judged(own, 9, *told(own, 9, "80/100", 1)).state == "exceeded"
