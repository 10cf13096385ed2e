"""Figures of which a part is crossed out or raised as a footnote, in an office's table and in the template: read, and said."""

import io

import pytest
import xlsxwriter

from dashboard.domain.issues import IssueCode
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, read
from tests.importing.office import RESULTS, edited, examined, report
from tests.importing.tables.build import examined_table
from tests.importing.tables.specimens import HEADS


def table(*figures: object) -> Sheet:
    """The jobs of two communes in a workbook, a figure in several fonts given by its pieces: "~" crossed out, "^" raised."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fonts = {"~": book.add_format({"font_strikeout": True}), "^": book.add_format({"font_script": 1})}
        sheet = book.add_worksheet("Biểu")
        names = [(1, "Bó Sinh"), (2, "Nậm Ty")]
        for row, values in enumerate([*HEADS, ("TT", "Xã", "Tạo việc làm"), *names]):
            sheet.write_row(row, 0, values)
        for row, figure in enumerate(figures, start=len(HEADS) + 1):
            if isinstance(figure, tuple):
                pieces = [
                    part for text in figure for part in ((fonts[text[0]], text[1:]) if text[0] in fonts else (text,))
                ]
                sheet.write_rich_string(row, 2, *pieces)
            else:
                sheet.write(row, 2, figure)
    return read(out.getvalue()).sheets[0]


def test_the_figures_are_those_that_a_person_sees_and_each_cell_is_named() -> None:
    examination = examined_table(table(("~11", " 12"), ("46", "^1")))
    assert [o.amount for o in examination.proposal.observations] == [12, 46]
    said = {str(i.place): i.params["left"] for i in examination.issues if i.code is IssueCode.PARTS_LEFT_OUT}
    assert said == {f"Biểu!C{len(HEADS) + 2}": "11", f"Biểu!C{len(HEADS) + 3}": "1"}
    assert not examination.open_issues


@pytest.mark.parametrize("figure", [("1", "~2", "5"), ("10", "^3")])
def test_what_may_be_two_numbers_is_no_figure(figure: tuple[str, ...]) -> None:
    examination = examined_table(table(figure, 7))
    assert [str(i.place) for i in examination.open_issues] == [f"Biểu!C{len(HEADS) + 2}"]


def test_a_figure_all_crossed_out_is_asked_about_in_whatever_runs_it_is() -> None:
    examination = examined_table(table(("~1", "~2"), 7))
    assert [i.code.value for i in examination.open_issues] == ["struck"]


def test_in_the_template_too() -> None:
    cell = FileCell(0, 0, CellKind.TEXT, "84", left_out="11")
    examination = examined(edited(report(), {f"{RESULTS}!G2": cell}))
    [note] = [i for i in examination.issues if i.code is IssueCode.PARTS_LEFT_OUT]
    assert (str(note.place), note.written, note.params["left"]) == (f"{RESULTS}!G2", "84", "11")
    plainly = examined(edited(report(), {f"{RESULTS}!G2": cell._replace(left_out="")}))
    assert examination.proposal == plainly.proposal
