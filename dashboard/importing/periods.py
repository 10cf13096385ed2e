"""A cell to a reporting period: 2024-09, tháng 9/2024, T9/2024, 9/2024, Quý III/2024, 6 tháng đầu năm 2024, năm 2024."""

import re
from datetime import date
from decimal import Decimal

from dashboard.domain.periods import Period, PeriodKind
from dashboard.importing.names import plain

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH = re.compile(r"(?:đến hết )?(?:tháng|t)?\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})")
_QUARTER = re.compile(r"quý\s*(i{1,3}|iv|[1-4])\s*(?:/|-|năm)\s*(\d{4})")
_HALF = re.compile(r"6 tháng (đầu|cuối) năm\s*(\d{4})")
YEARS = range(1990, 2100)  # what else stands there is a slip, or a number that was a date
_YEAR = re.compile(r"(?:cả )?năm\s*(\d{4})|(\d{4})")


def period_in(value: Decimal | str | date | bool) -> Period | None:
    """The period that a cell names, or None. A date cell stands for its month: spreadsheets turn 9/2024 into one."""
    found = _named(value)
    return found if found and found.year in YEARS else None


def _named(value: Decimal | str | date | bool) -> Period | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, date):
        return Period.of_month(value.year, value.month)
    text = plain(f"{value:f}" if isinstance(value, Decimal) else value)
    try:
        return Period.parse(text.upper())
    except ValueError:
        return _worded(text)


def _worded(text: str) -> Period | None:
    if found := _MONTH.fullmatch(text):
        month, year = int(found[1]), int(found[2])
        return Period.of_month(year, month) if 1 <= month <= 13 else None
    if found := _QUARTER.fullmatch(text):
        return Period(int(found[2]), PeriodKind.QUARTER, _QUARTERS[found[1]])
    if found := _HALF.fullmatch(text):
        return Period(int(found[2]), PeriodKind.HALF, 1 if found[1] == "đầu" else 2)
    if found := _YEAR.fullmatch(text):
        return Period(int(found[1] or found[2]), PeriodKind.YEAR)
    return None
