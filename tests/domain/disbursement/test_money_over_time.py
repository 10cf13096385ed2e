"""Money that changes: adjustments, the 13th point, the month, Kho bạc, advances, last year, mergers; and sums in any grouping."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import (
    NOT_SPLIT,
    Adjustment,
    Allocation,
    BudgetYear,
    Fund,
    FundTier,
    Milestone,
    PathOf,
    Plan,
    Project,
)
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.verdicts.standing import PathSource, ProjectStanding, Standing, State
from dashboard.text import words_in
from tests.builders import COMMUNE, DISTRICT, LABOUR, OTHER_COMMUNE, a_plan
from tests.domain.figures import knowing, paid
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, SAME_C, WEST, divided

D = Decimal
VI, EN = words_in("vi"), words_in("en")
MILLION = 1_000_000
ONE_LINE = (Allocation("DA4.1", "NSTW", 2024, 1000 * MILLION),)


def cut(amount: int, day: str, project: str = "DA4.1") -> Adjustment:
    return Adjustment(project, "NSTW", 2024, amount * MILLION, date.fromisoformat(day), "QĐ 9/QĐ-UBND")


def standing(*money: Disbursement, period: str = "2024-09", before: object = None, **plan: object) -> Standing:
    made = a_plan(**{"allocations": ONE_LINE, "milestones": ()} | plan)
    return assess(replace(knowing(made, money=money), before=before), Period.parse(period))  # type: ignore[arg-type]


def project(found: Standing, code: str = "DA4.1") -> ProjectStanding:
    return next(p for p in found.projects if p.project.code == code)


def spent_of(month: int, millions: int, unit: str = COMMUNE, **over: object) -> Disbursement:
    return replace(paid("DA4.1", unit, f"2024-{month:02d}", millions * MILLION), **over)  # type: ignore[arg-type]


# -- adjustments -----------------------------------------------------------------------------------------------------


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


# -- the 13th point and the month ----------------------------------------------------------------------------------------


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
        ([spent_of(8, 100), spent_of(9, 0, cumulative_vnd=None, absence=Absence.NIL)], 0),
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


# -- Kho bạc and advances ------------------------------------------------------------------------------------------------


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


# -- paths, last year, what stays unspent --------------------------------------------------------------------------------


def last_year(*months: tuple[int, int], allocated: int = 500) -> object:
    plan = a_plan(year=2023, allocations=(Allocation("DA4.1", "NSTW", 2023, allocated * MILLION),))
    money = tuple(
        replace(paid("DA4.1", COMMUNE, f"2023-{m:02d}", v * MILLION), budget_year=2023) for m, v in months
    )  # fmt: skip
    return knowing(plan, money=money)


def test_last_years_own_curve_is_a_labelled_default() -> None:
    rules = Rules(money_default=DefaultPath.LAST_YEAR)
    found = standing(spent_of(9, 100), rules=rules, before=last_year((9, 180), (12, 450)))
    assert (project(found).expected_now_vnd, project(found).path_source) == (400 * MILLION, PathSource.LAST_YEAR)
    assert "theo nhịp năm trước (chưa có lộ trình duyệt) đến T9 là 400 triệu đồng" in VI.sentence(
        project(found).sentence
    )
    line = standing(spent_of(9, 100), rules=rules, before=last_year((9, 200)))
    assert line.total.path_source is PathSource.STRAIGHT_LINE


@pytest.mark.parametrize(("month", "share"), [(3, "0.1"), (6, "0.2"), (9, "0.6"), (12, "1")])
def test_a_month_that_nobody_told_is_no_point_of_last_years_path(month: int, share: str) -> None:
    found = standing(
        spent_of(month, 50), period=f"2024-{month:02d}", rules=Rules(money_default=DefaultPath.LAST_YEAR),
        before=last_year((6, 100), (12, 500), allocated=1000),
    )  # fmt: skip
    assert project(found).expected_now_vnd == 1000 * MILLION * D(share)


def test_last_years_money_path_never_turns_and_asks_who_paid_to_have_told_december() -> None:
    rules = Rules(money_default=DefaultPath.LAST_YEAR)
    turned = standing(spent_of(9, 1), rules=rules, before=last_year((6, 600), (9, 300), (12, 500)))
    months = {point.period.last_month: point.expected_vnd for point in project(turned).series}
    assert (months[6], months[9], months[12]) == (600 * MILLION, 600 * MILLION, 1000 * MILLION)
    before = last_year((9, 180), (12, 450))
    silent = replace(paid("DA4.1", OTHER_COMMUNE, "2023-06", 90 * MILLION), budget_year=2023)
    before = replace(before, disbursements=(*before.disbursements, silent))  # type: ignore[attr-defined,type-var]
    assert standing(spent_of(9, 1), rules=rules, before=before).total.path_source is PathSource.STRAIGHT_LINE


def test_no_default_is_no_path() -> None:
    found = project(standing(spent_of(9, 100), rules=Rules(money_default=DefaultPath.NONE)))
    assert (found.expected_now_vnd, found.path_source, found.state) == (None, None, "not_achieved")


def test_a_line_may_have_a_path_of_its_own() -> None:
    lines = (*ONE_LINE, Allocation("DA4.1", "NSDP", 2024, 100 * MILLION))
    funds = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
    path = (
        Milestone(PathOf.MONEY, "DA4.1/NSDP/2024", Period.parse("2024-09"), D("0.9")),
        Milestone(PathOf.MONEY, "DA4.1", Period.parse("2024-09"), D("0.5")),
    )
    found = project(standing(spent_of(9, 100), allocations=lines, funds=funds, milestones=path))
    assert found.expected_now_vnd == 590 * MILLION


def test_the_same_period_of_last_year() -> None:
    found = standing(spent_of(9, 100), before=last_year((8, 150), (9, 200), (12, 450)))
    assert (found.total.last_year_vnd, found.total.last_year_rate) == (200 * MILLION, D("0.4"))
    assert (project(found).last_year_vnd, project(standing(spent_of(9, 1))).last_year_vnd) == (200 * MILLION, None)


def test_what_stays_unspent_has_a_span_and_never_falls_below_nothing() -> None:
    found = project(standing(*(spent_of(m, v) for m, v in ((6, 100), (7, 150), (8, 250), (9, 400)))))
    assert found.unspent is not None
    assert [int(v) // MILLION for v in (found.unspent.value, found.unspent.low, found.unspent.high)] == [300, 150, 450]
    fast = project(standing(*(spent_of(m, v) for m, v in ((6, 100), (7, 400), (8, 700), (9, 990)))))
    assert fast.unspent is not None
    assert fast.unspent.low == 0


def test_money_by_the_year_it_was_given_for() -> None:
    lines = (*ONE_LINE, Allocation("DA4.1", "NSTW", 2023, 200 * MILLION), Allocation("DA4.1", "NSTW", 2022, None))
    money = (spent_of(9, 500), spent_of(9, 150, budget_year=2023), spent_of(9, 9, budget_year=NOT_SPLIT))
    found = {
        t.budget_year: (t.allocated_vnd, t.disbursed_vnd) for t in standing(*money, allocations=lines).budget_years
    }
    assert found == {
        2024: (1000 * MILLION, 500 * MILLION),
        2023: (200 * MILLION, 150 * MILLION),
        2022: (None, None),
        NOT_SPLIT: (None, 9 * MILLION),
    }


def lines(*given: tuple[BudgetYear, int | None], project: str = "DA4.1") -> dict[str, object]:
    return {"allocations": tuple(
        Allocation(project, "NSTW", year, None if vnd is None else vnd * MILLION) for year, vnd in given
    )}  # fmt: skip


MOBILISED = (*a_plan().funds, Fund("KHAC", "Huy động", FundTier.OTHER))


@pytest.mark.parametrize(
    ("given", "money", "rate", "reason"),
    [
        (((2024, 1000), (2023, 100)), ((2024, 500), (2022, 50)), None, "carried_over_unknown"),
        (((2024, 1000), (2023, 100)), ((2024, 500), (2023, 50)), D("0.5"), None),
        (((2024, 1000), (2023, 100)), ((2024, 500), (NOT_SPLIT, 50)), D("0.5"), None),
        (((2023, 100),), ((2023, 50),), D("0.5"), None),
        (((2024, None), (2023, 100)), ((2023, 50),), None, "unknown_amount"),
        (((2023, 100),), (), None, "nothing_disbursed_reported"),
    ],
    ids=["a year nobody named", "the year that is named", "years not split", "carried-over money alone",
         "this year's amount unknown", "nothing reported"],
)  # fmt: skip
def test_the_rate_on_the_total_plan(
    given: tuple[tuple[BudgetYear, int | None], ...],
    money: tuple[tuple[BudgetYear, int], ...],
    rate: object,
    reason: object,
) -> None:
    found = standing(*(spent_of(9, vnd, budget_year=year) for year, vnd in money), **lines(*given))
    for node in (found.total, project(found)):
        assert (node.rate_total, node.rate_total_reason) == (rate, reason)


def test_mobilised_money_leaves_the_total_plan_known() -> None:
    money = (spent_of(9, 500), spent_of(9, 50, budget_year=2023, fund="KHAC"))
    assert standing(*money, funds=MOBILISED, **lines((2024, 1000))).total.rate_total == D("0.5")


def test_carried_over_money_alone_is_reported_money() -> None:
    found = standing(spent_of(9, 50, budget_year=2023), **lines((2023, 100)))
    assert (project(found).state, found.total.state) == (State.REPORTED, State.REPORTED)
    assert project(found).absence is not Absence.NOT_REPORTED
    assert (project(found).disbursed_vnd, project(found).earlier_vnd) == (None, 50 * MILLION)
    assert "đã giải ngân 50 triệu đồng từ vốn các năm trước" in VI.sentence(project(found).sentence)
    assert "50 triệu đồng từ vốn các năm trước" in VI.sentence(found.headline)
    assert "earlier years' money" in EN.sentence(project(found).sentence)


# -- units over time -----------------------------------------------------------------------------------------------------


def merged_plan(share: str | None = "0.6") -> Plan:
    return replace(divided(share), allocations=(Allocation("DA4.1", "NSTW", 2025, 1000),))


def test_money_holds_across_a_merger() -> None:
    june = (
        paid("DA4.1", OLD_A, "2025-06", 100, year=2025), paid("DA4.1", OLD_B, "2025-06", 50, year=2025),
    )  # fmt: skip
    july = Period.parse("2025-07")
    silent = assess(knowing(merged_plan(), money=june), july).total
    assert (silent.disbursed_vnd, {u for u, _ in silent.carried}) == (150, {OLD_A, OLD_B})
    known = knowing(merged_plan(), money=(*june, paid("DA4.1", NEW_N, "2025-07", 160, year=2025)))
    assert assess(known, july).total.disbursed_vnd == 160
    assert assess(known, Period.parse("2025-06")).total.disbursed_vnd == 150
    assert assess(known, Period.parse("2025-06"), NEW_N).total.disbursed_vnd == 150


def test_of_one_part_of_a_divided_unit_nothing_is_added_for_the_other() -> None:
    money = (paid("DA4.1", OLD_D, "2025-06", 100, year=2025), paid("DA4.1", EAST, "2025-07", 70, year=2025))
    known, july = knowing(merged_plan(), money=money), Period.parse("2025-07")
    assert {unit: assess(known, july, unit).total.disbursed_vnd for unit in (EAST, WEST)} == {EAST: 70, WEST: 40}
    assert assess(known, july).total.disbursed_vnd == 110


OLD_ONES = (OLD_A, OLD_B, SAME_C, OLD_D)
NEW_ONES = ((NEW_N, 250), (SAME_C, 110), (EAST, 70), (WEST, 50))


def of_july(
    *july: tuple[str, int],
    june: tuple[str, ...] = OLD_ONES,
    share: str | None = "0.6",
    unit: str = "T",
    fund: str = "NSTW",
) -> tuple[int | None, tuple[str, ...]]:
    """In the month of July, and who is not in it; in June each had 100."""
    money = [paid("DA4.1", code, "2025-06", 100, fund, 2025) for code in june]
    money += [paid("DA4.1", code, "2025-07", vnd, year=2025) for code, vnd in july]
    flows = assess(knowing(merged_plan(share), money=tuple(money)), Period.parse("2025-07"), unit).total.flows
    return flows.in_month_vnd, flows.in_month_without


def test_in_the_month_of_a_merger_what_its_units_had_is_taken_off() -> None:
    assert of_july(*NEW_ONES) == of_july(*NEW_ONES, share=None) == (80, ())
    assert [of_july(*NEW_ONES, unit=unit)[0] for unit in (NEW_N, SAME_C, EAST, WEST)] == [50, 10, 10, 10]
    assert of_july((EAST, 70)) == (10, ())  # W is silent, and stands with its part


def test_what_a_merger_added_is_unknown_where_somebody_had_not_reported() -> None:
    assert of_july(*NEW_ONES, june=(OLD_A, SAME_C, OLD_D)) == (30, (NEW_N,))
    assert of_july((EAST, 70), (SAME_C, 110), share=None) == (10, (EAST,))
    assert of_july(*NEW_ONES, share=None, unit=EAST) == (None, (EAST,))
    assert of_july(*NEW_ONES, fund=NOT_SPLIT)[0] is None  # by source now, not a month ago


def test_who_reports_for_the_first_time_is_named_as_not_in_the_month() -> None:
    flows = standing(spent_of(5, 100), spent_of(6, 150), spent_of(6, 70, OTHER_COMMUNE), period="2024-06").total.flows
    assert (flows.in_month_vnd, flows.in_month_without) == (50 * MILLION, (OTHER_COMMUNE,))


def nil(unit: str, period: str, year: int, **over: object) -> Disbursement:
    return replace(paid("DA4.1", unit, period, 0, year=year), cumulative_vnd=None, absence=Absence.NIL, **over)  # type: ignore[arg-type]


def test_what_was_paid_stays_when_the_successors_declare_nothing() -> None:
    june = tuple(paid("DA4.1", unit, "2025-06", 100, year=2025) for unit in (OLD_A, OLD_B, SAME_C, OLD_D))
    july = tuple(nil(unit, "2025-07", 2025) for unit in (NEW_N, SAME_C, EAST, WEST))
    known = knowing(merged_plan(), money=(*june, *july))
    assert assess(known, Period.parse("2025-07")).total.disbursed_vnd == 400
    units = {unit: assess(known, Period.parse("2025-07"), unit).total.disbursed_vnd for unit in (NEW_N, EAST, WEST)}
    assert units == {NEW_N: 200, EAST: 60, WEST: 40}


def test_a_nil_alone_is_a_zero() -> None:
    known = knowing(merged_plan(), money=(nil(NEW_N, "2025-07", 2025),))
    assert assess(known, Period.parse("2025-07")).total.disbursed_vnd == 0


@pytest.mark.parametrize(
    ("before", "after", "total"),
    [
        ([("DA4.1", OLD_A, 100, NOT_SPLIT), ("DA4.1", OLD_B, 50, "NSTW")], ("DA4.1", 160, "NSTW"), 160),
        ([("DA4", OLD_A, 100, "NSTW")], ("DA4.1", 110, "NSTW"), 110),
        ([("DA4.1", OLD_A, 100, "NSTW")], ("DA4", 110, "NSTW"), 110),
        ([("DA4.1", OLD_A, 100, "NSTW")], ("DA4.1", 110, NOT_SPLIT), 110),
        ([("DA4.1", OLD_A, 100, "NSTW")], ("DA4.1", 110, "NSDP"), 210),
    ],
    ids=["by source after not split", "on a part after the whole", "on the whole after a part", "not split after by source",
         "another source"],
)  # fmt: skip
def test_a_successors_figures_stand_for_the_same_money_however_it_was_split(
    before: list[tuple[str, str, int, str]], after: tuple[str, int, str], total: int
) -> None:
    money = [paid(p, unit, "2025-06", vnd, fund, 2025) for p, unit, vnd, fund in before]
    known = knowing(merged_plan(), money=(*money, paid(after[0], NEW_N, "2025-07", after[1], after[2], 2025)))
    assert assess(known, Period.parse("2025-07")).total.disbursed_vnd == total
    assert assess(known, Period.parse("2025-07"), NEW_N).total.disbursed_vnd == total


@given(
    amounts=st.lists(
        st.tuples(
            st.sampled_from(("DA4", "DA4.1")),
            st.sampled_from(("NSTW", "NSDP")),
            st.sampled_from((2024, 2023)),
            st.sampled_from((COMMUNE, OTHER_COMMUNE, LABOUR)),
            st.integers(0, 10**9),
        ),
        max_size=12,
        unique_by=lambda row: row[1:4],  # a unit tells a line's money on one node: whole, or in parts
    )
)
@settings(deadline=None)
def test_the_total_is_the_sum_of_its_lines_in_any_grouping(amounts: list[tuple[str, str, int, str, int]]) -> None:
    funds = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
    lines = tuple(Allocation("DA4", fund, year, 10**10) for fund in ("NSTW", "NSDP") for year in (2024, 2023))
    money = [paid(p, unit, "2024-09", vnd, fund, year) for p, fund, year, unit, vnd in amounts]
    found = standing(*money, allocations=lines, funds=funds)
    whole = sum(row[4] for row in amounts)
    assert (found.total.disbursed_total_vnd or 0) == whole
    assert sum(line.disbursed_vnd or 0 for line in found.money) == whole
    assert sum(year.disbursed_vnd or 0 for year in found.budget_years) == whole
    assert sum(fund.disbursed_vnd or 0 for fund in found.funds) == sum(row[4] for row in amounts if row[2] == 2024)
    by_unit = (standing_of(money, lines, funds, unit) for unit in (COMMUNE, OTHER_COMMUNE, LABOUR))
    assert sum(total or 0 for total in by_unit) == whole


def standing_of(money: list[Disbursement], lines: object, funds: object, unit: str) -> int | None:
    plan = a_plan(allocations=lines, funds=funds)
    return assess(knowing(plan, money=tuple(money)), Period.parse("2024-09"), unit).total.disbursed_total_vnd


# -- whole and in parts --------------------------------------------------------------------------------------------------

FUNDS = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
BRANCH = (Allocation("DA4", "NSTW", 2024, 1000 * MILLION), Allocation("DA4", "NSDP", 2024, 1000 * MILLION))


def told(
    month: int, vnd: int, project: str = "DA4", fund: str = "NSTW", unit: str = COMMUNE, year: BudgetYear = 2024
) -> Disbursement:
    return paid(project, unit, f"2024-{month:02d}", vnd, fund, year)


def nothing(month: int, fund: str = "NSTW") -> Disbursement:
    return replace(told(month, 0, fund=fund), cumulative_vnd=None, absence=Absence.NIL)


@pytest.mark.parametrize(
    ("money", "total"),
    [
        ((told(9, 100), told(9, 110, "DA4.1")), 110),
        ((told(8, 100), told(9, 110, "DA4.1")), 110),
        ((told(8, 90, "DA4.1"), told(9, 100)), 100),
        ((told(9, 100, fund=NOT_SPLIT), told(9, 60), told(9, 40, fund="NSDP")), 100),
        ((told(8, 100, fund=NOT_SPLIT), told(9, 70), told(9, 40, fund="NSDP")), 110),
        ((told(8, 60), told(8, 30, fund="NSDP"), told(9, 100, fund=NOT_SPLIT)), 100),
        ((told(8, 60), told(9, 30, fund="NSDP")), 90),
        (
            (told(8, 50, fund=NOT_SPLIT, year=NOT_SPLIT), told(9, 30, year=2022), told(9, 25, year=2023)),
            55,
        ),
        ((told(8, 100), told(9, 110, "DA4.1", unit=OTHER_COMMUNE)), 210),
        ((told(8, 100, unit=DISTRICT), told(9, 110, "DA4.1")), 110),
        ((told(5, 100, fund=NOT_SPLIT), nothing(6)), 100),
        ((told(5, 60), told(6, 100, fund=NOT_SPLIT), nothing(7)), 100),
        ((told(5, 60), nothing(6), nothing(6, fund="NSDP")), 60),
    ],
    ids=[
        "the parts of one month stand for their whole", "parts told later replace the whole",
        "a whole told later replaces its parts", "by source beside not split", "by source after not split",
        "not split after by source", "a silent source stands with its last figure", "earlier years told apart replace what was not split",
        "what another unit tells is other money", "the district's whole yields to a commune's part",
        "nothing of one source after not split", "nothing of one source after a newer whole", "nothing is no part",
    ],
)  # fmt: skip
def test_one_dong_is_counted_once(money: tuple[Disbursement, ...], total: int) -> None:
    found = standing(*money, allocations=BRANCH, funds=FUNDS)
    assert found.total.disbursed_total_vnd == total
    assert sum(unit_total(money, unit) for unit in (COMMUNE, OTHER_COMMUNE)) == total


def unit_total(money: tuple[Disbursement, ...], unit: str) -> int:
    return standing_of(list(money), BRANCH, FUNDS, unit) or 0


@given(
    parts=st.lists(st.integers(0, 10**9), min_size=1, max_size=3),
    by=st.sampled_from(("unit", "fund", "project")),
    whole_first=st.booleans(),
)
@settings(deadline=None)
def test_splitting_a_line_into_parts_never_changes_the_total(parts: list[int], by: str, whole_first: bool) -> None:
    places = {
        "unit": [{"unit": unit} for unit in (COMMUNE, OTHER_COMMUNE, LABOUR)],
        "fund": [{"fund": fund} for fund in ("NSTW", "NSDP", "NSDP")],
        "project": [{"project": project} for project in ("DA4.1", "DA4.2", "DA4.2")],
    }[by]
    if by != "unit":
        parts = parts[:2]
    split = [told(9, vnd, **place) for vnd, place in zip(parts, places, strict=False)]
    whole = told(8 if whole_first else 9, sum(parts), fund=NOT_SPLIT if by == "fund" else "NSTW",
                 unit=DISTRICT if by == "unit" else COMMUNE)  # fmt: skip
    projects = (*a_plan().projects, Project("DA4.2", "Việc làm ngoài nước", "DA4"))
    plan = {"allocations": BRANCH, "funds": FUNDS, "projects": projects}
    alone, told_in_parts, both = (
        standing(*money, **plan).total.disbursed_vnd for money in ((whole,), split, (whole, *split))
    )
    assert alone == told_in_parts == both == sum(parts)
