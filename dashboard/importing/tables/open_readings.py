"""Numbers of a table that can be read in two ways: as their column says, else as a person does, once for the column."""

from decimal import Decimal

from dashboard.domain.bounds import rounded
from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.sheets.rows import small_readings
from dashboard.importing.tables.decimal_marks import DecimalMark, Marks, marks_of, open_mark, spelled_as
from dashboard.importing.tables.found_table import FoundTable


class OpenReadings:
    def __init__(self, table: FoundTable, findings: Findings) -> None:
        self.table, self.findings = table, findings
        self._marks: dict[int, Marks] = {}
        self._said: dict[tuple[int, object], str | None] = {}  # by column, and mark or indicators

    def meant(self, cell: FileCell, kind: FigureKind, stored: bool) -> FileCell | None:
        """The cell with its number written in one way only; None while nobody says in which.

        People are counted in whole numbers: 1.125 of them are a thousand anyway.
        """
        mark = open_mark(cell) if kind is not FigureKind.COUNT else ""
        if not mark:
            return cell
        if cell.column not in self._marks:
            rows = (self.table.sheet.at(line.row, cell.column) for line in self.table.lines)
            self._marks[cell.column] = marks_of(other for other in rows if other is not None)
        found = self._marks[cell.column].of(mark)
        if found is None and stored:
            found = self._asked(cell, mark)
            if found is None:
                return None
        return cell._replace(value=spelled_as(str(cell.value), found)) if found else cell

    def _asked(self, cell: FileCell, mark: str) -> DecimalMark | None:
        key = (cell.column, mark)
        if key not in self._said:
            readings = [(way, spelling(spelled_as(str(cell.value), way))) for way in DecimalMark]
            choices = tuple(
                Choice(way.value, {"value": Figure(read.value, FigureKind.NUMBER, places=6)})
                for way, read in readings
                if read is not None
            )
            place = self.table.sheet.place(cell.row, cell.column)
            self._said[key] = self.findings.ask(IssueCode.AMBIGUOUS_NUMBER, place, cell.shown, choices)
        answer = self._said[key]
        return DecimalMark(answer) if answer else None

    def small(self, cell: FileCell, place: Place, indicators: tuple[str, ...], number: Decimal) -> Decimal | None:
        """A share of at most 1 as a person says; those of its indicators further down the column are meant alike."""
        key = (cell.column, indicators)
        if key not in self._said:
            choices = small_readings(number)
            self._said[key] = self.findings.ask(IssueCode.AMBIGUOUS_SHARE, place, cell.shown, choices)
        parts = {"percent": number / 100, "fraction": number}
        answer = self._said[key]
        return rounded(parts[answer]) if answer else None
