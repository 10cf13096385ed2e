"""The 13th point, the money of the month, what Kho bạc confirmed, and advances."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, Fund, FundTier
from dashboard.domain.reported.observations import Disbursement, Source
from tests.builders import DISTRICT, OTHER_COMMUNE, a_plan
from tests.domain.disbursement.one_line import MILLION, VI, project, spent_of, standing

D = Decimal


def test_the_13th_point_is_a_point_of_its_own() -> None:
    money = (spent_of(12, 900), replace(spent_of(12, 980), period=Period.parse("2024-13")))
    december, settled = (project(standing(*money, period=p)) for p in ("2024-12", "2024-13"))
    assert (december.disbursed_vnd, settled.disbursed_vnd) == (900 * MILLION, 980 * MILLION)
    assert (december.rate_year, settled.rate_year) == (D("0.9"), D("0.98"))
    assert [p.period.code for p in settled.series][-2:] == ["2024-12", "2024-13"]
    assert [p.disbursed_vnd for p in settled.series][-2:] == [900 * MILLION, 980 * MILLION]
    assert len(december.series) == 12
    assert settled.flows.in_month_vnd == 80 * MILLION
    assert "đến 31/01 chưa đạt, còn 20 triệu đồng" in VI.sentence(settled.sentence)
    assert "T13" not in VI.sentence(settled.sentence)
    assert (settled.required_rate_vnd, settled.projection) == (None, None)


@pytest.mark.parametrize(
    ("money", "derived"),
    [
        ([spent_of(8, 100), spent_of(9, 130)], 30),
        ([spent_of(9, 130)], None),  # the first report of the year says nothing of September alone
        ([spent_of(7, 100), spent_of(9, 130)], None),  # August is silent
        ([spent_of(8, 100), spent_of(9, 90)], -10),
        ([spent_of(8, 100), spent_of(9, 0, cumulative_vnd=None, absence=Absence.NIL)], None),  # nil is no 0
    ],
)
def test_the_months_money_is_derived_from_the_cumulative(money: list[Disbursement], derived: int | None) -> None:
    assert project(standing(*money)).flows.in_month_vnd == (None if derived is None else derived * MILLION)


def test_in_january_the_cumulative_is_the_months() -> None:
    assert project(standing(spent_of(1, 7), period="2024-01")).flows.in_month_vnd == 7 * MILLION


def test_what_was_reported_of_the_month_is_held_against_it_line_by_line() -> None:
    money = (spent_of(8, 100), spent_of(9, 130, in_month_vnd=35 * MILLION), spent_of(9, 50, OTHER_COMMUNE))
    flows = project(standing(*money)).flows
    assert (flows.in_month_vnd, flows.in_month_reported_vnd, flows.in_month_gap_vnd) == (
        30 * MILLION, 35 * MILLION, 5 * MILLION,
    )  # fmt: skip
    assert flows.in_month_differs
    same = project(standing(spent_of(8, 100), spent_of(9, 130, in_month_vnd=30 * MILLION))).flows
    assert (same.in_month_gap_vnd, same.in_month_differs) == (0, False)


def test_the_treasurys_figure_stands_beside_the_units_and_is_never_added() -> None:
    confirmed = spent_of(9, 90, DISTRICT, source=Source.TREASURY)
    found = standing(spent_of(9, 60), spent_of(9, 40, OTHER_COMMUNE), confirmed)
    assert (project(found).disbursed_vnd, found.total.disbursed_vnd) == (100 * MILLION, 100 * MILLION)
    for flows in (project(found).flows, found.total.flows, found.money[0].flows):
        assert (flows.treasury_vnd, flows.treasury_gap_vnd) == (90 * MILLION, -10 * MILLION)


def test_what_the_treasury_confirmed_earlier_is_not_held_against_later_figures() -> None:
    flows = standing(spent_of(6, 50), spent_of(9, 60), spent_of(6, 45, DISTRICT, source=Source.TREASURY)).total.flows
    assert (flows.treasury_vnd, flows.treasury_gap_vnd) == (None, None)


def test_the_treasurys_figure_alone_is_not_the_units() -> None:
    found = project(standing(spent_of(9, 90, source=Source.TREASURY)))
    assert (found.disbursed_vnd, found.absence) == (None, Absence.NOT_REPORTED)
    assert (found.flows.treasury_vnd, found.flows.treasury_gap_vnd) == (90 * MILLION, None)


def test_the_treasurys_figure_without_sources_is_held_against_all_sources() -> None:
    funds = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
    money = (spent_of(9, 60), replace(spent_of(9, 5), fund="NSDP"))
    confirmed = spent_of(9, 70, DISTRICT, source=Source.TREASURY, fund=NOT_SPLIT)
    assert standing(*money, confirmed, funds=funds).total.flows.treasury_gap_vnd == 5 * MILLION


def test_advances_are_a_part_of_what_is_disbursed_and_unknown_where_nobody_says() -> None:
    found = standing(spent_of(9, 60, advance_vnd=20 * MILLION), spent_of(9, 40, OTHER_COMMUNE))
    assert (found.total.disbursed_vnd, found.total.flows.advance_vnd) == (100 * MILLION, 20 * MILLION)
    assert standing(spent_of(9, 60)).total.flows.advance_vnd is None
    assert standing(spent_of(9, 60, advance_vnd=0)).total.flows.advance_vnd == 0


def test_who_reports_for_the_first_time_is_named_as_not_in_the_month() -> None:
    flows = standing(spent_of(5, 100), spent_of(6, 150), spent_of(6, 70, OTHER_COMMUNE), period="2024-06").total.flows
    assert (flows.in_month_vnd, flows.in_month_without) == (50 * MILLION, (OTHER_COMMUNE,))
