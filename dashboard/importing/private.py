"""Personal data that is refused: lists of households or persons (Biểu 14, 15), identity and telephone numbers in texts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from dashboard.domain.issues import IssueCode, Place, UnreadableWorkbook
from dashboard.importing.cell_text.identity import CITIZEN_NUMBER, IDENTITY_WORDS, covered, identity_numbers, masked
from dashboard.importing.cell_text.names import heading
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.legacy_text import converted

__all__ = ["household_sheets", "identity_findings", "identity_numbers", "masked", "refuse_household_lists"]

HEADER_WITHIN = 200  # rows of a sheet in which the header of a list may stand
_BAND = 3  # rows over which one header may reach
_ENOUGH = 3  # identity numbers in one column, or unusual names below their title, that make a list

_NAME = re.compile(
    r"(?:stt )?(?:họ và tên|họ tên|họ, tên|họ & tên|tên chủ hộ|chủ hộ|tên thành viên)\b"
    r"(?!.*\b(?:ký|lập|báo cáo|lãnh đạo|thủ trưởng|phụ trách|liên hệ)\b)"
)
_PERSONAL = re.compile(
    r"\b(?:ngày sinh|năm sinh|sinh năm|(?:ngày,? ?)?tháng,? ?năm sinh|quan hệ với chủ hộ|số điện thoại|nhân khẩu|số khẩu)\b"
    r"|^(?:quan hệ|giới tính|nam|nữ|nam/ ?nữ|dân tộc|thành phần dân tộc|sđt|điện thoại|địa chỉ.*|nơi ở.*|(?:thôn|bản|tổ)\b.*"
    r"|(?:tổng )?điểm b[12]?|mã hộ|tuổi)$"
)
_TITLE = re.compile(r"\bdanh sách\b.*\b(?:hộ|thành viên|nhân khẩu|người nghèo|đối tượng)\b")
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_NUMBER_ALONE = re.compile(r"'?(?:0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}|\d{9})")
_SURNAMES = (
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "lò",
    "quàng", "cà", "tòng", "lường", "vì", "hà", "sùng", "giàng", "thào", "mùa", "vàng", "hờ", "cứ", "lầu", "tráng", "mua", "bạc",
    "cầm", "đèo", "điêu", "lù", "mè", "hạng", "vừ", "ly", "sồng", "đinh", "trương", "mai", "đào", "đoàn", "cao", "lưu", "trịnh",
)  # fmt: skip


# -- lists -----------------------------------------------------------------------------------------------------------------


def refuse_household_lists(workbook: Workbook) -> None:
    """UnreadableWorkbook("household_list") where a sheet lists households or persons, with the names of these sheets.

    A sheet whose name is that of a person or has a personal number is given by its position: "#3".
    """
    listed = household_sheets(workbook)
    if not listed:
        return
    numbers = {sheet.name: number for number, sheet in enumerate(workbook.sheets, 1)}
    named = [f"#{numbers[name]}" if _names_a_person(name) else name for name in listed]
    raise UnreadableWorkbook("household_list", sheets=", ".join(named))


def household_sheets(workbook: Workbook) -> tuple[str, ...]:
    """Names of the sheets that list at least one household or person, or whose name has a personal number."""
    return tuple(sheet.name for sheet in workbook.sheets if _lists_persons(sheet) or identity_numbers(sheet.name))


def _lists_persons(sheet: Sheet) -> bool:
    headings = {
        where: heading(_in_unicode(cell.value))
        for where, cell in sheet.cells.items()
        if where[0] <= HEADER_WITHIN and isinstance(cell.value, str) and len(cell.value) <= 200
    }
    titled = any(_TITLE.search(text) for text in headings.values())
    names = [where for where, text in headings.items() if _NAME.match(text)]
    identities = [where for where, text in headings.items() if IDENTITY_WORDS.search(text)]
    personal = _columns_by_row([*identities, *(where for where, text in headings.items() if _PERSONAL.search(text))])
    persons = _below(sheet, [where for where in names if titled or _beside(where, personal)])
    return (
        _are_persons(persons)
        or any(_identity_alone(cell) for cell in _below(sheet, identities))
        or _column_of_numbers(sheet)
    )


def _in_unicode(text: str) -> str:
    """The text, converted to Unicode where it was typed in an old font."""
    old = converted(text)
    return old[0] if old else text


def _columns_by_row(places: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    columns: dict[int, set[int]] = defaultdict(set)
    for row, column in places:
        columns[row].add(column)
    return columns


def _beside(where: tuple[int, int], personal: dict[int, set[int]]) -> bool:
    """Whether another column of the same header holds personal data; `personal` are such columns by row."""
    row, column = where
    return any(personal.get(near, set()) - {column} for near in range(row - _BAND, row + _BAND + 1))


def _below(sheet: Sheet, heads: Iterable[tuple[int, int]]) -> Iterator[FileCell]:
    """The cells below any of the heads, in its column."""
    highest: dict[int, int] = {}
    for row, column in heads:
        highest[column] = min(row, highest.get(column, row))
    if highest:
        yield from (cell for (row, column), cell in sheet.cells.items() if row > highest.get(column, row))


def _are_persons(cells: Iterable[FileCell]) -> bool:
    """Whether one of the cells begins with a common surname ("1. Lò Văn A"), or several have the form of names."""
    shaped = 0
    for cell in cells:
        if isinstance(cell.value, str):
            name = heading(_in_unicode(cell.value)).lstrip("0123456789.-) ")
            if _PERSON.fullmatch(name):
                shaped += 1
                if name.split()[0] in _SURNAMES or shaped >= _ENOUGH:
                    return True
    return False


def _identity_alone(cell: FileCell) -> bool:
    """Whether the whole cell is an identity number; typed as a number it has lost its leading zeros."""
    if isinstance(cell.value, Decimal):
        return cell.value == cell.value.to_integral_value() and 10**7 <= cell.value < 10**12
    return isinstance(cell.value, str) and bool(_NUMBER_ALONE.fullmatch(cell.value.strip()))


def _column_of_numbers(sheet: Sheet) -> bool:
    """Whether a column has several twelve-digit numbers as text: amounts of money are not text and do not begin with 0."""
    seen: dict[int, int] = {}
    for (_, column), cell in sheet.cells.items():
        if (
            cell.kind is CellKind.TEXT
            and isinstance(cell.value, str)
            and CITIZEN_NUMBER.fullmatch(cell.value.strip().lstrip("'"))
        ):
            seen[column] = seen.get(column, 0) + 1
    return any(count >= _ENOUGH for count in seen.values())


def _names_a_person(name: str) -> bool:
    words = heading(name).split()
    return bool(re.search(r"\d{6}", name)) or (2 <= len(words) <= 6 and words[0] in _SURNAMES)


# -- numbers in texts ------------------------------------------------------------------------------------------------------


def identity_findings(texts: Iterable[tuple[Place, str]], findings: Findings) -> None:
    """Adds an error for every personal number in texts that would be stored; the finding shows it masked."""
    for place, text in texts:
        for start, end in identity_numbers(text):
            findings.add(IssueCode.IDENTITY_NUMBER, place, covered(text[start:end]))
