"""Cells with their positions, sheets and workbooks: the values that all readers return."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from dashboard.domain.issues import Place, cell_place
from dashboard.importing.cell_text.names import plain

Look = tuple[bool, bool, int]  # percent, struck, scale: what a cell's format says beside its value
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


_VALUE = itemgetter(3)  # of a cell


class CellKind(StrEnum):
    NUMBER = "n"
    TEXT = "s"
    DATE = "d"
    TRUTH = "b"
    ERROR = "e"
    UNCOMPUTED = "f"  # a formula that was saved without its value


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


class FileCell(NamedTuple):
    """One filled cell; a tuple, for a file has very many of them. `value` is a Decimal, a str, a date or a bool by `kind`.

    Its number format says more than its value: `percent`, and `scale`, 1.000 where the format shows thousands ("#,##0,"),
    so that the value is that many times what a person sees. `struck` is a cell crossed out as a whole; `left_out` are parts of
    its text that do not count, crossed out or raised as footnotes.
    """

    row: int
    column: int
    kind: CellKind
    value: Decimal | str | date | bool
    percent: bool = False
    formula: str = ""
    struck: bool = False
    scale: int = 1
    left_out: str = ""

    @property
    def shown(self) -> str:
        """The cell as a finding quotes it."""
        value = self.value
        if isinstance(value, str):
            return value
        if isinstance(value, Decimal):
            return f"{(value * 100).normalize():f}%" if self.percent else f"{value:f}"
        return f"{value.day}/{value.month}/{value.year}" if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class Sheet:
    """The filled cells of one sheet, sparse; rows and columns count from 1. Only the first cell of a merge is filled."""

    name: str
    cells: dict[tuple[int, int], FileCell]
    visible: bool = True
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merges: tuple[Merge, ...] = ()

    @cached_property
    def texts(self) -> frozenset[str]:
        """The different texts of its cells: a column of thousands holds few, and what is known of a text is known once."""
        return frozenset([value for value in map(_VALUE, self.cells.values()) if isinstance(value, str)])

    def at(self, row: int, column: int) -> FileCell | None:
        return self.cells.get((row, column))

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    def place(self, row: int, column: int) -> Place:
        return cell_place(self.name, row, column)


@dataclass(frozen=True)
class Workbook:
    sheets: tuple[Sheet, ...]
    macros: bool = False
    links: bool = False
    kind: FileKind = FileKind.XLSX
    _by_name: dict[str, Sheet] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {plain(sheet.name): sheet for sheet in reversed(self.sheets)})

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, however its letters are composed, spaced or capitalised."""
        return self._by_name.get(plain(name))
