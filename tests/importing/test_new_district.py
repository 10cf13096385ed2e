"""A first plan with some forty slips: all are told in one round, each once, and the cells that are named are all there is to mend."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from dashboard.domain.issues import Answer, AnswerKind, IssueCode, Severity
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.marks import marking
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.importing.corrections import correction_id
from dashboard.importing.examination import Examination
from dashboard.importing.examine import examine
from dashboard.importing.files.workbook import read
from dashboard.text import words_in
from dashboard.usecases.examination_json import examination_json
from tests.importing.new_district import AS_FILLED_AT_FIRST, BLANK, as_read, right
from tests.importing.office import BYTES, Store

TODAY = date(2025, 2, 1)
INDICATORS, CALENDAR = "Danh mục chỉ tiêu", "Lịch báo cáo"
REPORTERS = {f"{INDICATORS}!K{row}": BLANK for row in range(2, 7)}
LEADS = {f"Chủ trì!{column}{row}": BLANK for row in range(2, 6) for column in "ABC"}


def looked_at(over: dict[str, Any], answers: dict[str, Answer] | None = None) -> Examination:
    return examine(as_read(over), BYTES, Store(None), TODAY, None, answers)


def told(examination: Examination) -> list[str]:
    return [f"{issue.code}@{issue.place}+{len(issue.also)}" for issue in examination.issues]


def typed(value: Any) -> str:
    """What a clerk types into the box of a cell."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def mended(examination: Examination, answers: dict[str, Answer]) -> dict[str, Answer]:
    """The answers with the right text for every cell that the examination names, and for no other."""
    cells = right()
    for issue in examination.open_issues:
        for place in issue.places:
            key = correction_id(place)
            answers = answers | {key: Answer(key, AnswerKind.CELL, typed(cells.get(str(place), "")))}
    return answers


def test_the_right_plan_has_nothing_against_it() -> None:
    assert told(looked_at({})) == []


def test_every_slip_of_the_first_try_is_told_once_and_in_one_round() -> None:
    first = looked_at(AS_FILLED_AT_FIRST)
    assert {issue.severity for issue in first.issues} == {Severity.ERROR}
    cells = Counter(str(place) for issue in first.issues for place in issue.places)
    assert set(cells.values()) == {1}
    beside = {f"{CALENDAR}!A13"}  # a row that repeats another: its code or its period may be the slip
    assert set(cells) == {*AS_FILLED_AT_FIRST, *beside}  # each slip, and nothing that only follows from one
    assert (len(first.issues), len(cells)) == (31, 39)


def test_the_first_try_is_mended_in_one_round() -> None:
    first = looked_at(AS_FILLED_AT_FIRST)
    second = looked_at(AS_FILLED_AT_FIRST, mended(first, {}))
    assert [issue for issue in second.issues if issue.code is not IssueCode.CORRECTED_CELL] == []
    assert second.change_set is not None
    assert second.proposal == looked_at({}).proposal


def test_the_same_slip_in_several_rows_is_one_finding_with_all_its_cells() -> None:
    finding = next(issue for issue in looked_at(AS_FILLED_AT_FIRST).issues if issue.place.container == "Dự án")
    assert (finding.code, finding.heading) == (IssueCode.REQUIRED, "Thuộc đối tượng")
    assert [place.spot for place in finding.places] == ["F2", "F3", "F4", "F5"]


def test_nothing_is_said_of_rows_that_only_refer_to_a_row_with_a_slip() -> None:
    assert told(looked_at({f"{INDICATORS}!H2": "lên xuống"})) == [f"unknown_word@{INDICATORS}!H2+0"]
    assert told(looked_at({f"Đơn vị!E{row}": BLANK for row in range(5, 12)})) == ["required@Đơn vị!E5+6"]
    assert told(looked_at({"Dự án!A3": BLANK})) == ["required@Dự án!A3+0"]
    assert told(looked_at({"Đơn vị!A1": "Ký hiệu"})) == ["missing_column@Đơn vị!A1+0", "unknown_column@Đơn vị!A1+0"]


def test_a_path_of_a_target_that_cannot_be_read_has_no_fault_of_its_own() -> None:
    path = {"Lộ trình!A2": "chỉ tiêu", "Lộ trình!B2": "T4", "Lộ trình!E2": "26,68%", "Lộ trình!O2": "Trưởng phòng"}
    assert told(looked_at(path)) == []
    assert told(looked_at(path | {f"{INDICATORS}!G5": "phần"})) == [f"unknown_word@{INDICATORS}!G5+0"]


@pytest.mark.parametrize("mark", ["-", "–", "không"])
def test_a_dash_is_a_blank_cell_where_a_cell_may_be_blank(mark: str) -> None:
    assert told(looked_at({"Dự án!E2": mark, "Đơn vị!J4": mark, "Đơn vị!G3": mark, "Chỉ tiêu!L6": mark})) == []


def test_every_month_is_said_in_words_too() -> None:
    plan = looked_at({f"{INDICATORS}!M{row}": "hàng tháng" for row in range(2, 7)}).proposal
    assert plan == looked_at({}).proposal


# -- reports that nobody could fill in ----------------------------------------------------------------------------------


def test_indicators_that_nobody_reports_block_the_plan() -> None:
    assert told(looked_at(REPORTERS)) == [f"nobody_reports@{INDICATORS}!K2+4"]
    assert looked_at(REPORTERS).change_set is None


def test_an_indicator_of_consolidated_tables_says_so() -> None:
    plan = looked_at({f"{INDICATORS}!K6": "bảng tổng hợp"}).proposal
    assert plan is not None
    assert plan.plan.indicator_by_code["TT"].reporters == ()
    again = examine(read(plan_workbook(plan.plan)), BYTES, Store(None), TODAY)
    assert again.proposal == plan


def test_without_leads_the_offices_have_nothing_to_report() -> None:
    (asked,) = looked_at(LEADS).issues
    assert (asked.code, str(asked.place), len(asked.places)) == (IssueCode.NOTHING_TO_REPORT, f"{CALENDAR}!C2", 12)
    assert asked.written == "Phòng Nội vụ (LD), Phòng Nông nghiệp và Môi trường (NN)"
    assert looked_at(LEADS).blocked


def test_a_reason_or_their_own_column_lets_them_report_in_words_only() -> None:
    (asked,) = looked_at(LEADS).issues
    answered = looked_at(LEADS, {asked.id: Answer(asked.id, AnswerKind.REASON, "chỉ báo cáo bằng lời")})
    assert answered.change_set is not None
    column = {f"{CALENDAR}!G{row}": "LD; NN" for row in range(2, 14)}
    assert told(looked_at(LEADS | column)) == []


def test_a_plan_that_stands_with_such_reports_is_not_asked_again() -> None:
    here = LEADS | {"Chương trình!B2": "P"}
    stands = looked_at(here).proposal
    assert stands is not None
    again = examine(as_read(here), BYTES, Store(Snapshot(1, None, stands.plan, 1)), TODAY)
    assert told(again) == ["plan_unchanged@Chương trình+0"]


def test_periods_in_which_nothing_is_due_have_no_report() -> None:
    yearly = {f"{INDICATORS}!M{row}": "năm" for row in range(2, 7)}
    only_communes = {f"{CALENDAR}!C{row}": "XA" for row in range(2, 14)}
    (empty,) = looked_at(yearly | only_communes).issues
    assert (empty.code, len(empty.places)) == (IssueCode.REPORT_WITHOUT_LINES, 11)  # the twelfth is December's


# -- a first sheet that does not name the plan ----------------------------------------------------------------------------


def test_the_other_sheets_are_looked_at_though_the_first_does_not_name_the_plan() -> None:
    cells = {"Chương trình!B6": BLANK, "Chương trình!B8": BLANK, "Đơn vị!E4": "xóm", "Lịch báo cáo!E2": "mai"}
    assert told(looked_at(cells)) == [
        "required@Chương trình!B6+0", "required@Chương trình!B8+0", "unknown_word@Đơn vị!E4+0", "not_a_date@Lịch báo cáo!E2+0",
    ]  # fmt: skip
    assert looked_at(cells).proposal is None


def test_a_plan_reads_as_it_was_meant() -> None:
    plan = looked_at({}).proposal
    assert plan is not None
    assert sum(unit.level is UnitLevel.COMMUNE for unit in plan.plan.units) == 7
    assert sum(given.amount_vnd or 0 for given in plan.plan.allocations) == 2_516_000_000


def test_the_marked_copy_and_the_json_name_every_cell() -> None:
    first, words = looked_at(AS_FILLED_AT_FIRST), words_in("vi")
    cells = {str(place) for issue in first.issues for place in issue.places}
    marks = marking(first.issues, first.open_issues, words, "").marks
    assert {f"{mark.sheet}!{mark.spot}" for mark in marks} == cells
    findings = examination_json(first, words)["findings"]
    assert {name for f in findings for name in (f"{f['sheet']}!{f['cell']}", *f["also"])} == cells
    assert {f["column"] for f in findings if f["sheet"] == "Dự án"} == {"Thuộc đối tượng"}
