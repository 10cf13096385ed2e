"""Money: two rates, unknown amounts, parents and children, split and unsplit, the path and the straight line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.disbursement.projects import CARRIED_UNKNOWN
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, Plan
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import words_in
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing, paid

PLAN = songma.plan()
AGRICULTURE, LABOUR, HEALTH = "126-NNPTNT", "126-LDTBXH", "126-TTYT"
MILLION = 1_000_000


def standing(*money: Disbursement, plan: Plan = PLAN, period: str = "2024-09") -> Standing:
    return assess(knowing(plan, money=money), Period.parse(period))


def project(found: Standing, code: str) -> ProjectStanding:
    return next(p for p in found.projects if p.project.code == code)


def test_the_seven_lines_of_the_plan_add_up() -> None:
    found = standing()
    assert found.total.allocated_vnd == 15_555_250_000
    funds = {f.fund: f.allocated_vnd for f in found.funds}
    assert (funds["NSTW"], funds["NSDP"]) == (15_089_000_000, 466_250_000)


def test_a_thousand_dong_more_on_one_line_moves_exactly_that_total() -> None:
    more = replace(
        PLAN,
        allocations=tuple(
            replace(a, amount_vnd=a.amount_vnd + 1000) if a.key == ("DA3.2", "NSTW", 2024) and a.amount_vnd else a
            for a in PLAN.allocations
        ),
    )
    before, after = standing(), standing(plan=more)
    assert after.total.allocated_vnd == 15_555_251_000
    moved = [
        p.project.code
        for p, q in zip(after.projects, before.projects, strict=True)
        if p.allocated_vnd != q.allocated_vnd
    ]
    assert moved == ["DA3.2"]
    assert {f.fund: f.allocated_vnd for f in after.funds}["NSTW"] == 15_089_001_000


def test_nothing_reported_is_not_zero() -> None:
    found = project(standing(), "DA2")
    assert (found.disbursed_vnd, found.rate_year, found.state, found.absence) == (
        None,
        None,
        State.NO_DATA,
        Absence.NOT_REPORTED,
    )
    zero = project(standing(paid("DA2", AGRICULTURE, "2024-09", 0)), "DA2")
    assert (zero.disbursed_vnd, zero.rate_year) == (0, 0)


@pytest.mark.parametrize("code", ["DA1", "DA4.2", "DA5", "DA6.1"])
def test_what_the_district_is_not_concerned_with_says_so_in_the_plans_words(code: str) -> None:
    found = project(standing(), code)
    assert (found.state, found.absence) == (State.NOT_APPLICABLE, Absence.NOT_APPLICABLE)
    assert "không thuộc đối tượng" in words_in("vi").sentence(found.sentence)


def test_the_rate_on_the_total_plan_is_unknown_while_the_carried_over_amount_is() -> None:
    found = project(standing(paid("DA2", AGRICULTURE, "2024-09", 100 * MILLION)), "DA2")
    assert found.rate_year == Decimal(100) / Decimal("7133.25")
    assert (found.rate_total, found.rate_total_reason) == (None, CARRIED_UNKNOWN)


def test_both_rates_once_the_carried_over_amount_is_known() -> None:
    known = tuple(
        replace(a, amount_vnd=500 * MILLION) if a.project == "DA3.2" and a.budget_year in (2022, 2023) else a
        for a in PLAN.allocations
    )
    money = (
        paid("DA3.2", HEALTH, "2024-09", 200 * MILLION),
        paid("DA3.2", HEALTH, "2024-09", 300 * MILLION, NOT_SPLIT, NOT_SPLIT),
    )
    found = project(standing(*money, plan=replace(PLAN, allocations=known)), "DA3.2")
    assert found.rate_year == Decimal(200) / 547
    assert found.rate_total == Decimal(500) / 1547
    assert (found.disbursed_vnd, found.disbursed_total_vnd) == (200 * MILLION, 500 * MILLION)


def test_money_of_earlier_years_never_enters_this_years_rate() -> None:
    found = standing(paid("DA2", AGRICULTURE, "2024-09", 70 * MILLION, NOT_SPLIT, NOT_SPLIT))
    assert project(found, "DA2").disbursed_vnd is None
    assert project(found, "DA2").disbursed_total_vnd == 70 * MILLION
    loose = next(m for m in found.money if m.allocation is None)
    assert (loose.project, loose.budget_year, loose.disbursed_vnd) == ("DA2", NOT_SPLIT, 70 * MILLION)


def test_sub_projects_and_communes_of_an_unsplit_project_are_summed_once() -> None:
    found = standing(
        paid("DA7.1", LABOUR, "2024-09", 10 * MILLION),
        paid("DA7.2", "04168", "2024-09", 2 * MILLION),
        paid("DA7.2", "04171", "2024-08", 3 * MILLION),
    )
    da7 = project(found, "DA7")
    assert da7.disbursed_vnd == 15 * MILLION
    assert da7.carried == (("04171", Period.parse("2024-08")),)
    assert found.total.disbursed_vnd == 15 * MILLION
    assert "DA7.1" not in {p.project.code for p in found.projects}


def test_the_districts_consolidated_figure_and_the_treasurys_are_not_added_to_the_units() -> None:
    found = standing(
        paid("DA2", AGRICULTURE, "2024-09", 10 * MILLION),
        replace(paid("DA2", "126", "2024-09", 11 * MILLION), reporter="126-TCKH"),
        replace(paid("DA2", AGRICULTURE, "2024-09", 12 * MILLION), source=Source.TREASURY),
    )
    assert project(found, "DA2").disbursed_vnd == 10 * MILLION


@pytest.mark.parametrize(
    ("others", "disbursed"),
    [
        ((), 11),
        ((paid("DA2", AGRICULTURE, "2024-09", 10 * MILLION),), 10),
        ((paid("DA2", "126", "2024-09", 9 * MILLION),), 9),
    ],
    ids=["alone it stands", "beside a unit's report it yields", "beside the district's own report it yields"],
)
def test_a_consolidated_table_stands_until_somebody_reports(others: tuple[Disbursement, ...], disbursed: int) -> None:
    table = replace(
        paid("DA2", "126", "2024-09", 11 * MILLION, fund=NOT_SPLIT), reporter="126-TCKH", source=Source.CONSOLIDATED
    )
    assert project(standing(table, *others), "DA2").disbursed_vnd == disbursed * MILLION


def test_what_the_path_expects_by_now_and_by_how_much_a_project_is_late() -> None:
    found = project(standing(paid("DA3.1", AGRICULTURE, "2024-09", 1185 * MILLION)), "DA3.1")
    assert found.expected_now_vnd == round(2756 * MILLION * Decimal("0.62"))
    assert (found.state, found.path_source) == (State.BEHIND, PathSource.MILESTONES)
    assert found.missing_vnd == 523_720_000
    assert "chậm 19 điểm %, thiếu 523,72 triệu đồng" in words_in("vi").sentence(found.sentence)


def test_without_milestones_a_straight_line_is_used_and_labelled() -> None:
    bare = replace(PLAN, milestones=())
    found = project(standing(paid("DA3.1", AGRICULTURE, "2024-09", 1185 * MILLION), plan=bare), "DA3.1")
    assert (found.expected_now_vnd, found.path_source) == (2067 * MILLION, PathSource.STRAIGHT_LINE)
    assert "theo đường thẳng (mặc định)" in words_in("vi").sentence(found.sentence)


def test_a_plan_of_unknown_amounts_has_figures_and_no_verdict() -> None:
    unknown = replace(PLAN, allocations=(Allocation("DA2", "NSTW", 2024, None),))
    found = project(standing(paid("DA2", AGRICULTURE, "2024-09", MILLION), plan=unknown), "DA2")
    assert (found.allocated_vnd, found.rate_year, found.state, found.absence) == (
        None, None, State.REPORTED, Absence.UNKNOWN_AMOUNT,
    )  # fmt: skip


def test_nil_declared_keeps_the_last_cumulative_figure() -> None:
    nil = replace(paid("DA2", AGRICULTURE, "2024-09", 0), cumulative_vnd=None, absence=Absence.NIL)
    found = project(standing(paid("DA2", AGRICULTURE, "2024-08", 5 * MILLION), nil), "DA2")
    assert (found.disbursed_vnd, found.carried) == (5 * MILLION, ())


def test_the_13th_point_is_not_counted_into_december_twice() -> None:
    money = (paid("DA2", AGRICULTURE, "2024-12", 50 * MILLION), paid("DA2", AGRICULTURE, "2024-13", 55 * MILLION))
    assert project(standing(*money, period="2024-12"), "DA2").disbursed_vnd == 50 * MILLION
    assert project(standing(*money, period="2024-13"), "DA2").disbursed_vnd == 55 * MILLION


def test_a_commune_has_its_own_money_and_no_verdict() -> None:
    money = (paid("DA7.2", "04168", "2024-09", 2 * MILLION), paid("DA7.2", "04171", "2024-09", 3 * MILLION))
    found = assess(knowing(PLAN, money=money), Period.parse("2024-09"), "04168")
    assert found.total.disbursed_vnd == 2 * MILLION
    assert found.total.state is State.REPORTED


def test_a_units_sentences_speak_of_its_own_figures_only() -> None:
    found = assess(
        knowing(PLAN, money=(paid("DA7.2", "04168", "2024-09", 2 * MILLION),)), Period.parse("2024-09"), "04168"
    )
    say = words_in("vi").sentence
    assert [p.project.code for p in found.projects] == ["DA7.2"]
    assert "đã giải ngân 2 triệu đồng; đơn vị không được giao vốn riêng" in say(found.projects[0].sentence)
    assert say(found.headline).startswith(
        "Đến hết tháng 9/2024, Thị trấn Sông Mã: đã giải ngân 2 triệu đồng; có số liệu của 0/"
    )
    assert {t.indicator.code for t in found.targets}.isdisjoint({"MH-GIAMNGHEO", "YT-SDD5"})
    assert [(m.project, m.allocated_vnd, m.disbursed_vnd) for m in found.money] == [("DA7", None, 2 * MILLION)]


def test_by_source_what_nobody_split_stands_among_the_sources_so_that_their_sum_is_the_whole() -> None:
    lines = (Allocation("DA2", "NSTW", 2024, 900 * MILLION), Allocation("DA3.2", NOT_SPLIT, 2024, 100 * MILLION))
    money = (
        paid("DA2", AGRICULTURE, "2024-09", 40 * MILLION),
        paid("DA3.2", HEALTH, "2024-09", 30 * MILLION, fund=NOT_SPLIT),
    )
    found = standing(*money, plan=replace(PLAN, allocations=lines))
    by_fund = {f.fund: (f.allocated_vnd, f.disbursed_vnd) for f in found.funds}
    assert by_fund == {"NSTW": (900 * MILLION, 40 * MILLION), NOT_SPLIT: (100 * MILLION, 30 * MILLION)}
    assert sum(paid_vnd or 0 for _, paid_vnd in by_fund.values()) == found.total.disbursed_vnd
    assert sum(given or 0 for given, _ in by_fund.values()) == found.total.allocated_vnd
