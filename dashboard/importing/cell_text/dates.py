"""Text of a cell to a day: 31/10/2024, 31-10-2024, 31.10.2024, ngày 31 tháng 10 năm 2024, 2024-10-31; day before month."""

import re
from datetime import date, timedelta
from decimal import Decimal

from dashboard.importing.cell_text.names import plain

YEARS = range(1990, 2100)  # any other year is a typing error, or a number that was a date
DAY = (
    r"(?P<day>\d{1,2})\s*(?:(?P<mark>[/.-])\s*(?P<month>\d{1,2})\s*(?P=mark)|tháng\s*(?P<named>\d{1,2})\s*(?:năm|[/,]))"
    r"\s*(?P<year>\d{4})"
)
_SPELLED = re.compile(rf"(?:ngày\s*)?{DAY}")
_ISO = re.compile(r"(?P<year>\d{4})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?:[ t]00:00:00)?")
_FIRST_SERIAL_DAY = date(1899, 12, 30)  # of Excel's count, for every day after 28/02/1900
_EARLIEST, _LATEST = (
    (edge - _FIRST_SERIAL_DAY).days for edge in (date(YEARS.start, 1, 1), date(YEARS.stop, 1, 1) - timedelta(days=1))
)


def date_in(text: str) -> date | None:
    """The day that a whole text names; None for two-digit years, days without a year, and days not in the calendar."""
    spelled = plain(text)
    match = _SPELLED.fullmatch(spelled) or _ISO.fullmatch(spelled)
    return day_of(match) if match else None


def day_of(match: re.Match[str]) -> date | None:
    """The day of a match with the groups of `DAY`."""
    named = match.groupdict()
    return day(int(match["year"]), int(match["month"] or named["named"]), int(match["day"]))


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar or a report's years have none such."""
    try:
        return date(year, month, number) if year in YEARS else None
    except ValueError:
        return None


def date_of_serial(value: Decimal) -> date | None:
    """The day that a bare number would be if its date format got lost (45596 is 31/10/2024); None where that is no likely day."""
    if value != value.to_integral_value() or not _EARLIEST <= value <= _LATEST:
        return None
    return _FIRST_SERIAL_DAY + timedelta(days=int(value))
