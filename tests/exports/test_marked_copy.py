"""The upload handed back: marked and commented by cell, listed with links, mended where wanted, and otherwise as it was."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.exports.marked_copy import findings_workbook, marked_copy, safe
from dashboard.exports.marks import Marking, marking
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from dashboard.importing.files.workbook import read
from dashboard.text import words_in
from dashboard.usecases.marking import can_be_marked, marked_upload
from tests.builders import COMMUNE, SEPTEMBER
from tests.importing.office import MONEY, RESULTS, examined, figures, found, known, paid

VI = words_in("vi")
LIST = "Kết quả kiểm tra"


def filled(**cells: object) -> bytes:
    """September's right report as bytes, with other cells of its results."""
    template = report_template(
        known(), COMMUNE, SEPTEMBER, filled=Filled(figures(SEPTEMBER, 84, 33, 420, "0.55"), (paid(SEPTEMBER, 500),))
    )
    book = load_workbook(io.BytesIO(template))
    for spot, value in cells.items():
        book[RESULTS][spot].value = value
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(content: bytes, **answers: str) -> Marking:
    examination = checked(content, **answers)
    return marking(examination.issues, examination.open_issues, VI, "Tệp thử")


def checked(content: bytes, **answers: str):
    given = {
        (issue := f"corrected_cell@{RESULTS}!{spot}"): Answer(issue, AnswerKind.CELL, text)
        for spot, text in answers.items()
    }
    return examined(read(content), answers=given)


def copy_of(content: bytes, **answers: str):
    return load_workbook(io.BytesIO(marked_copy(content, said(content, **answers))))


def test_a_wrong_cell_is_filled_and_says_why():
    book = copy_of(filled(G2="mươi người", H4=1001))
    for spot in ("G2", "H4"):
        cell = book[RESULTS][spot]
        assert cell.fill.start_color.rgb == "FFF4B6B0"
        assert "Lỗi" in cell.comment.text
    assert "mươi người" in book[RESULTS]["G2"].comment.text
    assert book[RESULTS]["G3"].comment is None


def test_all_else_stays_as_it_was():
    content = filled(G2="mươi người")
    before, after = load_workbook(io.BytesIO(content)), copy_of(content)
    assert after.sheetnames == [*before.sheetnames, LIST]
    for sheet in before:
        same = after[sheet.title]
        assert sheet.dimensions == same.dimensions
        assert sheet.protection.sheet == same.protection.sheet
        assert len(sheet.data_validations.dataValidation) == len(same.data_validations.dataValidation)
        assert sheet.freeze_panes == same.freeze_panes
        for row in sheet.iter_rows():
            for cell in row:
                other = same[cell.coordinate]
                assert (cell.value, cell.number_format) == (other.value, other.number_format)
                assert cell.protection.locked == other.protection.locked


def test_the_list_names_every_finding_and_leads_to_its_cell():
    content = filled(G2="mươi người")
    listed = copy_of(content)[LIST]
    assert listed["A1"].value == LIST
    row = next(r for r in listed.iter_rows(min_row=4) if r[0].value == "G2")
    assert [c.value for c in row[1:4]] == [RESULTS, "Lỗi", "mươi người"]
    assert row[0].hyperlink.location == f"'{RESULTS}'!G2"
    assert len(list(listed.iter_rows(min_row=4))) == len(checked(content).issues)


def test_several_findings_of_a_cell_share_a_comment_and_others_words_are_kept():
    book = load_workbook(io.BytesIO(filled(G2=1001)))
    book[RESULTS]["G2"].comment = Comment("Hỏi lại bản Mòn", "chị Hoa")
    text = copy_of(bytes_of(book))[RESULTS]["G2"].comment.text
    assert text.startswith("Hỏi lại bản Mòn")
    assert text.count("— giamngheo:") == 2  # out of bounds, and a jump


def test_formulas_from_outside_stay_text():
    content = filled(M2="+84 ngày", G2="=cmd|'/c calc'!A0")
    book = load_workbook(io.BytesIO(content))
    book[RESULTS]["G2"].data_type = "s"
    copy = copy_of(bytes_of(book))
    for row in copy[LIST].iter_rows():
        assert all(cell.data_type in ("s", "n") and not str(cell.value or "").startswith("=") for cell in row)
    assert [safe(text) for text in ("=1", "+1", "-1", "@a", "a=1", "\x00x")] == ["'=1", "'+1", "'-1", "'@a", "a=1", "x"]


@pytest.mark.parametrize("text", ["84", "84,0", "1.284", "mươi tư", "", "-5", "55,125", "26,68%", "=1+1"])
def test_a_mended_copy_reads_as_the_mended_upload(text):
    content = filled(G2="mươi người")
    mended = marked_copy(content, said(content, G2=text))
    first, again = checked(content, G2=text), examined(read(mended))
    assert set(found(again)) == {i for i in found(first) if not i.startswith("corrected_cell")}
    assert again.proposal == first.proposal


def test_a_copy_marked_again_forgets_the_marks_before():
    first = marked_copy(filled(G2="mươi người"), said(filled(G2="mươi người")))
    book = load_workbook(io.BytesIO(first))
    book[RESULTS]["G2"].value = 84
    content = bytes_of(book)
    assert checked(content).change_set is not None, "the list of findings is no data"
    again = copy_of(content)
    assert again.sheetnames.count(LIST) == 1
    assert again[RESULTS]["G2"].comment is None
    assert (
        again[RESULTS]["G2"].fill.start_color.rgb
        == load_workbook(io.BytesIO(filled()))[RESULTS]["G2"].fill.start_color.rgb
    )


def test_a_finding_in_a_merged_area_is_marked_where_it_shows():
    book = load_workbook(io.BytesIO(filled()))
    book[MONEY].merge_cells("H2:I2")
    assert copy_of(bytes_of(book))[MONEY]["H2"].comment is not None


def test_other_files_get_the_list_alone():
    listed = load_workbook(io.BytesIO(findings_workbook(said(filled(G2="mươi người")))))
    assert listed.sheetnames == [LIST]
    assert listed[LIST]["A4"].value == "G2"
    assert not can_be_marked(b"a;b\n1;2\n")


def test_the_copy_is_written_by_a_process_of_its_own():
    content = filled(G2="mươi người")
    made = marked_upload(checked(content), content, VI)
    assert made.whole
    assert load_workbook(io.BytesIO(made.content))[RESULTS]["G2"].comment is not None


def test_a_hostile_file_gives_a_list_not_a_fault():
    examination = checked(filled(G2="mươi người"))
    made = marked_upload(examination, b"PK\x03\x04 xl/workbook.xml and nothing else", VI)
    assert not made.whole
    assert load_workbook(io.BytesIO(made.content)).sheetnames == [LIST]


def test_a_table_that_an_office_calls_by_the_name_of_our_list_is_its_own():
    own = Workbook()
    own.active.title = LIST
    own.active["A1"], own.active["A2"], own.active["B3"] = LIST, "Xã Bó Sinh", 12
    again = marked_copy(bytes_of(own), said(filled(G2="mươi người")))
    book = load_workbook(io.BytesIO(marked_copy(again, said(filled(G2="mươi người")))))
    assert book.sheetnames == [LIST, f"{LIST}1"]
    assert book[LIST]["B3"].value == 12
