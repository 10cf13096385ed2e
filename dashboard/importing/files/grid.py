"""The filled cells of a sheet as columns of plain values: written by the readers, sent over the pipe, turned into cells."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count, islice, repeat
from operator import lt
from typing import Any

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import CellKind, FileCell, FileKind, Look, Merge, Sheet, Workbook
from dashboard.importing.files.merges import covered
from dashboard.importing.files.packed import cut, packed, unpacked

MAX_CELLS = 1_000_000  # of a workbook
MAX_ROWS = 100_000  # with something in them
MAX_COLUMNS = 1_000  # with something in them
MAX_MERGES = 20_000
MAX_TEXT = 32_767  # characters that a spreadsheet keeps in a cell
_DDE = re.compile(r"\bDDE\s*\(|\w\|'?[^'!\"]*'?!", re.IGNORECASE)  # asks another program
_REACHES_OUT = re.compile(  # web services, other files
    r"\bWEBSERVICE\s*\(|\[[0-9]+\][^!\[\]]*!|\[[^\]]+\.xls\w?\]|'file:", re.IGNORECASE
)
_HALF = re.compile("[\ud800-\udfff]")
PLAIN_LOOK: Look = (False, False, 1)

_NUMBERS = ("rows", "columns", "looks")
_BY_POSITION = ("formulas", "left_out")
_TEXT_KIND, _TEXT, _NUMBER = CellKind.TEXT, CellKind.TEXT.value, CellKind.NUMBER.value
_KINDS = {kind.value: kind for kind in CellKind}
_TYPED: dict[str, Callable[[str], Decimal | date | bool | str]] = {
    CellKind.NUMBER.value: Decimal,
    CellKind.DATE.value: date.fromisoformat,
    CellKind.TRUTH.value: "1".__eq__,
    CellKind.ERROR.value: str,
    CellKind.UNCOMPUTED.value: str,
}


@dataclass
class Grid:
    """One sheet: a place in each list per filled cell, in the order of the file; every value a text by its kind.

    Numbers as `Decimal` reads them, dates as ISO says them, truth as 1 or 0. `looks` counts into `kinds_of_look`.
    """

    name: str
    visible: bool = True
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    looks: list[int] = field(default_factory=list)
    kinds_of_look: list[Look] = field(default_factory=lambda: [PLAIN_LOOK])
    formulas: dict[int, str] = field(default_factory=dict)  # by position in the lists
    left_out: dict[int, str] = field(default_factory=dict)  # of texts, by position in the lists
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    def put(
        self, row: int, column: int, kind: CellKind, value: str, look: int = 0, formula: str = "", left_out: str = ""
    ) -> None:
        """Add a filled cell; a blank one only if a formula stands in it."""
        if formula:
            self.formulas[len(self.rows)] = formula
        if left_out:
            self.left_out[len(self.rows)] = left_out
        if kind is _TEXT_KIND and not value.strip():
            if not formula:
                return
            kind, value = CellKind.UNCOMPUTED, formula
        self.rows.append(row)
        self.columns.append(column)
        self.kinds.append(kind)
        self.values.append(value)
        self.looks.append(look)

    def put_plain(
        self, rows: Iterable[int], columns: Iterable[int], kinds: Iterable[CellKind], values: Iterable[str],
        looks: Iterable[int],
    ) -> None:  # fmt: skip
        """Add filled cells that have no formula and no text that is left out."""
        self.rows += rows
        self.columns += columns
        self.kinds += kinds
        self.values += values
        self.looks += looks

    def look(self, look: Look) -> int:
        """The index of a look in `kinds_of_look`, where it is added if it is new."""
        if look not in self.kinds_of_look:
            self.kinds_of_look.append(look)
        return self.kinds_of_look.index(look)

    @property
    def reaches_out(self) -> bool:
        """Whether a formula asks another file or a web service."""
        return any(_REACHES_OUT.search(formula) for formula in set(self.formulas.values()))

    def finished(self) -> "Grid":
        """Bounded, every place filled at most once, what lies under a merge left out; UnreadableWorkbook otherwise."""
        if len(self.merges) > MAX_MERGES:
            raise UnreadableWorkbook("too_many_merges", limit=MAX_MERGES)
        if len(self.rows) > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)
        if len(set(self.rows)) > MAX_ROWS:
            raise UnreadableWorkbook("too_many_rows", limit=MAX_ROWS)
        if len(set(self.columns)) > MAX_COLUMNS:
            raise UnreadableWorkbook("too_many_columns", limit=MAX_COLUMNS)
        if any(map(_DDE.search, set(self.formulas.values()))):
            raise UnreadableWorkbook("dde")
        if self.values and max(map(len, self.values)) > MAX_TEXT:
            raise UnreadableWorkbook("text_too_long", limit=MAX_TEXT)
        if self.rows and min(self.rows) < 1:
            raise UnreadableWorkbook("damaged")
        in_order = all(map(lt, self._places(), islice(self._places(), 1, None)))
        if not in_order and len(set(self._places())) < len(self.rows):
            raise UnreadableWorkbook("damaged")
        self.hidden_rows = sorted(set(self.hidden_rows))
        self.hidden_columns = sorted({column for column in self.hidden_columns if column <= MAX_COLUMNS})
        self.merges = sorted(set(self.merges))
        return self._kept(set(covered(self._places(), self.merges))) if self.merges else self

    def _places(self) -> Iterator[tuple[int, int]]:
        """Row and column of each cell, made as they are looked at: a list of a million takes 60 MiB."""
        return zip(self.rows, self.columns, strict=True)

    def _kept(self, without: set[int]) -> "Grid":
        """The grid without some positions of its lists."""
        if not without:
            return self
        order = [position for position in range(len(self.rows)) if position not in without]
        moved = {old: new for new, old in enumerate(order)}
        self.formulas = {moved[old]: formula for old, formula in self.formulas.items() if old in moved}
        self.left_out = {moved[old]: text for old, text in self.left_out.items() if old in moved}
        for name in ("rows", "columns", "kinds", "values", "looks"):
            column = getattr(self, name)
            setattr(self, name, [column[position] for position in order])
        return self

    # -- to the other side of the pipe, and to cells --------------------------------------------------------------

    def plain(self) -> dict[str, Any]:
        """Values that JSON knows; numbers packed, kinds and texts as one string each, for a million of them is many.

        A text that stands in several cells is sent once, and is one object at the other end too: a column has few.
        """
        numbered = {name: packed(getattr(self, name)) for name in _NUMBERS}
        numbers: dict[str, int] = defaultdict(count().__next__)  # of texts, in the order in which they come
        values = packed(map(numbers.__getitem__, self.values))
        different, joined = list(numbers), "".join(numbers)
        if _HALF.search(joined):  # half a character would be of another length at the other end
            different = [_HALF.sub("\N{REPLACEMENT CHARACTER}", text) for text in different]
            joined = "".join(different)
        texts = {"texts": joined, "lengths": packed(map(len, different)), "values": values}
        by_position = {name: list(getattr(self, name).items()) for name in _BY_POSITION}
        return vars(self) | numbered | texts | by_position | {"kinds": "".join(self.kinds)}

    @staticmethod
    def from_plain(data: Mapping[str, Any]) -> "Grid":
        """What `plain` gave, also through JSON."""
        data = dict(data)
        texts = cut(data.pop("texts"), unpacked(data.pop("lengths")))
        data["values"] = list(map(texts.__getitem__, unpacked(data["values"])))
        numbers = {name: unpacked(data[name]) for name in _NUMBERS}
        tuples = {name: [tuple(item) for item in data[name]] for name in ("kinds_of_look", "merges")}
        by_position = {name: dict(data[name]) for name in _BY_POSITION}
        return Grid(**{**data, **numbers, **tuples, **by_position, "kinds": list(data["kinds"])})

    def sheet(self) -> Sheet:
        """The sheet with its cells."""
        hidden = (tuple(self.hidden_rows), tuple(self.hidden_columns))
        return Sheet(self.name, self._cells(), self.visible, *hidden, tuple(self.merges))

    def _cells(self) -> dict[tuple[int, int], FileCell]:
        numbers = [code == _NUMBER for code in self.kinds]
        looks = [self.kinds_of_look[look] for look in self.looks] if len(self.kinds_of_look) > 1 else []
        texts = zip(self.kinds, self.values, strict=True)
        typed = {code: _Once(of_text) for code, of_text in _TYPED.items()}
        values = [text if code == _TEXT else typed[code][text] for code, text in texts]
        parts: tuple[Iterable[Any], ...] = (
            self.rows,
            self.columns,
            map(_KINDS.__getitem__, self.kinds),
            values,
            # "26,68%" typed as text into a cell made for percents says it all itself
            [number and look[0] for number, look in zip(numbers, looks, strict=True)] if looks else repeat(False),
            self._at_their_positions(self.formulas),
            [look[1] for look in looks] if looks else repeat(False),
            [look[2] if number else 1 for number, look in zip(numbers, looks, strict=True)] if looks else repeat(1),
            self._at_their_positions(self.left_out),
        )
        made = map(partial(tuple.__new__, FileCell), zip(*parts, strict=False))  # `FileCell._make` without its call
        return dict(zip(self._places(), made, strict=True))

    def _at_their_positions(self, some: dict[int, str]) -> Iterable[str]:
        """A text for each cell: most have none."""
        return map(some.get, range(len(self.rows)), repeat("")) if some else repeat("")


class _Once(dict[str, Decimal | date | bool | str]):
    """Values by their texts, each made of its text once."""

    def __init__(self, of_text: Callable[[str], Decimal | date | bool | str]) -> None:
        self._of_text = of_text

    def __missing__(self, text: str) -> Decimal | date | bool | str:
        value = self[text] = self._of_text(text)
        return value


@dataclass
class GridBook:
    """A workbook as its reader left it."""

    grids: list[Grid]
    kind: FileKind
    macros: bool = False
    links: bool = False

    def __post_init__(self) -> None:
        """Each sheet is bounded by itself already; a hundred of them, in which one cell is repeated, are not."""
        if sum(len(grid.rows) for grid in self.grids) > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)

    def workbook(self) -> Workbook:
        return Workbook(tuple(grid.sheet() for grid in self.grids), self.macros, self.links, self.kind)

    def plain(self) -> dict[str, Any]:
        """Values that JSON knows."""
        return {**vars(self), "grids": [grid.plain() for grid in self.grids], "kind": self.kind.value}

    @staticmethod
    def from_plain(data: Mapping[str, Any]) -> "GridBook":
        grids = [Grid.from_plain(grid) for grid in data["grids"]]
        return GridBook(**{**data, "grids": grids, "kind": FileKind(data["kind"])})
