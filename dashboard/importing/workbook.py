"""Bytes to cells that know their place; the only reader of workbooks. Runs in a worker process and hands back plain values."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Context, Decimal
from enum import StrEnum
from typing import Any

from dashboard.domain.issues import Place, UnreadableWorkbook, cell_place
from dashboard.importing.guard import Facts, guard
from dashboard.importing.names import plain
from dashboard.importing.number_formats import number_format

MAX_COLUMNS = 1_000
_EXCEL_DIGITS = Context(prec=15)  # what a spreadsheet shows of a binary number


class CellKind(StrEnum):
    NUMBER = "n"
    TEXT = "s"
    DATE = "d"
    TRUTH = "b"
    ERROR = "e"
    UNCOMPUTED = "f"  # a formula that was saved without its value


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


@dataclass(frozen=True)
class Cell:
    """One filled cell. `value` is a Decimal, a str, a date or a bool by `kind`.

    Its number format says more than its value: `percent`, and `scale`, 1.000 where the format shows thousands ("#,##0,"),
    so that the value is that many times what a person sees. `struck` is a cell crossed out as a whole.
    """

    row: int
    column: int
    kind: CellKind
    value: Decimal | str | date | bool
    percent: bool = False
    formula: str = ""
    struck: bool = False
    scale: int = 1

    @property
    def shown(self) -> str:
        """The cell as a finding quotes it."""
        if isinstance(self.value, date):
            return f"{self.value.day}/{self.value.month}/{self.value.year}"
        if self.percent and isinstance(self.value, Decimal):
            return f"{(self.value * 100).normalize():f}%"
        return f"{self.value:f}" if isinstance(self.value, Decimal) else str(self.value)


@dataclass(frozen=True)
class Sheet:
    """The filled cells of one sheet, sparse; rows and columns count from 1.

    `merges` are (first row, first column, last row, last column); only the first cell of a merge is filled.
    """

    name: str
    cells: dict[tuple[int, int], Cell]
    visible: bool = True
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    def place(self, row: int, column: int) -> Place:
        return cell_place(self.name, row, column)


@dataclass(frozen=True)
class Workbook:
    sheets: tuple[Sheet, ...]
    macros: bool = False
    links: bool = False
    kind: FileKind = FileKind.XLSX
    _by_name: dict[str, Sheet] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {plain(sheet.name): sheet for sheet in reversed(self.sheets)})

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, however its letters are composed, spaced or capitalised."""
        return self._by_name.get(plain(name))


def read(content: bytes) -> Workbook:
    """The guarded cells of an .xlsx file; UnreadableWorkbook with a reason where there are none to be had.

    MemoryError passes through: where nothing is left, not even a refusal can be made here.
    """
    facts = guard(content)
    try:
        return _read(content, facts)
    except (UnreadableWorkbook, MemoryError):
        raise
    except Exception as error:
        if isinstance(error.__cause__ or error.__context__, MemoryError):
            raise MemoryError from error
        raise UnreadableWorkbook("damaged") from error


def _read(content: bytes, facts: Facts) -> Workbook:
    from openpyxl import load_workbook  # imported here: only worker processes pay for it

    values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(content), keep_links=False) if facts.formulas else None
    sheets = tuple(_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets)
    return Workbook(sheets, facts.macros, facts.links, FileKind.XLSM if facts.macros else FileKind.XLSX)


def _sheet(sheet: Any, formulas: Any) -> Sheet:
    cells = {}
    written = formulas._cells if formulas is not None else {}
    for where, raw in sorted(sheet._cells.items()):  # only what is there: iter_rows would walk to a far formatted cell
        formula = written[where].value if where in written else None
        cell = _cell(raw, formula if isinstance(formula, str) and formula.startswith("=") else "")
        if cell:
            cells[where] = replace(cell, struck=True) if raw.has_style and raw.font.strike else cell
    hidden = tuple(index for index, dimension in sheet.row_dimensions.items() if dimension.hidden)
    merges = tuple(sorted((m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges))
    return Sheet(sheet.title, cells, sheet.sheet_state == "visible", hidden, _hidden_columns(sheet), merges)


def _hidden_columns(sheet: Any) -> tuple[int, ...]:
    """Columns that are not shown; one declaration may hide thousands that are empty anyway."""
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            hidden.update(range(dimension.min, min(dimension.max or dimension.min, MAX_COLUMNS) + 1))
    return tuple(sorted(hidden))


def _cell(raw: Any, formula: str) -> Cell | None:
    value = raw.value
    where = (raw.row, raw.column)
    if value is None or (isinstance(value, str) and not value.strip()):
        return Cell(*where, CellKind.UNCOMPUTED, formula, formula=formula) if formula else None
    if raw.data_type == "e":
        return Cell(*where, CellKind.ERROR, str(value), formula=formula)
    if isinstance(value, bool):
        return Cell(*where, CellKind.TRUTH, value, formula=formula)
    if isinstance(value, int | float):
        number = _EXCEL_DIGITS.create_decimal(repr(value))
        if not number.is_finite():
            return Cell(*where, CellKind.ERROR, str(value), formula=formula)
        shown = number_format(raw.number_format or "")
        return Cell(*where, CellKind.NUMBER, number, shown.percent, formula, scale=shown.scale)
    if isinstance(value, datetime):
        return Cell(*where, CellKind.DATE, value.date(), formula=formula)
    if isinstance(value, date):
        return Cell(*where, CellKind.DATE, value, formula=formula)
    if isinstance(value, time):
        return Cell(*where, CellKind.TEXT, value.isoformat(), formula=formula)
    return Cell(*where, CellKind.TEXT, str(value), formula=formula)


# -- plain values, for the pipe between worker and caller -----------------------------------------------------------------


def to_plain(workbook: Workbook) -> dict[str, Any]:
    """The workbook in values that JSON knows."""
    return {
        "macros": workbook.macros,
        "links": workbook.links,
        "kind": workbook.kind.value,
        "sheets": [
            {
                "name": sheet.name,
                "visible": sheet.visible,
                "hidden_rows": sheet.hidden_rows,
                "hidden_columns": sheet.hidden_columns,
                "merges": sheet.merges,
                "cells": [
                    [c.row, c.column, c.kind.value, _plain(c.value), c.percent, c.formula, c.struck, c.scale]
                    for c in sheet.cells.values()
                ],
            }
            for sheet in workbook.sheets
        ],
    }


def _plain(value: Decimal | str | date | bool) -> str | bool:
    if isinstance(value, bool | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def from_plain(data: Mapping[str, Any]) -> Workbook:
    """What `to_plain` gave."""
    sheets = []
    for sheet in data["sheets"]:
        cells = {}
        for row, column, kind, value, percent, formula, struck, scale in sheet["cells"]:
            known = CellKind(kind)
            typed = (
                Decimal(value) if known is CellKind.NUMBER else date.fromisoformat(value) if known is CellKind.DATE else value
            )  # fmt: skip
            cells[(row, column)] = Cell(row, column, known, typed, percent, formula, struck, scale)
        hidden = (tuple(sheet["hidden_rows"]), tuple(sheet["hidden_columns"]))
        merges = tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merges"])
        sheets.append(Sheet(sheet["name"], cells, sheet["visible"], *hidden, merges))
    return Workbook(tuple(sheets), data["macros"], data["links"], FileKind(data["kind"]))
