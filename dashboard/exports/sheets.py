"""Workbooks in the making, and the sheets that `dashboard.importing.layouts` declares: headers, widths, cells, drop-downs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from dashboard.importing.layouts import exported
from dashboard.importing.sheets.declared import Column, DeclaredTable, Kind, Value
from dashboard.importing.sheets.vocabulary import NO_WORDS, YES_WORDS, offered
from dashboard.text import words_in

LONGEST_PROMPT = 255  # Excel's limits for the texts of a data validation
LONGEST_TITLE = 32
WRAPS_FROM = 30  # columns at least so wide hold sentences
LINE_HEIGHT = 15  # points
LETTERS_A_WIDTH = 1.1  # how many letters of a sentence fit one unit of a column's width
SPARE_ROWS = 200  # rows below the written ones that also get drop-downs
_CREATED = datetime(2024, 1, 1)  # fixed: the same values give the same bytes
_TEXT = "@"
_NUMBERS = (Kind.NUMBER, Kind.SHARE, Kind.AMOUNT, Kind.MONEY)
_A4 = 9


class Book:
    """A workbook in the making. `look` names a set of format properties; formats are made once each."""

    def __init__(self, title: str = "") -> None:
        self._bytes = BytesIO()
        literal = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True, **literal})
        self._book.set_properties({"created": _CREATED} | ({"title": title} if title else {}))
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> Any:
        """A new sheet, set up to print on A4 landscape, one page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&A – &P/&N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes are text: 04168 keeps its zero
        return sheet

    def say_exported(self, version: int, lines: Iterable[str]) -> None:
        """A last sheet by which the importer knows the workbook for one of the product's own, and a person where it comes from."""
        sheet = self.sheet(exported.SHEET)
        sheet.set_column(0, 0, 100)
        for row, text in enumerate((exported.MARK, str(version), *lines)):
            sheet.write_string(row, 0, text)

    def format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", **properties})
        return self._formats[key]

    def finished(self) -> bytes:
        self._book.close()
        return self._bytes.getvalue()

    # -- cells -----------------------------------------------------------------------------------------------------

    def header(self, sheet: Any, table: DeclaredTable[Any]) -> None:
        """Row 1: the titles, bold, wrapped, frozen and repeated on every printed page."""
        for index, column in enumerate(table.columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, column.title, self._title())
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def label(self, sheet: Any, row: int, field: Column) -> None:
        self.titled(sheet, row, 0, field.title)

    def titled(self, sheet: Any, row: int, index: int, text: str) -> None:
        """A cell that names what stands below or beside it."""
        sheet.write_string(row, index, text, self._title())

    def remark(self, sheet: Any, row: int, index: int, text: str) -> None:
        """A word to the reader beside a field, never read back."""
        if text:
            sheet.write_string(row, index, text, self.format(italic=True, font_color="#52606D", text_wrap=True))

    def fit(self, sheet: Any, row: int, columns: Sequence[Column], values: Mapping[str, Value]) -> None:
        """Make a row as high as its longest wrapped text: not every program does so by itself."""
        lines = max(
            (
                ceil(len(str(values.get(c.key) or "")) / (c.width * LETTERS_A_WIDTH))
                for c in columns
                if c.width >= WRAPS_FROM
            ),
            default=1,
        )
        if lines > 1:
            sheet.set_row(row, LINE_HEIGHT * lines)

    def cell(self, sheet: Any, row: int, index: int, column: Column, value: Value, **look: Any) -> None:
        """Writes one value as its column's kind is read back; codes and words stay text."""
        cell_format = self.format(
            **{"num_format": number_format(column, value), "text_wrap": column.width >= WRAPS_FROM, **look}
        )
        if value is None or value == "":
            sheet.write_blank(row, index, None, cell_format)
        elif isinstance(value, date):
            sheet.write_datetime(row, index, datetime.combine(value, time()), cell_format)
        elif isinstance(value, int | Decimal):
            sheet.write_number(row, index, float(value), cell_format)
        else:
            sheet.write_string(row, index, value, cell_format)

    def _title(self) -> Any:
        return self.format(bold=True, text_wrap=True, valign="vcenter", bg_color="#E6EBF0", border=1)


def number_format(column: Column, value: Value) -> str:
    """Excel's number format for a value of a column; the office's own Excel puts in its separators."""
    if isinstance(value, date) or column.kind is Kind.DATE:
        return "dd/mm/yyyy"
    if column.kind is Kind.YEAR:
        return "0"
    if isinstance(value, Decimal) and value != value.to_integral_value():
        return "#,##0.0#####"
    if isinstance(value, int | Decimal) or column.kind is Kind.WHOLE:
        return "#,##0"
    return "General" if column.kind in _NUMBERS else _TEXT


def prompted(column: Column) -> dict[str, Any]:
    """The data validation of a column: its list of words or bounds, with prompt and error text in Vietnamese.

    A number that Excel would doubt is only warned about: the importer reads more ways of writing than Excel does.
    """
    say, about = words_in("vi"), column.help("vi")
    rule: dict[str, Any] = {"validate": "any", "ignore_blank": True}
    if column.words or column.kind is Kind.FLAG:
        flags = tuple(text for _, text in column.spelled if text) or (YES_WORDS[0], NO_WORDS[0])
        source = offered(column.words, column.offers) if column.words else flags
        if len(",".join(source)) <= LONGEST_PROMPT:  # a longer list is left to the importer, which knows its words
            rule |= {"validate": "list", "source": list(source), "error_type": "stop"}
            rule["error_message"] = say("Choose one of the words in the list.")
    elif column.kind in (Kind.WHOLE, Kind.MONEY, Kind.AMOUNT) and not column.signed:
        whole = column.kind is Kind.WHOLE
        rule |= {"validate": "integer" if whole else "decimal", "criteria": ">=", "value": 0, "error_type": "warning"}
        rule["error_message"] = (
            say("A whole number from 0 up belongs here; letters and signs are asked about on upload.")
            if whole
            else say("A number from 0 up belongs here; letters and signs are asked about on upload.")
        )
    if "error_message" in rule:
        rule["error_title"] = say("Look at this cell again")
    if about:
        rule |= {"input_title": column.title[:LONGEST_TITLE], "input_message": about[:LONGEST_PROMPT]}
    return rule
