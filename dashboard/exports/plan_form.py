"""The sheets of the plan workbook as a form to fill in: marks, hints and examples, text for codes, drop-downs over sheets."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.exports.sheets import LONGEST_PROMPT, LONGEST_TITLE, SPARE_ROWS, Book, number_format, prompted
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.plan_examples import example_of
from dashboard.importing.sheets.declared import Column, DeclaredSheet, DeclaredTable, Form, Kind, Value
from dashboard.importing.sheets.found import REQUIRED_MARK
from dashboard.importing.sheets.vocabulary import offered
from dashboard.text import words_in

GUIDE = plan_sheets.GUIDE
_SAY = words_in("vi")  # workbooks are in the office's language
_CODES = {"units": "code", "projects": "code", "funds": "code", "indicators": "code", "disaggregations": "code",
          "standards": "code", "targets": "id"}  # fmt: skip
_ALSO = {("targets", "indicator"): "indicators"}  # a reference that the importer checks in its own way
_FIRST_LIST = 6  # column of the guide from which the long lists of words stand


def hint(column: Column) -> str:
    """What belongs in the column, with an example."""
    about, example = column.help("vi"), example_of(column)
    said = _SAY("Example: {example}", example=example) if example else ""
    return ". ".join(filter(None, (about.rstrip("."), said)))


def title_of(column: Column) -> str:
    """The title with the mark of what must be filled in."""
    return f"{column.title} {REQUIRED_MARK}" if column.required else column.title


def form_sheet(book: Book, form: Form, values: Mapping[str, Value]) -> None:
    """Label in column A, value in B, and in C what belongs there."""
    sheet = book.sheet(form.sheet)
    for index, width in enumerate((38, 60, 80)):
        sheet.set_column(index, index, width)
    for row, field in enumerate(form.columns):
        book.titled(sheet, row, 0, title_of(field))
        book.cell(sheet, row, 1, field, values.get(field.key), align="left")
        book.remark(sheet, row, 2, hint(field))
        rule = _explained(prompted(field), field)
        if rule["validate"] == "list":
            sheet.data_validation(row, 1, row, 1, rule)


def table_sheet(
    book: Book,
    table: DeclaredTable[Any],
    rows: Iterable[Mapping[str, Value]],
    written: frozenset[str],
    lists: Mapping[str, str],
) -> None:
    """A row for each mapping (column key to value). `written` are the keys of the sheets in the book, `lists` where the long
    lists of words stand, by column."""
    sheet = book.sheet(table.sheet)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width, book.format(num_format=number_format(column, None)))
        book.titled(sheet, 0, index, title_of(column))
        if text := hint(column):
            sheet.write_comment(0, index, text, {"x_scale": 2, "author": ""})
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for index, column in enumerate(table.columns):
            if row.get(column.key) not in (None, ""):
                book.cell(sheet, last, index, column, row[column.key])
    for index, column in enumerate(table.columns):
        rule = _explained(prompted(column), column)
        source = lists.get(column.help_id) or _codes_of(table, column, written)
        if source:
            rule |= {"validate": "list", "source": source, "error_type": "stop" if column.words else "information"}
            rule |= {"error_title": _SAY("Look at this cell again"), "error_message": _listed(column)}
        if rule["validate"] != "any" or "input_message" in rule:
            sheet.data_validation(1, index, last + SPARE_ROWS, index, rule)


def _listed(column: Column) -> str:
    if column.words:
        return _SAY("Choose one of the words in the list.")
    return _SAY("This code does not stand on its sheet yet: it is checked on upload.")


def _explained(rule: dict[str, Any], column: Column) -> dict[str, Any]:
    """The rule with the hint and example beside the cell; numbers are only asked about on upload, which reads more ways."""
    kept = rule if rule["validate"] == "list" else {"validate": "any", "ignore_blank": True}
    text = hint(column)
    if not text:
        return kept
    return kept | {"input_title": column.title[:LONGEST_TITLE], "input_message": text[:LONGEST_PROMPT]}


def _codes_of(table: DeclaredTable[Any], column: Column, written: frozenset[str]) -> str:
    """Where the codes stand that the column names one of; "" where it names several, or none."""
    to = _ALSO.get((table.key, column.key)) or next((one for one in column.refers if one in _CODES), "")
    if not to or to not in written or column.kind not in (Kind.CODE, Kind.UNIT):
        return ""
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(plan_sheets.TABLE_BY_KEY[to].by_key).index(_CODES[to])]
    return f"='{plan_sheets.TABLE_BY_KEY[to].sheet}'!${letter}$2:${letter}${SPARE_ROWS * 10}"


def guide_sheet(book: Book, sheets: Iterable[DeclaredSheet]) -> None:
    """Every column with what belongs in it, to read and to print; the importer passes it over."""
    sheet = book.sheet(GUIDE)
    for index, (head, width) in enumerate(
        zip((_SAY("Sheet"), _SAY("Column"), _SAY("Required"), _SAY("What to write"), _SAY("Example")),
            (18, 28, 10, 70, 40), strict=True)
    ):  # fmt: skip
        sheet.set_column(index, index, width)
        book.titled(sheet, 0, index, head)
    row = 0
    for declared in sheets:
        for column in declared.columns:
            row += 1
            must = REQUIRED_MARK if column.required else ""
            said = (declared.sheet, column.title, must, column.help("vi"), example_of(column))
            for index, text in enumerate(said):
                sheet.write_string(row, index, text, book.format(text_wrap=True))
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    for index, column in enumerate(_long(), start=_FIRST_LIST):
        book.titled(sheet, 0, index, column.title)
        assert column.words is not None
        for number, word in enumerate(offered(column.words, column.offers), start=1):
            sheet.write_string(number, index, word)


def long_lists() -> dict[str, str]:
    """By the id of a column whose words are too many for a cell's own list, where they stand in the guide."""
    return {column.help_id: _place(index, column) for index, column in enumerate(_long(), start=_FIRST_LIST)}


def _long() -> list[Column]:
    columns = (column for table in plan_sheets.TABLES for column in table.columns if column.words)
    return [c for c in columns if c.words and len(",".join(offered(c.words, c.offers))) > LONGEST_PROMPT]


def _place(index: int, column: Column) -> str:
    assert column.words is not None
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]
    return f"='{GUIDE}'!${letter}$2:${letter}${1 + len(offered(column.words, column.offers))}"
