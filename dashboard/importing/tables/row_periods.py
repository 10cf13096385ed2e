"""The period that a cell of a row names: a month, or the day up to which its figures count."""

import re
from datetime import date, timedelta
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.importing.cell_text.dates import date_in, date_of_serial
from dashboard.importing.cell_text.names import heading, plain
from dashboard.importing.cell_text.periods import Strength, period_in
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.tables.context import periods_of
from dashboard.importing.tables.found_table import FoundTable

_DAY_ONLY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})")
_OF_DAYS = re.compile(r"^(ngày|thời điểm)\b|\bđến\b")
_COUNTED = re.compile(r"^(tháng|quý)$")
_SENT = re.compile(r"^ngày báo cáo$")
_SENT_WITHIN = timedelta(days=45)  # of the end of the period that a report is of


def of_days(table: FoundTable, column: int) -> bool:
    """Whether the title of a column of periods speaks of days: Ngày số liệu · Tính đến ngày."""
    return _OF_DAYS.search(_title(table, column)) is not None


def row_periods(cell: FileCell, table: FoundTable, year: int) -> tuple[Period, ...]:
    """What the cell may mean: one period, or several where a day does not end a month; none where it names none.

    A date cell on the first of a month is the month itself where the title does not speak of days: that is what spreadsheets
    make of 9/2024.
    """
    title = _title(table, cell.column)
    counted = cell.value
    if _COUNTED.match(title) and re.fullmatch(r"\d{1,2}|[ivx]+", plain(cell.shown)):
        counted = f"{title} {cell.shown}"
    day = _day(cell, year, of_days(table, cell.column))
    if day is None or (isinstance(cell.value, date) and day.day == 1 and not of_days(table, cell.column)):
        period = period_in(counted, year)
        return (period,) if period else ()
    month = period_in(day)
    ended = period_in(f"{day.day}/{day.month}/{day.year}", year)
    if ended is not None or month is None:
        return (ended,) if ended else ()
    heads = [named.named.period for named in periods_of(table, year) if named.named.strength is Strength.EXACT]
    if _SENT.match(title) and len(set(heads)) == 1 and timedelta() < day - heads[0].end <= _SENT_WITHIN:
        return (heads[0],)
    before = period_in(day.replace(day=1) - timedelta(days=1))
    return tuple(dict.fromkeys(period for period in (month, before, *heads) if period is not None))


def _title(table: FoundTable, column: int) -> str:
    of_column = table.heading(column)
    return heading(of_column.path[-1]) if of_column else ""


def _day(cell: FileCell, year: int, of_days: bool) -> date | None:
    """The day that a cell names; one without its year, or a number that lost its format, only where days are meant."""
    if isinstance(cell.value, date):
        return cell.value
    if isinstance(cell.value, Decimal):
        return date_of_serial(cell.value) if of_days else None
    text = plain(str(cell.value))
    if (on := date_in(text)) is not None:
        return on
    match = _DAY_ONLY.fullmatch(text) if of_days else None
    try:
        return date(year, int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None
