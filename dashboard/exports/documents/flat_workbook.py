"""Everything that counts as flat tables with stable keys, and a dictionary of their columns: for Power BI and the like."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.sheets import Book
from dashboard.text import Words
from dashboard.views.api_rows import Row, amount_rows, figure_rows, unit_rows
from dashboard.views.documents.plan_rows import fund_rows, indicator_rows, project_rows, target_rows

_NUMBERS = frozenset({"amount", "numerator", "denominator", "low", "high", "baseline", "cumulative_vnd", "advance_vnd",
                      "in_month_vnd", "amount_vnd", "budget_year", "target", "actual", "path", "weeks_late"})  # fmt: skip
_WIDTH = 18


def flat_workbook(snapshot: Snapshot, status: Mapping[str, Any], words: Words) -> bytes:
    """A sheet for each table, named as the API names it; decimals are numbers, keys and codes are text.

    `status`: what `giamngheo status --json` says, of which the targets are a table too.
    """
    plan, book = snapshot.plan, Book(snapshot.plan.title)
    tables: dict[str, Sequence[Row]] = {
        "figures": figure_rows(snapshot),
        "amounts": amount_rows(snapshot),
        "targets": target_rows(status),
        "indicators": indicator_rows(plan),
        "units": unit_rows(plan),
        "projects": project_rows(plan),
        "funds": fund_rows(plan),
    }
    _dictionary(book, tables, snapshot, words)
    for name, rows in tables.items():
        _table(book, name, rows)
    book.say_exported(snapshot.version, (plan.programme.office, plan.title))
    return book.finished()


def _dictionary(book: Book, tables: Mapping[str, Sequence[Row]], snapshot: Snapshot, words: Words) -> None:
    """Each column of each table with what it means; first whose figures these are."""
    sheet, bold = book.sheet("dictionary"), book.format(bold=True, bg_color="#E6EBF0")
    plan = snapshot.plan
    told = f"{plan.programme.office} · {plan.title} · {words('Store version {version}', version=str(snapshot.version))}"
    sheet.write_string(0, 0, told)
    for place, (title, width) in enumerate(((words("Table"), 14), (words("Column"), 20), (words("Meaning"), 90))):
        sheet.write_string(2, place, title, bold)
        sheet.set_column(place, place, width)
    line = 3
    for name, rows in tables.items():
        for column in rows[0] if rows else ():
            for place, text in enumerate((name, column, words.coded(f"data.{column}"))):
                sheet.write_string(line, place, text, book.format(text_wrap=True))
            line += 1


def _table(book: Book, name: str, rows: Sequence[Row]) -> None:
    sheet, bold = book.sheet(name), book.format(bold=True, bg_color="#E6EBF0")
    columns = list(rows[0]) if rows else []
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
    sheet.set_column(0, max(0, len(columns) - 1), _WIDTH)
    text = book.format(num_format="@")
    for line, row in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            _write(sheet, line, place, column, row[column], text)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Any, line: int, place: int, column: str, value: Any, text: Any) -> None:
    if value is None or value == "":
        return  # an empty cell: not 0, and not a text
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif column in _NUMBERS:
        sheet.write_number(line, place, float(value))
    else:
        sheet.write_string(line, place, " ".join(value) if isinstance(value, list) else str(value), text)
