"""What each row of a table speaks of: its unit, indicator, project, period or group, with its place among the rows above it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.domain.issues import Choice, IssueCode
from dashboard.importing.cell_text.names import heading as plainly
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts.foreign import NOTHING, Axis, Meaning
from dashboard.importing.tables.found_table import FoundTable, TableLine
from dashboard.importing.tables.headers import is_figure
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.name_questions import LEAVE_OUT, NameQuestions
from dashboard.importing.tables.names_above import taken_over
from dashboard.importing.tables.names_again import named_again
from dashboard.importing.tables.plan_names import PlanNames, essence
from dashboard.importing.tables.row_periods import of_days, row_periods
from dashboard.importing.tables.row_questions import Readings, as_above, candidates
from dashboard.importing.tables.totals import adds_up, heads_section, is_total, level, names_section

MOST_SUMS = 50  # rows without a name that are held against all rows above: a table has not so many sums
_ONE_UNIT = re.compile(r"(xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh)\s")
_HOUSEHOLDS = ("hộ", "số hộ", "hộ dân")
_PERSONS = ("nhân khẩu", "khẩu", "số khẩu", "số nhân khẩu", "người")
_WHOLE = ("", "tổng số", "tổng", "chung")
_NAMING = (Axis.UNIT, Axis.INDICATOR, Axis.PROJECT, Axis.ITEM)
_ANSWERED = (*_NAMING, Axis.PERIOD)  # columns of these kinds must say something in every row of figures


class KeyedLine(NamedTuple):
    """A row and what it says; `total` marks a sum of other rows, `known` is False where its name says nothing we know."""

    line: TableLine
    meaning: Meaning
    name: str
    total: bool = False
    known: bool = True
    name_cell: FileCell | None = None
    fund_cell: FileCell | None = None


class _Way(NamedTuple):
    """A column that names something; `remembered` are the meanings of its cells that do not hang on other rows."""

    axis: Axis
    column: int
    names: bool  # what a row is called by
    remembered: dict[object, Meaning]


@dataclass
class Keys:
    """Reads the keys of a table's rows in their order, since a row depends on the rows above it."""

    table: FoundTable
    columns: Columns
    names: PlanNames
    findings: Findings
    _above: dict[Axis, str] = field(default_factory=dict)  # the last one named without "trong đó"
    _roots: tuple[str, ...] = ()  # the last project of the upper level
    _fund: str = ""  # of the section
    _sums: set[int] = field(default_factory=set)  # rows whose name is no name of ours: sections, and sources of a total
    _done: list[KeyedLine] = field(default_factory=list)
    _last_known: KeyedLine | None = None
    _unnamed: int = 0  # rows of figures without any name
    _offered: dict[tuple[tuple[Axis, ...], str], Readings] = field(default_factory=dict)
    _parts: dict[str, bool] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)  # as written -> cleaned
    _named: dict[str, Meaning] = field(default_factory=dict)  # by indicator
    _numbered: dict[object, Meaning] = field(default_factory=dict)  # of numbered rows: the indicators that cells name
    _known: dict[Axis, dict[object, Meaning]] = field(default_factory=lambda: defaultdict(dict))
    _covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _taken: dict[tuple[int, int], FileCell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.questions = NameQuestions(self.table, self.names, self.findings)
        for first_row, first_column, last_row, _ in self.table.sheet.merges:
            if last_row > first_row:
                self._covered |= {
                    (row, first_column): (first_row, first_column) for row in range(first_row, last_row + 1)
                }

    def lines(self) -> tuple[KeyedLine, ...]:
        naming = [a for a in Axis if a not in (Axis.NUMBERING, Axis.MEASURE, Axis.REMARK)]
        pairs = tuple((axis, column) for axis in naming for column in self._columns_of(axis))
        two_rows = any(axis is Axis.GROUP for axis, _ in pairs)
        if len(pairs) > 1:
            self._taken = taken_over(self.table, pairs, self._cell)
        ways = tuple(_Way(axis, column, axis in _NAMING, self._known[axis]) for axis, column in pairs)
        last: dict[int, FileCell] = {}
        known = self._known | {Axis.INDICATOR: self._numbered}
        for line, again in zip(self.table.lines, named_again(self.table, pairs, known), strict=True):
            done = self._line(line, ways, two_rows, last) if again is None else self._as_above(line, *again)
            self._done.append(done)
            if done.known and not done.total:
                self._last_known = done
        return tuple(self._done)

    def _columns_of(self, axis: Axis) -> tuple[int, ...]:
        """The columns of a kind; where one names the period, another one's days are those of the reports."""
        columns = self.columns.of_axis(axis)
        periods = tuple(c for c in columns if not of_days(self.table, c)) if axis is Axis.PERIOD else ()
        return periods or columns

    def _as_above(self, line: TableLine, meaning: Meaning, name_cell: FileCell) -> KeyedLine:
        """A row of names that rows above it had."""
        if meaning.indicators:
            self._above[Axis.INDICATOR] = meaning.indicators[0]
        return tuple.__new__(KeyedLine, (line, meaning, self._clean(name_cell), False, True, name_cell, None))

    def _line(self, line: TableLine, ways: tuple[_Way, ...], two_rows: bool, last: dict[int, FileCell]) -> KeyedLine:
        meaning, name, total, known, name_cell, fund_cell, unread = NOTHING, "", False, True, None, None, None
        blank = disputed = False
        row, find = line.row, self.table.sheet.cells.get
        for axis, column, names, remembered in ways:
            cell = find((row, column)) or self._cell(row, column) or self._taken.get((row, column))
            if cell is None:
                if two_rows and axis is Axis.UNIT and not line.number:
                    cell = last.get(column)  # the second row of a unit, its name not repeated
                if cell is None:
                    blank = True
                    continue
            if two_rows:
                last[column] = cell
            if name_cell is None and names:
                name, name_cell = self._clean(cell), cell
            if axis is Axis.FUND:
                fund_cell = cell
            of_cell = remembered.get(cell.value) or self._meaning_of(axis, cell, line)
            if of_cell is None:
                total = total or line.row in self._sums or (axis in _NAMING and is_total(cell.shown))
                known = total
                unread = (axis, cell)
            elif meaning is NOTHING:
                meaning = of_cell
            elif axis is Axis.UNIT and meaning.subject and of_cell.subject != meaning.subject:
                meaning = meaning._replace(subject=self.questions.one_unit(meaning.subject, of_cell.subject, cell))
                disputed = not meaning.subject
            elif of_cell is not NOTHING:
                meaning = of_cell.over(meaning)
        total = total or line.row in self._sums or (bool(line.number) and is_total(line.number))
        missing = self._missing(line, ways, last) if blank else ()
        if missing and not total:
            known, total = False, self._sum_without_name(line, ways)
        if not known and not total and self._figures(line):
            said = self._asked_row(line, missing, unread)
            meaning, known = (meaning, False) if said is None else (said.over(meaning), True)
        return KeyedLine(line, meaning, name, total, (known and not disputed) or total, name_cell, fund_cell)

    def _missing(self, line: TableLine, ways: tuple[_Way, ...], last: dict[int, FileCell]) -> tuple[Axis, ...]:
        """What a row of figures should say and does not."""
        seen = {
            way.axis
            for way in ways
            if self._cell(line.row, way.column)
            or (line.row, way.column) in self._taken
            or (way.column in last and way.axis is Axis.UNIT and not line.number)
        }
        return tuple(axis for axis in dict.fromkeys(way.axis for way in ways) if axis in _ANSWERED and axis not in seen)

    def _sum_without_name(self, line: TableLine, ways: tuple[_Way, ...]) -> bool:
        """Whether a row that names nothing is a sum: its other names say so, or its figures are the sum of those above."""
        cells = [cell for way in ways if (cell := self._cell(line.row, way.column))]
        if cells or not self._figures(line):
            return any(is_total(cell.shown) for cell in cells)
        self._unnamed += 1
        if self._unnamed > MOST_SUMS:
            return False
        last = max((n for n, done in enumerate(self._done, start=1) if done.total), default=0)
        for above in (self._done, self._done[last:]):
            known = [done for done in above if done.known and not done.total]
            highest = min((level(done.line.number) for done in known), default=0)
            parts = [done.line.row for done in known if level(done.line.number) == highest]
            if adds_up(self.table, line.row, parts, self.columns.stored):
                place = self.table.sheet.place(line.row, self.table.headings[0].column)
                self.findings.add(IssueCode.SUM_WITHOUT_NAME, place, "—", row=line.row)
                return True
        return False

    def _asked_row(
        self, line: TableLine, missing: tuple[Axis, ...], unread: tuple[Axis, FileCell] | None
    ) -> Meaning | None:
        """What a person says a row of figures speaks of; None while nobody does, or where it is to be left out."""
        axis, cell = unread or (None, None)
        text = clean(cell.shown) if cell else "—"
        if axis is Axis.PERIOD or self.questions.asked(text):
            return None  # a finding of its own says so
        if axis is not None:
            missing = (*missing, axis)
        above = self._last_known
        if (missing, text) not in self._offered:
            self._offered[(missing, text)] = candidates(missing, text, self.names)
        choices = as_above(missing, above.meaning, above.name) if above else {}
        choices |= self._offered[(missing, text)]
        place = self.table.sheet.place(line.row, cell.column if cell else self.table.headings[0].column)
        offered = (*(choice for choice, _ in choices.values()), Choice(LEAVE_OUT))
        answer = self.findings.ask(IssueCode.ROW_LEFT_OUT, place, text, offered, row=line.row)
        return choices[answer][1] if answer in choices else None

    def _cell(self, row: int, column: int) -> FileCell | None:
        cell = self.table.sheet.cells.get((row, column))
        if cell is None and self._covered:
            return self.table.sheet.at(*self._covered.get((row, column), (0, 0)))
        return cell

    def _clean(self, cell: FileCell) -> str:
        """The text of a key cell, cleaned once."""
        text = self._texts.get(cell.value) if isinstance(cell.value, str) else None
        if text is None:
            text = clean(cell.shown)
            if isinstance(cell.value, str):
                self._texts[cell.value] = text
        return text

    def _meaning_of(self, axis: Axis, cell: FileCell, line: TableLine) -> Meaning | None:
        """What one key cell names; None where it names nothing known. What does not hang on other rows is looked up once."""
        if axis is Axis.INDICATOR and line.number and (named := self._numbered.get(cell.value)) is not None:
            (self._above[Axis.INDICATOR],) = named.indicators
            return named
        known = self._looked_up(axis, cell, line)
        if known is not None and axis not in (Axis.INDICATOR, Axis.PROJECT, Axis.ITEM):
            self._known[axis][cell.value] = known
        return known

    def _looked_up(self, axis: Axis, cell: FileCell, line: TableLine) -> Meaning | None:
        text = self._clean(cell)
        match axis:
            case Axis.UNIT:
                code = (
                    self.names.unit(text) or self._typed_by_its_title(cell, text) or self._unit_asked(cell, text, line)
                )
                return Meaning(subject=code) if code else None
            case Axis.INDICATOR | Axis.PROJECT | Axis.ITEM:
                return self._item(axis, cell, text, line)
            case Axis.PERIOD:
                periods = row_periods(cell, self.table, self.names.plan.year)
                if not periods and self._figures(line):
                    self.findings.add(IssueCode.BAD_PERIOD, self.table.sheet.place(cell.row, cell.column), cell.shown)
                period = periods[0] if len(periods) == 1 else self.questions.period(cell, text, periods)
                return Meaning(period=period) if period else None
            case Axis.GROUP:
                if plainly(text) in (*_HOUSEHOLDS, *_WHOLE) or is_total(text):
                    return NOTHING
                if plainly(text) in _PERSONS and self.columns.persons:
                    return Meaning(persons=True)
                group = self.names.group(text)
                return Meaning(group=group) if group else None
            case Axis.FUND:
                fund = self.names.fund(text)
                if fund or not (plainly(text) in _WHOLE or is_total(text)):
                    return Meaning(fund=fund) if fund else None
        return NOTHING

    def _typed_by_its_title(self, cell: FileCell, text: str) -> str:
        """The unit of a bare name under a title that says its type: "Sông Mã" under "Huyện"; "" where it names none."""
        heading = self.table.heading(cell.column)
        return self.names.unit(f"{plainly(heading.text)} {text}") if heading else ""

    def _item(self, axis: Axis, cell: FileCell, text: str, line: TableLine) -> Meaning | None:
        """An indicator or a project; one that a person named, where the plan's words do not."""
        inner = not line.number or self._is_part(text)
        money = self.columns.layout.money or axis is Axis.PROJECT
        if not money or axis is Axis.ITEM:
            code = self.names.indicator(text, self._above.get(Axis.INDICATOR, "") if inner else "")
            if code:
                if code not in self._named:
                    self._named[code] = Meaning(indicators=(code,))
                if not inner:
                    self._above[Axis.INDICATOR] = code
                    self._numbered[cell.value] = self._named[code]
                return self._named[code]
            if inner and (part := self._group_of_the_row_above(text)):
                return part
        if money or axis is Axis.ITEM:
            code = self.names.project(text, self._roots)
            if code:
                if not self.names.plan.project_by_code[code].parent:
                    self._roots = (code,)
                self._above[Axis.PROJECT] = code
                return Meaning(project=code, fund=self._fund)
            if fund := self.names.fund(text):
                return self._of_fund(fund, line)
        if is_total(text):
            self._above.pop(Axis.PROJECT, None)
        if not self._figures(line) or is_total(text) or not essence(text):
            return None
        if money and self._heads_section(line, text):
            return None
        return self.questions.project(cell, text) if money else self.questions.indicator(cell, text)

    def _of_fund(self, fund: str, line: TableLine) -> Meaning:
        """A source among the projects: of the project above it; or over the projects below it, or a part of the total."""
        below = self.table.lines[len(self._done) + 1 :]
        after = next((other for other in below if level(other.number) != level(line.number)), None)
        project = self._above.get(Axis.PROJECT, "")
        if (after and level(line.number) < level(after.number)) or (
            not project and not any(d.total for d in self._done)
        ):
            self._fund = fund
        elif project:
            return Meaning(project=project, fund=fund)
        self._sums.add(line.row)
        return Meaning(fund=fund)

    def _heads_section(self, line: TableLine, text: str) -> bool:
        """Whether a row whose name says nothing we know holds the rows numbered below it."""
        if line.row not in self._sums and heads_section(self.table, len(self._done), text, self.columns.stored):
            self._sums.add(line.row)
        return line.row in self._sums

    def _group_of_the_row_above(self, text: str) -> Meaning | None:
        """ "Trong đó: hộ nghèo" below an indicator that is split so."""
        whole = self.names.plan.indicator_by_code.get(self._above.get(Axis.INDICATOR, ""))
        group = self.names.group(text)
        return Meaning(indicators=(whole.code,), group=group) if whole and group in whole.disaggregations else None

    def _is_part(self, text: str) -> bool:
        if text not in self._parts:
            self._parts[text] = plainly(text).startswith("trong đó")
        return self._parts[text]

    def _figures(self, line: TableLine) -> bool:
        """Whether a row holds a figure that would be kept."""
        stored = self.columns.stored
        return any((cell := self.table.sheet.at(line.row, column)) and is_figure(cell) for column in stored)

    def _unit_asked(self, cell: FileCell, text: str, line: TableLine) -> str:
        """The unit that a person says a name is; "" where the row keeps nothing, or is a sum."""
        if not self._figures(line) or is_total(text):
            return ""
        named = _ONE_UNIT.match(plainly(text)) and not names_section(text)
        if not named and self._heads_section(line, text):
            return ""
        return self.questions.unit(cell, text)
