"""A plan as a person types it: every cell of its workbook as text, and a workbook in which such texts stand."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.domain.plan.plan import Plan
from dashboard.exports import plan_cells
from dashboard.exports.plan_workbook import written_workbook
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import Cells, Column, DeclaredSheet, DeclaredTable, Kind, Value
from dashboard.text import words_in

Texts = dict[str, str]  # column key -> what stands in the cell
_OFFICE = words_in("vi")  # workbooks are in the office's spelling, whatever language a page speaks


def spelled(column: Column, value: Value) -> str:
    """15.555,25 · 26,68 · 30/9/2024 · 2024: as an office writes it and our reader takes it, in one way only."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return _OFFICE.date(value)
    if column.kind is Kind.YEAR:
        return str(value)
    text = _OFFICE.number(Decimal(value), places=6)
    whole, _, decimals = text.partition(",")
    return f"{text}0" if len(decimals) == 3 and "." not in whole else text  # "12,345" could be twelve thousand


def row_texts(plan: Plan, table: DeclaredTable[Any]) -> list[Texts]:
    """The rows of one sheet."""
    return [_texts(table, row) for row in plan_cells.table_rows(plan, table)]


def field_texts(plan: Plan) -> Texts:
    """The fields of the first sheet."""
    return _texts(plan_sheets.PROGRAMME, plan_cells.programme_fields(plan))


def _texts(sheet: DeclaredSheet, row: Mapping[str, Value]) -> Texts:
    return {column.key: spelled(column, row.get(column.key)) for column in sheet.columns}


def edited_workbook(plan: Plan, tables: Mapping[str, Sequence[Texts]], fields: Texts | None = None) -> bytes:
    """The workbook of `plan` with the sheets of `tables` (by key) and the given `fields` as they were typed.

    A cell that says what the plan says keeps the plan's own value: nothing is lost by being shown.
    """
    rows = plan_cells.rows(plan)
    for key, typed in tables.items():
        rows[key] = _merged(plan_sheets.TABLE_BY_KEY[key], rows[key], typed)
    form = plan_cells.programme_fields(plan)
    return written_workbook(form | _kept(plan_sheets.PROGRAMME, form, fields or {}), rows)


def _merged(table: DeclaredTable[Any], stand: list[Cells], typed: Sequence[Texts]) -> list[Cells]:
    known = {name_of(table, _texts(table, row)): row for row in stand}
    return [_kept(table, known.get(name_of(table, row), {}), row) for row in typed if any(map(str.strip, row.values()))]


def _kept(sheet: DeclaredSheet, stands: Cells, typed: Texts) -> Cells:
    before = _texts(sheet, stands)
    return {key: stands.get(key) if text == before.get(key) else text for key, text in typed.items()}


def name_of(table: DeclaredTable[Any], row: Texts) -> tuple[str, ...]:
    """What tells a row from its neighbours."""
    return tuple(row.get(key, "").strip() for key in table.identity)
