"""The texts of a report in our template by line and column: what its clerk typed, whatever can be made of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.domain.issues import Place
from dashboard.domain.reported.observations import Source
from dashboard.importing.files.cells import CellKind, FileCell, Workbook
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts.report_sheets import ABOUT, CAUSES, MONEY, NARRATIVE, RESULTS
from dashboard.importing.sheets.declared import DeclaredTable, Kind, Value
from dashboard.importing.sheets.found import labelled, table_in
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import members

LineTexts = Mapping[str, Mapping[str, str]]  # line -> column key -> text
_NAMED_BY = {
    RESULTS.key: ("indicator", "subject", "disaggregation"),
    MONEY.key: ("project", "fund", "budget_year", "subject"),
    CAUSES.key: ("of",),
}
_OF_ANOTHER = "source"  # a line of money beside the unit's own, of the treasury


def line_id(table: DeclaredTable[Any], values: Mapping[str, Value]) -> str:
    """What names a line of a report, whichever row it stands in: «results|CT01|04180|tổng số»."""
    own = [str(values.get(key) or "") for key in _NAMED_BY[table.key]]
    said = str(values.get(_OF_ANOTHER) or "") if table.key == MONEY.key else ""
    source = members(Source).get(clean(said).lower()) if said else None
    return "|".join((table.key, *own, *((said,) if said and source is not Source.OWN_REPORT else ())))


def field_name(line: str, key: str) -> str:
    """The name of a field of the form: its line and its column."""
    return f"{line}|{key}"


def typed_text(value: Value) -> str:
    """A value as a clerk would type it, so that it is read back as itself and never asked about: 1234,5 · 31/12/2024."""
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, Decimal):
        whole, _, part = f"{value:f}".partition(".")
        part = part.rstrip("0")
        if len(part) == 3:
            part += "0"  # 1,234 may be read as thousands
        return f"{whole},{part}" if part else whole
    return "" if value is None else str(value)


def texts_of(workbook: Workbook) -> dict[str, dict[str, str]]:
    """Every line of a report workbook with the texts of its cells; the forms by their own keys."""
    return {line: {key: _text(row, key) for key in row.cells if not _given(row, key)} for line, row in _lines(workbook)}


def cells_typed(workbook: Workbook) -> dict[Place, tuple[str, str]]:
    """Line and column of every cell that something is typed into."""
    return {row.place(key): (line, key) for line, row in _lines(workbook) for key in row.cells}


def _lines(workbook: Workbook) -> Iterator[tuple[str, Row]]:
    for table in (RESULTS, MONEY, CAUSES):
        for row in table_in(workbook, table, Findings()):
            values: dict[str, Value] = {key: _text(row, key) for key in row.cells}
            yield line_id(table, values), row
    for form in (ABOUT, NARRATIVE):
        if (fields := labelled(workbook, form, Findings())) is not None:
            yield form.key, fields


def _given(row: Row, key: str) -> bool:
    return row.columns[key].kind is Kind.INFO


def _text(row: Row, key: str) -> str:
    where = row.cells.get(key)
    cell = row.sheet.at(*where) if where else None
    return "" if cell is None else _written(cell)


def _written(cell: FileCell) -> str:
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        return f"{typed_text(cell.value * 100)}%" if cell.percent else typed_text(cell.value / cell.scale)
    if cell.kind is CellKind.DATE and isinstance(cell.value, date):
        return typed_text(cell.value)
    return clean(cell.shown)
