"""The plan workbook: a plan written exactly by the declarations that the importer reads it by."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.domain.plan.plan import Plan
from dashboard.exports import plan_cells
from dashboard.exports.plan_form import form_sheet, guide_sheet, long_lists, table_sheet
from dashboard.exports.sheets import Book
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import Cells, DeclaredTable, Value

Overrides = Mapping[tuple[str, str, str], str]


def plan_workbook(plan: Plan, overrides: Overrides | None = None) -> bytes:
    """`plan` as .xlsx; the same plan gives the same bytes.

    `overrides` puts other text into single cells, as a document has it ("603.736 tỷ đồng") or blank (""). Its keys are
    (sheet, row, column key): a row is named by its code as written, where one does not suffice by several joined with
    "/" ("DA2/NSTW/2024").
    """
    rows = plan_cells.rows(plan)
    for table in plan_sheets.TABLES:
        rows[table.key] = [_overridden(table, row, overrides or {}) for row in rows[table.key]]
    return written_workbook(plan_cells.programme_fields(plan), rows)


def written_workbook(
    fields: Mapping[str, Value],
    rows: Mapping[str, Iterable[Cells]],
    tables: Sequence[DeclaredTable[Any]] = plan_sheets.TABLES,
) -> bytes:
    """Given cells as a plan workbook: `fields` of the first sheet, `rows` by the key of their table; last a guide to it."""
    book, written, lists = Book(), frozenset(table.key for table in tables), long_lists()
    form_sheet(book, plan_sheets.PROGRAMME, fields)
    for table in tables:
        table_sheet(book, table, rows.get(table.key, ()), written, lists)
    guide_sheet(book, (plan_sheets.PROGRAMME, *tables))
    return book.finished()


def blank_plan_workbook(whole: bool = False) -> bytes:
    """The empty plan workbook: the sheets without which no year begins, or the `whole` of them."""
    return written_workbook({"layout": plan_sheets.LAYOUT}, {}, plan_sheets.TABLES if whole else plan_sheets.USUAL)


def _overridden(table: DeclaredTable[Any], row: Cells, overrides: Overrides) -> Cells:
    name = "/".join(str(row[key]) for key in table.identity)
    return {key: overrides.get((table.sheet, name, key), value) for key, value in row.items()}
