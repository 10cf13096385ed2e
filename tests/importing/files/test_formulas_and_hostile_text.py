"""Formulas that ask other files or programs, shared formulas, and text that only looks like a command."""

import io

import pytest
import xlsxwriter
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.shared_formulas import SharedFormula
from dashboard.importing.files.workbook import CellKind, FileCell, read
from dashboard.importing.findings import clean
from tests.importing.files.by_hand import a_sheet
from tests.importing.referee import values_by_spot


def test_an_array_formula_is_a_formula() -> None:
    [cell] = a_sheet("<row r='1'><c r='A1'><f t='array' ref='A1:A2'>B1:B2*2</f></c></row>").sheets[0].cells.values()
    assert cell == FileCell(1, 1, CellKind.UNCOMPUTED, "=B1:B2*2", formula="=B1:B2*2")


@pytest.mark.parametrize(
    "formula",
    ['WEBSERVICE("http://a")', "[1]Sheet1!$A$1", "'[khác.xlsx]T'!A1"],
)
def test_a_formula_that_asks_other_files_is_said(formula: str) -> None:
    escaped = formula.replace('"', "&quot;")
    book = a_sheet(f"<row r='1'><c r='A1'><f>{escaped}</f><v>1</v></c></row>")
    assert book.links
    assert values_by_spot(book) == {"A1": 1}


@pytest.mark.parametrize("formula", ["DDE(&quot;cmd&quot;,&quot;/C calc&quot;,&quot;x&quot;)", "cmd|'/C calc'!A0"])
def test_a_formula_that_asks_another_program_is_refused_by_name(formula: str) -> None:
    with pytest.raises(UnreadableWorkbook) as refused:
        a_sheet(f"<row r='1'><c r='A1'><f>{formula}</f><v>1</v></c></row>")
    assert refused.value.reason == "dde"


@pytest.mark.parametrize("formula", ["SUM(A2:A9)", "IF(A2=&quot;a|b&quot;,1,2)", "'Biểu 1'!B2", "Bảng[2024]"])
def test_a_formula_of_the_workbook_itself_is_no_link(formula: str) -> None:
    assert not a_sheet(f"<row r='1'><c r='A1'><f>{formula}</f><v>1</v></c></row>").links


HOSTILE = [
    "=cmd|'/C calc'!A0",
    "<script>alert(1)</script>",
    "![x](http://a/b.png)",
    "a\u202exslx.exe",
    "\u2066x",
    "@SUM(1)",
    "+1+1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, text)
    [cell] = read(out.getvalue()).sheets[0].cells.values()
    assert (cell.kind, cell.value, cell.formula) == (CellKind.TEXT, text, "")
    assert not set(clean(str(cell.value))) & set("\u202e\u2066\x00")


def test_control_characters_that_ooxml_escapes_come_through_and_are_cleaned() -> None:
    [cell] = (
        a_sheet("<row><c t='inlineStr'><is><t>a_x0000_b_x001B_c_x000D_\nd</t></is></c></row>").sheets[0].cells.values()
    )
    assert clean(str(cell.value)) == "abc\nd"


FORMULAS = [
    "A1+$B$2*C$3-$D4", "SUM(A1:B2)", "SUM(A:C)+SUM(1:3)", "'Biểu A1'!A1&\"A1\"", "LOG10(A1)+ABC", "Sheet2!B2:C3", "IF(A1>0,B1,\"x\"\"A1\")",
    "Table1[A1]+A1", "A1%+1E5", "SUM($A1:A$9)",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("to", [(1, 1), (7, 4), (30, 28)])
def test_a_shared_formula_moves_as_openpyxl_moves_it(formula: str, to: tuple[int, int]) -> None:
    theirs = Translator(f"={formula}", "A1").translate_formula(f"{get_column_letter(to[1])}{to[0]}")
    assert f"={SharedFormula(formula, 1, 1).at(*to)}" == theirs


def test_a_reference_moved_off_the_sheet_is_no_reference() -> None:
    assert SharedFormula("A5+E1", 5, 5).at(4, 4) == "#REF!4+D#REF!".replace("D#REF!", "D#REF!")
