"""A table of a page as a workbook: where it comes from, then its rows: numbers as numbers, days as dates, all else as text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.exports.sheets import Book
from dashboard.text import Words
from dashboard.views.cell import Cell, Number
from dashboard.views.table import Table, TableColumn

_WIDEST, _NARROWEST = 60, 8  # letters
_LINE = 15  # points of a line of a heading
_BOLD = ("total", "expected")  # looks of rows
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DAYS = {"vi": "d/m/yyyy", "en": "d mmm yyyy"}  # as the page writes them
_CLOCKS = {"vi": 'hh:mm" ngày "', "en": 'hh:mm", "'}


@dataclass(frozen=True)
class Origin:
    """Whose figures a table holds, and of when; nothing while the store is empty."""

    office: str = ""
    title: str = ""
    period: Period | None = None
    version: int | None = None
    sample: bool = False
    note: str = ""  # what else is to be known of the figures: that some are not approved yet

    @classmethod
    def of(cls, plan: Plan, period: Period | None, version: int, note: str = "") -> "Origin":
        return cls(plan.programme.office, plan.title, period, version, plan.sample, note)


def table_file_name(name: str, period: str) -> str:
    """giamngheo_<table>_<period>.xlsx, in letters that every disk and mail takes."""
    return file_name((name, period), "xlsx")


def file_name(parts: Iterable[str], ending: str) -> str:
    """giamngheo_<part>_<part>.<ending>, without the parts that say nothing."""
    return "_".join(part for part in ("giamngheo", *map(_ascii, parts)) if part) + f".{ending}"


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")


def table_workbook(shown: Table, title: str, origin: Origin, words: Words) -> bytes:
    """The bytes of an .xlsx; texts are never formulas, whatever they begin with."""
    book = Book(title)
    sheet = book.sheet(words("Table"))
    head = book.format(bold=True, text_wrap=True, bg_color="#F5F7F9", bottom=1)
    heading = [title, *_lines(origin, words)]
    for place, line in enumerate(heading):
        sheet.write_string(place, 0, _clean(line), book.format(bold=True, font_size=14) if not place else book.format())
    top = len(heading) + 1
    looks = shown.looks or ("",) * len(shown.rows)
    lines = 1
    for place, column in enumerate(shown.columns):
        title, wide = _heading(column), _width(column)
        sheet.write_string(top, place, title, head)
        sheet.set_column(place, place, wide)
        lines = max(lines, _lines_of(title, wide))
        for number, (cell, look) in enumerate(zip(column.cells, looks, strict=True), start=top + 1):
            _write(sheet, number, place, cell, column, book, words, look in _BOLD)
    sheet.set_row(top, _LINE * lines + 4)
    _for_paper(sheet, top, len(shown.rows), len(shown.columns))
    return book.finished()


def _lines(origin: Origin, words: Words) -> list[str]:
    if origin.version is None:
        return []
    when = words("Period: {period}", period=words.period(origin.period)) if origin.period else ""
    version = words("Store version {version}", version=str(origin.version))
    lines = [" · ".join(part for part in (origin.office, origin.title, when, version) if part)]
    if origin.sample:
        lines.append(words("Sample figures: results, path and calendar are invented; the plan's figures are real."))
    return [*lines, origin.note] if origin.note else lines


def _heading(column: TableColumn) -> str:
    """The title with the unit of the numbers below it, where they share one that it does not say itself."""
    units = {cell.number.unit or cell.number.apart for cell in column.cells if cell.number}
    unit = units.pop() if len(units) == 1 else ""
    told = not unit or unit.casefold() in column.title.casefold()
    return _clean(column.title if told else f"{column.title} ({unit})")


def _lines_of(title: str, wide: int) -> int:
    """How many lines a bold heading takes in a column so many letters wide, broken between words."""
    lines, room = 1, 0
    for word in title.split():
        if room and room + len(word) + 1 > wide - 2:
            lines, room = lines + 1, 0
        room += len(word) + 1
    return lines


def _write(
    sheet: Any, row: int, place: int, cell: Cell, column: TableColumn, book: Book, words: Words, bold: bool
) -> None:
    heavy = {"bold": True} if bold else {}
    if cell.number is not None:
        number = cell.number
        value = number.value / 100 if number.unit == "%" else number.value
        places = max(column.places, number.places) if column.unit == number.unit else number.places
        sheet.write_number(row, place, float(value), book.format(num_format=_format(number, places), **heavy))
    elif cell.day is not None:
        clock = _CLOCKS[words.language] if isinstance(cell.day, datetime) else ""
        look = book.format(num_format=clock + _DAYS[words.language], align="left", **heavy)
        sheet.write_datetime(row, place, cell.day, look)
    else:
        align = {"align": "right"} if column.figures else {"text_wrap": True}
        sheet.write_string(row, place, _clean(cell.text), book.format(num_format="@", **align, **heavy))


def _format(number: Number, places: int) -> str:
    """So that the cell reads as it did on the page, in whichever language Excel speaks."""
    digits = "#,##0" + ("." + "0" * places if places else "")
    unit = number.unit.replace('"', "")
    text = digits + ("%" if unit == "%" else f'" {unit}"' if unit else "")
    return f"+{text};-{text};{text}" if number.signed else text


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)[:32_000]


def _width(column: TableColumn) -> int:
    longest = max((len(cell.text) for cell in column.cells), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, min(len(column.title), 18)) + 2))


def _for_paper(sheet: Any, top: int, rows: int, columns: int) -> None:
    """The heading stays on the screen and stands on every page."""
    sheet.freeze_panes(top + 1, 1)
    if columns and rows:
        sheet.autofilter(top, 0, top + rows, columns - 1)
    sheet.repeat_rows(top)
    sheet.set_footer("&C&P/&N")
