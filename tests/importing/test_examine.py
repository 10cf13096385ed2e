"""What an examination does with its findings: order, questions and their answers, hints, money, and odd cells anywhere."""

import random
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind, IssueCode
from dashboard.domain.periods import Period
from dashboard.importing.examination import Hints
from dashboard.importing.files.workbook import CellKind, FileCell
from tests.builders import COMMUNE
from tests.importing.office import (
    ABOUT,
    EMPTY,
    MONEY,
    RESULTS,
    Store,
    edited,
    examined,
    examined_plan,
    found,
    known,
    plan,
    planned,
    report,
)

FALLS = {f"{RESULTS}!G2": 79}
FALL = f"cumulative_falls@{RESULTS}!G2"
SMALL_SHARE = {f"{RESULTS}!G5": Decimal("0.745")}
SHARE = f"ambiguous_share@{RESULTS}!G5"


def said(issue: str, text: str, kind: AnswerKind = AnswerKind.REASON) -> dict[str, Answer]:
    return {issue: Answer(issue, kind, text)}


def with_cells(cells: dict[str, object], **over: object):
    return examined(edited(report(), cells), **over)


# -- a right file -----------------------------------------------------------------------------------------------------


def test_a_right_report_becomes_a_change_set_that_says_what_the_sheet_says():
    right = examined(report())
    (change,) = right.change_set.changes
    assert (right.layout, right.programme, right.year, right.unit, right.period.code, right.form) == (
        "report", "P", 2024, COMMUNE, "2024-09", "BC-THANG",
    )  # fmt: skip
    assert [(o.indicator, o.disaggregation, o.amount, str(o.place)) for o in change.observations] == [
        ("dao-tao", "total", 84, "Chỉ tiêu!G2"),
        ("dao-tao", "nu", 33, "Chỉ tiêu!G3"),
        ("nuoc-sach", "total", Decimal("0.42"), "Chỉ tiêu!H4"),
        ("ty-le", "total", Decimal("0.55"), "Chỉ tiêu!G5"),
        ("nu-dao-tao", "total", 33, "Chỉ tiêu!G6"),
    ]
    assert [(d.line, d.cumulative_vnd, str(d.place)) for d in change.disbursements] == [
        (("DA4.1", "NSTW", 2024), 500_000_000, "Giải ngân!I2")
    ]


def test_the_preview_shows_each_figure_beside_the_last_one():
    first, *_, money = examined(report()).preview
    assert (first.previous, first.previous_period.code, first.new) == (80, "2024-08", 84)
    assert (money.previous, money.new) == (400_000_000, 500_000_000)


def test_a_right_plan_reads_back_as_the_plan():
    (change,) = examined_plan({}).change_set.changes
    assert change.plan == plan()


# -- findings in order ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "respelled",
    [lambda name: unicodedata.normalize("NFD", name), " {} ".format, str.upper],
    ids=["decomposed", "padded", "capitals"],
)
def test_a_sheet_is_known_however_its_name_is_typed_and_no_note_says_that_it_was_not_read(respelled):
    plainly = examined(report())
    book = replace(report(), sheets=tuple(replace(sheet, name=respelled(sheet.name)) for sheet in report().sheets))
    examination = examined(book)
    assert [i.code for i in examination.issues] == [i.code for i in plainly.issues]
    assert [o.amount for o in examination.proposal.observations] == [o.amount for o in plainly.proposal.observations]


@pytest.mark.parametrize("name", [MONEY, RESULTS])
def test_a_sheet_that_was_deleted_is_one_fault_and_not_one_for_each_figure(name):
    without = replace(report(), sheets=tuple(sheet for sheet in report().sheets if sheet.name != name))
    assert found(examined(without)) == [f"missing_sheet@{name}"]
    assert found(examined(edited(without, {f"{ABOUT}!B8": "x"}))) == []  # nothing to be reported, nothing missing


def test_three_mistakes_are_all_reported_in_sheet_row_and_column_order():
    mistakes = {f"{MONEY}!I2": "năm trăm", f"{RESULTS}!I4": EMPTY, f"{RESULTS}!G2": "mươi người"}
    assert found(with_cells(mistakes)) == [
        "not_a_number@Chỉ tiêu!G2",
        "missing_figure@Chỉ tiêu!I4",
        "not_a_number@Giải ngân!I2",
    ]


def test_columns_are_ordered_as_a_sheet_is_not_as_letters_are():
    wide = {f"{RESULTS}!AA1": "lạ", f"{RESULTS}!Z1": "cũng lạ", f"{RESULTS}!G10": "x", f"{RESULTS}!A10": "lạ"}
    assert found(with_cells(wide)) == [
        "unknown_column@Chỉ tiêu!Z1", "unknown_column@Chỉ tiêu!AA1", "unknown_indicator@Chỉ tiêu!A10",
    ]  # fmt: skip


def test_columns_may_stand_in_any_order_below_a_title_of_any_height():
    sheet = report().sheet(MONEY)
    moved = {
        (row + 5, 12 - column): replace(cell, row=row + 5, column=12 - column)
        for (row, column), cell in sheet.cells.items()
    }
    moved[(1, 1)] = FileCell(1, 1, CellKind.TEXT, "BÁO CÁO GIẢI NGÂN")
    sheets = tuple(replace(s, cells=moved) if s is sheet else s for s in report().sheets)
    right = examined(replace(report(), sheets=sheets))
    assert found(right) == []
    assert [str(d.place) for d in right.proposal.disbursements] == ["Giải ngân!C7"]


# -- questions and answers --------------------------------------------------------------------------------------------


def test_a_question_blocks_until_it_is_answered():
    assert with_cells(FALLS).questions
    assert with_cells(FALLS).change_set is None


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_empty_reason_is_no_answer(reason):
    assert with_cells(FALLS, answers=said(FALL, reason)).blocked
    assert with_cells(FALLS | {f"{RESULTS}!M2": reason or EMPTY}).blocked


def test_a_reason_given_by_name_is_kept_with_the_figure():
    answered = with_cells(FALLS, answers=said(FALL, "Đính chính: một lao động bị tính hai lần"))
    (kept,) = answered.change_set.answers
    assert (kept.code, str(kept.place), kept.written) == ("cumulative_falls", "Chỉ tiêu!G2", "79")
    assert kept.answer.text == "Đính chính: một lao động bị tính hai lần"


def test_a_reason_in_the_rows_own_cell_is_kept_with_the_figure():
    answered = with_cells(FALLS | {f"{RESULTS}!M2": "Đính chính"})
    assert [kept.answer for kept in answered.change_set.answers] == [Answer(FALL, AnswerKind.REASON, "Đính chính")]


def test_a_reason_answers_its_own_row_only():
    assert with_cells(FALLS | {f"{RESULTS}!M3": "Đính chính"}).blocked
    assert with_cells(FALLS | {f"{MONEY}!K2": "Đính chính"}).blocked


def test_a_reason_answers_no_error():
    assert with_cells({f"{RESULTS}!G2": "mươi người", f"{RESULTS}!M2": "đúng thế"}).blocked


def test_a_reason_chooses_no_reading():
    assert with_cells(SMALL_SHARE | {f"{RESULTS}!M5": "đúng thế"}).blocked


@pytest.mark.parametrize(("choice", "share"), {"percent": "0.00745", "fraction": "0.745"}.items())
def test_a_chosen_reading_is_the_figure_and_is_kept(choice, share):
    answered = with_cells(
        SMALL_SHARE, answers=said(SHARE, choice) | said(f"jump@{RESULTS}!G5", "có thật")
    )  # fmt: skip
    (figure,) = [o for o in answered.change_set.changes[0].observations if o.indicator == "ty-le"]
    assert figure.value == Decimal(share)
    assert answered.change_set.answers[0].answer.text == choice


@pytest.mark.parametrize("choice", ["promille", "", "Percent"])
def test_a_reading_that_is_not_offered_is_refused(choice):
    refused = with_cells(SMALL_SHARE, answers=said(SHARE, choice, AnswerKind.CHOICE))
    assert f"unknown_choice@{RESULTS}!G5" in found(refused)
    assert refused.change_set is None


def test_a_choice_where_none_is_offered_is_no_reason():
    assert with_cells(FALLS, answers=said(FALL, "restore", AnswerKind.CHOICE)).blocked


def test_an_answer_to_another_cell_is_no_answer():
    assert with_cells(FALLS, answers=said(f"cumulative_falls@{RESULTS}!G3", "Đính chính")).blocked


@pytest.mark.parametrize(("choice", "value"), {"1.234": "1.234", "1234": "1234"}.items())
def test_a_number_of_two_readings_takes_the_chosen_one(choice, value):
    indicators = tuple(replace(i, high=None) for i in plan().indicators)
    answered = with_cells(
        {f"{MONEY}!I2": "1,234"},
        answers=said(f"ambiguous_number@{MONEY}!I2", choice) | said(f"money_falls@{MONEY}!I2", "đặt lại"),
        store=replace(known(), plan=replace(plan(), indicators=indicators)),
    )
    assert answered.change_set.changes[0].disbursements[0].cumulative_vnd == int(Decimal(value) * 1_000_000)


@pytest.mark.parametrize(("choice", "dong"), {"thousandth": 603_736_000_000, "as_written": 603_736_000_000_000}.items())
def test_an_odd_magnitude_takes_the_chosen_one(choice, dong):
    where = "Phân bổ!D2"
    answered = examined_plan({where: "603.736 tỷ đồng"}, answers=said(f"ambiguous_magnitude@{where}", choice))
    assert answered.change_set.changes[0].plan.allocations[0].amount_vnd == dong


@pytest.mark.parametrize("choice", ["change_points", "relative_change"])
def test_a_fall_by_percent_takes_the_chosen_basis(choice):
    where = "Chỉ tiêu!E3"
    falls = {"Danh mục chỉ tiêu!H3": "giảm"}
    blank = {where: "giảm 5%", "Chỉ tiêu!F3": EMPTY, "Chỉ tiêu!G3": EMPTY, **falls}
    answered = examined_plan(blank, answers=said(f"ambiguous_basis@{where}", choice))
    target = answered.change_set.changes[0].plan.targets[1]
    assert (target.basis.value, target.low, target.high) == (choice, Decimal("-0.05"), Decimal("-0.05"))


# -- what the file does not say, and what it says otherwise -------------------------------------------------------------

UNSAID = {f"{ABOUT}!B2": EMPTY, f"{ABOUT}!B3": EMPTY, f"{ABOUT}!B4": EMPTY, f"{ABOUT}!B5": EMPTY, f"{ABOUT}!B6": EMPTY}


def test_hints_say_what_the_file_does_not():
    right = with_cells(UNSAID, hints=Hints("P", COMMUNE, Period.parse("2024-09")))
    assert (found(right), right.unit, right.period.code, right.form) == ([], COMMUNE, "2024-09", "BC-THANG")


def test_without_hints_what_is_missing_is_asked_for():
    assert found(with_cells(UNSAID)) == ["required@Thông tin!B6"]
    assert found(with_cells({f"{ABOUT}!B4": EMPTY, f"{ABOUT}!B5": EMPTY})) == ["required@Thông tin!B4"]


def test_the_units_name_stands_in_for_its_code():
    assert found(with_cells({f"{ABOUT}!B4": EMPTY})) == []


def test_a_name_that_is_another_units_code_contradicts_nothing():
    renamed = replace(plan(), units=tuple(replace(u, name="X2") if u.code == "X1" else u for u in plan().units))
    assert "contradiction@Thông tin!B5" in found(examined(edited(report(), {f"{ABOUT}!B5": "X2"})))
    assert found(examined(edited(report(), {f"{ABOUT}!B5": "X2"}), replace(known(), plan=renamed))) == []


@pytest.mark.parametrize(
    ("hints", "at"),
    [
        (Hints(programme="Q"), "B2"),
        (Hints(unit="X2"), "B4"),
        (Hints(period=Period.parse("2024-08")), "B6"),
    ],
)
def test_a_hint_that_contradicts_the_file_blocks(hints, at):
    assert f"contradiction@Thông tin!{at}" in found(examined(report(), hints=hints))


@pytest.mark.parametrize("hints", [Hints("P", "Xã Một", Period.parse("2024-09")), Hints(unit="x1")])
def test_a_hint_that_says_the_same_is_welcome(hints):
    assert found(examined(report(), hints=hints)) == []


def test_an_unknown_unit_in_a_hint_blocks():
    assert found(examined(report(), hints=Hints(unit="X9"))) == ["unknown_unit@Thông tin!B4"]


# -- absences ---------------------------------------------------------------------------------------------------------


def test_nil_makes_every_blank_a_nil_and_no_zero():
    blank = {f"{RESULTS}!{at}": EMPTY for at in ("G2", "G3", "H4", "I4", "G5", "G6")} | {f"{MONEY}!I2": EMPTY}
    right = with_cells(blank | {f"{ABOUT}!B8": "x"})
    assert found(right) == []
    change = right.change_set.changes[0]
    assert {(o.amount, o.absence.value) for o in change.observations} == {(None, "nil")}
    assert {(d.cumulative_vnd, d.absence.value) for d in change.disbursements} == {(None, "nil")}


def test_zero_is_a_figure():
    answers = said(f"cumulative_falls@{RESULTS}!G2", "đặt lại")
    right = with_cells({f"{RESULTS}!G2": 0, f"{RESULTS}!G3": 0, f"{RESULTS}!G6": 0}, answers=answers)
    assert right.proposal.observations[0].value == 0
    assert right.proposal.observations[0].absence is None


@pytest.mark.parametrize(
    ("word", "absence"),
    {"không phát sinh": "nil", "chưa có số liệu": "not_reported"}.items(),
)
def test_a_blank_with_its_reason_is_that_absence(word, absence):
    right = with_cells({f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": word})
    assert found(right) == []
    assert right.proposal.observations[3].absence.value == absence


def test_not_applicable_is_taken_only_with_its_reason_where_the_plan_asks():
    blank = {f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": "Không áp dụng"}
    assert found(with_cells(blank)) == [f"not_applicable_claimed@{RESULTS}!K5"]
    right = with_cells(blank | {f"{RESULTS}!M5": "Xã không có đối tượng"})
    assert right.change_set is not None
    assert right.proposal.observations[3].absence.value == "not_applicable"


def test_not_due_is_no_excuse_for_a_figure_that_is_due():
    blank = {f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": "chưa đến kỳ"}
    assert found(with_cells(blank)) == [f"missing_figure@{RESULTS}!G5"]


def test_a_commune_does_not_speak_for_another():
    assert found(with_cells({f"{RESULTS}!D5": "X2"})) == [f"not_expected@{RESULTS}!D5"]
    assert found(with_cells({f"{MONEY}!E2": "X2"})) == [f"not_expected@{MONEY}!E2"]


def test_a_population_group_may_stay_blank():
    assert found(with_cells({f"{RESULTS}!G3": EMPTY})) == []


def test_an_indicator_without_its_row_is_missed():
    row = {f"{RESULTS}!{column}6": EMPTY for column in "ABCDEFG"}
    assert found(with_cells(row)) == ["missing_figure@Chỉ tiêu"]


# -- money ------------------------------------------------------------------------------------------------------------


def money_row(row: int, project: str, fund: str, year: object, value: object) -> dict[str, object]:
    return {f"{MONEY}!A{row}": project, f"{MONEY}!C{row}": fund, f"{MONEY}!D{row}": year, f"{MONEY}!I{row}": value}


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        (money_row(4, "DA4.1", "NSTW", 2024, 500), "duplicate_row@Giải ngân!A4"),
        (money_row(4, "DA5", "NSTW", 2024, 1), "not_applicable_project@Giải ngân!A4"),
        (money_row(4, "DA4", "NSTW", 2024, 1), "parent_and_child@Giải ngân!A2"),
        (money_row(4, "DA4.1", "không tách", 2024, 1), "parent_and_child@Giải ngân!C2"),
        (money_row(4, "DA6", "NSTW", 2024, 1), "unknown_line@Giải ngân!C4"),
        ({f"{MONEY}!I2": 399}, "money_falls@Giải ngân!I2"),
        ({f"{MONEY}!I2": EMPTY}, "missing_figure@Giải ngân!I2"),
        ({f"{MONEY}!J2": "không phát sinh"}, "figure_and_absence@Giải ngân!J2"),
        ({f"{MONEY}!I2": Decimal("500.0000001")}, "not_whole@Giải ngân!I2"),
        ({f"{MONEY}!I2": "26,68%"}, "not_a_number@Giải ngân!I2"),
        ({f"{MONEY}!E2": "Xã Không Có"}, "unknown_unit@Giải ngân!E2"),
        ({f"{MONEY}!D2": EMPTY}, "required@Giải ngân!D2"),
        ({f"{RESULTS}!G2": "84 triệu"}, "not_a_number@Chỉ tiêu!G2"),
        ({f"{RESULTS}!G2": "84%"}, "not_a_number@Chỉ tiêu!G2"),
        ({f"{RESULTS}!G5": "55 triệu"}, "not_a_number@Chỉ tiêu!G5"),
    ],
)  # fmt: skip
def test_a_slip_of_the_rows_is_found_at_its_cell(cells, finding):
    assert finding in found(with_cells(cells))


@pytest.mark.parametrize(
    ("written", "unit", "dong"),
    [
        (500, "triệu đồng", 500_000_000),
        (Decimal("0.5"), "tỷ đồng", 500_000_000),
        (500_000, "nghìn đồng", 500_000_000),
        (500_000_000, "đồng", 500_000_000),
        ("500.000.000 đồng", "triệu đồng", 500_000_000),
        ("0,5 tỷ", "đồng", 500_000_000),
        ("500,25", "triệu đồng", 500_250_000),
    ],
)
def test_money_is_read_in_the_sheets_unit_or_its_own(written, unit, dong):
    right = with_cells({f"{MONEY}!I2": written, f"{ABOUT}!B7": unit})
    assert found(right) == []
    assert right.proposal.disbursements[0].cumulative_vnd == dong


# -- anything anywhere ------------------------------------------------------------------------------------------------

ODD = (
    EMPTY, "x", "", -1, 0, Decimal("1e20"), Decimal("0.3333333333333"), "1,234", date(1900, 1, 1), True, "T1;T1;;", 99999,
    FileCell(0, 0, CellKind.ERROR, "#N/A"), "không tách", "tất cả", "dài" * 2000, "9999-12", "\u202ex\x00=1+1", "DA4.1", "XA",
)  # fmt: skip


@pytest.mark.parametrize("case", range(120))
def test_an_odd_cell_anywhere_is_a_finding_or_a_figure_never_a_crash(case):
    seed = random.randrange(10**9)
    print(f"seed {seed}")  # shown where it fails
    drawn = random.Random(seed)
    book = drawn.choice((report(), planned()))
    sheet = drawn.choice(book.sheets)
    at = sheet.place(drawn.randint(1, sheet.last_row + 2), drawn.randint(1, max(c for _, c in sheet.cells) + 1))
    examination = examined(edited(book, {str(at): drawn.choice(ODD)}))
    assert (examination.change_set is None) is (examination.blocked or examination.proposal is None)


@pytest.mark.parametrize("parent", ["DA9", "DA4.1"])
def test_a_tree_that_cannot_be_walked_is_a_finding(parent):
    broken = examined_plan({"Dự án!E3": parent})
    assert {issue.code for issue in broken.issues} <= {IssueCode.UNKNOWN_REFERENCE, IssueCode.CIRCULAR}
    assert broken.blocked


@pytest.mark.parametrize("value", [10**20, "100.000.000.000.000"])
def test_a_target_that_no_store_keeps_is_a_finding(value):
    assert found(examined_plan({"Chỉ tiêu!E2": value})) == ["too_great@Chỉ tiêu!E2"]


@pytest.mark.parametrize("year", [0, 20240, 1024])
def test_a_plan_for_no_year_of_ours_is_a_finding(year):
    assert found(examined_plan({"Chương trình!B6": year})) == ["bad_period@Chương trình!B6"]


def test_an_office_without_any_plan_says_so():
    assert found(examined(report(), store=replace(known(), plan=replace(plan(), year=2025)))) == [
        "outside_plan_year@Thông tin!B6"
    ]
    assert Store(None).codes() == ()
