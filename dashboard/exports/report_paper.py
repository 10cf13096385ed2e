"""A report as it lies printed on a desk: its heading on every page, who signs below, rows high enough for their texts.

A page is A4 landscape, one page wide; the columns of `report_sheets` are as wide as leaves letters of at least 9 points then.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.domain.periods import Period
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.exports.sheets import LINE_HEIGHT, Book
from dashboard.importing.sheets.declared import Column, Value
from dashboard.importing.sheets.signatures import DATED, NAMED, PREPARED_BY, SIGNED, SIGNED_BY
from dashboard.text import words_in

LETTERS_A_WIDTH = 1.15  # how many letters fit one unit of a column's width, at the least
_LONGEST_HEADING = 255  # Excel's limit for the heading of a printed page, its codes counted
_MARGIN = 0.3  # inches
_PADDING = 3  # points
_NAME_ROWS = 2  # below the words of who signs, room for the signature itself
_TERRITORIES = (UnitLevel.COMMUNE, UnitLevel.DISTRICT, UnitLevel.PROVINCE)


def authority(unit: Unit) -> str:
    """Who reports, as an office writes it: UBND xã Chiềng En; an agency by its own name."""
    if unit.level not in _TERRITORIES:
        return unit.name
    kind = unit.type.casefold()
    name = unit.name[len(kind) :].lstrip() if unit.name.casefold().startswith(f"{kind} ") else unit.name
    return f"UBND {kind} {name}" if kind else f"UBND {unit.name}"


def head_pages(sheet: Any, unit: Unit, period: Period) -> None:
    """The heading of every printed page: who reports, and that this is the report of which period."""
    say = words_in("vi")
    title = say("REPORT {period}", period=say.period(period))
    left, middle = authority(unit).replace("&", "&&"), title.replace("&", "&&")
    heading = f'&L&"-,Bold"&12 {left}&C&"-,Bold"&14 {middle}&R&11 &A'
    sheet.set_header(heading[:_LONGEST_HEADING], {"scale_with_doc": False, "margin": 0.3})
    sheet.set_footer("&C&P/&N", {"scale_with_doc": False, "margin": 0.25})
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.6, bottom=0.45)


def signature_block(book: Book, sheet: Any, row: int, right: int) -> int:
    """Who prepared it at the left, who is responsible in column `right`; the last row taken. Names may be typed in."""
    role = book.format(bold=True, align="center")
    hint = book.format(italic=True, align="center", font_color="#52606D")
    name = book.format(bold=True, align="center", locked=False)
    sheet.write_string(row, right, DATED, hint)
    for column, who, how in ((0, PREPARED_BY, NAMED), (right, SIGNED_BY, SIGNED)):
        sheet.write_string(row + 1, column, who, role)
        sheet.write_string(row + 2, column, how, hint)
        sheet.write_blank(row + 2 + _NAME_ROWS, column, None, name)
    return row + 2 + _NAME_ROWS


def head_height(sheet: Any, columns: Sequence[Column]) -> None:
    """Makes the row of titles as high as the title of most lines: not every program does so by itself."""
    lines = max(_lines(column.title, column.width - 1, bold=True) for column in columns)
    sheet.set_row(0, LINE_HEIGHT * lines + _PADDING)


def row_height(columns: Sequence[Column], values: Mapping[str, Value]) -> float:
    """In points, of a row all of whose texts are wrapped."""
    texts = ((column, values.get(column.key)) for column in columns)
    lines = max((_lines(text, c.width) for c, text in texts if isinstance(text, str)), default=1)
    return LINE_HEIGHT * max(1, lines) + _PADDING


def _lines(text: str, width: float, bold: bool = False) -> int:
    """How many lines a text takes where words are kept whole; a word that is too long is broken."""
    room = max(1.0, width * (1.0 if bold else LETTERS_A_WIDTH))
    lines, used = 1, 0.0
    for word in text.replace("\n", " ").split():
        needed = len(word) + (1 if used else 0)
        if used and used + needed > room:
            lines, used, needed = lines + 1, 0.0, len(word)
        lines += int((needed - 1) // room)
        used = used + needed if needed <= room else needed % room
    return lines
