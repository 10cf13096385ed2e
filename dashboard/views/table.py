"""A table as values: what a page draws and a workbook holds. Columns say whether they are figures; cells bring their order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.text import Words
from dashboard.views.cell import Cell, cell_of

_SHORT = 28  # letters of what still reads as a figure: «9 (84/120)», not a number with a sentence behind it


@dataclass(frozen=True)
class TableColumn:
    """`figures`: aligned as figures. `unit` is the one that all its numbers share, `places` the most decimals of them, 0 where
    they have several units.

    A column that is `optional` is left out where nothing stands in it; one that is `telling`, a verdict or a gap, stands beside
    the names where the screen is narrow.
    """

    title: str
    cells: tuple[Cell, ...]
    figures: bool = False
    unit: str = ""
    places: int = 0
    optional: bool = False
    telling: bool = False

    @property
    def blank(self) -> bool:
        return not any(cell.text for cell in self.cells)


def texts(title: str, cells: Iterable[Cell | str], optional: bool = False) -> TableColumn:
    """A column of names, words, periods or days."""
    return _column(title, cells, False, optional)


def figures(title: str, cells: Iterable[Cell | str], optional: bool = False) -> TableColumn:
    """A column of numbers, with the names of absences among them; aligned as text where words stand in it too."""
    return _column(title, cells, True, optional)


def telling(column: TableColumn) -> TableColumn:
    """The same column, beside the names on a phone."""
    return replace(column, telling=True)


def _column(title: str, cells: Iterable[Cell | str], figures: bool, optional: bool) -> TableColumn:
    own = tuple(cell_of(cell) for cell in cells)
    there = [cell for cell in own if not cell.absent]
    numbers = [cell.number for cell in there if cell.number]
    units = {number.unit for number in numbers}
    return TableColumn(
        title,
        own,
        figures=figures and bool(there) and all(c.order is not None and len(c.text) <= _SHORT for c in there),
        unit=next(iter(units)) if len(units) == 1 and len(numbers) == len(there) else "",
        places=max((number.places for number in numbers), default=0) if len(units) == 1 else 0,
        optional=optional,
    )


@dataclass(frozen=True)
class Table:
    """`looks` has a look for each row, "expected", "total", "not_applicable" or "", or is empty: false without rows."""

    columns: tuple[TableColumn, ...]
    looks: tuple[str, ...] = ()

    @classmethod
    def of(cls, *columns: TableColumn, looks: Sequence[str] = ()) -> "Table":
        """Optional columns of which nothing is known are left out."""
        return cls(tuple(c for c in columns if not (c.optional and c.blank)), tuple(looks))

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(zip(*(column.cells for column in self.columns), strict=True))

    def __bool__(self) -> bool:
        return bool(self.columns and self.columns[0].cells)


def of_fields(rows: Sequence[object], heads: Mapping[str, str], words: Words, figures: Collection[str] = ()) -> Table:
    """A row for each of `rows`, a column for each field that `heads` gives a title; those of `figures` hold numbers."""
    return Table.of(
        *(
            _column(words(head), [getattr(row, key) for row in rows], key in figures, False)
            for key, head in heads.items()
        )
    )


def crossed(
    corner: str, rows: Sequence[str], titles: Sequence[str], cells: Iterable[tuple[Cell, str, Cell]], figures: bool
) -> Table:
    """Two ways from cells (row, title, cell), in the order of `rows` and `titles`; a missing cell is empty."""
    at, names = dict[tuple[str, str], Cell](), dict[str, Cell]()
    for row, title, cell in cells:
        at[row.text, title], names[row.text] = cell, row
    heads = texts(corner, [names.get(row, row) for row in rows])
    return Table.of(heads, *(_column(t, [at.get((row, t), "") for row in rows], figures, False) for t in titles))
