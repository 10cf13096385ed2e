"""Every filled cell of a table as a figure: its amount, what it is about, or the absence or words in place of a number."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dashboard.domain.absence import Absence
from dashboard.domain.bounds import FIGURE_BOUND, rounded
from dashboard.domain.issues import IssueCode, Place, cell_place, column_letters
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import ValueType
from dashboard.importing.cell_text.absences import AbsenceMark, absence_word
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.cell_text.reached_words import reached_word
from dashboard.importing.cell_text.target_words import TargetWords, target_words
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts.foreign import STORED, Meaning, Role
from dashboard.importing.private import identity_findings
from dashboard.importing.sheets.declared import Column, Kind
from dashboard.importing.sheets.rows import MAX_TEXT, Row
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.tables.measured import Measured
from dashboard.importing.tables.measures import Measures
from dashboard.importing.tables.open_readings import OpenReadings
from dashboard.importing.tables.share_notation import Share, ShareNotation, bare, is_share
from dashboard.importing.tables.shared_cells import SharedCell, Spot, shared_cells
from dashboard.importing.tables.totals import number_in

_MARKS = {AbsenceMark.CROSS: Absence.NOT_APPLICABLE, AbsenceMark.DASH: Absence.NIL}
UNPLANNED = Meaning(role=Role.CHECK)  # of a column that the form knows and the plan does not


class ReadFigure(NamedTuple):
    """One cell: `number` as it stands there, `amount` in đồng, as a fraction, or as counted; or why there is none."""

    cell: FileCell
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


class _Filled(NamedTuple):
    """A filled cell with what its row and column say of it; `fraction` is None where only a person can say (of a share)."""

    line: KeyedLine
    heading: Heading
    cell: FileCell
    meaning: Meaning
    kind: FigureKind
    fraction: bool | None


def figures_of(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], measures: Measures, findings: Findings
) -> tuple[ReadFigure, ...]:
    """The cells of all columns that hold figures, in reading order; what blocks is found only in those that are kept."""
    reader = _FigureReader(table, columns, measures, findings)
    reader.shared = shared_cells(table, columns, lines, findings)
    reader.lines = lines
    return tuple(figure for line in lines for figure in reader.line(line))


class _Figures(NamedTuple):
    """A column whose title says a role and nothing else; `kinds` by the indicators of its rows."""

    column: int
    letters: str
    title: str
    role: Role
    kinds: dict[tuple[str, ...], FigureKind]


class _Amounts(dict[object, Decimal | None]):
    """What is kept of the numbers of cells; None of one that is none, or too great to be kept. Many cells have the same."""

    def __missing__(self, value: object) -> Decimal | None:
        amount = rounded(value) if isinstance(value, Decimal) and abs(value) <= FIGURE_BOUND else None
        if value:  # −0 equals 0, and is kept as it stands
            self[value] = amount
        return amount


class _FigureReader:
    def __init__(self, table: FoundTable, columns: Columns, measures: Measures, findings: Findings) -> None:
        self.table, self.measures, self.findings = table, measures, findings
        self.measured = Measured(table, columns, measures.plan, findings)
        self.quiet = Findings()  # for what is compared only: a cell there that says nothing is no fault
        self.find, self.name = table.sheet.cells.get, table.sheet.name
        self.money = columns.layout.money
        headings = [
            h
            for h in table.headings
            if h.column in columns.not_planned
            or ((m := columns.meanings.get(h.column)) is not None and m.role is not None and m.axis is None)
        ]
        self.columns = [(h, columns.meanings.get(h.column, UNPLANNED)) for h in headings]
        self.titles = {h.column: h.text for h in headings}
        self.shared: dict[Spot, SharedCell] = {}
        self.kinds: dict[tuple[object, ...], FigureKind] = {}  # by what of a meaning decides it
        self.lines: tuple[KeyedLine, ...] = ()
        self.counted, self.amounts = self._only_counted(), _Amounts()
        self.notation: ShareNotation | None = None
        self.open = OpenReadings(table, findings)
        self.units = columns.money_units
        self.persons = columns.persons
        self.declared = {str(h.column): Column(str(h.column), h.text, Kind.NUMBER) for h in table.headings}

    def line(self, line: KeyedLine) -> list[ReadFigure]:
        if self.counted and not self.shared and (plainly := self._counts(line)) is not None:
            return plainly
        row, filled, shared = line.line.row, list[_Filled](), False
        for heading, of_column in self.columns:
            cell = self._cell(row, heading.column)
            if cell is not None:
                meaning, kind = self._meaning(of_column, line.meaning)
                filled.append(_Filled(line, heading, cell, meaning, kind, False))
                shared = shared or is_share(kind, meaning)
        shares = [(one.meaning, one.cell) for one in filled if is_share(one.kind, one.meaning)] if shared else ()
        if shares:
            by_plan = self._fractions_by_the_plan(shares, row)
            filled = [
                one._replace(fraction=by_plan or self._small(line, one.meaning, one.cell, one.kind, shares))
                for one in filled
            ]
        return list(map(self._scaled, filled))

    def _only_counted(self) -> list[_Figures]:
        """The columns, where all of them say their role and nothing else; else none."""
        only = [
            _Figures(h.column, column_letters(h.column), h.text, m.role, {})
            for h, m in self.columns
            if m.role and m == Meaning(role=m.role)
        ]
        return only if len(only) == len(self.columns) and self.measured.silent else []

    def _counts(self, line: KeyedLine) -> list[ReadFigure] | None:
        """The figures of a row of plain numbers that count something: the way of nearly all; None where one needs a closer look."""
        axis, own, indicators, part, project, fund, years, subject, group, money, persons, period = line.meaning
        if axis or own or part or project or fund or years or money or persons:
            return None
        row, find, figures = line.line.row, self.find, list[ReadFigure]()
        for column, letters, title, role, kinds in self.counted:
            cell = find((row, column))
            if cell is None:
                continue
            _, _, kind_of_cell, value, percent, _, struck, scale, _ = cell
            if kind_of_cell is not CellKind.NUMBER or percent or struck or scale != 1:
                return None
            said = (None, role, indicators, None, "", "", None, subject, group, False, False, period)
            meaning: Meaning = tuple.__new__(Meaning, said)
            kind = kinds.get(indicators)
            if kind is None:
                kind = kinds[indicators] = self.measures.kind(meaning, self.money)
            amount = self.amounts[value]
            if kind is not FigureKind.COUNT or amount is None:
                return None
            place = Place(self.name, f"{letters}{row}")
            estimate = role is Role.ESTIMATE
            figure = (cell, place, line, title, meaning, value, amount, kind, estimate, None, None, "")
            figures.append(tuple.__new__(ReadFigure, figure))
        return figures

    def _small(
        self, line: KeyedLine, meaning: Meaning, cell: FileCell, kind: FigureKind, row: list[Share]
    ) -> bool | None:
        """Of a share: False where it is a percentage, None where only a person can say."""
        number = bare(cell) if is_share(kind, meaning) and meaning.role in STORED and not line.total else None
        if number is None or not 0 < number <= 1 or self._of_the_month_only(meaning):
            return False
        if self.notation is None:
            self.notation = ShareNotation(self._shares(), self.measures.plan)
        return False if self.notation.is_percent(meaning, cell, number, row) else None

    def _of_the_month_only(self, meaning: Meaning) -> bool:
        """Whether a share is what a month brought to one that is kept as a whole: it may well be small."""
        indicators = [self.measures.plan.indicator_by_code[code] for code in meaning.indicators]
        return meaning.role is Role.IN_PERIOD and all(i.value_type is not ValueType.INCREMENTAL for i in indicators)

    def _shares(self) -> Iterator[Share]:
        """All shares of the table that are no totals."""
        for line in self.lines:
            for heading, of_column in self.columns if not line.total and line.known else ():
                cell = self._cell(line.line.row, heading.column)
                meaning, kind = self._meaning(of_column, line.meaning)
                if cell is not None and is_share(kind, meaning):
                    yield meaning, cell

    def _scaled(self, filled: _Filled) -> ReadFigure:
        """One cell as its unit of measure says: multiplied, in a unit of money, as the numerator, or compared only."""
        if self.measured.silent:
            return self._read(filled, None)
        scale = self.measured.scale(filled.cell.row, filled.heading, filled.meaning, filled.kind)
        if scale.part is not None:
            filled = filled._replace(meaning=filled.meaning._replace(part=scale.part), kind=FigureKind.COUNT)
        if scale.left_out:
            filled = filled._replace(meaning=filled.meaning._replace(role=Role.CHECK))
        figure = self._read(filled, scale.unit)
        if scale.times == 1 or figure.amount is None:
            return figure
        return figure._replace(amount=rounded(figure.amount * scale.times))

    def _cell(self, row: int, column: int) -> FileCell | None:
        if self.shared and (shared := self.shared.get((row, column))):
            return shared.cell
        return self.find((row, column))

    def _meaning(self, column: Meaning, row: Meaning) -> tuple[Meaning, FigureKind]:
        meaning = column.over(row)
        if column.indicators and row.indicators and column.indicators != row.indicators:
            meaning = meaning._replace(indicators=row.indicators)  # a row's own name says more than a head's
        if row.persons:
            counted = tuple(code for i in meaning.indicators for code in self.persons.get(i, ()))
            meaning = meaning._replace(indicators=counted)
        said = (meaning.role, meaning.indicators, meaning.part, meaning.project, meaning.money)
        kind = self.kinds.get(said)
        if kind is None:
            kind = self.kinds[said] = self.measures.kind(meaning, self.money)
        return meaning, kind

    def _read(self, filled: _Filled, unit: MoneyUnit | None) -> ReadFigure:
        """One cell: its amount, or the absence or words in it; `unit` is that of the row's money."""
        line, heading, cell, meaning, kind, fraction = filled
        place = cell_place(self.name, cell.row, cell.column)
        if self.shared and (shared := self.shared.get((cell.row, cell.column))) and shared.whole:
            meaning = meaning._replace(fund="", group="")
        estimate = meaning.role is Role.ESTIMATE
        stored = meaning.role in STORED
        meant: FileCell | None = cell
        if kind is not FigureKind.COUNT or cell.kind is not CellKind.NUMBER:
            meant = self.open.meant(cell, kind, stored and line.known and not line.total)
        number = number_in(meant) if meant else None
        if cell.kind is CellKind.NUMBER and number is not None and not cell.struck and kind is not FigureKind.MONEY:
            plainly = self._plain_amount(cell, number, kind, stored, fraction)
            if plainly is not None:
                return ReadFigure(
                    cell, place, line, self.titles[heading.column], meaning, number, plainly, kind, estimate
                )
        figure = ReadFigure(cell, place, line, heading.text, meaning, number, None, kind, estimate)
        worded = self._worded(figure) if cell.kind is CellKind.TEXT else None
        return worded or (self._spelled(figure, meant, fraction, unit) if meant else figure)

    @staticmethod
    def _plain_amount(
        cell: FileCell, number: Decimal, kind: FigureKind, stored: bool, fraction: bool | None
    ) -> Decimal | None:
        """The amount of a number that needs no question: the way of nearly all cells."""
        if kind is FigureKind.SHARE and not cell.percent and not fraction:
            if fraction is None and stored and 0 < number <= 1:
                return None
            number = number / 100
        elif kind is not FigureKind.SHARE and cell.percent:
            return None
        return rounded(number) if abs(number) <= FIGURE_BOUND else None

    def _worded(self, figure: ReadFigure) -> ReadFigure | None:
        """Words instead of a number; None where the text spells one."""
        text = clean(str(figure.cell.value))
        if figure.stored and self.measures.wants_words(figure.meaning):
            identity_findings([(figure.place, text)], self.findings)
            if len(text) > MAX_TEXT:
                self.findings.add(IssueCode.TOO_LONG, figure.place, text, limit=MAX_TEXT)
            return figure._replace(text=text[:MAX_TEXT])
        if figure.kind is FigureKind.COUNT and self.measures.counts_units(figure.meaning):
            state = reached_word(text)
            if state is not None:
                return figure._replace(number=state, amount=state)
        absence = absence_word(text)
        if absence is not None:
            return figure._replace(absence=absence if isinstance(absence, Absence) else _MARKS[absence])
        if spelling(text) is not None or figure.stored:
            return None
        if figure.meaning.role in (Role.PLANNED, Role.LAST_YEAR):
            words = target_words(text, "%" if figure.kind is FigureKind.SHARE else "")
            return figure._replace(words=words, number=words.low if words else None)
        return figure

    def _spelled(self, figure: ReadFigure, cell: FileCell, fraction: bool | None, unit: MoneyUnit | None) -> ReadFigure:
        """What a person may have to be asked about: texts, money, shares that may be fractions; `cell` as it is meant."""
        key = str(cell.column)
        findings = self.findings if figure.stored else self.quiet
        alone = Sheet(self.table.sheet.name, {(cell.row, cell.column): cell})
        row = Row(alone, self.declared, {key: (cell.row, cell.column)}, findings, cell.row)
        row.estimated, row.counted = set(), self.measures.counted(figure.meaning)
        amount = self._amount(figure, row, key, fraction, unit)
        return figure._replace(amount=amount, estimate=figure.estimate or bool(row.estimated))

    def _amount(
        self, figure: ReadFigure, row: Row, key: str, fraction: bool | None, unit: MoneyUnit | None
    ) -> Decimal | None:
        if figure.stored and figure.cell.kind is CellKind.TEXT and clean(str(figure.cell.value)).startswith("+"):
            self.findings.add(
                IssueCode.NOT_A_NUMBER, figure.place, figure.cell.shown
            )  # "+6": what was added, not what stands
            return None
        if figure.kind is FigureKind.MONEY:
            unit = unit or self.units.get(figure.cell.column) or self.measures.money_unit
            own = spelling(str(figure.cell.value)) if unit is None and figure.cell.kind is CellKind.TEXT else None
            unit = unit or (own.unit if own else None)
            money = row.money(key, unit) if unit else None
            return None if money is None else Decimal(money)
        if figure.kind is FigureKind.SHARE:
            if fraction and not figure.cell.percent and "%" not in figure.cell.shown:
                return row.number(key)
            number = bare(figure.cell)
            if figure.stored and fraction is None and number is not None and not figure.cell.struck:
                return self.open.small(figure.cell, figure.place, figure.meaning.indicators, number)
            return row.share(key, ask_small=figure.stored and fraction is None)
        return row.number(key)

    def _fractions_by_the_plan(self, shares: list[Share], row: int) -> bool:
        """Whether a row writes its shares as 0,786 rather than 78,6: a target of 80% stands there as 0,8, nothing over 1."""
        numbers = [number for _, cell in shares if (number := bare(cell)) is not None]
        if not any(0 < number <= 1 for number in numbers) or any(number > 1 for number in numbers):
            return False
        for meaning, cell in shares:
            number = number_in(cell)
            if meaning.role is Role.PLANNED and number is not None and number in self._targets(meaning):
                self.findings.add(
                    IssueCode.READ_BY_THE_PLAN, self.table.sheet.place(row, cell.column), cell.shown,
                    value=Figure(number, FigureKind.SHARE, places=2),
                )  # fmt: skip
                return True
        return False

    def _targets(self, meaning: Meaning) -> set[Decimal]:
        targets = [t for t in self.measures.plan.targets if t.indicator in meaning.indicators]
        return {bound for target in targets for bound in (target.low, target.high) if bound is not None}
