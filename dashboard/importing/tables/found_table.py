"""Where a table stands on a sheet: its title block, its header of one or more rows, its body, and what follows below."""

import re
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter, lt
from typing import NamedTuple

from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.title_kinds import parts_tables
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet
from dashboard.importing.findings import clean
from dashboard.importing.tables.headers import Headers, Heading, is_figure, is_numbering, numbers_rows

_SIGNATURE = re.compile(r"người lập|lập biểu|kế toán|thủ trưởng|tm\.|kt\.|tl\.|chủ tịch|trưởng phòng|giám đốc|nơi nhận")
_DATED = re.compile(r".*\bngày .* tháng .* năm")  # above a signature; within a table the day of a decision
_kind = itemgetter(2)  # of a cell: there are very many
_NOTE = re.compile(r"ghi chú\s*:|\(?\*+\)?\s|nguồn( số liệu)?\s*:|lưu ý\s*:")


class TableLine(NamedTuple):
    """One row of the body: its number as written (I, 1, 1.1, a, -) in the numbering column."""

    row: int
    number: str


@dataclass(frozen=True)
class FoundTable:
    """A table as it stands on its sheet; nothing is understood yet."""

    sheet: Sheet
    headings: tuple[Heading, ...]
    numbering: int | None  # the column of STT
    titles: tuple[FileCell, ...]  # texts above the header, in reading order
    lines: tuple[TableLine, ...]
    notes: tuple[FileCell, ...]  # texts below the table: notes and signatures
    beyond: tuple[int, ...] = ()  # rows of figures below the signatures
    titled: frozenset[int] = frozenset()  # columns that have a title, those of tables beside it too
    caption: tuple[FileCell, ...] = ()  # of a later table of the sheet: the texts between the one above and its header

    def heading(self, column: int) -> Heading | None:
        return next((heading for heading in self.headings if heading.column == column), None)


def tables_on(sheet: Sheet) -> tuple[FoundTable, ...]:
    """The tables of a sheet, one below or beside another: each a header of at least two titles above a row with a figure."""
    return _Finder(sheet).tables()


class _Finder:
    """Looks for the table of one sheet, with its cells by row and its merges by covered cell at hand."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: dict[int, list[FileCell]] = {}
        for (row, _), cell in sheet.cells.items():
            self.rows.setdefault(row, []).append(cell)
        places = list(sheet.cells)
        if not all(map(lt, places, places[1:])):  # most files have their cells in order
            self.rows = {row: sorted(self.rows[row], key=attrgetter("column")) for row in sorted(self.rows)}
        self.headers = Headers(sheet, self.rows)

    def tables(self) -> tuple[FoundTable, ...]:
        tables: list[FoundTable] = []
        start, first_top = 1, 0
        while (top := self.headers.first_from(start)) is not None:
            first_top = first_top or top
            titles = tuple(
                cell for row, cells in self.rows.items() if row < first_top or start <= row < top for cell in cells
                if cell.kind is CellKind.TEXT
            )  # fmt: skip
            above = max((line.row for table in tables for line in table.lines), default=top)
            caption = tuple(cell for row, cells in self.rows.items() if above < row < top for cell in cells)
            made, end = self._tables_at(top, titles)
            tables += (replace(table, caption=caption) for table in made)
            if end is None:
                break
            start = end
        return tuple(tables)

    def _tables_at(self, top: int, titles: tuple[FileCell, ...]) -> tuple[list[FoundTable], int | None]:
        """The tables whose headers begin in one row, and the row in which another header begins below them."""
        header = self.headers.at(top)
        titled = frozenset(heading.column for heading in header.headings)
        tables, ends = [], []
        for part in filter(None, _beside(header.headings)):
            numbering = next((h.column for h in part if numbers_rows(h)), None)
            lines, notes, beyond, end = self._body(header.body, part, numbering, header.body - header.top)
            ends.append(end)
            if lines and len(part) > 1:
                tables.append(FoundTable(self.sheet, part, numbering, titles, lines, notes, beyond, titled))
        return tables, min((end for end in ends if end is not None), default=None)

    # -- the body ---------------------------------------------------------------------------------------------------

    def _body(
        self, first: int, headings: tuple[Heading, ...], numbering: int | None, depth: int
    ) -> tuple[tuple[TableLine, ...], tuple[FileCell, ...], tuple[int, ...], int | None]:
        """Filled rows down to the signatures, the texts below, and the row of another header; `depth` of this one in rows.

        A note under the table is no row of it, and neither is its own header printed again on the next page.
        """
        columns = {heading.column for heading in headings} - {numbering}
        own = {heading.column: heading for heading in headings}
        leftmost = own[min(own)]
        lines: list[TableLine] = []
        notes: list[FileCell] = []
        beyond: list[int] = []
        signed, skipped_to, end = False, 0, None
        find, marked = self.sheet.cells.get, leftmost.column if numbering is None else numbering
        for row, cells in self.rows.items():
            if row < first or (row < skipped_to and _of_header(cells, own)):
                continue
            keyed = [cell for cell in cells if cell.column in columns]
            mark = find((row, marked))
            if mark is not None and mark.kind is not CellKind.NUMBER and self._is_header(mark, leftmost, numbering):
                if self._captioned(row) or not all(
                    cell.column in own and clean(cell.shown) in own[cell.column].path for cell in keyed
                ):
                    end = row
                    break
                skipped_to = row + depth
                continue
            numbers = CellKind.NUMBER in map(_kind, keyed) or any(map(is_figure, keyed))
            ending = not numbers and any(_ends(cell) for cell in cells)
            signed = signed or (ending and any(_SIGNATURE.match(plain(cell.shown)) for cell in cells))
            if not numbers and any(_DATED.match(plain(cell.shown)) for cell in cells):
                ending = row > self._last_figures(columns)
            if signed and numbers and len(keyed) > 1:
                beyond.append(row)
            elif ending or signed or not keyed:
                notes += cells
            else:
                written = mark.shown if mark and numbering else ""
                lines.append(TableLine(row, written if written.isdecimal() else clean(written)))
        while lines and self._is_remark(lines[-1], columns):
            notes[:0] = self.rows[lines.pop().row]
        return tuple(lines), tuple(notes), tuple(beyond), end

    def _captioned(self, header: int) -> bool:
        """Whether the texts right above a header say that other figures begin there: a plan's, another year's."""
        for row in sorted((row for row in self.rows if row < header), reverse=True):
            if any(map(is_figure, self.rows[row])):
                break
            if any(cell.kind is CellKind.TEXT and parts_tables(cell.shown) for cell in self.rows[row]):
                return True
        return False

    def _last_figures(self, columns: set[int]) -> int:
        """The last row of the sheet in which one of some columns holds a figure."""
        return max(
            (row for row, cells in self.rows.items() if any(c.column in columns and is_figure(c) for c in cells)),
            default=0,
        )

    @staticmethod
    def _is_header(cell: FileCell, first: Heading, numbering: int | None) -> bool:
        """Whether a cell below begins a header: the numbering's title again, or the title of the first column over itself."""
        if numbering is not None:
            return is_numbering(cell.shown)
        return cell.kind is CellKind.TEXT and plain(cell.shown) == plain(first.path[-1])

    def _is_remark(self, line: TableLine, columns: set[int]) -> bool:
        """Whether a last row is a remark, or the heading of what follows: one text without a number before it."""
        cells = [cell for cell in self.rows[line.row] if cell.column in columns]
        alone = not line.number and len(cells) == 1 and not is_figure(cells[0])
        return alone and not self._under_a_figure(line.row)

    def _under_a_figure(self, row: int) -> bool:
        """Whether a row has no figure of its own because a merged cell above holds one for both."""
        return any(
            top < row <= bottom and (cell := self.sheet.at(top, left)) is not None and is_figure(cell)
            for top, left, bottom, _ in self.sheet.merges
        )


def _of_header(cells: list[FileCell], own: dict[int, Heading]) -> bool:
    """Whether a row only says what the header says: titles of its columns, or their numbers."""
    return all(
        (heading := own.get(cell.column)) is not None
        and (clean(cell.shown) in heading.path or plain(cell.shown).strip("()") == heading.index)
        for cell in cells
    )


def _beside(headings: tuple[Heading, ...]) -> list[tuple[Heading, ...]]:
    """Headings of tables side by side, parted where a column of numbers begins again."""
    starts = [n for n, heading in enumerate(headings) if numbers_rows(heading)]
    cuts = [*starts[1:], len(headings)]
    return [headings[begin:end] for begin, end in zip([0, *cuts], cuts, strict=False)]


def _ends(cell: FileCell) -> bool:
    """Whether a text is of the kind that stands below a table."""
    text = plain(cell.shown)
    return cell.kind is CellKind.TEXT and bool(_SIGNATURE.match(text) or _NOTE.match(text))
