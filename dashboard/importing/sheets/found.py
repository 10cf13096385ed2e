"""Declared sheets in a workbook: a form by the labels of its fields, a table by the titles of its columns."""

from collections.abc import Iterator
from typing import Any

from dashboard.domain.issues import IssueCode, Place
from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import Sheet, Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.sheets.declared import Column, DeclaredSheet, DeclaredTable, Form, Kind
from dashboard.importing.sheets.rows import HEADER_WITHIN, Row

REQUIRED_MARK = "*"  # behind the title of what must be filled in


def title_in(text: str) -> str:
    """A title in plain spelling, without the mark of what must be filled in."""
    return plain(text).removesuffix(REQUIRED_MARK).rstrip()


def labelled(workbook: Workbook, form: Form, findings: Findings) -> Row | None:
    """The fields of a form sheet, found by their labels in any row of column A; None where there is no such sheet."""
    sheet = workbook.sheet(form.sheet)
    if sheet is None:
        return None
    by_label = {plain(field.title): field.key for field in form.columns}
    cells = {}
    for (row, column), cell in sheet.cells.items():
        key = by_label.get(title_in(cell.shown)) if column == 1 else None
        if key:
            cells[key] = (row, 2)
    return Row(sheet, form.by_key, cells, findings)


def missing_fields(row: Row) -> None:
    """A finding for each field that a form must have and whose label is not there."""
    for column in row.columns.values():
        if column.required and column.key not in row.cells:
            place = Place(row.sheet.name)
            row.findings.add(IssueCode.MISSING_COLUMN, place, column.title, column=column.title)


def form_in(workbook: Workbook, form: Form, findings: Findings) -> Row | None:
    """The fields of a form sheet; missing required ones are findings."""
    row = labelled(workbook, form, findings)
    if row is not None:
        missing_fields(row)
    return row


def table_in(workbook: Workbook, table: DeclaredTable[Any], findings: Findings) -> list[Row]:
    """The filled rows of a table sheet; missing required columns are findings, unknown ones notes.

    Where a column is missing the rows are read all the same: what is wrong in the others is said in the same round.
    """
    sheet = workbook.sheet(table.sheet)
    if sheet is None:
        if table.required:
            findings.add(IssueCode.MISSING_SHEET, Place(table.sheet), table.sheet, sheet=table.sheet)
        return []
    header = _header(sheet, table)
    if header is None:
        titles = ", ".join(column.title for column in table.columns if column.required)
        findings.add(IssueCode.MISSING_COLUMN, Place(sheet.name), column=titles)
        return []
    number, columns = header
    for column in _missing(table, columns):
        findings.add(IssueCode.MISSING_COLUMN, sheet.place(number, 1), column=column.title)
    _unknown_columns(sheet, number, columns, findings)
    return list(_rows(sheet, table, number, columns, findings))


def _missing(table: DeclaredTable[Any], columns: dict[str, int]) -> list[Column]:
    return [column for column in table.columns if (column.required or column.titled) and column.key not in columns]


def labels(sheet: Sheet, form: DeclaredSheet) -> dict[int, str]:
    """The declared titles of a form's fields by the number of the row that each stands in."""
    named = {plain(field.title): field.title for field in form.columns}
    cells = ((row, named.get(title_in(cell.shown))) for (row, column), cell in sheet.cells.items() if column == 1)
    return {row: title for row, title in cells if title}


def titles(sheet: Sheet, table: DeclaredSheet) -> dict[int, str]:
    """The declared titles by the number of the column that each stands over."""
    header = _header(sheet, table)
    return {number: table.column(key).title for key, number in header[1].items()} if header else {}


def _header(sheet: Sheet, table: DeclaredSheet) -> tuple[int, dict[str, int]] | None:
    """The row with most of the table's titles, and which column each stands in."""
    titles = {plain(column.title): column.key for column in table.columns}
    rows: dict[int, dict[str, int]] = {}
    for (row, column), cell in sheet.cells.items():
        key = titles.get(title_in(cell.shown)) if row <= HEADER_WITHIN else None
        if key:
            rows.setdefault(row, {}).setdefault(key, column)
    return min(rows.items(), key=lambda named: (-len(named[1]), named[0]), default=None)


def _unknown_columns(sheet: Sheet, header: int, columns: dict[str, int], findings: Findings) -> None:
    for (row, column), cell in sheet.cells.items():
        if row == header and column not in columns.values():
            findings.add(IssueCode.UNKNOWN_COLUMN, sheet.place(row, column), cell.shown)


def _rows(
    sheet: Sheet, table: DeclaredTable[Any], header: int, columns: dict[str, int], findings: Findings
) -> Iterator[Row]:
    filling = [c for key, c in columns.items() if table.column(key).kind is not Kind.INFO]
    filled = sorted({row for row, column in sheet.cells if row > header and column in filling})
    for number in filled:
        yield Row(sheet, table.by_key, {key: (number, column) for key, column in columns.items()}, findings, number)
