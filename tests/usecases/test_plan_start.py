"""What the guided start fills in, takes from the library, reads back and misses: said of drafts alone."""

import pytest

from dashboard.domain.plan.drafts import PlanDraft
from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.plan.units import UnitLevel
from dashboard.exports.target_reading import read_as
from dashboard.importing.pasted_units import pasted_units
from dashboard.text import words_in
from dashboard.usecases.plan_beginnings import (
    NoPlanWorkbook,
    from_example,
    from_last_year,
    from_workbook,
    units_of_file,
)
from dashboard.usecases.plan_drafts import examine_draft
from dashboard.usecases.plan_filling import (
    filled_rows,
    reporters,
    with_money,
    with_office,
    with_rule,
    with_target,
    with_units,
)
from dashboard.usecases.plan_library import LibraryKind, library, with_funds, with_indicators, with_projects
from dashboard.usecases.plan_readings import first_deadlines
from dashboard.usecases.plan_steps import StartLack, StartStep, begun, lacks, step_of_sheet
from dashboard.usecases.templates import plan_template
from tests.sample_store import PROGRAMME

VI, EN = words_in("vi"), words_in("en")
COMMUNE = with_office(PlanDraft({"year": "2026", "name": "Chương trình"}), "Xã Mường Và", "04240")


def of(draft: PlanDraft) -> set[StartLack]:
    return {one.lack for one in lacks(draft)}


@pytest.mark.parametrize(
    ("value", "unit", "measure", "vi", "en"),
    [
        ("ít nhất 150", "lao động", "số lượng", "ít nhất 150 lao động", "at least 150 lao động"),
        ("trên 10%", "%", "tỷ lệ", "trên 10%", "more than 10%"),
        ("không quá 5", "hộ", "số lượng", "không quá 5 hộ", "at most 5 hộ"),
        ("dưới 16%", "%", "tỷ lệ", "dưới 16%", "less than 16%"),
        ("khoảng 2.000", "lao động", "số lượng", "khoảng 2.000 lao động", "about 2,000 lao động"),
        ("80%", "%", "tỷ lệ", "đúng 80%", "exactly 80%"),
        ("giảm 1-1,5 điểm %", "%", "tỷ lệ", "giảm từ 1 đến 1,5 điểm %", "falls by from 1 to 1.5 points"),
        ("giảm 100", "hộ", "số lượng", "giảm 100 hộ", "falls by 100 hộ"),
        ("giảm 5%", "%", "tỷ lệ", "giảm 5%: điểm % hay phần trăm của số đầu kỳ? Sẽ hỏi khi xem lại", "percentage points, or"),
        ("ít nhất 50%", "hộ", "số lượng", "tỷ lệ của tổng số nào?", "a share of what?"),
        ("trên 2 nghìn hộ", "hộ", "số lượng", "trên 2.000 hộ", "more than 2,000 hộ"),
        ("khoảng 40 - 50 người", "hộ", "số lượng", "chưa đọc được: ghi «người», còn chỉ tiêu tính bằng hộ", "it says «người»"),
        ("giảm 10%", "hộ", "số lượng", "giảm 10%", "falls by 10%"),
        ("không có số", "%", "tỷ lệ", "không có số: trạng thái bằng lời", "a state in words"),
        ("hoàn thành", "định tính", "định tính", "không có số: trạng thái bằng lời", "a state in words"),
        ("rất nhiều", "hộ", "số lượng", "chưa đọc được", "not read"),
        ("", "hộ", "số lượng", "", ""),
    ],
)  # fmt: skip
def test_a_value_is_said_back_as_it_is_read(value: str, unit: str, measure: str, vi: str, en: str) -> None:
    said = read_as(value, unit, measure, VI)
    assert said.startswith(vi) and bool(said) == bool(vi)
    assert en in read_as(value, unit, measure, EN)


def test_a_unit_gives_the_first_sheet_what_follows_from_it_and_takes_nothing_away() -> None:
    assert COMMUNE.fields == {
        "year": "2026", "name": "Chương trình", "root": "04240", "office": "UBND xã Mường Và", "code": "muong-va-gn",
        "title": "Kế hoạch thực hiện Chương trình năm 2026",
    }  # fmt: skip
    named = with_office(PlanDraft({"office": "Ban chỉ đạo"}), "Sơn La", level=UnitLevel.PROVINCE)
    assert (named.fields["office"], named.rows("units")[0]["level"]) == ("Ban chỉ đạo", "tỉnh")


def test_units_come_below_the_office_in_a_group_of_their_level() -> None:
    draft = with_units(COMMUNE, pasted_units("Nà Hin\nBản Mới\nPhòng Kinh tế"), UnitLevel.VILLAGE)
    rows = [(r["code"], r["level"], r.get("parent"), r.get("group")) for r in draft.rows("units")]
    assert rows == [
        ("04240", "xã", None, None), ("B1", "bản", "04240", "BAN"), ("B2", "bản", "04240", "BAN"), ("KT", "cơ quan", "04240", "CQ"),
    ]  # fmt: skip
    assert list(reporters(draft)) == ["BAN", "CQ", "04240", "B1", "B2", "KT"]
    assert with_units(draft, pasted_units("KT\tPhòng Kinh tế khác"), UnitLevel.OFFICE).rows("units") == draft.rows(
        "units"
    )


def test_the_library_says_of_every_entry_where_it_is_from_and_every_entry_is_a_right_row(office) -> None:
    for table in ("indicators", "projects", "funds", "disaggregations", "standards"):
        assert all(entry.source and entry.code and entry.name for entry in library(table)), table
    codes = [entry.code for entry in library("indicators")]
    assert len(codes) == len(set(codes))
    assert all(entry.cells.get("definition") for entry in library("indicators") if entry.kind is LibraryKind.REVIEW)
    draft = with_projects(
        with_funds(with_indicators(COMMUNE, codes, "04240"), ["NSTW-SN"]), [e.code for e in library("projects")]
    )
    draft = with_rule(draft, Frequency.MONTH, ["04240"], "trước ngày 10")
    examination = examine_draft(office, draft)
    assert not examination.blocked, examination.open_issues
    plan = examination.proposal.plan
    assert {i.code for i in plan.indicators} == set(codes)
    assert {i.standard for i in plan.indicators} - {""} == {"NC2022-2025"} and len(plan.indicator_of_role) > 10


def test_what_the_draft_has_already_stays_as_it_is_and_projects_bring_their_parents() -> None:
    own = PlanDraft(tables={"indicators": ({"code": "DT-NGHE", "name": "Của tôi"},)})
    both = with_indicators(own, ["DT-NGHE", "VL-KETNOI-HN"], "XA")
    assert both.rows("indicators")[0] == {"code": "DT-NGHE", "name": "Của tôi"}
    assert "subset_of" not in both.rows("indicators")[1] or not both.rows("indicators")[1]["subset_of"]
    assert [row["code"] for row in with_projects(PlanDraft(), ["DA3.1"]).rows("projects")] == ["DA3", "DA3.1"]


def test_blank_cells_of_targets_are_filled_by_what_they_are_of() -> None:
    draft = with_indicators(COMMUNE, ["HN-TYLE", "DT-NGHE", "NS-NUOC", "MH-GIAMNGHEO"], "04240")
    for code, value in (
        ("HN-TYLE", "giảm 5%"),
        ("DT-NGHE", "150"),
        ("NS-NUOC", "80%"),
        ("MH-GIAMNGHEO", "không có số"),
    ):
        draft = with_target(draft, code, value, "Câu")
    assert [(r["id"], r["unit"], r["pace_rule"]) for r in draft.rows("targets")] == [
        ("CT-01", "04240", "thay đổi"), ("CT-02", "04240", "từ 0"), ("CT-03", "04240", "mức"), ("CT-04", "04240", "không"),
    ]  # fmt: skip
    assert filled_rows(draft) == draft


def test_money_and_rules_take_the_place_of_the_same_line() -> None:
    draft = with_money(with_money(COMMUNE, "DA2", "NSTW", "5"), "DA2", "NSTW", "6")
    assert [(r["amount"], r["budget_year"]) for r in draft.rows("allocations")] == [("6", "2026")]
    draft = with_rule(
        with_rule(COMMUNE, Frequency.QUARTER, ["A"], "10"), Frequency.QUARTER, ["B"], "trước ngày 12", "tháng 9"
    )
    [row] = draft.rows("calendar")
    assert (row["form"], row["period"], row["reporters"]) == ("BC-QUY", "hằng quý", "B")
    assert list(first_deadlines(draft, VI)) == [("Báo cáo quý", "kỳ đầu tiên, Quý III/2026, nộp trước ngày 12/10/2026")]
    late = with_rule(COMMUNE, Frequency.MONTH, ["A"], "trước ngày 25")
    assert "tháng nào?" in next(iter(first_deadlines(late, VI)))[1]


def test_what_is_missing_is_said_step_by_step_and_less_each_time() -> None:
    assert {StartLack.FIELDS, StartLack.NO_UNITS, StartLack.NO_INDICATORS} <= of(PlanDraft())
    assert not {one for one in of(COMMUNE) if one.blocks}
    wrong = PlanDraft({**COMMUNE.fields, "root": "X"}, COMMUNE.tables)
    assert StartLack.NO_ROOT in of(wrong)
    half = PlanDraft(COMMUNE.fields, {**COMMUNE.tables, "indicators": ({"code": "A", "name": "B"},)})
    assert {StartLack.CELLS, StartLack.NO_REPORTERS} <= of(half)
    funded = with_money(with_projects(COMMUNE, ["DA2"]), "DA2", "NSTW", "5")
    assert StartLack.NO_LEADS in of(funded)
    assert (step_of_sheet("Đơn vị"), step_of_sheet("Phân bổ"), step_of_sheet("Chương trình")) == (
        StartStep.UNITS, StartStep.MONEY, StartStep.OFFICE,
    )  # fmt: skip


def test_the_ways_to_begin_give_drafts(office) -> None:
    assert lacks(from_example()) == () and from_example().fields["sample"] == "có"
    blank = from_workbook("ke-hoach.xlsx", plan_template())
    assert blank.tables == {} and [d.name for d in blank.documents] == ["ke-hoach.xlsx"]
    with pytest.raises(NoPlanWorkbook):
        from_workbook("don-vi.csv", b"a,b\n1,2\n")
    following = from_last_year(office, PROGRAMME, 2024)
    assert (
        following.year == 2025
        and following.rows("units")
        and not any(r.get("value") for r in following.rows("targets"))
    )
    assert [unit.code for unit in units_of_file("code,name\n04240,Xã Mường Và\n".encode())] == ["04240"]


def test_a_step_is_begun_by_what_stands_in_it_and_an_unread_value_is_a_lack() -> None:
    assert [step for step in StartStep if begun(COMMUNE, step)] == [StartStep.OFFICE, StartStep.UNITS]
    draft = with_indicators(COMMUNE, ["DT-NGHE"], "04240")
    assert StartLack.UNREAD_TARGETS not in of(with_target(draft, "DT-NGHE", "ít nhất 150", "Câu"))
    for value in ("ít nhất 50%", "rất nhiều"):
        [lack] = [
            one for one in lacks(with_target(draft, "DT-NGHE", value, "Câu")) if one.lack is StartLack.UNREAD_TARGETS
        ]
        assert (lack.of, lack.lack.blocks, lack.step) == ((value,), True, StartStep.TARGETS)
