"""What stands in the XML of a workbook and openpyxl does not tell."""

from datetime import date

import pytest
from openpyxl import Workbook as Written

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.workbook import CellKind, read
from tests.importing.archives import archive, members_of
from tests.importing.files.by_hand import SHEET, a_sheet, written
from tests.importing.referee import values_by_spot


def with_rows(sheet: bytes, rows: bytes) -> bytes:
    """An empty sheet filled."""
    start, end = sheet.index(b"<sheetData"), sheet.index(b"<pageMargins")
    return sheet[:start] + b"<sheetData>" + rows + b"</sheetData>" + sheet[end:]


def test_the_dimension_is_never_trusted() -> None:
    members = members_of(written(Written()))
    assert b'ref="A1:A1"' in members[SHEET] or b'ref="A1"' in members[SHEET]
    members[SHEET] = with_rows(members[SHEET], b"<row r='9'><c r='C9'><v>5</v></c></row>")
    assert values_by_spot(read(archive(members))) == {"C9": 5}


def test_cells_and_rows_without_addresses_are_counted() -> None:
    assert values_by_spot(a_sheet("<row/><row><c><v>1</v></c><c/><c><v>3</v></c></row>")) == {"A2": 1, "C2": 3}


def test_a_sheet_whose_part_is_lost_is_no_sheet_less() -> None:
    book = Written()
    book.active["A1"] = 1
    book.create_sheet("Hai")["A1"] = 2
    members = members_of(written(book))
    lost = {name: content for name, content in members.items() if name != "xl/worksheets/sheet2.xml"}
    with pytest.raises(UnreadableWorkbook, match="damaged"):
        read(archive(lost))
    renamed = {name.replace("sheet2.xml", "Sheet2.XML"): content for name, content in members.items()}
    assert values_by_spot(read(archive(renamed)), 1) == {"A1": 2}  # as Excel finds it


def test_one_part_is_not_read_as_a_thousand_sheets() -> None:
    members = members_of(written(Written()))
    book = members["xl/workbook.xml"].decode()
    sheet = book[book.index("<sheet ") : book.index("</sheets>")]
    members["xl/workbook.xml"] = book.replace(sheet, sheet * 1_000).encode()
    with pytest.raises(UnreadableWorkbook, match="too_many_sheets"):
        read(archive(members))


def test_strict_ooxml_is_read() -> None:
    """ISO 29500 Strict has other namespaces, and writes dates as dates."""
    members = {}
    for name, part in members_of(written(Written())).items():
        text = part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        members[name] = text.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    rows = b"<row r='1'><c r='A1' t='d'><v>2024-10-31</v></c><c r='B1'><v>7</v></c></row>"
    members[SHEET] = with_rows(members[SHEET], rows)
    assert values_by_spot(read(archive(members))) == {"A1": date(2024, 10, 31), "B1": 7}


def test_what_lies_under_a_merge_is_not_seen() -> None:
    rows = "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
    merged = a_sheet(f"{rows}<!-- --></sheetData><mergeCells><mergeCell ref='A1:B9'/></mergeCells><sheetData>")
    assert values_by_spot(merged) == {"A1": 1, "C1": 3}


def test_a_number_beyond_all_bounds_is_no_error_of_a_formula() -> None:
    [cell] = a_sheet("<row r='1'><c r='A1'><v>1e309</v></c></row>").sheets[0].cells.values()
    assert (cell.kind, cell.value) == (CellKind.TEXT, "1e309")
