"""Giải ngân as values: what is known is shown as it is, what nobody knows is nothing, never 0."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Adjustment, Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.observations import Source
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import MoneyFlows
from dashboard.text import words_in
from dashboard.views.money.page import Money, money
from dashboard.views.money.steps import StepKind
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing, observed, paid
from tests.views.rows import row_of, rows_of

VI, EN = words_in("vi"), words_in("en")
PLAN = replace(songma.plan(), rules=replace(songma.plan().rules, least_coverage=Decimal("0.4")))  # DA2 alone is enough
MILLION = 1_000_000
COMMUNES = [unit.code for unit in PLAN.units if unit.level is UnitLevel.COMMUNE]
LEAD, COMMUNE = "126-NNPTNT", COMMUNES[0]


def standing_of(*rows, plan: Plan = PLAN, period: str = "2024-09") -> Standing:  # type: ignore[no-untyped-def]
    return assess(knowing(plan, money=rows), Period.parse(period))


def seen(*rows, plan: Plan = PLAN, period: str = "2024-09", words=VI) -> Money:  # type: ignore[no-untyped-def]
    return money(standing_of(*rows, plan=plan, period=period), words)


def months(project: str, *amounts: int, **over: object) -> tuple:  # type: ignore[type-arg]
    """Cumulative triệu đồng of a project from January on."""
    return tuple(
        paid(project, LEAD, f"2024-{month:02}", amount * MILLION, **over)
        for month, amount in enumerate(amounts, start=1)
    )


def test_before_anybody_reports_nothing_is_said_to_be_spent_or_left() -> None:
    view = seen()
    kinds = [step.kind for step in view.waterfall.steps]
    assert kinds == [StepKind.SOURCE, StepKind.SOURCE, StepKind.TOTAL]
    assert view.waterfall.title == "Chưa có số liệu giải ngân"
    looks = view.projects.table.looks
    paid = [row["Đã giải ngân"] for row, look in zip(rows_of(view.projects.table), looks, strict=True) if not look]
    assert set(paid) == {"chưa có số liệu"}
    assert (rows_of(view.beside.table), view.beside.title) == ([], "Chưa có số liệu Kho bạc")


def test_the_waterfall_goes_from_the_sources_to_what_stays_unspent() -> None:
    view = seen(*months("DA2", 0, 100, 200, 300, 400, 500, 600, 700, 800)).waterfall
    assert [step.name for step in view.steps] == [
        "Ngân sách trung ương", "Ngân sách địa phương đối ứng", "Vốn giao", "Đã giải ngân", "Còn lại",
        "Dự báo giải ngân thêm đến 31/12", "Dự báo dư 31/12",
    ]  # fmt: skip
    assert [step.text.text for step in view.steps] == ["15.089", "466", "15.555", "−800", "14.755", "−300", "14.455"]
    assert view.title == "Với tiến độ này, đến 31/12 còn dư 14.455 triệu đồng"


@pytest.mark.parametrize("period", ["2024-01", "2024-02", "2024-13"])
def test_without_a_forecast_the_waterfall_ends_at_what_is_left(period: str) -> None:
    rows = [paid("DA2", LEAD, period, 800 * MILLION)]
    view = seen(*rows, period=period).waterfall
    assert view.steps[-1].name == "Còn lại"
    assert (view.title, view.note) == ("Còn 14.755 triệu đồng chưa giải ngân", "")


def test_more_than_was_given_is_not_called_left() -> None:
    view = seen(paid("DA2", LEAD, "2024-09", 16_000 * MILLION)).waterfall
    assert (view.steps[-1].name, view.steps[-1].text.text) == ("Vượt vốn giao", "−445")
    assert view.title == "Giải ngân vượt vốn giao 445 triệu đồng"


def test_each_bar_begins_where_the_one_above_it_ends() -> None:
    plan = replace(PLAN, adjustments=(Adjustment("DA2", "NSTW", 2024, -667 * MILLION, date(2024, 7, 1)),))
    steps = seen(*months("DA2", 0, 100, 200, 300, 400, 500, 600, 700, 800), plan=plan).waterfall.steps
    for above, below in pairwise(steps):
        levels = (below.end,) if below.kind in (StepKind.TOTAL, StepKind.REST) else (below.start,)
        assert above.end == pytest.approx(levels[0])


def test_adjustments_have_their_columns_and_steps_only_where_there_are_any() -> None:
    given = "Giao đầu năm (điều chỉnh)"
    assert not any(given in row for row in rows_of(seen().projects.table))
    plan = replace(PLAN, adjustments=(Adjustment("DA2", "NSTW", 2024, -667 * MILLION, date(2024, 7, 1), "QĐ 9"),))
    view = seen(plan=plan)
    row = row_of(view.projects.table, "DA2")
    assert (row[given], row["Vốn giao"]) == ("7.133,25 (−667)", "6.466,25")
    assert "Vốn giao sau điều chỉnh" in [step.name for step in view.waterfall.steps]
    line = next(line for line in rows_of(view.lines) if (line["Dự án"], line["Điều chỉnh"]) == ("DA2", "−667"))
    assert (line["Giao đầu năm"], line["Vốn giao"]) == ("6.667", "6.000")
    assert given not in row_of(seen(plan=plan, period="2024-06").projects.table, "DA2")


def test_the_13th_point_is_drawn_after_december() -> None:
    rows = [paid("DA2", LEAD, "2024-12", 700 * MILLION), paid("DA2", LEAD, "2024-13", 900 * MILLION)]
    view = seen(*rows, period="2024-13")
    assert view.curve is not None
    assert (view.curve.end, view.curve.month, view.curve.points[-1].label) == (13, 13, "31/01")
    assert (view.curve.points[11].actual, view.curve.points[12].actual) == (700.0, 900.0)
    assert [p.month for p in view.multiples[0].points] == list(range(1, 14))
    december = seen(*rows, period="2024-12").curve
    assert december is not None and (december.end, december.actual) == (12, 700.0)


def test_kho_bac_stands_beside_the_units_and_is_not_added() -> None:
    theirs = replace(paid("DA2", LEAD, "2024-09", 1_900 * MILLION), source=Source.TREASURY)
    view = seen(paid("DA2", LEAD, "2024-09", 2_000 * MILLION, advance_vnd=200 * MILLION), theirs)
    line, whole = (tuple(row.values()) for row in rows_of(view.beside.table))
    assert line == ("DA2 · NSTW · 2024", "2.000", "1.900", "−100", "200", "10%")
    assert whole[1:4] == ("2.000", "1.900", "−100")
    assert view.beside.title == "Kho bạc xác nhận ít hơn đơn vị báo cáo 100 triệu đồng"
    assert row_of(view.projects.table, "Tổng cộng")["Đã giải ngân"] == "2.000"


def test_where_only_kho_bac_knows_that_is_said() -> None:
    theirs = replace(paid("DA2", LEAD, "2024-09", 1_900 * MILLION), source=Source.TREASURY)
    view = seen(theirs)
    (line,) = (tuple(row.values()) for row in rows_of(view.beside.table))
    assert line[1:4] == ("chưa có số liệu", "1.900", "chỉ có số Kho bạc")
    assert view.beside.title == "Có số Kho bạc, chưa có số đơn vị để đối chiếu"
    assert row_of(view.projects.table, "Tổng cộng")["Đã giải ngân"] == "chưa có số liệu"


def test_kho_bac_of_a_whole_project_is_held_against_all_of_its_lines() -> None:
    theirs = replace(paid("DA2", LEAD, "2024-09", 2_150 * MILLION, fund="not-split"), source=Source.TREASURY)
    view = seen(
        paid("DA2", LEAD, "2024-09", 2_000 * MILLION), paid("DA2", LEAD, "2024-09", 160 * MILLION, fund="NSDP"), theirs
    )
    line, whole = (tuple(row.values()) for row in rows_of(view.beside.table))
    assert line[:4] == ("DA2 · không tách · 2024", "2.160", "2.150", "−10")
    assert whole[1:4] == ("2.160", "2.150", "−10")
    lines = rows_of(view.lines)
    assert {row["Đã giải ngân"] for row in lines if row["Dự án"] == "DA2"} == {"2.000", "160", "chưa có số liệu"}
    assert [row["Năm ngân sách"] for row in lines if row["Nguồn vốn"] == "không tách nguồn"].count("2024") == 0


def test_kho_bac_of_one_unit_is_held_against_that_unit_alone() -> None:
    theirs = replace(paid("DA7.2", "04168", "2024-09", 55 * MILLION), source=Source.TREASURY)
    view = seen(
        paid("DA7.2", "04168", "2024-09", 60 * MILLION), paid("DA7.2", "04171", "2024-09", 40 * MILLION), theirs
    )
    line, whole = (tuple(row.values()) for row in rows_of(view.beside.table))
    assert line[1:4] == ("60", "55", "−5") == whole[1:4]


def test_kho_bac_of_a_node_above_the_lines_is_shown_too() -> None:
    theirs = replace(paid("DA3", LEAD, "2024-09", 1_000 * MILLION), source=Source.TREASURY)
    view = seen(paid("DA3.1", LEAD, "2024-09", 900 * MILLION), theirs)
    name, units, _, gap = list(rows_of(view.beside.table)[0].values())[:4]
    assert (name, units, gap) == ("DA3 · NSTW · 2024", "900", "+100")


def test_what_kho_bac_said_of_an_earlier_period_is_pointed_at() -> None:
    theirs = replace(paid("DA2", LEAD, "2024-08", 1_900 * MILLION), source=Source.TREASURY)
    view = seen(paid("DA2", LEAD, "2024-09", 2_000 * MILLION), theirs).beside
    assert (bool(view.table), view.treasury_known, view.earlier) == (False, False, "tháng 8/2024")
    assert seen(paid("DA2", LEAD, "2024-09", 2_000 * MILLION)).beside.earlier == ""


def test_the_month_is_derived_and_a_different_word_of_it_is_flagged() -> None:
    rows = [paid("DA2", LEAD, "2024-08", 500 * MILLION)]
    same = seen(*rows, paid("DA2", LEAD, "2024-09", 600 * MILLION, in_month_vnd=100 * MILLION))
    other = seen(*rows, paid("DA2", LEAD, "2024-09", 600 * MILLION, in_month_vnd=130 * MILLION))
    silent = seen(paid("DA2", LEAD, "2024-07", 500 * MILLION), paid("DA2", LEAD, "2024-09", 600 * MILLION))
    months_of_da2 = [row_of(view.projects.table, "DA2").get("Trong tháng", "") for view in (same, other, silent)]
    assert months_of_da2 == ["100", "100 ⚠ báo cáo lệch +30", ""]
    assert [view.projects.differs for view in (same, other, silent)] == [False, True, False]


def test_who_is_not_in_the_month_is_said_in_words() -> None:
    rows = [paid("DA2", LEAD, "2024-08", 500 * MILLION), paid("DA2", LEAD, "2024-09", 600 * MILLION)]
    view = seen(*rows, paid("DA2", COMMUNE, "2024-09", 70 * MILLION))
    name = PLAN.unit_by_code[COMMUNE].label
    assert row_of(view.projects.table, "Tổng cộng")["Trong tháng"] == f"100 ◐ chưa gồm {name}"
    assert row_of(view.lines, "DA2")["Trong tháng"] == f"100 ◐ chưa gồm {name}"
    assert view.projects.incomplete and not view.projects.differs


def test_last_year_stands_beside_a_project_where_it_is_known() -> None:
    standing = standing_of(*months("DA2", 10, 20, 30))
    last_year = "Cùng kỳ năm trước"
    assert not any(last_year in row for row in rows_of(money(standing, VI).projects.table))
    projects = tuple(
        replace(p, last_year_vnd=450 * MILLION, last_year_rate=Decimal("0.3")) if p.project.code == "DA2" else p
        for p in standing.projects
    )
    rows = rows_of(money(replace(standing, projects=projects), VI).projects.table)
    assert [row[last_year] for row in rows if row[last_year]] == ["450 (30%)"]


def test_small_curves_are_shares_of_each_allocation_worst_first() -> None:
    view = seen(*months("DA2", *[100] * 9), *months("DA7", *[900] * 9))
    assert [one.key for one in view.multiples][:2] == ["DA2", "DA7"]
    assert view.multiples[1].points[0].actual == pytest.approx(100 * 900 / 1621)
    assert view.multiples_title == "Chậm nhất so với lộ trình: DA2, đạt 1,4%, kế hoạch 62%"


def test_money_and_targets_that_have_only_one_of_both_are_named() -> None:
    served = seen().served
    assert served.without_targets == ("DA6.2 · Truyền thông",)
    assert "Xóa nhà tạm" in served.without_money  # its project is not applicable: it has no money
    targets = row_of(served.table, "DA4.3")["Chỉ tiêu mà vốn phục vụ"]
    assert targets.startswith("○ Tạo việc làm")


def test_at_the_years_end_money_left_unspent_stands_beside_targets_that_were_missed() -> None:
    def title(trained: str) -> str:
        officers = [observed("CB-TAPHUAN", unit, "2024-12", trained) for unit in COMMUNES]
        known = knowing(PLAN, *officers, money=(paid("DA7", LEAD, "2024-12", 900 * MILLION),))
        return money(assess(known, Period.parse("2024-12")), VI).served.title

    assert title("9/10") == "Vừa chưa giải ngân hết vừa chưa đạt kết quả: DA7"
    assert title("10/10") == "Không dự án nào vừa chưa giải ngân hết vừa chưa đạt kết quả"


def test_an_advance_of_nothing_paid_has_no_share() -> None:
    view = seen(paid("DA2", LEAD, "2024-01", 0, advance_vnd=0), period="2024-01")
    assert view.beside.advances == "Tạm ứng chưa thu hồi: 0 triệu đồng."


def test_budget_years_are_never_one_total_with_what_is_not_split() -> None:
    view = seen(
        paid("DA2", LEAD, "2024-09", 2_000 * MILLION),
        paid("DA2", LEAD, "2024-09", 300 * MILLION, "not-split", "not-split"),
    )
    assert [tuple(row.values())[:3] for row in rows_of(view.years)] == [
        ("2024", "15.555,25", "2.000"),
        ("2023", "chưa rõ số vốn", "chưa có số liệu"),
        ("2022", "chưa rõ số vốn", "chưa có số liệu"),
        ("các năm trước, không tách", "chưa rõ số vốn", "300"),
        ("Tổng cộng", "chưa rõ số vốn", "2.300"),
    ]  # fmt: skip
    assert view.years_title == (
        "Theo năm ngân sách · 2024: 12,9%; các năm trước, không tách: đã giải ngân 300 triệu đồng, chưa rõ vốn giao"
    )


def test_a_plan_without_any_amount_has_no_waterfall_and_no_small_curves() -> None:
    plan = replace(PLAN, allocations=tuple(replace(a, amount_vnd=None) for a in PLAN.allocations))
    view = seen(plan=plan, words=EN)
    assert (view.waterfall.steps, view.multiples, view.curve) == ((), (), None)
    assert view.waterfall.title == "The plan gives no amount yet"


def test_flows_that_agree_are_not_flagged() -> None:
    assert not MoneyFlows(in_month_gap_vnd=0).in_month_differs


def test_a_difference_that_no_figure_shows_is_not_told_as_one() -> None:
    """The programme's own path of September is 62%: of one line of 100 triệu exactly that much, and 4.000 đồng more."""
    line = next(a for a in PLAN.allocations if a.project == "DA3.1" and a.amount_vnd)
    plan = replace(PLAN, allocations=(replace(line, amount_vnd=100_000_000),))
    for vnd, told in ((62_000_000, "đúng bằng lộ trình kế hoạch"), (62_004_000, "đúng bằng lộ trình kế hoạch"),
                      (62_300_000, "vượt lộ trình kế hoạch 0,3 triệu đồng")):  # fmt: skip
        assert told in seen(paid("DA3.1", "126-NNPTNT", "2024-09", vnd), plan=plan).curve_title
