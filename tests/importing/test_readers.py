"""What the readers keep of a cell and a sheet beside its value."""

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font

from dashboard.importing.workbook import FileKind, from_plain, read, to_plain


def written(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_sheet() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Kết quả"
    sheet.merge_cells("A1:D2")
    sheet["A3"], sheet["B3"], sheet["C3"] = 1500, 0.2668, date(2024, 10, 31)
    sheet["A3"].number_format, sheet["B3"].number_format = "#,##0,", "0.00%"
    sheet["D3"] = "bỏ"
    sheet["D3"].font = Font(strike=True)
    sheet.column_dimensions["F"].hidden = True
    sheet.row_dimensions[3].hidden = True
    return written(book)


def test_merges_hidden_parts_struck_cells_and_scaled_formats_are_kept() -> None:
    book = read(a_sheet())
    [sheet] = book.sheets
    assert book.kind is FileKind.XLSX
    assert (sheet.merges, sheet.hidden_rows, sheet.hidden_columns) == (((1, 1, 2, 4),), (3,), (6,))
    shown = {where: (c.value, c.percent, c.scale, c.struck) for where, c in sheet.cells.items() if where[0] == 3}
    assert shown == {
        (3, 1): (Decimal(1500), False, 1000, False),
        (3, 2): (Decimal("0.2668"), True, 1, False),
        (3, 3): (date(2024, 10, 31), False, 1, False),
        (3, 4): ("bỏ", False, 1, True),
    }


def test_the_pipe_loses_nothing() -> None:
    book = read(a_sheet())
    assert from_plain(to_plain(book)) == book
