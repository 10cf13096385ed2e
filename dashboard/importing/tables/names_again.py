"""Rows whose cells name what rows above them named: a long table has thousands of rows and few names."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from dashboard.importing.files.workbook import CellKind, FileCell
from dashboard.importing.layouts.foreign import NOTHING, Axis, Meaning
from dashboard.importing.tables.found_table import FoundTable

Known = Mapping[object, Meaning]  # by what stands in a cell
Named = tuple[Meaning, FileCell]  # what a row says, and the cell that it is called by

_ALONE = (Axis.UNIT, Axis.INDICATOR, Axis.PERIOD)  # what a cell says by itself, whatever stands above it
_NO_CELL = FileCell(0, 0, CellKind.TEXT, "")
_SAYS_NOTHING: Known = {_NO_CELL.value: NOTHING}


def named_again(
    table: FoundTable, pairs: tuple[tuple[Axis, int], ...], known: Mapping[Axis, Known]
) -> Iterator[Named | None]:
    """Of each row what it says, where that is known of each of its cells; None of any other row.

    `pairs` are the columns that name something, `known` what their cells have said so far: it grows while this is iterated.
    Only rows with a plain number hang on no other one, and only in a table with one column of a kind.
    """
    column_of = dict(pairs)
    alone = len(column_of) == len(pairs) and column_of.keys() <= set(_ALONE)
    if not alone or not column_of.keys() & {Axis.UNIT, Axis.INDICATOR}:
        yield from repeat(None, len(table.lines))
        return
    find, rows = table.sheet.cells.get, [line.row for line in table.lines]
    cells: list[Iterable[FileCell | None]] = []
    said: list[Known] = []
    for axis in _ALONE:
        named = axis in column_of
        cells.append([find((row, column_of[axis])) for row in rows] if named else repeat(_NO_CELL))
        said.append(known[axis] if named else _SAYS_NOTHING)
    by_unit = Axis.UNIT in column_of
    units, indicators, periods = said
    for line, unit, indicator, period in zip(table.lines, *cells, strict=False):
        if unit is None or indicator is None or period is None or not line.number.isdecimal():
            yield None
            continue
        of_unit, of_indicator = units.get(unit.value), indicators.get(indicator.value)
        of_period = periods.get(period.value)
        if of_unit is None or of_indicator is None or of_period is None:
            yield None
            continue
        yield joined(of_unit, of_indicator, of_period), unit if by_unit else indicator


def joined(unit: Meaning, indicator: Meaning, period: Meaning) -> Meaning:
    """`period.over(indicator.over(unit))` of meanings that say a subject, indicators and a period, and nothing else."""
    said = (None, None, indicator[2], None, "", "", None, unit[7], "", False, False, period[11])
    return tuple.__new__(Meaning, said)
