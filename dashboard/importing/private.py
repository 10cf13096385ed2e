"""Personal data that is refused: lists of persons (Biểu 14, 15, payments, trainees …), identity and telephone numbers in texts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from dashboard.domain.issues import IssueCode, Place, UnreadableWorkbook
from dashboard.importing.cell_text.identity import CITIZEN_NUMBER, IDENTITY_WORDS, covered, identity_numbers, masked
from dashboard.importing.cell_text.names import heading
from dashboard.importing.cell_text.numbers import spelling
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
_SOMEBODY = re.compile(  # also counts: only where names of persons stand below
    r"(?:stt )?(?:(?:họ và )?tên )?(?:(?:chủ )?hộ(?: gia đình| (?:mới )?(?:cận |thoát )?nghèo)?"
    r"|hộ (?:vay|được|nhận|hưởng|thụ hưởng)\b.*|chủ nhà|khách hàng|người (?:dân|học|lao động)"
    r"|người (?:vay|nhận|hưởng|thụ hưởng|được|đi|tham gia)\b.*|học viên|học sinh"
    r"|sinh viên|lao động|cá nhân|cháu|trẻ(?: em)?|thành viên(?: vay.*)?|đối tượng(?: (?:hưởng|thụ hưởng|được)\b.*)?)"
)
_PERSONAL = re.compile(
    r"\b(?:ngày sinh|năm sinh|sinh năm|(?:ngày,? ?)?tháng,? ?năm sinh|quan hệ với chủ hộ|nhân khẩu|số khẩu)\b"
    r"|^(?:quan hệ|giới tính|nam|nữ|nam/ ?nữ|dân tộc|thành phần dân tộc|(?:tổng )?điểm b[12]?|mã hộ|tuổi)$"
    r"|\b(?:tài khoản|số tk|stk|ký nhận|dư nợ|số tiền|thành tiền|thực (?:lĩnh|nhận)|mức (?:vay|hỗ trợ)|vay vốn)\b"
    r"|\bnghề (?:học|đào tạo)\b"
)
_REACHED_AT = re.compile(  # of an official too
    r"\bsố điện thoại\b|^(?:sđt|điện thoại|địa chỉ.*|nơi ở.*|(?:thôn|bản|tổ)\b.*)$"
)
_OFFICIAL = re.compile(
    r"^(?:chức vụ|chức danh|đơn vị công tác|nơi công tác|cơ quan|phòng,? ban|vị trí|nhiệm vụ|vai trò)\b"
)
_TITLE = re.compile(
    r"\bdanh sách\b.*\b(?:hộ|thành viên|nhân khẩu|người nghèo|đối tượng|học viên|lao động|vay vốn|chi trả|cấp phát|hưởng)\b"
)
_ADDRESS = re.compile(r"^(?:hộ )?(?:(?:ông|bà|anh|chị|em|cháu)(?: \(bà\))?[.:]? )?", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_NUMBER_ALONE = re.compile(r"'?(?:0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}|\d{9})")
_MOBILE = re.compile(r"(?:84)?[35789]\d{8}")
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
    identities = _matching(headings, IDENTITY_WORDS)
    reached = _matching(headings, _REACHED_AT)
    official = _columns_by_row(where for where, text in headings.items() if _OFFICIAL.search(text))
    own_numbers = _mobile_numbers(_below(sheet, reached))
    always = [*identities, *_matching(headings, _PERSONAL), *(reached if own_numbers else ())]
    personal = _columns_by_row(always)
    elsewhere = _columns_by_row([*always, *reached])
    titled = any(_TITLE.search(text) for text in headings.values())
    names = [
        where
        for where, text in headings.items()
        if _NAME.match(text)
        and (_beside(where, personal) if _beside(where, official) else titled or _beside(where, elsewhere))
    ]
    somebody = [where for where, text in headings.items() if _SOMEBODY.fullmatch(text)]
    return (
        _are_persons(_below(sheet, names))
        or _heads_persons(sheet, {where: _beside(where, personal) for where in somebody})
        or any(_identity_alone(cell) for cell in _below(sheet, identities))
        or _column_of_numbers(sheet)
    )


def _matching(headings: Mapping[tuple[int, int], str], pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    return [where for where, text in headings.items() if pattern.search(text)]


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
            name = _bare(cell.value).casefold()
            if _PERSON.fullmatch(name):
                shaped += 1
                if name.split()[0] in _SURNAMES or shaped >= _ENOUGH:
                    return True
    return False


def _heads_persons(sheet: Sheet, heads: Mapping[tuple[int, int], bool]) -> bool:
    """Whether at least half of the texts below one of the heads are persons: surname first, in capitals.

    Beside personal data, which each head says of itself, several names of any kind will do.
    """
    columns = {column for _, column in heads}
    places = sorted((where for where in sheet.cells if where[1] in columns), key=lambda where: (where[1], -where[0]))
    for _, upwards in groupby(places, key=itemgetter(1)):
        texts = shaped = known = 0
        for where in upwards:
            if where in heads and (
                2 * known >= texts > 0 or (heads[where] and shaped >= _ENOUGH and 2 * shaped >= texts)
            ):
                return True
            value = sheet.cells[where].value
            if isinstance(value, str) and not spelling(value):
                name = _bare(value)
                person = bool(_PERSON.fullmatch(name)) and all(word[0].isupper() for word in name.split())
                texts, shaped = texts + 1, shaped + person
                known += person and name.split()[0].casefold() in _SURNAMES
    return False


def _bare(text: str) -> str:
    """A name without its number, "hộ", "ông" and "bà"."""
    name = " ".join(unicodedata.normalize("NFC", _in_unicode(text)).split()).lstrip("0123456789.-) ")
    return _ADDRESS.sub("", name, count=1)


def _mobile_numbers(cells: Iterable[FileCell]) -> bool:
    """Whether a telephone is a person's own; as a number it has lost its zero."""
    return any(
        identity_numbers(cell.value)
        if isinstance(cell.value, str)
        else isinstance(cell.value, Decimal) and bool(_MOBILE.fullmatch(f"{cell.value:f}"))
        for cell in cells
    )


def _identity_alone(cell: FileCell) -> bool:
    """Whether the whole cell is an identity number; typed as a number it has lost its leading zeros."""
    if isinstance(cell.value, Decimal):
        return cell.value == cell.value.to_integral_value() and 10**7 <= cell.value < 10**12
    return isinstance(cell.value, str) and bool(_NUMBER_ALONE.fullmatch(cell.value.strip()))


def _column_of_numbers(sheet: Sheet) -> bool:
    """Whether a column has several twelve-digit numbers as text: amounts of money are not text and do not begin with 0."""
    long = {text for text in sheet.texts if CITIZEN_NUMBER.fullmatch(text.strip().lstrip("'"))}
    seen: dict[int, int] = {}
    for (_, column), cell in sheet.cells.items() if long else ():
        if cell.kind is CellKind.TEXT and cell.value in long:
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
