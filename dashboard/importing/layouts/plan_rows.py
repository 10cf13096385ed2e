"""The rows of a plan workbook, found and read once: the reader makes values of them, the checks name their cells."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, field
from typing import Any, TypeVar

from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.plan.plan import Milestone
from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.sheets.codecs import built, read
from dashboard.importing.sheets.declared import DeclaredTable
from dashboard.importing.sheets.found import labelled, missing_fields, table_in
from dashboard.importing.sheets.rows import Row, codes_in

V = TypeVar("V")


@dataclass
class PlanRows:
    """`form` is the first sheet. A table is looked up when it is first asked for, and read by `read`."""

    workbook: Workbook
    form: Row
    named: bool = True  # whether the first sheet says which plan it is
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _values: dict[str, list[tuple[Row, Any]]] = field(default_factory=dict)

    def of(self, table: DeclaredTable[Any]) -> list[Row]:
        """The filled rows of a table, whether they could be read or not."""
        if table.key not in self._rows:
            self._rows[table.key] = table_in(self.workbook, table, self.form.findings)
        return self._rows[table.key]

    def read(self, table: DeclaredTable[Any], reader: Callable[[Row], V | None]) -> tuple[V, ...]:
        """What the rows of a table stand for; rows that cannot be read are left out."""
        pairs = [(row, value) for row in self.of(table) if (value := reader(row)) is not None]
        self._values[table.key] = pairs
        return tuple(value for _, value in pairs)

    def paired(self, table: DeclaredTable[Any], pairs: list[tuple[Row, V]]) -> tuple[V, ...]:
        """The same for rows that may each stand for several values, already read."""
        self._values[table.key] = pairs
        return tuple(value for _, value in pairs)

    def values(self, table: DeclaredTable[V]) -> tuple[V, ...]:
        """The same for a table whose columns say all there is to its values."""
        return self.read(table, lambda row: built(row, table))

    def pairs(self, table: DeclaredTable[V]) -> list[tuple[Row, V]]:
        """The rows that could be read, with what they stand for."""
        return self._values.get(table.key, [])

    @property
    def paths(self) -> list[tuple[Row, tuple[Milestone, ...]]]:
        """The rows of planned paths, each with its months."""
        return self._values.get(sheets.MILESTONES.key, [])

    # -- places ------------------------------------------------------------------------------------------------------

    def where(self, table: DeclaredTable[Any], column: str, text: str) -> Place:
        """The first cell of `column` whose text is, or holds, `text`."""
        for row in self.of(table):
            shown = row.shown(column)
            if text in (shown, *codes_in(shown)):
                return row.place(column)
        return Place(table.sheet)

    def repeated(self, table: DeclaredTable[Any]) -> Iterator[tuple[tuple[Place, ...], str, str]]:
        """Rows whose identity stood in an earlier row: the cells that make it up, its text, and the name of a cell there."""
        seen: dict[tuple[str, ...], str] = {}
        for row in self.of(table):
            key = tuple(row.shown(column) for column in table.identity)
            if not any(key):
                continue
            cells = tuple(row.place(column) for column, text in zip(table.identity, key, strict=True) if text)
            if key in seen:
                yield cells, " · ".join(filter(None, key)), seen[key]
            seen.setdefault(key, cells[0].spot)

    def codes(self, table: DeclaredTable[Any], column: str) -> set[str] | None:
        """The codes that stand in a column, also of rows that could not be read; None where the column cannot be found."""
        rows = self.of(table)
        said = any(
            issue.place.container == table.sheet and issue.code in (IssueCode.MISSING_SHEET, IssueCode.MISSING_COLUMN)
            for issue in self.form.findings.issues
        )
        if said and (not rows or column not in rows[0].cells):
            return None
        return {row.shown(column) for row in rows} - {""}

    def references(self, table: DeclaredTable[Any], column: str) -> Iterator[tuple[Place, str]]:
        """Every code that stands in a column, with its place."""
        for row in self.of(table):
            codes = read(row, column)
            for code in () if codes is MISSING else codes if isinstance(codes, tuple) else (codes,):
                yield row.place(column), code


def plan_rows(workbook: Workbook, findings: Findings) -> PlanRows | None:
    """None for another workbook: a plan has the programme's sheet, which says so in its first field."""
    form = labelled(workbook, sheets.PROGRAMME, findings)
    if form is None or plain(form.shown("layout")) != plain(sheets.LAYOUT):
        return None
    missing_fields(form)
    return PlanRows(workbook, form)
