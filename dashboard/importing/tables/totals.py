"""Which rows of a table are sums of other rows: by their words, by their place in the numbering, by their figures."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from dashboard.importing.cell_text.names import heading
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.workbook import CellKind, FileCell
from dashboard.importing.tables.found_table import FoundTable, TableLine

TOLERANCE = Decimal("0.01")  # of a point, for percentages; of the table's unit, for sums of rounded figures
_OF_WHAT = r"(huyện|tỉnh|xã|thị trấn|xã, thị trấn|xã, phường|phường, xã|quốc|thành phố|địa bàn|dự án|chương trình|đơn vị|bản|thôn)"
_OF_PART = r"((mục|phần|vùng|khu vực|nhóm|cụm) \S+|[ivx]+|[a-h]|[ivxa-h\d]+( ?\+ ?[ivxa-h\d]+)+|(tiểu )?dự án \d\S*|t?da ?\d\S*)"
_TOTAL = re.compile(
    rf"(tổng( cộng| số| chung)?|cộng( chung)?|t\.? ?cộng)( (toàn|các|số|chung|cả|toàn bộ|chung các|số các))?( {_OF_WHAT})?"
    rf"|(tổng( cộng| số)?|cộng)(:| -)? \d+ {_OF_WHAT}"
    rf"|(tổng( cộng| số)?|cộng) {_OF_PART}|[Σσ∑]"
    r"|(chung |tổng hợp )?toàn (huyện|tỉnh|xã|quốc|địa bàn|chương trình)( .*)?|tổng toàn .*"
)
_OF_HOW_MANY = re.compile(r"\s*[:(]?\s*\d+ (xã|đơn vị|thị trấn|phường|dự án|xã, thị trấn)\)?$")
_SECTION = re.compile(
    r"(các|những|vùng|khu vực|cụm|nhóm|phần|mục)\s"
    r"|(xã|bản|thôn)( và thị trấn)?,? (đặc biệt khó khăn|đbkk|còn lại|khác|khu vực|vùng|thuộc|biên giới|nông thôn mới|miền núi)\b"
)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|[:;.,*])+$")
_BEFORE = re.compile(r"^(?:[-+*•]\s*|[ivx]+[.)]\s+|[a-h][.)]\s+|\d+[.)]\s+)")
_ROMAN, _LETTER, _WHOLE, _NONE = 1, 0, 2, 9  # levels of numbers: the lower the more a row holds


def is_total(text: str) -> bool:
    """Whether a row's name says that it is the sum of others: Tổng cộng · Cộng toàn huyện: · Tổng số xã · Cộng mục I."""
    if text.isdecimal():
        return False  # most numbers of rows
    name = _OF_HOW_MANY.sub("", _BEFORE.sub("", _BEHIND.sub("", heading(text).replace("t.cộng", "tổng cộng"))))
    return _TOTAL.fullmatch(name) is not None


def names_section(text: str) -> bool:
    """Whether a row's name is that of several units together: Các xã vùng I · Xã đặc biệt khó khăn."""
    return _SECTION.match(heading(text)) is not None


def level(number: str) -> int:
    """How high a row stands by its number: A, I, 1, 1.1, and below them a row without one."""
    bare = number.strip(" .)(")
    if re.fullmatch(r"[IVX]+", bare):
        return _ROMAN
    if re.fullmatch(r"[A-H]", bare):
        return _LETTER
    if re.fullmatch(r"\d+(\.\d+)*", bare):
        return _WHOLE + bare.count(".")
    return _NONE


def number_in(cell: FileCell | None) -> Decimal | None:
    """The number that stands in a cell, whatever it means."""
    if cell is None:
        return None
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        return cell.value / cell.scale
    number = spelling(str(cell.value)) if cell.kind is CellKind.TEXT else None
    return number.value if number and not number.ambiguous else None


def heads_section(table: FoundTable, index: int, name: str, columns: Sequence[int]) -> bool:
    """Whether the line of that index, numbered I or A, holds the lines numbered below it.

    Its name says so (Các xã vùng I), or it is their sum in each of some columns.
    """
    own = level(table.lines[index].number)
    if own > _ROMAN:
        return False
    below: list[TableLine] = []
    for other in table.lines[index + 1 :]:
        if level(other.number) <= own:
            break
        below.append(other)
    numbered = [other for other in below if level(other.number) < _NONE]
    highest = min((level(other.number) for other in numbered), default=_NONE)
    parts = [other.row for other in numbered if level(other.number) == highest]
    if parts and names_section(name):
        return True
    return adds_up(table, table.lines[index].row, parts, columns, least=1)


def adds_up(table: FoundTable, row: int, parts: Iterable[int], columns: Sequence[int], least: int = 2) -> bool:
    """Whether each figure of a row is the sum of those of other rows, at least `least` of them and not all of them zero."""
    rows, anything = tuple(parts), False
    if len(rows) < least:
        return False
    for column in columns:
        given = number_in(table.sheet.at(row, column))
        known = [number for part in rows if (number := number_in(table.sheet.at(part, column))) is not None]
        if given is None:
            if known:
                return False
            continue
        if not known or abs(sum(known, Decimal(0)) - given) > TOLERANCE:
            return False
        anything = anything or given != 0
    return anything
