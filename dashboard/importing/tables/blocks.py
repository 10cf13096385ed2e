"""Lists of units side by side under one header: each figure belongs to the names to its left."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.importing.layouts.foreign import Axis, Meaning
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headings import Columns


def blocks_of(table: FoundTable, columns: Columns) -> tuple[tuple[FoundTable, Columns], ...]:
    """The table parted where names of units begin again behind figures; code and name side by side are one column of names.

    A column of other names (indicator, project, month) that stands before the first block holds for all of them.
    """
    starts = list(_starts(table, columns))
    if len(starts) < 2:
        return ((table, columns),)
    shared = {c for c, m in columns.meanings.items() if c < starts[1] and m.axis not in (None, Axis.UNIT)}
    ends = [*starts[1:], max(columns.meanings) + 1]
    first = min(heading.column for heading in table.headings)
    parts = []
    for start, end in zip([min(first, starts[0]), *starts[1:]], ends, strict=True):
        own = set(range(start, end)) | shared
        parts.append((_table_of(table, own, range(start, end)), _columns_of(columns, own)))
    return tuple(parts)


def _starts(table: FoundTable, columns: Columns) -> Iterator[int]:
    """The columns in which names of units begin: the first ones, and those behind a column of figures."""
    unknown = {heading.column for heading in columns.unknown}
    figures_before = True
    for column in sorted({*columns.meanings, *unknown}):
        meaning = columns.meanings.get(column, Meaning())
        if meaning.axis is Axis.UNIT and figures_before:
            yield column
        if meaning.axis in (None, Axis.UNIT):
            figures_before = meaning.axis is None


def _table_of(table: FoundTable, own: set[int], block: range) -> FoundTable:
    filled = {row for row, column in table.sheet.cells if column in block}
    return replace(
        table,
        headings=tuple(heading for heading in table.headings if heading.column in own),
        lines=tuple(line for line in table.lines if line.row in filled),
    )


def _columns_of(columns: Columns, own: set[int]) -> Columns:
    return replace(
        columns,
        meanings={column: meaning for column, meaning in columns.meanings.items() if column in own},
        unknown=tuple(heading for heading in columns.unknown if heading.column in own),
    )
