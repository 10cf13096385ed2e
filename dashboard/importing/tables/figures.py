"""Every filled cell of a table read: its number as a clerk meant it, what it is of, and what it says instead of a number."""

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.indicators import Measure
from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan import Plan
from dashboard.importing.absences import Mark, absence_word
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts.foreign import STORED, Meaning, Part, Role
from dashboard.importing.layouts.tables import Column, Kind
from dashboard.importing.numbers import spelling
from dashboard.importing.rows import Row
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.target_words import TargetWords, target_words
from dashboard.importing.workbook import Cell, CellKind

UNPLANNED = Meaning(role=Role.CHECK)  # of a column that the form knows and the plan does not


@dataclass(frozen=True)
class ReadFigure:
    """One cell: `number` as it stands there, `amount` in đồng, as a fraction, or as counted; or why there is none."""

    cell: Cell
    place: Place
    row: KeyedLine
    title: str
    meaning: Meaning  # of the column and the row together
    number: Decimal | None = None
    amount: Decimal | None = None
    kind: FigureKind = FigureKind.NUMBER
    estimate: bool = False
    absence: Absence | None = None
    words: TargetWords | None = None
    text: str = ""  # the state of a qualitative indicator

    @property
    def stored(self) -> bool:
        """Whether it is of those that are kept, and not only compared."""
        return self.meaning.role in STORED and not self.row.total and self.row.known


@dataclass(frozen=True)
class Measures:
    """What tells how the numbers of a sheet are meant."""

    plan: Plan
    money_unit: MoneyUnit | None

    def kind(self, meaning: Meaning, money: bool) -> FigureKind:
        if meaning.role is Role.RATE:
            return FigureKind.SHARE
        if money or (meaning.project and not meaning.indicators):
            return FigureKind.MONEY
        indicators = [self.plan.indicator_by_code[code] for code in meaning.indicators]
        if any(i.measure is Measure.PERCENTAGE for i in indicators) and meaning.part in (None, Part.VALUE):
            return FigureKind.SHARE
        if any(i.measure is Measure.QUALITATIVE for i in indicators):
            return FigureKind.NUMBER
        return FigureKind.COUNT

    def told(self, meaning: Meaning) -> bool:
        """Whether words are what is asked for."""
        measures = [self.plan.indicator_by_code[code].measure for code in meaning.indicators]
        return measures == [Measure.QUALITATIVE]

    def counted(self, meaning: Meaning) -> str:
        """The unit of measure that may stand behind a number."""
        units = {self.plan.indicator_by_code[code].unit_of_measure for code in meaning.indicators}
        return units.pop() if len(units) == 1 else ""


def figures_of(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], measures: Measures, findings: Findings
) -> tuple[ReadFigure, ...]:
    """The cells of all columns that hold figures, in reading order; what blocks is found only in those that are kept."""
    reader = _Reader(table, columns, measures, findings)
    return tuple(figure for line in lines for figure in reader.line(line))


class _Reader:
    def __init__(self, table: FoundTable, columns: Columns, measures: Measures, findings: Findings) -> None:
        self.table, self.measures, self.findings = table, measures, findings
        self.quiet = Findings()  # for what is compared only: a cell there that says nothing is no fault
        self.money = columns.layout.money
        self.headings = [
            h
            for h in table.headings
            if h.column in columns.not_planned
            or ((m := columns.meanings.get(h.column)) is not None and m.role is not None and m.axis is None)
        ]
        self.meanings = columns.meanings
        self.units = columns.money_units
        self.persons = columns.persons
        self.declared = {str(h.column): Column(str(h.column), h.text, Kind.NUMBER, "", "") for h in table.headings}

    def line(self, line: KeyedLine) -> list[ReadFigure]:
        number = line.line.row
        meant = [
            ReadFigure(
                cell, self.table.sheet.place(number, cell.column), line, heading.text, meaning, _number(cell), kind=kind
            )
            for heading in self.headings
            if (cell := self.table.sheet.at(number, heading.column)) is not None
            for meaning, kind in (self._meant(self.meanings.get(heading.column, UNPLANNED), line.meaning),)
        ]
        cells = {str(figure.cell.column): (number, figure.cell.column) for figure in meant}
        kept = Row(self.table.sheet, self.declared, cells, self.findings, number)
        compared = Row(self.table.sheet, self.declared, cells, self.quiet, number)
        fraction = self._in_fractions(meant)
        return [self._read(figure, kept if figure.stored else compared, fraction) for figure in meant]

    def _meant(self, column: Meaning, row: Meaning) -> tuple[Meaning, FigureKind]:
        meaning = column.over(row)
        if column.indicators and row.indicators and column.indicators != row.indicators:
            meaning = meaning._replace(indicators=row.indicators)  # a row's own name says more than a head's
        if row.persons:
            counted = tuple(code for i in meaning.indicators for code in self.persons.get(i, ()))
            meaning = meaning._replace(indicators=counted)
        return meaning, self.measures.kind(meaning, self.money)

    def _read(self, figure: ReadFigure, row: Row, fraction: bool | None) -> ReadFigure:
        """The amount of a cell, or the absence or words in it."""
        cell = figure.cell
        if cell.kind is CellKind.TEXT:
            text = clean(str(cell.value))
            if figure.stored and self.measures.told(figure.meaning):
                return replace(figure, text=text)
            said = absence_word(text)
            if isinstance(said, Absence):
                return replace(figure, absence=said)
            if said is Mark.CROSS:
                return replace(figure, absence=Absence.NOT_APPLICABLE)
            if said is Mark.DASH:
                return replace(figure, absence=Absence.NIL)
            if figure.meaning.role in (Role.PLANNED, Role.LAST_YEAR) and spelling(text) is None:
                words = target_words(text, "%" if figure.kind is FigureKind.SHARE else "")
                return replace(figure, words=words, number=words.low if words else None)
            if not figure.meaning.role or (not figure.stored and spelling(text) is None):
                return figure
        row.estimated = set()
        row.counted = self.measures.counted(figure.meaning)
        amount = self._amount(figure, row, str(cell.column), fraction)
        estimate = figure.meaning.role is Role.ESTIMATE or bool(row.estimated)
        return replace(figure, amount=amount, estimate=estimate)

    def _amount(self, figure: ReadFigure, row: Row, key: str, fraction: bool | None) -> Decimal | None:
        if figure.kind is FigureKind.MONEY:
            unit = self.units.get(figure.cell.column) or self.measures.money_unit
            money = row.money(key, unit) if unit else None
            return None if money is None else Decimal(money)
        if figure.kind is FigureKind.SHARE:
            if fraction and not figure.cell.percent and "%" not in figure.cell.shown:
                return row.number(key)
            return row.share(key, ask_small=figure.stored and fraction is None)
        return row.number(key)

    def _in_fractions(self, figures: list[ReadFigure]) -> bool | None:
        """Whether a row writes its shares as 0,786 rather than 78,6; None where only a person can say.

        The plan settles it: 0,8 beside a target of 80% is a fraction. So does any figure over 1 in the row.
        """
        shares = [f for f in figures if f.kind is FigureKind.SHARE and f.meaning.role is not Role.RATE]
        numbers = [f.number for f in shares if f.number is not None and not f.cell.percent]
        if not any(0 < number <= 1 for number in numbers) or any(number > 1 for number in numbers):
            return False
        for figure in shares:
            if figure.meaning.role is Role.PLANNED and figure.number in self._targets(figure.meaning):
                self.findings.add(
                    IssueCode.READ_BY_THE_PLAN, figure.place, figure.cell.shown,
                    value=Figure(figure.number or Decimal(0), FigureKind.SHARE, places=2),
                )  # fmt: skip
                return True
        return None

    def _targets(self, meaning: Meaning) -> set[Decimal]:
        targets = [t for t in self.measures.plan.targets if t.indicator in meaning.indicators]
        return {bound for target in targets for bound in (target.low, target.high) if bound is not None}


def _number(cell: Cell) -> Decimal | None:
    """The number that stands in a cell, whatever it means."""
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        return cell.value / cell.scale
    found = spelling(str(cell.value)) if cell.kind is CellKind.TEXT else None
    return found.value if found and not found.ambiguous else None
