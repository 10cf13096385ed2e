"""Rows of a table that are sums of others, compared with them: totals, sections, units above units, projects above sub-projects."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.indicators import Aggregation
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit
from dashboard.importing.layouts.foreign import Meaning, Years
from dashboard.importing.tables.figures import ReadFigure
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.tables.totals import TOLERANCE

ByRow = dict[int, dict[int, ReadFigure]]
Key = tuple[object, ...]


def sum_notes(lines: tuple[KeyedLine, ...], by_row: ByRow, plan: Plan, unknown: tuple[int, ...]) -> Iterator[Issue]:
    """A unit above beside all units below it, a project beside its sub-projects or sources, a total beside everything.

    A table that leaves some units out says nothing about their sum, nor one with a row that nobody has named yet: `unknown`
    are those rows; a project's own block ends where the next project of the upper level stands.
    """
    for row in by_row.values():
        yield from _across(row)
    sums = _Sums(lines, plan)
    for index, line in enumerate(lines):
        if (line.total or line.meaning.project) and sums.holds_unknown(line, unknown):
            continue
        if line.total:
            yield from _total(by_row, line, sums.scopes(index), plan)
        elif parts := sums.parts(line):
            yield from _compared(by_row, line, parts)


def _of_whom(line: KeyedLine) -> Key:
    """What rows must have in common to be added: the period, the group, households or people."""
    m = line.meaning
    return (m.period, m.group, m.persons)


class _Sums:
    def __init__(self, lines: tuple[KeyedLine, ...], plan: Plan) -> None:
        self.lines, self.plan = lines, plan
        self.known = [line for line in lines if not line.total and line.known]
        self.present = {line.meaning.subject for line in lines}
        self.funds: dict[Key, list[KeyedLine]] = {}
        for line in self.known:
            if line.meaning.fund and line.meaning.project:
                self.funds.setdefault(self._key(line, fund=""), []).append(line)
        projects = plan.project_by_code
        self.tops = [line for line in lines if line.meaning.project and not projects[line.meaning.project].parent]
        self._below: dict[str, tuple[Unit, ...]] = {}
        self._all: dict[Key, list[KeyedLine]] = {}

    @cached_property
    def by_key(self) -> dict[Key, KeyedLine]:
        """The first row of each key that is no total: only a table with units or projects above others asks for it."""
        found: dict[Key, KeyedLine] = {}
        for line in self.lines:
            if not line.total:
                found.setdefault(self._key(line), line)
        return found

    @staticmethod
    def _key(line: KeyedLine, **over: object) -> Key:
        m = line.meaning
        said = {"subject": m.subject, "project": m.project, "fund": m.fund} | over
        return (said["subject"], said["project"], said["fund"], m.indicators, *_of_whom(line))

    def holds_unknown(self, line: KeyedLine, unknown: tuple[int, ...]) -> bool:
        """Whether a sum may hold a row that says nothing we know: any row for a total, those of its block for a project."""
        if line.total:
            return bool(unknown)
        row = line.line.row
        before = max((other.line.row for other in self.tops if other.line.row < row), default=0)
        after = min(
            (other.line.row for other in self.tops if other.line.row > row), default=max(unknown, default=0) + 1
        )
        return any(before < place < after for place in unknown)

    # -- a total ----------------------------------------------------------------------------------------------------

    def scopes(self, index: int) -> list[list[KeyedLine]]:
        """What a total may be the sum of: everything, the rows since the total before it, or those down to the next one."""
        line = self.lines[index]
        before = next((n for n in range(index - 1, -1, -1) if self.lines[n].total), -1)
        after = next((n for n in range(index + 1, len(self.lines)) if self.lines[n].total), len(self.lines))
        parts = (self.lines[before + 1 : index], self.lines[index + 1 : after])
        whom = (*_of_whom(line), line.meaning.fund)
        if whom not in self._all:
            self._all[whom] = self._highest(line, self.known)
        scopes = [self._all[whom], *(self._highest(line, part) for part in parts)]
        return [scope for scope in scopes if scope and len({part.meaning.indicators for part in scope}) == 1]

    def _highest(self, total: KeyedLine, lines: Iterable[KeyedLine]) -> list[KeyedLine]:
        """The rows that are in no other of the rows: a commune is in its district, a source in its project."""
        fund = total.meaning.fund
        mine = [
            line for line in lines
            if not line.total and line.known and _of_whom(line) == _of_whom(total) and fund in ("", line.meaning.fund)
        ]  # fmt: skip
        keys = {self._key(line) for line in mine}
        return [line for line in mine if not any(key in keys for key in self._above(line))]

    def _above(self, line: KeyedLine) -> Iterator[Key]:
        m = line.meaning
        nodes = (m.project, *self.plan.ancestors(m.project)) if m.project else ("",)
        units = (m.subject, *self._units_above(m.subject)) if m.subject else ("",)
        for unit in units:
            for node in nodes:
                for fund in {m.fund, ""}:
                    if (unit, node, fund) != (m.subject, m.project, m.fund):
                        yield self._key(line, subject=unit, project=node, fund=fund)

    def _units_above(self, code: str) -> Iterator[str]:
        unit = self.plan.unit_by_code.get(code)
        while unit is not None and unit.parent:
            yield unit.parent
            unit = self.plan.unit_by_code.get(unit.parent)

    # -- a row with rows of its own ---------------------------------------------------------------------------------

    def parts(self, line: KeyedLine) -> list[KeyedLine]:
        """The rows that a row should be the sum of; none where it is no sum."""
        m = line.meaning
        if m.project:
            if not m.fund and (sources := self.funds.get(self._key(line))):
                return sources
            below = [p.code for p in self.plan.projects if p.parent == m.project and p.applicable]
            return [
                part for code in below for part in self._of_node(line, code)
            ]  # what is beyond them would not be kept
        if not m.subject:
            return []
        if m.subject not in self._below:
            self._below[m.subject] = self.plan.directly_below(m.subject)
        units = self._below[m.subject]
        if not units:
            return []
        levels = {u.level for u in units if u.code in self.present}
        keys = [self._key(line, subject=u.code) for u in units if u.level in levels]
        parts = [self.by_key.get(key) for key in keys]
        return [] if None in parts else [part for part in parts if part]

    def _of_node(self, line: KeyedLine, code: str) -> list[KeyedLine]:
        """The row of a lower node; where it has none of its own, those of its sources."""
        whole = self.by_key.get(self._key(line, project=code))
        return [whole] if whole else self.funds.get(self._key(line, project=code), [])


# -- across a row ----------------------------------------------------------------------------------------------------------


def _across(row: dict[int, ReadFigure]) -> Iterator[Issue]:
    """A figure of all sources, or of all years, that is not the sum of those of each in the same row."""
    parts: dict[tuple[str, Meaning], list[ReadFigure]] = {}
    for figure in row.values():
        m = figure.meaning
        if m.fund:
            parts.setdefault(("fund", m._replace(fund="")), []).append(figure)
        if m.years in (Years.OWN, Years.CARRIED):
            parts.setdefault(("years", m._replace(years=Years.ALL)), []).append(figure)
    wholes: dict[Meaning, list[ReadFigure]] = {}
    for figure in row.values() if parts else ():
        wholes.setdefault(figure.meaning, []).append(figure)
    for (_, meaning), members in parts.items():
        numbers = [part.number for part in members if part.number is not None]
        whole = wholes.get(meaning, [])
        if len(whole) != 1 or len(numbers) < 2 or whole[0].number is None or whole[0].kind is not FigureKind.MONEY:
            continue
        together = sum(numbers, Decimal(0))
        if abs(together - whole[0].number) > TOLERANCE:
            yield _differs(whole[0], whole[0].number, together)


# -- figures ---------------------------------------------------------------------------------------------------------------


def _total(by_row: ByRow, line: KeyedLine, scopes: list[list[KeyedLine]], plan: Plan) -> Iterator[Issue]:
    """The figures of a total that are the sum of none of the scopes; what a row leaves blank adds nothing."""
    for column, figure in by_row.get(line.line.row, {}).items():
        indicators = [plan.indicator_by_code[code] for code in figure.meaning.indicators]
        never_added = any(indicator.aggregation is Aggregation.NONE for indicator in indicators)
        if figure.kind is FigureKind.SHARE or figure.number is None or never_added:
            continue
        sums = [total for scope in scopes if (total := _together(by_row, scope, column)) is not None]
        if sums and all(abs(total - figure.number) > TOLERANCE for total in sums):
            yield _differs(figure, figure.number, sums[0])


def _together(by_row: ByRow, parts: list[KeyedLine], column: int) -> Decimal | None:
    """The sum of a column over rows; None where none of them has a number there."""
    figures = [by_row.get(part.line.row, {}).get(column) for part in parts]
    numbers = [figure.number for figure in figures if figure is not None and figure.number is not None]
    return sum(numbers, Decimal(0)) if numbers else None


def _compared(by_row: ByRow, line: KeyedLine, parts: list[KeyedLine]) -> Iterator[Issue]:
    for column, figure in by_row.get(line.line.row, {}).items():
        below = [by_row.get(part.line.row, {}).get(column) for part in parts]
        known_parts = [part for part in below if part is not None]  # a dash is nothing, a blank is not known
        partly = len(known_parts) != len(parts) and not line.meaning.project
        if figure.kind is FigureKind.SHARE or figure.number is None or partly or not known_parts:
            continue
        together = sum((part.number for part in known_parts if part.number is not None), Decimal(0))
        if abs(together - figure.number) > TOLERANCE:
            yield _differs(figure, figure.number, together)


def _differs(figure: ReadFigure, given: Decimal, together: Decimal) -> Issue:
    params = {
        "given": Figure(given, FigureKind.NUMBER, places=2), "sum": Figure(together, FigureKind.NUMBER, places=2)
    }  # fmt: skip
    return Issue(IssueCode.TOTAL_DIFFERS, figure.place, figure.cell.shown, params)
