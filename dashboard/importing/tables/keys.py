"""What each row of a table speaks of: its unit, indicator, project, period or group, with its place among the rows above it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.messages import Named, Param
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.plan.plan import Project
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.names import heading as plainly
from dashboard.importing.cell_text.periods import period_in
from dashboard.importing.files.workbook import CellKind, FileCell
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts.foreign import NOTHING, Axis, Meaning
from dashboard.importing.tables.found_table import FoundTable, TableLine, is_figure
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.plan_names import PlanNames, essence

LEAVE_OUT = "leave_out"
SEVERAL = 3  # names of units from which none known is no slip
_TOTAL = re.compile(r"^(tổng( cộng| số)?|cộng|toàn (huyện|tỉnh|xã|quốc)|tổng toàn .*)$")
_HOUSEHOLDS = ("hộ", "số hộ", "hộ dân")
_PERSONS = ("nhân khẩu", "khẩu", "số khẩu", "số nhân khẩu", "người")
_WHOLE = ("", "tổng số", "tổng", "chung")
_NAMING = (Axis.UNIT, Axis.INDICATOR, Axis.PROJECT, Axis.ITEM)
_ANSWERED = (*_NAMING, Axis.PERIOD)  # columns of these kinds must say something in every row of figures


@dataclass(frozen=True)
class KeyedLine:
    """A row and what it says; `total` marks a sum of other rows, `known` is False where its name says nothing we know."""

    line: TableLine
    meaning: Meaning
    name: str
    total: bool = False
    known: bool = True
    name_cell: FileCell | None = None


@dataclass
class Keys:
    """Reads the keys of a table's rows in their order, since a row depends on the rows above it."""

    table: FoundTable
    columns: Columns
    names: PlanNames
    findings: Findings
    _above: dict[Axis, str] = field(default_factory=dict)  # the last one named without "trong đó"
    _roots: tuple[str, ...] = ()  # the last project of the upper level
    _answers: dict[tuple[IssueCode, str], str] = field(default_factory=dict)
    _parts: dict[str, bool] = field(default_factory=dict)
    _known: dict[tuple[Axis, object], Meaning] = field(default_factory=dict)
    _covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for first_row, first_column, last_row, last_column in self.table.sheet.merges:
            if first_column == last_column and last_row > first_row:
                self._covered |= {
                    (row, first_column): (first_row, first_column) for row in range(first_row, last_row + 1)
                }

    def lines(self) -> tuple[KeyedLine, ...]:
        naming = [a for a in Axis if a not in (Axis.NUMBERING, Axis.MEASURE, Axis.REMARK)]
        pairs = tuple((axis, column) for axis in naming for column in self.columns.of_axis(axis))
        two_rows = any(axis is Axis.GROUP for axis, _ in pairs)
        last: dict[int, FileCell] = {}
        return tuple(self._line(line, pairs, two_rows, last) for line in self.table.lines)

    def _line(
        self, line: TableLine, pairs: tuple[tuple[Axis, int], ...], two_rows: bool, last: dict[int, FileCell]
    ) -> KeyedLine:
        meaning, name, total, known, name_cell, unread = NOTHING, "", False, True, None, None
        seen: set[Axis] = set()
        disputed = False
        for axis, column in pairs:
            cell = self._cell(line.row, column)
            if cell is None and two_rows and axis is Axis.UNIT and not line.number:
                cell = last.get(column)  # the second row of a unit, its name not repeated
            if cell is None:
                continue
            last[column] = cell
            if axis in _ANSWERED:
                seen.add(axis)
            if name_cell is None and axis in _NAMING:
                name, name_cell = clean(cell.shown), cell
            of_cell = self._meaning_of(axis, cell, line)
            if of_cell is None:
                total = total or (axis in _NAMING and bool(_TOTAL.match(plainly(cell.shown))))
                known = total
                unread = cell
            elif meaning is NOTHING:
                meaning = of_cell
            elif axis is Axis.UNIT and meaning.subject and of_cell.subject != meaning.subject:
                meaning = meaning._replace(subject=self._one_unit(meaning.subject, of_cell.subject, cell))
                disputed = not meaning.subject
            elif of_cell is not NOTHING:
                meaning = of_cell.over(meaning)
        if seen != {axis for axis, _ in pairs if axis in _ANSWERED}:
            known = False  # a row without one of its names, mostly a sum that nobody titled
        if not known:
            self._left_out(line, unread)
        return KeyedLine(line, meaning, name, total, known and not disputed, name_cell)

    def _left_out(self, line: TableLine, cell: FileCell | None) -> None:
        """Say that the figures of a row are not kept, unless a person was asked what its name means."""
        if not self._figures(line) or (
            cell is not None and any(text == clean(cell.shown) for _, text in self._answers)
        ):
            return
        column = cell.column if cell else self.table.headings[0].column
        place = self.table.sheet.place(line.row, column)
        self.findings.add(IssueCode.ROW_LEFT_OUT, place, cell.shown if cell else "—", row=line.row)

    def _cell(self, row: int, column: int) -> FileCell | None:
        return self.table.sheet.at(row, column) or self.table.sheet.at(*self._covered.get((row, column), (0, 0)))

    def _meaning_of(self, axis: Axis, cell: FileCell, line: TableLine) -> Meaning | None:
        """What one key cell names; None where it names nothing known. What does not hang on other rows is looked up once."""
        known = self._known.get((axis, cell.value))
        if known is None:
            known = self._looked_up(axis, cell, line)
            if known is not None and axis not in (Axis.INDICATOR, Axis.PROJECT, Axis.ITEM):
                self._known[(axis, cell.value)] = known
        return known

    def _looked_up(self, axis: Axis, cell: FileCell, line: TableLine) -> Meaning | None:
        text = clean(cell.shown)
        match axis:
            case Axis.UNIT:
                code = self.names.unit(text) or self._asked_unit(cell, text, line)
                return Meaning(subject=code) if code else None
            case Axis.INDICATOR | Axis.PROJECT | Axis.ITEM:
                return self._item(axis, cell, text, line)
            case Axis.PERIOD:
                period = period_in(cell.value, self.names.plan.year)
                if period is None and self._figures(line):
                    self.findings.add(IssueCode.BAD_PERIOD, self.table.sheet.place(cell.row, cell.column), cell.shown)
                return Meaning(period=period) if period else None
            case Axis.GROUP:
                if plainly(text) in (*_HOUSEHOLDS, *_WHOLE):
                    return NOTHING
                if plainly(text) in _PERSONS and self.columns.persons:
                    return Meaning(persons=True)
                group = self.names.group(text)
                return Meaning(group=group) if group else None
            case Axis.FUND:
                fund = self.names.fund(text)
                return Meaning(fund=fund) if fund else None
        return NOTHING

    def _one_unit(self, first: str, second: str, cell: FileCell) -> str:
        """The unit of a row whose two columns name two: the lower one, the one that is no office, or as a person says."""
        plan = self.names.plan
        if second in plan.below(first):
            return second
        if first in plan.below(second):
            return first
        units = [plan.unit_by_code[code] for code in (first, second)]
        areas = [unit for unit in units if unit.level is not UnitLevel.OFFICE]
        if len(areas) == 1:
            return areas[0].code
        choices = tuple(Choice(unit.code, {"name": Named(unit.name)}) for unit in units)
        place = self.table.sheet.place(cell.row, cell.column)
        names = {"by_code": Named(units[0].name), "by_name": Named(units[1].name)}
        answer = self.findings.ask(
            IssueCode.CODE_AND_NAME_DIFFER, place, cell.shown, (*choices, Choice(LEAVE_OUT)), **names
        )
        return "" if answer in (None, LEAVE_OUT) else str(answer)

    def _item(self, axis: Axis, cell: FileCell, text: str, line: TableLine) -> Meaning | None:
        """An indicator or a project; one that a person named, where the plan's words do not."""
        inner = not line.number or self._is_part(text)
        money = self.columns.layout.money or axis is Axis.PROJECT
        if not money or axis is Axis.ITEM:
            code = self.names.indicator(text, self._above.get(Axis.INDICATOR, "") if inner else "")
            if code:
                if not inner:
                    self._above[Axis.INDICATOR] = code
                return Meaning(indicators=(code,))
            if inner and (part := self._group_of_the_row_above(text)):
                return part
        if money or axis is Axis.ITEM:
            code = self.names.project(text, self._roots)
            if code:
                if not self.names.plan.project_by_code[code].parent:
                    self._roots = (code,)
                return Meaning(project=code)
        if not self._figures(line) or _TOTAL.match(plainly(text)) or not essence(text):
            return None
        return self._asked_project(cell, text) if money else self._asked_indicator(cell, text)

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

    # -- what the plan's words do not settle --------------------------------------------------------------------------

    def _asked_unit(self, cell: FileCell, text: str, line: TableLine) -> str:
        if not self._figures(line) or _TOTAL.match(plainly(text)):
            return ""
        like = self.names.units.like(text)
        near = [unit for name in like if (unit := self.names.units.find(name))]
        rest = [unit for unit in self.names.plan.units if unit not in near]
        choices = tuple(Choice(u.code, {"name": Named(u.name)}) for u in (*near, *rest))
        return self._asked(IssueCode.WHICH_UNIT, cell, text, choices, like=like or "—")

    def _asked_indicator(self, cell: FileCell, text: str) -> Meaning | None:
        code = self._asked(IssueCode.WHICH_INDICATOR, cell, text, named(self.names.likely_indicators(text)))
        return Meaning(indicators=(code,)) if code else None

    def _asked_project(self, cell: FileCell, text: str) -> Meaning | None:
        code = self._asked(IssueCode.WHICH_PROJECT, cell, text, named(self.names.likely_projects(text)))
        return Meaning(project=code) if code else None

    def _asked(self, code: IssueCode, cell: FileCell, text: str, choices: tuple[Choice, ...], **params: Param) -> str:
        """What a person says a name means; the same name further down is not asked about again."""
        if (code, text) not in self._answers:
            place = self.table.sheet.place(cell.row, cell.column)
            answer = self.findings.ask(code, place, text, (*choices, Choice(LEAVE_OUT)), **params)
            self._answers[(code, text)] = "" if answer in (None, LEAVE_OUT) else str(answer)
        return self._answers[(code, text)]


def named(offered: Iterable[Indicator | Project]) -> tuple[Choice, ...]:
    """Indicators or projects as choices: the code is the answer, the name is what a person reads."""
    return tuple(Choice(candidate.code, {"name": Named(candidate.name, candidate.name_en)}) for candidate in offered)


def foreign_units(table: FoundTable, columns: Columns, names: PlanNames) -> FileCell | None:
    """The first cell that names a unit, where there are several and the plan knows none of them: a table of another place."""
    named: dict[str, FileCell] = {}
    for column in columns.of_axis(Axis.UNIT):
        for line in table.lines:
            if cell := table.sheet.at(line.row, column):
                named.setdefault(cell.shown, cell)
    others = [cell for text, cell in named.items() if not _TOTAL.match(plainly(clean(text)))]
    if len(others) < SEVERAL or any(names.unit(clean(cell.shown)) for cell in others):
        return None
    return others[0]


def guessed_axes(table: FoundTable, columns: Columns, names: PlanNames) -> dict[int, Meaning]:
    """Columns without a telling title whose cells name units, indicators or projects: most of a sample must."""
    axes: dict[int, Meaning] = {}
    for column in (*(heading.column for heading in columns.unknown), *_untitled(table)):
        texts = [
            clean(cell.shown)
            for line in table.lines[:200]
            if (cell := table.sheet.at(line.row, column)) and cell.kind is CellKind.TEXT and not is_figure(cell)
        ]
        for axis, finder in ((Axis.UNIT, names.unit), (Axis.INDICATOR, names.indicator), (Axis.PROJECT, names.project)):
            if texts and sum(bool(finder(text)) for text in texts) * 2 > len(texts):
                axes[column] = Meaning(axis=axis)
                break
    return axes


def _untitled(table: FoundTable) -> list[int]:
    """Columns of the table, from its first to its last title, that have none: a list of names often has no title."""
    first, last = table.headings[0].column, table.headings[-1].column
    return [column for column in range(max(1, first - 1), last) if column not in table.titled]
