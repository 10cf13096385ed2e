"""The same table in three formats is seen as it stands in the file, and comes through the pipe whole."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.importing.files.grid import Grid, GridBook
from dashboard.importing.files.workbook import CellKind, FileKind, read, read_book
from tests.importing.files.by_hand import FILES, readings
from tests.importing.referee import values_by_spot


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_values_are_what_stands_in_the_file(kind: str) -> None:
    cells = values_by_spot(readings(kind))
    assert cells["A1"] == "BÁO CÁO KẾT QUẢ THÁNG 10"
    assert cells["B4"] == "Hộ nghèo\nthoát nghèo"
    assert cells["B5"] == "  hai  khoảng trắng "
    assert (cells["C4"], cells["D4"], cells["C5"], cells["D5"]) == (
        1200,
        Decimal("15555.25"),
        Decimal("-0.5"),
        Decimal("26.68"),
    )
    assert (cells["B7"], cells["C7"]) == (date(2024, 10, 31), date(2024, 10, 31))
    assert (cells["C6"], cells["D6"], cells["E6"]) == ("#DIV/0!", "#N/A", True)
    assert cells["E7"] == "Hộ nghèo\nthoát nghèo!"
    assert cells["B399"] == "Dòng thứ 399 – " + "ữ" * 49
    assert cells["A2000"] == "xa"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_formats_merges_and_hidden_parts_are_what_stands_in_the_file(kind: str) -> None:
    book = readings(kind)
    sheet, hidden = book.sheets
    assert book.kind is FileKind(kind)
    assert (sheet.name, sheet.visible, hidden.name, hidden.visible) == ("Biểu 1", True, "Nháp", False)
    assert (sheet.merges, sheet.hidden_rows, sheet.hidden_columns) == (((1, 1, 2, 5),), (5,), (6,))
    assert [where for where, cell in sheet.cells.items() if cell.struck] == [(5, 4)]
    assert [where for where, cell in sheet.cells.items() if cell.percent] == [(5, 5)]
    assert {where: cell.scale for where, cell in sheet.cells.items() if cell.scale != 1} == {(7, 4): 1000}
    assert {cell.kind for where, cell in sheet.cells.items() if where in ((6, 3), (6, 4))} == {CellKind.ERROR}


def test_formulas_are_kept_where_the_format_gives_them() -> None:
    xlsx, ods, xls = (
        {w: c.formula for w, c in readings(kind).sheets[0].cells.items() if c.formula}
        for kind in ("xlsx", "ods", "xls")
    )
    assert xlsx == ods
    assert xlsx[(4, 5)] == "=D4/C4"
    assert xls == {}
    for kind in ("xlsx", "ods"):
        assert readings(kind).sheets[1].at(2, 2).formula.replace("$", "") == "=SUM('Biểu 1'!A4:A7)"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_pipe_loses_nothing(kind: str) -> None:
    content = (FILES / f"readings.{kind}").read_bytes()
    assert GridBook.from_plain(read_book(content).plain()).workbook() == read(content)


def test_a_text_of_several_cells_is_sent_once() -> None:
    grid = Grid("Sheet1")
    for row, text in enumerate(("Bó Sinh", "Nậm Ty", "Bó Sinh", "Bó Sinh"), start=1):
        grid.put(row, 1, CellKind.TEXT, text)
        grid.put(row, 2, CellKind.NUMBER, "1.50" if row % 2 else "1.5")
    sent = grid.plain()
    assert sent["texts"].count("Bó Sinh") == 1
    cells = Grid.from_plain(sent).sheet().cells
    assert cells == grid.sheet().cells
    assert cells[1, 1].value is cells[4, 1].value
    assert [str(cells[row, 2].value) for row in (1, 2, 3)] == ["1.50", "1.5", "1.50"]
