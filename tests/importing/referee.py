"""A second reader to hold ours against: openpyxl, slow and well known. Used by tests and by the benchmark, never by the app."""

import io
from datetime import date, datetime, time
from decimal import Context
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from dashboard.importing.files.grid import MAX_COLUMNS
from dashboard.importing.files.number_formats import number_format
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook

_EXCEL_DIGITS = Context(prec=15)


def sheets_by_openpyxl(content: bytes) -> tuple[Sheet, ...]:
    """What openpyxl sees in a workbook, as our values."""
    values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(content), keep_links=False)
    return tuple(_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets)


def _sheet(sheet: Any, formulas: Any) -> Sheet:
    cells = {}
    for where, raw in sorted(sheet._cells.items()):
        cell = _cell(raw, _formula(formulas._cells[where].value))
        if cell:
            cells[where] = cell._replace(struck=True) if raw.has_style and raw.font.strike else cell
    hidden = tuple(sorted(index for index, dimension in sheet.row_dimensions.items() if dimension.hidden))
    merges = tuple(sorted((m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges))
    return Sheet(sheet.title, cells, sheet.sheet_state == "visible", hidden, _hidden_columns(sheet), merges)


def _formula(value: Any) -> str:
    if isinstance(value, ArrayFormula):
        return str(value.text)
    return value if isinstance(value, str) and value.startswith("=") and len(value) > 1 else ""


def _hidden_columns(sheet: Any) -> tuple[int, ...]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            hidden.update(range(dimension.min, min(dimension.max or dimension.min, MAX_COLUMNS) + 1))
    return tuple(sorted(hidden))


def _cell(raw: Any, formula: str) -> FileCell | None:
    value, where = raw.value, (raw.row, raw.column)
    shown = number_format(raw.number_format or "") if raw.has_style else number_format("")
    look = {"formula": formula}
    if value is None or (isinstance(value, str) and not value.strip()):
        return FileCell(*where, CellKind.UNCOMPUTED, formula, **look) if formula else None
    if raw.data_type == "e":
        return FileCell(*where, CellKind.ERROR, str(value), **look)
    if isinstance(value, bool):
        return FileCell(*where, CellKind.TRUTH, value, **look)
    if isinstance(value, int | float):
        number = _EXCEL_DIGITS.create_decimal(repr(value))
        kind = CellKind.NUMBER if number.is_finite() else CellKind.ERROR
        if kind is CellKind.NUMBER:
            return FileCell(*where, kind, number, percent=shown.percent, scale=shown.scale, **look)
        return FileCell(*where, kind, str(value), **look)
    if isinstance(value, datetime | date):
        return FileCell(*where, CellKind.DATE, value.date() if isinstance(value, datetime) else value, **look)
    return FileCell(*where, CellKind.TEXT, value.isoformat() if isinstance(value, time) else str(value), **look)


def values_by_spot(book: Workbook, sheet: int = 0) -> dict[str, object]:
    """What stands in a sheet, by A1, B1 …"""
    page = book.sheets[sheet]
    return {page.place(*where).spot: cell.value for where, cell in page.cells.items()}
