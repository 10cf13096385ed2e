"""What clerks write where a figure belongs: each slip told with the column that it belongs to and what was likely meant."""

from dataclasses import replace

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind, Issue, IssueCode, Place
from dashboard.importing.corrections import correction_id
from dashboard.importing.sheets.likely import about, like, likely
from dashboard.text import words_in
from dashboard.text.findings import cells_text, finding_text
from tests.importing.changed_report import with_cells
from tests.importing.office import ABOUT, EMPTY, MONEY, RESULTS, examined, report

WORDS = words_in("vi")


def only(cells: dict[str, object]) -> Issue:
    (issue,) = with_cells(cells).issues
    return issue


@pytest.mark.parametrize(
    ("text", "meant"),
    {
        "350 trieu dong?": "350 triệu đồng", "350 triệu?": "350 triệu", "12O": "120", "l2": "12", "1..250": "1.250", "12,5,": "12,5",
        "50 hộ nghèo": "50", "gần 1.200 hộ": "1.200 hộ", "khoảng 50": "50",
        # nothing to offer: another figure, or none at all
        "350 (dự kiến)": "", "kế hoạch 50": "", "50 trong tháng": "", "mươi người": "", "-": "", "chưa có": "", "10-12": "",
    }.items(),
)  # fmt: skip
def test_a_likely_figure_is_offered_and_a_doubtful_one_is_not(text: str, meant: str) -> None:
    assert likely(text) == meant


def test_only_words_of_approximation_make_an_estimate() -> None:
    assert [about(text) for text in ("khoảng 50", "≈ 1.200", "khoảng", "50", "dưới 50")] == [
        "50",
        "1.200",
        None,
        None,
        None,
    ]


def test_similar_codes_come_with_their_names_and_names_find_their_code() -> None:
    names = {"LD": "Phòng Nội vụ", "NN": "Phòng Nông nghiệp"}
    assert like("phòng nội vụ", names, names) == ("LD (Phòng Nội vụ)",)
    assert like("N.N", names, names) == ("NN (Phòng Nông nghiệp)",)
    assert like("XYZ", names, names) == ()


# -- the right column ---------------------------------------------------------------------------------------------------


def test_an_approximation_is_pointed_to_the_column_of_estimates() -> None:
    issue = only({f"{RESULTS}!G2": "khoảng 84"})
    assert (issue.code, issue.heading) == (IssueCode.ABOUT_A_NUMBER, "Giá trị")
    assert "«84 (ước)»" in finding_text(issue, WORDS)
    assert "«Ước»" in finding_text(issue, WORDS)


def test_what_it_offers_is_read_as_an_estimate() -> None:
    key = correction_id(Place(RESULTS, "G2"))
    mended = with_cells({f"{RESULTS}!G2": "khoảng 84"}, answers={key: Answer(key, AnswerKind.CELL, "84 (ước)")})
    figure = mended.proposal.observations[0]
    assert (figure.value, figure.estimate) == (84, True)


@pytest.mark.parametrize("text", ["-", "–", "chưa có", "không có", "không"])
def test_a_word_for_no_figure_is_pointed_to_its_column_once_a_row(text: str) -> None:
    issue = only({f"{RESULTS}!H4": text, f"{RESULTS}!I4": text})
    assert issue.code is IssueCode.ABSENCE_AS_FIGURE
    assert cells_text(issue, WORDS) == "Tử số: H4; Mẫu số: I4; Không có số vì: K4"
    assert "«Không có số vì»" in finding_text(issue, WORDS)


def test_beside_its_reason_such_a_word_is_a_blank_cell() -> None:
    cells = {f"{RESULTS}!G2": "-", f"{RESULTS}!G3": EMPTY, f"{RESULTS}!K2": "không phát sinh", f"{RESULTS}!G6": EMPTY}
    cells |= {f"{RESULTS}!K6": "không phát sinh"}
    figure = next(o for o in with_cells(cells).proposal.observations if o.indicator == "dao-tao")
    assert (figure.amount, figure.absence) == (None, Absence.NIL)


def test_an_unreadable_amount_offers_what_was_likely_meant() -> None:
    assert "Có phải là «500 triệu»?" in finding_text(only({f"{MONEY}!I2": "500 trieu?"}), WORDS)


# -- names --------------------------------------------------------------------------------------------------------------


def test_both_parts_of_a_rate_are_missed_in_one_finding() -> None:
    issue = only({f"{RESULTS}!H4": EMPTY, f"{RESULTS}!I4": EMPTY})
    assert cells_text(issue, WORDS) == "Tử số: H4; Mẫu số: I4"


def test_a_repeated_row_names_the_row_that_it_repeats() -> None:
    issue = only({f"{RESULTS}!E3": "tổng số", f"{RESULTS}!G3": 84})
    assert "đã có ở ô B2" in finding_text(issue, WORDS)


def test_a_project_is_named_beside_its_code() -> None:
    assert "DA4.1 Giáo dục nghề nghiệp" in finding_text(only({f"{MONEY}!I2": EMPTY}), WORDS)


@pytest.mark.parametrize(("unit", "said"), {"Xã Mốt": " Gần giống: Xã Một.", "qqqqqq": ""}.items())
def test_nothing_similar_is_not_said_by_a_dash(unit: str, said: str) -> None:
    text = finding_text(only({f"{ABOUT}!B4": unit}), WORDS)
    assert text == f"Không nhận diện được đơn vị «{unit}».{said} Ghi mã đơn vị như trong kế hoạch."


def test_units_that_contradict_each_other_are_named() -> None:
    assert "Xã Một (X1)" in finding_text(only({f"{ABOUT}!B5": "Xã Hai"}), WORDS)


# -- one round ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["B2", "B4", "B6"])
def test_cells_are_looked_at_though_the_first_sheet_is_wrong(cell: str) -> None:
    wrong = {f"{ABOUT}!{cell}": "không rõ", f"{RESULTS}!G2": "mươi", f"{MONEY}!I2": "nhiều"}
    assert [str(issue.place) for issue in with_cells(wrong).issues] == [
        f"{ABOUT}!{cell}", f"{RESULTS}!G2", f"{MONEY}!I2",
    ]  # fmt: skip


def test_a_missing_column_hides_no_other_fault_and_makes_none() -> None:
    found = with_cells({f"{RESULTS}!G1": EMPTY, f"{RESULTS}!H4": "bốn"})
    assert [(i.code, str(i.place)) for i in found.issues] == [
        (IssueCode.MISSING_COLUMN, f"{RESULTS}!A1"), (IssueCode.NOT_A_NUMBER, f"{RESULTS}!H4"),
    ]  # fmt: skip


def test_a_sheet_that_was_taken_out_is_one_fault() -> None:
    without = replace(report(), sheets=tuple(sheet for sheet in report().sheets if sheet.name != MONEY))
    (issue,) = examined(without).issues
    assert (issue.code, str(issue.place)) == (IssueCode.MISSING_SHEET, MONEY)
    assert "mẫu của đơn vị" in finding_text(issue, WORDS)
