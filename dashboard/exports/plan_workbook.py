"""The plan workbook: a plan written exactly by the declarations that the importer reads it by."""

from collections.abc import Iterable, Mapping

from dashboard.domain.plan.plan import Plan
from dashboard.exports import plan_cells
from dashboard.exports.sheets import Book, Value, plain_form, plain_table
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import Table

Overrides = Mapping[tuple[str, str, str], str]

KEYS = {  # where one column does not tell a row from its neighbours
    "leads": ("project", "unit"),
    "allocations": ("project", "fund", "budget_year"),
    "adjustments": ("project", "fund", "budget_year", "effective_on"),
    "successions": ("old", "new"),
    "milestones": ("of", "key"),
    "calendar": ("form", "period"),
}


def plan_workbook(plan: Plan, overrides: Overrides | None = None) -> bytes:
    """`plan` as .xlsx; the same plan gives the same bytes.

    `overrides` puts other text into single cells, as a document has it ("603.736 tỷ đồng") or blank (""). Its keys are
    (sheet, row, column key): a row is named by its code as written, where one does not suffice by several joined with
    "/" ("DA2/NSTW/2024").
    """
    rows = plan_cells.rows(plan)
    said = {t.key: [_overridden(t, row, overrides or {}) for row in rows[t.key]] for t in plan_sheets.TABLES}
    return written_workbook(plan_cells.programme_fields(plan), said)


def written_workbook(fields: Mapping[str, Value], rows: Mapping[str, Iterable[plan_cells.Row]]) -> bytes:
    """Given cells as a plan workbook: `fields` of the first sheet, and `rows` by the key of their table."""
    book = Book()
    plain_form(book, plan_sheets.PROGRAMME, fields)
    for table in plan_sheets.TABLES:
        plain_table(book, table, rows[table.key])
    return book.finished()


def blank_plan_workbook() -> bytes:
    """The empty plan workbook: headers, drop-downs, and the name of the layout."""
    book = Book()
    plain_form(book, plan_sheets.PROGRAMME, {"layout": plan_sheets.LAYOUT})
    for table in plan_sheets.TABLES:
        plain_table(book, table, ())
    return book.finished()


def _overridden(table: Table, row: plan_cells.Row, overrides: Overrides) -> plan_cells.Row:
    name = "/".join(str(row[key]) for key in KEYS.get(table.key, (table.columns[0].key,)))
    return {key: overrides.get((table.sheet, name, key), value) for key, value in row.items()}
