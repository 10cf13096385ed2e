"""Once the year is over a target is reached or it is not: the tolerance of pace ends with the year."""

from dataclasses import replace

import pytest

from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.plan.plan import Allocation
from dashboard.domain.plan.targets import Operator
from dashboard.text import words_in
from tests.domain.figures import paid
from tests.domain.judged import a_count_of, a_share_of, assert_judged, headline, judged, standing, told

HUNDRED = a_count_of("100", path={6: "50", 12: "100"})
WATER = a_share_of("0.8", path={6: "0.75", 12: "0.8"})
ABOUT = a_count_of("2000", path={6: "900", 12: "2000"}, operator=Operator.ABOUT)
REVIEW = a_share_of("0.8", path={11: "0.8"}, frequency=Frequency.YEAR)
REVIEW = replace(REVIEW, indicators=(replace(REVIEW.indicators[0], review_month=11),))
MILLION = 1_000_000

CASES = [
    ("97 of 100 in November is on its way", a_count_of("100", path={11: "100"}), 11, 97, "on_track", "đúng tiến độ"),
    ("97 of 100 in December", HUNDRED, 12, 97, "not_achieved", "97/100 người (97%); chưa đạt, còn thiếu 3 người."),
    ("at the 13th point", HUNDRED, 13, 97, "not_achieved", "97/100 người (97%); chưa đạt, còn thiếu 3 người."),
    ("100 of 100", HUNDRED, 12, 100, "achieved", "đạt"),
    ("101 of 100", HUNDRED, 12, 101, "exceeded", "vượt 1%"),
    ("79,1% of 80%", WATER, 12, "791/1000", "not_achieved", "79,1%, mục tiêu 80%; chưa đạt, còn thiếu 0,9 điểm %."),
    ("79,1% at the 13th point", WATER, 13, "791/1000", "not_achieved", "chưa đạt, còn thiếu 0,9 điểm %."),
    ("about 2.000 is as wide at the end as before", ABOUT, 12, 1900, "achieved", "đạt"),
    ("but no wider", ABOUT, 12, 1899, "not_achieved", "chưa đạt"),
    ("the yearly review of November is the year's last figure", REVIEW, 11, "791/1000", "not_achieved", "chưa đạt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "month", "figure", "state", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_at_the_years_end_reached_or_not_and_by_how_much(plan, month, figure, state, words) -> None:  # type: ignore[no-untyped-def]
    found = assert_judged(plan, month, figure, state, words)
    assert found.target.required_rate is None or state == "on_track"


def test_in_english() -> None:
    assert judged(HUNDRED, 12, *told(HUNDRED, 12, 97)).en == "97 of 100 người (97%); not achieved, 3 người to go."


MONEY = [
    (11, 970, "on_track", "đúng tiến độ"),
    (12, 970, "not_achieved", "đến 31/12 chưa đạt, còn 30 triệu đồng chưa giải ngân (3% vốn giao)."),
    (13, 970, "not_achieved", "đến 31/01 chưa đạt, còn 30 triệu đồng chưa giải ngân (3% vốn giao)."),
    (12, 1000, "achieved", "đạt"),
    (13, 1001, "exceeded", "vượt vốn giao 0,1%"),
]


@pytest.mark.parametrize(("month", "millions", "state", "words"), MONEY)
def test_money_too(month: int, millions: int, state: str, words: str) -> None:
    plan = replace(HUNDRED, allocations=(Allocation("DA4.1", "NSTW", 2024, 1000 * MILLION),))
    found = standing(plan, month, money=(paid("DA4.1", "X1", f"2024-{month:02d}", millions * MILLION),)).total
    assert found.state.value == state
    assert words in words_in("vi").sentence(found.sentence)


def test_what_is_not_reached_is_not_on_track_in_the_headline() -> None:
    said = headline(standing(HUNDRED, 12, *told(HUNDRED, 12, 97)))
    assert said.endswith("; 0/1 chỉ tiêu đạt hoặc đúng tiến độ, 1 chưa đạt")
