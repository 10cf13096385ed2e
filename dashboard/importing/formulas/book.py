"""Formulas that were saved without their values, computed over the workbook's own cells as a spreadsheet would."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Context, Decimal
from functools import partial

from dashboard.domain.issues import Place
from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.formulas.arithmetic import Error, Unknown, Value, evaluated
from dashboard.importing.formulas.terms import Area, Step, steps

MAX_READS = 1_000_000  # cells looked at for all formulas of a workbook; what is beyond stays without a value
_SHOWN_DIGITS = Context(prec=15)  # as many as a spreadsheet keeps

At = tuple[int, int, int]  # sheet, row, column


def computed(workbook: Workbook) -> Workbook:
    """The workbook with the values of its uncomputed formulas, where they are made of + - × ÷ %, comparisons, SUM, IF and the like.

    A formula that comes out as "" leaves no cell. Others, circles, and what is too much work stay CellKind.UNCOMPUTED.
    """
    waiting = [
        (index, *where)
        for index, sheet in enumerate(workbook.sheets)
        for where, cell in sheet.cells.items()
        if cell.kind is CellKind.UNCOMPUTED
    ]
    if not waiting:
        return workbook
    values = _Computation(workbook, waiting).values()
    changed: dict[int, dict[tuple[int, int], Value]] = defaultdict(dict)
    for (index, row, column), value in values.items():
        changed[index][row, column] = value
    sheets = tuple(_with(sheet, changed.get(index, {})) for index, sheet in enumerate(workbook.sheets))
    return replace(workbook, sheets=sheets)


def reopened(workbook: Workbook, mended: Collection[Place]) -> Workbook:
    """The workbook with formulas over mended cells as if they had been saved without values: theirs are of the old text."""
    numbers = {plain(sheet.name): index for index, sheet in enumerate(workbook.sheets)}
    marks: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for place in mended:
        if (index := numbers.get(plain(place.container))) is not None:
            marks[index].add(place.position)
    if not marks:
        return workbook
    reading = [
        (index, where, [step for step in steps(cell.formula) or () if isinstance(step, Area)])
        for index, sheet in enumerate(workbook.sheets)
        for where, cell in sheet.cells.items()
        if cell.formula and where not in marks[index]
    ]
    grown = True
    while grown:
        more = [
            (index, where)
            for index, where, areas in reading
            if where not in marks[index]
            and any(
                area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column
                for area in areas
                for row, column in marks.get(numbers.get(plain(area.sheet), -1) if area.sheet else index, ())
            )
        ]
        for index, where in more:
            marks[index].add(where)
        grown = bool(more)
    sheets = tuple(
        replace(sheet, cells={w: _reopened(cell) if w in marks[index] else cell for w, cell in sheet.cells.items()})
        for index, sheet in enumerate(workbook.sheets)
    )
    return replace(workbook, sheets=sheets)


def _reopened(cell: FileCell) -> FileCell:
    return cell._replace(kind=CellKind.UNCOMPUTED, value=cell.formula) if cell.formula else cell


def _with(sheet: Sheet, values: dict[tuple[int, int], Value]) -> Sheet:
    cells = {where: _filled(cell, values[where]) if where in values else cell for where, cell in sheet.cells.items()}
    return replace(sheet, cells={where: cell for where, cell in cells.items() if cell is not None})


def _filled(cell: FileCell, value: Value) -> FileCell | None:
    """The cell with its value, still with its formula; None where it shows nothing."""
    match value:
        case Unknown():
            return cell
        case Error():
            return cell._replace(kind=CellKind.ERROR, value=value.name)
        case bool():
            return cell._replace(kind=CellKind.TRUTH, value=value)
        case str():
            return cell._replace(kind=CellKind.TEXT, value=value) if value.strip() else None
        case None:
            return cell._replace(kind=CellKind.NUMBER, value=Decimal(0))
        case Decimal():
            return cell._replace(kind=CellKind.NUMBER, value=_SHOWN_DIGITS.plus(value))
        case _:
            return cell._replace(kind=CellKind.DATE, value=value)


class _Columns:
    """Which rows of each column hold one of some cells, so that an area of a whole column costs only what it holds."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        rows: dict[int, list[int]] = defaultdict(list)
        for row, column in places:
            rows[column].append(row)
        self._rows = {column: sorted(in_column) for column, in_column in rows.items()}

    def within(self, area: Area) -> Iterator[tuple[int, int]]:
        if area.last_column - area.first_column < len(self._rows):
            columns: Iterable[int] = range(area.first_column, area.last_column + 1)
        else:
            columns = (column for column in self._rows if area.first_column <= column <= area.last_column)
        for column in columns:
            rows = self._rows.get(column, [])
            for row in rows[bisect_left(rows, area.first_row) : bisect_right(rows, area.last_row)]:
                yield row, column


class _Computation:
    """Values of formulas in the order in which they need each other."""

    def __init__(self, workbook: Workbook, waiting: list[At]) -> None:
        self._workbook = workbook
        self._sheets = {id(sheet): index for index, sheet in enumerate(workbook.sheets)}
        self._filled = [_Columns(sheet.cells) for sheet in workbook.sheets]
        by_sheet: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for index, row, column in waiting:
            by_sheet[index].append((row, column))
        self._open = [_Columns(by_sheet[index]) for index in range(len(workbook.sheets))]
        self._waiting = waiting
        self._values: dict[At, Value] = {}
        self._reads = 0

    def values(self) -> dict[At, Value]:
        for at in self._waiting:
            self._resolve(at)
        return self._values

    def _resolve(self, start: At) -> None:
        """The value of one formula after those it needs, deepest first; one that needs itself stays unknown."""
        stack = [start]
        begun: dict[At, tuple[Step, ...] | None] = {}  # those on the way from the start that wait for what they need
        while stack:
            at = stack[-1]
            if at in self._values:
                stack.pop()
            elif at in begun:
                formula = begun[at]
                self._values[at] = Unknown() if formula is None else evaluated(formula, partial(self._look, at))
            else:
                begun[at] = formula = steps(self._cell(at).formula)
                needed = [place for place in self._needed(at, formula or ()) if place not in self._values]
                if formula is None or any(place in begun for place in needed):
                    self._values[at] = Unknown()
                else:
                    stack.extend(needed)

    def _cell(self, at: At) -> FileCell:
        return self._workbook.sheets[at[0]].cells[at[1:]]

    def _sheet(self, at: At, area: Area) -> int | None:
        if area.sheet is None:
            return at[0]
        sheet = self._workbook.sheet(area.sheet)
        return None if sheet is None else self._sheets[id(sheet)]

    def _needed(self, at: At, formula: tuple[Step, ...]) -> Iterator[At]:
        for area in formula:
            if isinstance(area, Area) and (index := self._sheet(at, area)) is not None:
                for place in self._open[index].within(area):
                    self._reads += 1
                    if self._reads > MAX_READS:
                        return
                    yield index, *place

    def _look(self, at: At, area: Area) -> list[Value]:
        index = self._sheet(at, area)
        if index is None or self._reads > MAX_READS:
            return [Unknown()]
        places = list(self._filled[index].within(area))
        self._reads += len(places)
        values = [self._value((index, *place)) for place in places]
        return values or [None]

    def _value(self, at: At) -> Value:
        cell = self._cell(at)
        if cell.kind is CellKind.UNCOMPUTED:
            return self._values.get(at, Unknown())
        return Error(str(cell.value)) if cell.kind is CellKind.ERROR else cell.value
