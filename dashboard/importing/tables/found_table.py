"""Where a table stands on a sheet: its title block, its header of one or more rows, its body, and what follows below."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dashboard.domain.issues import Place
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet
from dashboard.importing.findings import clean

HEADER_WITHIN = 80  # rows that a title block may take
HEADER_ROWS = 10  # the deepest merged header seen has eight
WIDEST = 200  # columns that one title may span
_NUMBERING = {"stt", "tt", "sốtt", "sốthứtự", "thứtự", "no", "#"}
_NOT_LETTERS = re.compile(r"[\s._:/-]+")
_TALL = 3  # rows of a title "SỐ / THỨ / TỰ"
_GROUP = re.compile(  # titles of groups of columns; what else stands above a header is a title of the table
    r"kế hoạch|\bkh\b|giao|ước|cùng kỳ|năm|thực hiện|lũy kế|giải ngân|trong (tháng|quý|kỳ)|nguồn|vốn|\bhộ\b|tổng|trong đó|chia ra"
    r"|kết quả|mục tiêu|chỉ tiêu"
)
GROUP_LENGTH = 60  # letters; a longer text above a header is the table's own title
_LETTERHEAD = re.compile(
    r"cộng h[oò]a|độc lập|ubnd|ủy ban|số ?:|biểu|mẫu|phụ lục|đvt|đơn vị tính|\(|kèm theo|ngày|kính gửi|báo cáo"
)
_INDEX = re.compile(r"\(?(\d{1,2}|[a-z])\)?|\d{1,2}\s*=.+")
_LEADING_INDEX = re.compile(r"^\(?(\d{1,2})\)?[.)]?\s+(?!tháng|ngày|năm|xã|hộ)(?=\S)", re.IGNORECASE)
_SIGNATURE = re.compile(r"người lập|lập biểu|kế toán|thủ trưởng|tm\.|kt\.|tl\.|chủ tịch|trưởng phòng|giám đốc|nơi nhận")
_DATED = re.compile(r".*\bngày .* tháng .* năm")  # above a signature; within a table the day of a decision
_NOTE = re.compile(r"ghi chú\s*:|\(?\*+\)?\s|nguồn( số liệu)?\s*:|lưu ý\s*:")


@dataclass(frozen=True)
class Heading:
    """One column: its titles from the top row of the header down, a merged title standing over each of its columns."""

    column: int
    path: tuple[str, ...]
    place: Place
    index: str = ""  # from the row of column numbers below, such as "9=10+11"

    @property
    def text(self) -> str:
        return " › ".join(self.path)


@dataclass(frozen=True)
class TableLine:
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

    def heading(self, column: int) -> Heading | None:
        return next((heading for heading in self.headings if heading.column == column), None)


def tables_on(sheet: Sheet) -> tuple[FoundTable, ...]:
    """The tables of a sheet, one below or beside another: each a header of at least two titles above a row with a figure."""
    return _Finder(sheet).tables()


def is_figure(cell: FileCell) -> bool:
    """Whether a cell holds a number, written as one or as text, or a formula that gives one."""
    if cell.kind is CellKind.TEXT:
        return spelling(str(cell.value)) is not None
    return cell.kind in (CellKind.NUMBER, CellKind.UNCOMPUTED, CellKind.ERROR)


class _Finder:
    """Looks for the table of one sheet, with its cells by row and its merges by covered cell at hand."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: dict[int, list[FileCell]] = {}
        for (row, _), cell in sheet.cells.items():
            self.rows.setdefault(row, []).append(cell)
        self.rows = {row: sorted(self.rows[row], key=lambda cell: cell.column) for row in sorted(self.rows)}
        self.over: dict[
            tuple[int, int], tuple[int, int]
        ] = {}  # covered cell of a header -> the cell that holds the text

    def tables(self) -> tuple[FoundTable, ...]:
        tables: list[FoundTable] = []
        start, first_top = 1, 0
        while (top := self._top(start)) is not None:
            first_top = first_top or top
            titles = tuple(
                cell for row, cells in self.rows.items() if row < first_top or start <= row < top for cell in cells
                if cell.kind is CellKind.TEXT
            )  # fmt: skip
            made, end = self._tables_at(top, titles)
            tables += made
            if end is None:
                break
            start = end
        return tuple(tables)

    def _tables_at(self, top: int, titles: tuple[FileCell, ...]) -> tuple[list[FoundTable], int | None]:
        """The tables whose headers begin in one row, and the row in which another header begins below them."""
        first = self._with_groups(top, titles)
        self.over = self._covered(first)
        bottom, top = self._bottom(top), first
        columns = self._columns(top, bottom)
        index = self._index_row(bottom + 1, columns)
        headings = tuple(h for column in columns if (h := self._heading(column, top, bottom, index)).path)
        titled = frozenset(heading.column for heading in headings)
        tables, ends = [], []
        for part in _beside(headings):
            numbering = next((h.column for h in part if _numbers(h)), None)
            lines, notes, beyond, end = self._body(
                bottom + 1 + bool(index), part, numbering, bottom - top + 1 + bool(index)
            )
            ends.append(end)
            if lines and len(part) > 1:
                tables.append(FoundTable(self.sheet, part, numbering, titles, lines, notes, beyond, titled))
        return tables, min((end for end in ends if end is not None), default=None)

    def _covered(self, top: int) -> dict[tuple[int, int], tuple[int, int]]:
        """The merges of a header."""
        over = {}
        for first_row, first_column, last_row, last_column in self.sheet.merges:
            if first_row <= top + HEADER_ROWS and last_row >= top:
                for row in range(max(first_row, top), min(last_row, top + HEADER_ROWS) + 1):
                    for column in range(first_column, min(last_column, first_column + WIDEST) + 1):
                        over[(row, column)] = (first_row, first_column)
        return over

    # -- the header -------------------------------------------------------------------------------------------------

    def _top(self, start: int) -> int | None:
        """The first row with a numbering title, or else the first row of texts with figures under it."""
        rows = [row for row in self.rows if row >= start]
        early = [row for row in rows if row <= rows[0] + HEADER_WITHIN] if rows else []
        for row in early:
            if any(self._numbering_ends(cell) for cell in self.rows[row]):
                return row
        return max((row for row in early if self._over_figures(row)), key=self._titles_in, default=None)

    def _numbering_ends(self, cell: FileCell) -> bool:
        """Whether a cell is a title of numbering, or the last part of one over several rows, above the first number."""
        if cell.kind is not CellKind.TEXT:
            return False
        above = [self.sheet.at(row, cell.column) for row in range(cell.row - _TALL + 1, cell.row)]
        parts = [clean(part.shown) for part in (*above, cell) if part and part.kind is CellKind.TEXT]
        below = self.sheet.at(cell.row + 1, cell.column)
        if below and _is_numbering(" ".join((*parts, clean(below.shown)))):
            return False  # the title goes on
        return any(_is_numbering(" ".join(parts[first:])) for first in range(len(parts)))

    def _over_figures(self, row: int) -> bool:
        """Whether a row has at least two texts, one of them above a figure."""
        texts = self._texts(row)
        below = (cell for other in range(row + 1, row + HEADER_ROWS) for cell in self.rows.get(other, []))
        return len(texts) > 1 and any(is_figure(cell) and cell.column in texts for cell in below)

    def _texts(self, row: int) -> set[int]:
        return {cell.column for cell in self.rows[row] if cell.kind is CellKind.TEXT and not is_figure(cell)}

    def _titles_in(self, row: int) -> tuple[bool, int]:
        """How much a row looks like a header: no letterhead, and many titles. The first of equals is taken."""
        return not any(_LETTERHEAD.match(plain(cell.shown)) for cell in self.rows[row]), len(self._texts(row))

    def _with_groups(self, top: int, titles: tuple[FileCell, ...]) -> int:
        """The first row of a header, with the titles of groups of columns that stand directly above the row of `top`."""
        first = top
        while first > 1 and self._groups(first - 1, top):
            first -= 1
        return first

    def _groups(self, row: int, top: int) -> bool:
        """Whether a row holds titles of groups of columns: over some columns only, or the first half of a title below."""
        cells = self.rows.get(row, [])
        header = self.rows[top]
        if not cells or any(cell.kind is not CellKind.TEXT or is_figure(cell) for cell in cells):
            return False
        if any(plain(cell.shown) in ("số", "thứ") and cell.column == header[0].column for cell in cells):
            return True
        names = [cell.column for cell in header if not self._numbering_ends(cell)][:1]
        for cell in cells:
            text = plain(cell.shown)
            beneath = self.sheet.at(top, cell.column)
            own = beneath is None and cell.column in range(header[0].column, header[-1].column + 1)
            over = bool(names) and cell.column > names[0] and cell.column <= header[-1].column
            if _LETTERHEAD.match(text) or len(text) > GROUP_LENGTH or not (own or over):
                return False
            if over and not own and not _GROUP.search(text):
                return False
        return any(self.sheet.at(top, cell.column) for cell in cells)

    def _bottom(self, top: int) -> int:
        """The last row of the header: as deep as its merges go, or while rows below only name parts of titles above."""
        deepest = max((last for first, _, last, _ in self.sheet.merges if first <= top <= last), default=top)
        bottom = min(deepest, top + HEADER_ROWS)
        while bottom < top + HEADER_ROWS and self._continues(bottom + 1, top):
            bottom += 1
        return bottom

    def _continues(self, row: int, top: int) -> bool:
        """Whether a row is more header: texts or counted columns under wider titles, and nothing under the rows' number or name."""
        cells = self.rows.get(row, [])
        numbered = any(self._numbering_ends(cell) for cell in self.rows[top])
        first = {cell.column for cell in self.rows[top][: 2 if numbered else 1]}
        if not cells or any(cell.column in first for cell in cells) or cells[0].column < min(first):
            return False
        if [clean(cell.shown) for cell in cells] == [str(number) for number in range(1, len(cells) + 1)] and cells[1:]:
            return True  # 1, 2, 3 … name the parts of the title above, as in the forms of the review
        return all(cell.kind is CellKind.TEXT and not is_figure(cell) for cell in cells)

    def _columns(self, top: int, bottom: int) -> list[int]:
        """Columns with a title of their own or under a merge."""
        titled = {cell.column for row in range(top, bottom + 1) for cell in self.rows.get(row, [])}
        return sorted(titled | {column for (row, column), where in self.over.items()
                                if top <= row <= bottom and where in self.sheet.cells})  # fmt: skip

    def _heading(self, column: int, top: int, bottom: int, index: dict[int, str]) -> Heading:
        path: list[str] = []
        place = self.sheet.place(top, column)
        for row in range(top, bottom + 1):
            where = self.over.get((row, column), (row, column))
            cell = self.sheet.at(*where) or self._wide_title(row, column, bottom)
            text = clean(cell.shown).replace("\n", " ") if cell else ""
            if text and (not path or path[-1] != text):
                path.append(text)
                place = self.sheet.place(*where) if self.sheet.at(*where) else place
        number = index.get(column, "")
        if path and not number and (match := _LEADING_INDEX.match(path[-1])):
            number, path[-1] = match[1], path[-1][match.end() :]
        return Heading(column, tuple(path), place, number)

    def _wide_title(self, row: int, column: int, bottom: int) -> FileCell | None:
        """A title that spans this column though it was never merged: the nearest to the left that has titles below it."""
        if row == bottom or (row, column) in self.over or not self._titled_below(row, column, bottom):
            return None
        for left in range(column - 1, max(0, column - WIDEST), -1):
            if (row, left) in self.over:
                return None
            if cell := self.sheet.at(row, left):
                return cell if self._titled_below(row, left, bottom) else None
        return None

    def _titled_below(self, row: int, column: int, bottom: int) -> bool:
        return any(self.sheet.at(below, column) for below in range(row + 1, bottom + 1))

    def _index_row(self, row: int, columns: list[int]) -> dict[int, str]:
        """The row that numbers the columns (A, B, 1=2+5, 2 …) as column -> index; empty where it is no such row."""
        cells = [cell for column in columns if (cell := self.sheet.at(row, column))]
        texts = [plain(cell.shown).replace("(", "").replace(")", "") for cell in cells]
        numbers = [int(match[0]) for text in texts if (match := re.match(r"\d+", text))]
        fits = len(cells) >= max(2, len(columns) * 0.6) and all(_INDEX.fullmatch(text) for text in texts)
        rises = all(b - a == 1 for a, b in pairwise(numbers))
        if not fits or not rises or not numbers or numbers[0] > 2:
            return {}
        return {cell.column: text for cell, text in zip(cells, texts, strict=True)}

    # -- the body ---------------------------------------------------------------------------------------------------

    def _body(
        self, first: int, headings: tuple[Heading, ...], numbering: int | None, depth: int
    ) -> tuple[tuple[TableLine, ...], tuple[FileCell, ...], tuple[int, ...], int | None]:
        """Filled rows down to the signatures, the texts below, and the row of another header; `depth` of this one in rows.

        A note under the table is no row of it, and neither is its own header printed again on the next page.
        """
        columns = {heading.column for heading in headings} - {numbering}
        own = {heading.column: heading for heading in headings}
        lines: list[TableLine] = []
        notes: list[FileCell] = []
        beyond: list[int] = []
        signed, skipped_to, end = False, 0, None
        for row, cells in self.rows.items():
            if row < first or row < skipped_to:
                continue
            keyed = [cell for cell in cells if cell.column in columns]
            if self._is_header(cells, own, numbering):
                if not all(cell.column in own and clean(cell.shown) in own[cell.column].path for cell in keyed):
                    end = row
                    break
                skipped_to = row + depth
                continue
            numbers = any(cell.kind is CellKind.NUMBER for cell in keyed) or any(map(is_figure, keyed))
            ending = not numbers and any(_ends(cell) for cell in cells)
            signed = signed or (ending and any(_SIGNATURE.match(plain(cell.shown)) for cell in cells))
            if not numbers and any(_DATED.match(plain(cell.shown)) for cell in cells):
                ending = row > self._last_figures(columns)
            if signed and numbers and len(keyed) > 1:
                beyond.append(row)
            elif ending or signed or not keyed:
                notes += cells
            else:
                number = self.sheet.at(row, numbering) if numbering else None
                lines.append(TableLine(row, clean(number.shown) if number else ""))
        while lines and self._is_remark(lines[-1], columns):
            notes[:0] = self.rows[lines.pop().row]
        return tuple(lines), tuple(notes), tuple(beyond), end

    def _last_figures(self, columns: set[int]) -> int:
        """The last row of the sheet in which one of some columns holds a figure."""
        return max(
            (row for row, cells in self.rows.items() if any(c.column in columns and is_figure(c) for c in cells)),
            default=0,
        )

    @staticmethod
    def _is_header(cells: list[FileCell], own: dict[int, Heading], numbering: int | None) -> bool:
        """Whether a row below is a header: the numbering's title again, or the title of the first column over itself."""
        first = min(own)
        for cell in cells:
            if cell.column == numbering and _is_numbering(cell.shown):
                return True
            if numbering is None and cell.column == first and cell.kind is CellKind.TEXT:
                return plain(cell.shown) == plain(own[first].path[-1])
        return False

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


def _beside(headings: tuple[Heading, ...]) -> list[tuple[Heading, ...]]:
    """Headings of tables side by side, parted where a column of numbers begins again."""
    starts = [n for n, heading in enumerate(headings) if _numbers(heading)]
    cuts = [*starts[1:], len(headings)]
    return [headings[begin:end] for begin, end in zip([0, *cuts], cuts, strict=False)]


def _numbers(heading: Heading) -> bool:
    """Whether a column numbers the rows, however many rows its title takes ("SỐ" over "TT")."""
    return _is_numbering(" ".join(heading.path)) or _is_numbering(heading.path[0])


def _is_numbering(text: str) -> bool:
    """Whether a text is the title of a column of numbers: STT, S.T.T, TT., Số thứ tự, No."""
    return _NOT_LETTERS.sub("", plain(text)) in _NUMBERING


def _ends(cell: FileCell) -> bool:
    """Whether a text is of the kind that stands below a table."""
    text = plain(cell.shown)
    return cell.kind is CellKind.TEXT and bool(_SIGNATURE.match(text) or _NOTE.match(text))
