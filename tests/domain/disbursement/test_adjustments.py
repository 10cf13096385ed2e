"""Allocations that are adjusted within the year: from which day, on which line, in which words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Adjustment, Milestone, PathOf
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.verdicts.parts import State
from tests.domain.disbursement.one_line import EN, MILLION, ONE_LINE, VI, project, spent_of, standing

D = Decimal


def cut(amount: int, day: str, project: str = "DA4.1") -> Adjustment:
    return Adjustment(project, "NSTW", 2024, amount * MILLION, date.fromisoformat(day), "QĐ 9/QĐ-UBND")


@pytest.mark.parametrize(
    ("period", "amount"), [("2024-05", 1000), ("2024-06", 800), ("2024-08", 800), ("2024-09", 1100)]
)
def test_an_adjustment_holds_from_its_day_on(period: str, amount: int) -> None:
    changes = (cut(-200, "2024-06-30"), cut(300, "2024-09-01"))
    found = project(standing(spent_of(1, 100), period=period, adjustments=changes))
    assert found.allocated_vnd == amount * MILLION
    assert (found.given_vnd, found.adjusted_vnd) == (1000 * MILLION, (amount - 1000) * MILLION)
    assert found.rate_year == D(100) / amount


def test_an_adjustment_is_said_in_the_sentence_and_on_the_line() -> None:
    found = standing(spent_of(9, 100), adjustments=(cut(-200, "2024-06-30"),))
    said = VI.sentence(project(found).sentence)
    assert "100/800 triệu đồng" in said
    assert "(giao đầu năm 1.000 triệu đồng, điều chỉnh giảm 200 triệu đồng)" in said
    assert "cut by" in EN.sentence(project(found).sentence)
    (line,) = found.money
    assert (line.given_vnd, line.adjusted_vnd, line.allocated_vnd) == (1000 * MILLION, -200 * MILLION, 800 * MILLION)


def test_adjusting_an_unknown_amount_leaves_it_unknown() -> None:
    unknown = (replace(ONE_LINE[0], amount_vnd=None),)
    found = project(standing(spent_of(9, 100), allocations=unknown, adjustments=(cut(50, "2024-02-01"),)))
    assert (found.allocated_vnd, found.rate_year) == (None, None)


@pytest.mark.parametrize("money", [(), (spent_of(9, 0),)], ids=["not reported", "nothing paid"])
def test_an_allocation_adjusted_to_nothing_is_not_achieved_but_not_applicable(money: tuple[Disbursement, ...]) -> None:
    found = project(standing(*money, adjustments=(cut(-1000, "2024-06-30"),)))
    assert (found.allocated_vnd, found.state, found.absence) == (0, State.NOT_APPLICABLE, Absence.NOT_APPLICABLE)
    assert (found.rate_year, found.rate_total, found.rate_total_reason) == (None, None, "nothing_given")
    said = VI.sentence(found.sentence)
    assert "vốn giao năm nay là 0 (giao đầu năm 1.000 triệu đồng, điều chỉnh giảm 1.000 triệu đồng)" in said
    assert "không áp dụng tỷ lệ giải ngân" in said
    assert "does not apply" in EN.sentence(found.sentence)


def test_money_paid_of_an_allocation_adjusted_to_nothing_exceeds_it() -> None:
    found = project(standing(spent_of(9, 5), adjustments=(cut(-1000, "2024-06-30"),)))
    assert found.state is State.EXCEEDED
    assert "đã giải ngân 5 triệu đồng, vốn giao năm nay là 0" in VI.sentence(found.sentence)


def test_the_path_of_earlier_months_goes_by_what_was_given_then() -> None:
    path = tuple(Milestone(PathOf.MONEY, "*", Period.of_month(2024, m), D(m) / 12) for m in range(1, 13))
    found = project(standing(spent_of(9, 100), adjustments=(cut(-400, "2024-07-01"),), milestones=path))
    expected = {point.period.last_month: point.expected_vnd for point in found.series}
    assert (expected[6], expected[9]) == (500 * MILLION, 450 * MILLION)
