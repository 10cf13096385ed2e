"""The reader of .csv: parted by `;`, tab or comma, lines of title above and below the table; every cell the text it is."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.cell_text.dates import YEARS
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.cells import CellKind, FileKind
from dashboard.importing.files.csv_text import decoded
from dashboard.importing.files.grid import MAX_CELLS, MAX_TEXT, Grid, GridBook
from dashboard.importing.files.guard import Facts

SHEET = "CSV"
_DELIMITERS = (";", "\t", ",")  # a decimal comma is in the cells of every Vietnamese table, a semicolon in none
_SEPARATOR_LINE = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)  # Excel's own first line
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def read_csv(content: bytes, _: Facts) -> GridBook:
    """One sheet; UnreadableWorkbook for a text that is no table, uneven, or in an unknown encoding."""
    text = decoded(content)
    announced = _SEPARATOR_LINE.match(text)
    delimiters = (announced[1],) if announced else _DELIMITERS
    text = text[announced.end() :] if announced else text
    grid = Grid(SHEET)
    for row, cells in enumerate(_rows(text, _delimiter(text, delimiters)), start=1):
        for column, cell in enumerate(cells, start=1):
            grid.put(row, column, CellKind.TEXT, _CONTROL.sub("", cell))
        if len(grid.rows) > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)
    return GridBook([grid.finished()], FileKind.CSV)


@dataclass
class _Cut:
    """How a delimiter cuts the text: the lengths of its rows, and of each length the first row with its place."""

    lengths: list[int] = field(default_factory=list)
    first: dict[int, tuple[int, list[str]]] = field(default_factory=dict)

    @property
    def even(self) -> bool:
        return len(self.first.keys() - {0}) == 1

    def titled(self, delimiter: str) -> bool:
        """Whether a table, of which most rows are, stands among lines of title and signature.

        A row of the table may lack its last cells. Not where a comma parts them, for that may also be the decimal mark of a
        cell without quotes; and where figures stand in the first row of the table, its header is of another length.
        """
        counts = Counter(length for length in self.lengths if length > 1)
        width = max(counts, key=lambda length: (counts[length], length))
        at, header = self.first[width]
        names = [cell for cell in header if cell.strip()]
        if len(names) < 2 or any(map(_is_figure, names)) or (at and self.lengths[at - 1] > width):
            return False
        below = self.lengths[at + 1 :]
        if sum(length > 1 for length in below) * 2 < sum(length > 0 for length in below):
            return False
        return all(length in (0, 1, width) or (length < width and delimiter != ",") for length in below)


def _is_figure(text: str) -> bool:
    number = spelling(text)
    return number is not None and not (number.value in YEARS and text.strip().isdigit())


def _delimiter(text: str, delimiters: tuple[str, ...]) -> str:
    """The first delimiter that cuts the text into rows of one length, else into a table among lines of title."""
    cuts = {delimiter: cut for delimiter in delimiters if (cut := _cut(text, delimiter)) is not None}
    tables = {delimiter: cut for delimiter, cut in cuts.items() if max(cut.first, default=0) > 1}
    if not tables:
        raise UnreadableWorkbook("not_a_table")
    for delimiter, cut in tables.items():
        if cut.even:
            return delimiter
    for delimiter, cut in tables.items():
        if cut.titled(delimiter):
            return delimiter
    raise UnreadableWorkbook("uneven_table")


def _cut(text: str, delimiter: str) -> _Cut | None:
    """None where the quotes do not close."""
    cut = _Cut()
    try:
        for number, row in enumerate(_rows(text, delimiter)):
            cut.lengths.append(len(row))
            if len(row) not in cut.first:
                cut.first[len(row)] = (number, row)
    except csv.Error:
        return None
    return cut


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows one by one: all at once would take more than their grid."""
    csv.field_size_limit(MAX_TEXT * 4)
    return csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter, strict=True)
