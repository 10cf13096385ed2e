"""Names that are written once above the rows they hold for: which blank cells of a table take the name that stands above."""

from collections.abc import Callable
from itertools import repeat

from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.layouts.foreign import Axis
from dashboard.importing.tables.found_table import FoundTable, TableLine
from dashboard.importing.tables.totals import is_total

_SPLITS = (Axis.FUND, Axis.GROUP)  # blank behind a name they say "all of it"
_DASHES = ("", "-", "+")
SELDOM = 4  # names to one blank: more of them, and the blank may be a slip

Pairs = tuple[tuple[Axis, int], ...]  # the columns that name what rows speak of
At = Callable[[int, int], FileCell | None]


def taken_over(table: FoundTable, pairs: Pairs, at: At) -> dict[tuple[int, int], FileCell]:
    """Blank cells of the columns that name, with the cell above that speaks for each.

    A column does so where it never writes a name twice running, and leaves blanks not just here and there. A blank
    takes the name where its row has no number of its own, says something else in another column, and says it for the first
    time below that name: else it may as well be a slip, or a sum, and is asked about.
    """
    reader = _Reader(table, pairs, at)
    for axis, column in sorted(pairs, key=lambda pair: pair[1]):
        if axis not in _SPLITS or column == min(column for _, column in pairs):
            reader.column(axis, column)
    return reader.taken


class _Reader:
    def __init__(self, table: FoundTable, pairs: Pairs, at: At) -> None:
        self.table, self.pairs, self.at = table, pairs, at
        self.taken: dict[tuple[int, int], FileCell] = {}

    def column(self, axis: Axis, column: int) -> None:
        if all(map(self.at, (line.row for line in self.table.lines), repeat(column))):
            return  # nothing to be taken over: the way of nearly all columns
        names, blanks, repeats = 0, 0, False
        last: FileCell | None = None
        found: dict[tuple[int, int], FileCell] = {}
        said: set[tuple[str, ...]] = set()
        above: TableLine | None = None
        same = [other for of, other in self.pairs if of is axis and other != column]
        others = [other for _, other in self.pairs if other != column]
        for line in self.table.lines:
            own = self.at(line.row, column)
            if own is not None:
                if last is None or own.row != last.row:
                    names += 1
                    repeats = repeats or (last is not None and plain(own.shown) == plain(last.shown))
                    said = set()
                last = own
                said.add(self._said(line, others))
            elif any(self.at(line.row, other) for other in others):
                blanks += 1
                of_row = self._said(line, others)
                if last is not None and above is not None and self._takes(line, above, column, last, others, same):
                    if of_row not in said:
                        found[(line.row, column)] = last
                    said.add(of_row)
            above = line
        if not repeats and blanks * SELDOM >= names:
            self.taken |= found

    def _takes(
        self, line: TableLine, above: TableLine, column: int, name: FileCell, others: list[int], same: list[int]
    ) -> bool:
        filled = [cell for other in others if (cell := self.at(line.row, other)) is not None]
        left = [other for other in others if other < column]
        return (
            line.number in _DASHES
            and not is_total(name.shown)
            and not any(is_total(cell.shown) for cell in filled)
            and not any(self.at(line.row, other) for other in same)
            and all(self._text(line, other) == self._text(above, other) for other in left)
        )

    def _said(self, line: TableLine, others: list[int]) -> tuple[str, ...]:
        return tuple(self._text(line, other) for other in others)

    def _text(self, line: TableLine, column: int) -> str:
        cell = self.at(line.row, column) or self.taken.get((line.row, column))
        return plain(cell.shown) if cell else ""
