"""The marked copy of an uploaded .xlsx: findings as fills and comments at their cells, and a sheet that lists them with links.

What openpyxl keeps stays as it was: values, formulas, formats, validation, conditional formats, protection, widths, names.
It does not keep macros, shapes and text boxes, form controls, nor the values that formulas had: these are computed again
when the copy is opened.
"""

import io
import re
from collections.abc import Mapping
from copy import copy
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from dashboard.domain.issues import Place
from dashboard.exports.marks import Correction, Mark, Marking
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.corrections import RESULT_SHEETS, RESULT_SIGN, RESULT_SIGN_COLUMN

AUTHOR = "giamngheo"
_OURS = f"— {AUTHOR}:"  # begins our part of a comment, so that the next copy can take it out again
_FILLS = {"error": "FFF4B6B0", "explain": "FFFFD27F", "note": "FFD6E6F5", "answered": "FFD6E6F5"}
_SOLID = {level: PatternFill("solid", start_color=colour) for level, colour in _FILLS.items()}
_LINK = "link"
_RANK = ("error", "explain", "answered", "note")
_WIDTHS = (10, 26, 14, 32, 100)
_FONT = "Calibri"
_HEADER = 3  # row of the list's titles, under its name and what it is
_COLOUR = RESULT_SIGN_COLUMN  # hidden; below the sign, the colours that cells had
_ARGB = re.compile("[0-9A-Fa-f]{8}")
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
_SCALED = re.compile(r",\s*(?:$|[;)\"])")  # "#,##0," shows thousands


_Filled = dict[tuple[tuple[int, ...], str], tuple[Any, Any]]  # by style and level: the filled style, the colour before


def marked_copy(content: bytes, marking: Marking) -> bytes:
    """The workbook of `content` with its cells marked and with the corrections of `marking`, as bytes of an .xlsx.

    `content` has passed the guard; to be run in a process of its own, under limits.
    """
    book = load_workbook(io.BytesIO(content), rich_text=True)
    for listed in [sheet for sheet in book.worksheets if _is_list(sheet)]:
        _unmark(book, listed)
        book.remove(listed)
    worksheets = {sheet.title for sheet in book.worksheets}
    for correction in marking.corrections:
        if correction.sheet in worksheets:
            _mend(book[correction.sheet], correction)
    by_cell: dict[tuple[str, str], list[Mark]] = {}
    for mark in marking.marks:
        if Place(mark.sheet, mark.spot).position != (0, 0):
            by_cell.setdefault((mark.sheet, mark.spot), []).append(mark)
    filled: _Filled = {}
    fills = {
        (sheet, spot): _mark(book[sheet], spot, marks, filled)
        for (sheet, spot), marks in by_cell.items()
        if sheet in worksheets
    }
    _list(book, marking, fills)
    return _bytes(book)


def findings_workbook(marking: Marking) -> bytes:
    """Only the list of findings, for files that cannot be written back (.xls, .ods, .csv)."""
    book = Workbook()
    book.remove(book.active)
    _list(book, marking, {})
    return _bytes(book)


def _bytes(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def safe(text: str) -> str:
    """The text, quoted where a spreadsheet would take it for a formula, without characters that XML does not allow."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{text}" if text.startswith(_ACTIVE) else text


# -- cells -----------------------------------------------------------------------------------------------------------------


def _cell(sheet: Any, spot: str) -> Any:
    """The cell, or the first one of its merged area."""
    cell = sheet[spot]
    if not isinstance(cell, MergedCell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if spot in area)
    return sheet.cell(area.min_row, area.min_col)


def _mark(sheet: Any, spot: str, marks: list[Mark], filled: _Filled) -> str:
    """Marks a cell; the fill colour that it had before (ARGB), "" for none."""
    cell = _cell(sheet, spot)
    level = min((mark.level for mark in marks), key=_RANK.index)
    looks = (tuple(cell._style), level)
    if looks not in filled:
        colour = cell.fill.start_color.rgb if cell.fill.fill_type == "solid" else ""
        cell.fill = _SOLID[level]
        filled[looks] = (copy(cell._style), colour)
    style, colour = filled[looks]
    cell._style = copy(style)
    comments = "\n".join(dict.fromkeys(f"{_OURS} {mark.word}. {mark.text}" for mark in marks))
    before = _of_others(cell.comment)
    text = ILLEGAL_CHARACTERS_RE.sub("", f"{before}\n\n{comments}" if before else comments)
    comment = Comment(text, AUTHOR, width=360)
    comment.height = 40 + 18 * (len(text) // 48 + text.count("\n") + 1)
    cell.comment = comment
    return colour if isinstance(colour, str) else ""


def _of_others(comment: Any) -> str:
    """A comment's text without what an earlier copy added."""
    return str(comment.text).split(_OURS)[0].strip() if comment is not None else ""


def _is_list(sheet: Any) -> bool:
    """Whether the sheet is the list of an earlier marked copy."""
    title, sign = (sheet._cells.get((1, column)) for column in (1, RESULT_SIGN_COLUMN))
    titled = title is not None and title.value in RESULT_SHEETS.values()
    return titled and sign is not None and sign.value == RESULT_SIGN


def _unmark(book: Any, listed: Any) -> None:
    """Removes the marks of an earlier copy: its comments, and its fills, with the colours restored that its list has kept."""
    before = {(str(row[1]), str(row[0])): str(row[_COLOUR - 1] or "") for row in listed.iter_rows(values_only=True)}
    ours = set(_FILLS.values())
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):
            if isinstance(cell, MergedCell) or cell.comment is None or _OURS not in str(cell.comment.text):
                continue
            rest = _of_others(cell.comment)
            cell.comment = Comment(rest, cell.comment.author) if rest else None
            if cell.fill.start_color.rgb in ours:
                colour = before.get((sheet.title, cell.coordinate), "")
                cell.fill = PatternFill("solid", start_color=colour) if _ARGB.fullmatch(colour) else PatternFill()


def _mend(sheet: Any, correction: Correction) -> None:
    """Writes the new text: as a number where it has one reading as a bare number, else as text."""
    cell = _cell(sheet, correction.spot)
    number = _number(correction.text, cell.number_format or "")
    if not correction.text:
        cell.value = None
    elif number is not None:
        cell.value = number
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", correction.text)
        cell.data_type = "s"
        cell._style.quotePrefix = 1


def _number(text: str, number_format: str) -> float | int | None:
    """The number to write; None for what stays text: a text cell, several readings, a unit, a percent sign, an estimate."""
    number = spelling(text) if text else None
    if number is None or number.ambiguous or number.unit or number.percent or number.estimate or number.word:
        return None
    if number_format == "@" or _SCALED.search(number_format):
        return None
    value = number.value / 100 if "%" in number_format else number.value
    return int(value) if value == value.to_integral_value() else float(value)


# -- the list --------------------------------------------------------------------------------------------------------------


def _list(book: Any, marking: Marking, fills: Mapping[tuple[str, str], str]) -> None:
    """Adds the last sheet: every finding with a link to its cell; a hidden column keeps the colours that cells had."""
    sheet = book.create_sheet(marking.title)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    _write(sheet, 1, 1, marking.title).font = Font(name=_FONT, bold=True, size=14)
    _write(sheet, 1, RESULT_SIGN_COLUMN, RESULT_SIGN)
    _write(sheet, 2, 1, marking.about).font = Font(name=_FONT, italic=True, color="FF52606D")
    for column, (head, width) in enumerate(zip(marking.heads, _WIDTHS, strict=True), start=1):
        _write(sheet, _HEADER, column, head).font = Font(name=_FONT, bold=True)
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    sheet.freeze_panes = sheet.cell(_HEADER + 1, 1)
    looks = _looks(book)
    for row, mark in enumerate(marking.marks, start=_HEADER + 1):
        linked = (mark.sheet, mark.spot) in fills
        for column, text in enumerate((mark.spot, mark.sheet, mark.word, mark.written, mark.text), start=1):
            look = mark.level if column == 3 else _LINK if linked and column == 1 else ""
            _write(sheet, row, column, text)._style = copy(looks[look])
        if linked:
            _link(sheet.cell(row, 1), mark)
            _write(sheet, row, _COLOUR, fills[mark.sheet, mark.spot])
    sheet.column_dimensions[sheet.cell(1, _COLOUR).column_letter].hidden = True


def _write(sheet: Any, row: int, column: int, text: str) -> Any:
    cell = sheet.cell(row, column)
    cell.value = safe(text)
    cell.data_type = "s"
    return cell


def _looks(book: Any) -> dict[str, Any]:
    """The styles of the list's cells by level, `_LINK` and "": made once, as twenty thousand rows share them."""
    drawn = book.create_sheet()
    looks: dict[str, Any] = {}
    for name in ("", _LINK, *_SOLID):
        cell = drawn.cell(1, 1 + len(looks))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if name == _LINK:
            cell.font = Font(name=_FONT, color="FF0B5CAD", underline="single")
        elif name:
            cell.fill = _SOLID[name]
        looks[name] = cell._style
    book.remove(drawn)
    return looks


def _link(cell: Any, mark: Mark) -> None:
    sheet = mark.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{mark.spot}")
