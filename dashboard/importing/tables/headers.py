"""The header of a table: where it begins and ends on its sheet, and the title of each of its columns."""

import re
from collections.abc import Mapping, Sequence
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
    r"kế hoạch|\bkh\b|giao|ước|dự (báo|kiến)|nhu cầu|đăng ký|cùng kỳ|năm|thực hiện|lũy kế|giải ngân|trong (tháng|quý|kỳ)"
    r"|nguồn|vốn|\bhộ\b|tổng|trong đó|chia ra|kết quả|mục tiêu|chỉ tiêu"
)
GROUP_LENGTH = 60  # letters; a longer text above a header is the table's own title
_NAMES = re.compile(r"(tên )?(đơn vị|xã|phường|huyện|tỉnh|địa phương|chỉ tiêu|nội dung|(tiểu )?dự án)\b")
_LETTERHEAD = re.compile(
    r"cộng h[oò]a|độc lập|ubnd|ủy ban|số ?:|biểu|mẫu|phụ lục|đvt|đơn vị tính|\(|kèm theo|ngày|kính gửi|báo cáo"
)
_INDEX = re.compile(r"\(?(\d{1,2}|[a-z])\)?|\d{1,2}\s*=.+")
_LEADING_INDEX = re.compile(r"^\(?(\d{1,2})\)?[.)]?\s+(?!tháng|ngày|năm|xã|hộ)(?=\S)", re.IGNORECASE)


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


def is_figure(cell: FileCell) -> bool:
    """Whether a cell holds a number, written as one or as text, or a formula that gives one."""
    if cell.kind is CellKind.TEXT:
        return spelling(str(cell.value)) is not None
    return cell.kind in (CellKind.NUMBER, CellKind.UNCOMPUTED, CellKind.ERROR)


@dataclass(frozen=True)
class Header:
    """The rows of a header, its columns with a title, and the first row below it."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    body: int


class Headers:
    """Finds the headers of one sheet, whose cells are given by row, in their order."""

    def __init__(self, sheet: Sheet, rows: Mapping[int, Sequence[FileCell]]) -> None:
        self.sheet, self.rows = sheet, rows
        self.over: dict[
            tuple[int, int], tuple[int, int]
        ] = {}  # covered cell of a header -> the cell that holds the text

    def at(self, row: int) -> Header:
        """The header that has its last titles in, or below, a row that `first_from` found."""
        top = self._with_groups(row)
        self.over = self._covered(top)
        bottom = self._bottom(row)
        columns = self._columns(top, bottom)
        index = self._index_row(bottom + 1, columns)
        headings = tuple(h for column in columns if (h := self._heading(column, top, bottom, index)).path)
        return Header(top, bottom, headings, bottom + 1 + bool(index))

    def first_from(self, start: int) -> int | None:
        """The first row with a numbering title, or else the first row of texts with figures under it."""
        rows = [row for row in self.rows if row >= start]
        early = [row for row in rows if row <= rows[0] + HEADER_WITHIN] if rows else []
        for row in early:
            if any(self._numbering_ends(cell) for cell in self.rows[row]):
                return row
        first = next((row for row in early if self._over_figures(row)), None)
        if first is None:
            return next((row for row in early if self._over_words(row)), None)
        near = (row for row in early if first <= row <= first + HEADER_ROWS and self._over_figures(row))
        return max(near, key=self._titles_in)  # letterhead may stand over figures as well

    def _over_words(self, row: int) -> bool:
        """Whether a row has titles, one of names, above words: a table whose figures are all spelled out or missing."""
        texts, below = self._texts(row), self._texts(row + 1) if row + 1 in self.rows else set()
        return len(texts & below) > 1 and any(_NAMES.match(plain(cell.shown)) for cell in self.rows[row])

    def _numbering_ends(self, cell: FileCell) -> bool:
        """Whether a cell is a title of numbering, or the last part of one over several rows, above the first number."""
        if cell.kind is not CellKind.TEXT:
            return False
        above = [self.sheet.at(row, cell.column) for row in range(cell.row - _TALL + 1, cell.row)]
        parts = [clean(part.shown) for part in (*above, cell) if part and part.kind is CellKind.TEXT]
        below = self.sheet.at(cell.row + 1, cell.column)
        if below and is_numbering(" ".join((*parts, clean(below.shown)))):
            return False  # the title goes on
        return any(is_numbering(" ".join(parts[first:])) for first in range(len(parts)))

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

    def _with_groups(self, top: int) -> int:
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

    def _covered(self, top: int) -> dict[tuple[int, int], tuple[int, int]]:
        """The merges of a header."""
        over = {}
        for first_row, first_column, last_row, last_column in self.sheet.merges:
            if first_row <= top + HEADER_ROWS and last_row >= top:
                for row in range(max(first_row, top), min(last_row, top + HEADER_ROWS) + 1):
                    for column in range(first_column, min(last_column, first_column + WIDEST) + 1):
                        over[(row, column)] = (first_row, first_column)
        return over


def numbers_rows(heading: Heading) -> bool:
    """Whether a column numbers the rows, however many rows its title takes ("SỐ" over "TT")."""
    return is_numbering(" ".join(heading.path)) or is_numbering(heading.path[0])


def is_numbering(text: str) -> bool:
    """Whether a text is the title of a column of numbers: STT, S.T.T, TT., Số thứ tự, No."""
    return _NOT_LETTERS.sub("", plain(text)) in _NUMBERING
