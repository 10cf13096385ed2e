"""A plan workbook of typed cells alone, and the typed cells of a plan workbook: nothing of a plan is needed for either."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.domain.plan.plan import Plan
from dashboard.exports.plan_texts import Texts, field_texts, row_texts
from dashboard.exports.plan_workbook import written_workbook
from dashboard.importing.files.cells import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.plan_rows import plan_rows
from dashboard.importing.sheets.declared import Cells, DeclaredSheet, DeclaredTable
from dashboard.importing.sheets.rows import Row

MONEY_UNIT = "triệu đồng"  # of a workbook whose first sheet does not say it


def typed_workbook(fields: Texts, tables: Mapping[str, Sequence[Texts]]) -> bytes:
    """The workbook in which these texts stand; a sheet of which nothing was typed has its titles only."""
    form = {column.key: fields.get(column.key, "") for column in plan_sheets.PROGRAMME.columns}
    form |= {"layout": plan_sheets.LAYOUT, "money_unit": form["money_unit"].strip() or MONEY_UNIT}
    rows = {key: [_whole(plan_sheets.TABLE_BY_KEY[key], row) for row in typed] for key, typed in tables.items()}
    return written_workbook(form, {key: [row for row in typed if any(row.values())] for key, typed in rows.items()})


def _whole(table: DeclaredTable[Any], row: Texts) -> Cells:
    return {column.key: row.get(column.key, "").strip() for column in table.columns}


def workbook_texts(workbook: Workbook) -> tuple[Texts, dict[str, list[Texts]]] | None:
    """The fields and rows that stand in a plan workbook, also in a half-filled one; None for another workbook."""
    rows = plan_rows(workbook, Findings())
    if rows is None:
        return None
    tables = {table.key: [_shown(row, table) for row in rows.of(table)] for table in plan_sheets.TABLES}
    return _shown(rows.form, plan_sheets.PROGRAMME), {key: typed for key, typed in tables.items() if typed}


def _shown(row: Row, sheet: DeclaredSheet) -> Texts:
    return {column.key: row.shown(column.key) if column.key in row.cells else "" for column in sheet.columns}


def plan_as_texts(plan: Plan) -> tuple[Texts, dict[str, list[Texts]]]:
    """The same of a plan."""
    tables = {table.key: row_texts(plan, table) for table in plan_sheets.TABLES}
    return field_texts(plan), {key: rows for key, rows in tables.items() if rows}
