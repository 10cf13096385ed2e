"""Spreadsheet numbers and serial dates to plain texts: 45596 is 2024-10-31, 0.5 is noon, 15 digits are all that is shown."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Context

from dashboard.importing.files.cells import CellKind

EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_DIGITS = Context(prec=15)  # what a spreadsheet shows of a binary number
_SHORT = re.compile(r"-?[0-9]{1,10}(?:\.[0-9]{1,5})?")
_NUMBER = re.compile(r"[-+]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,4})?")
_MOMENT = re.compile(
    r"(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?(?:Z|[+-]\d{2}:\d{2})?"
)
_SECONDS_PER_DAY = 86_400

Typed = tuple[CellKind, str]


def number(text: str) -> Typed:
    """A number as the file writes it, at the digits that a spreadsheet shows; beyond all bounds a text."""
    if _SHORT.fullmatch(text):
        return CellKind.NUMBER, text
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    value = _DIGITS.create_decimal(repr(float(text)))
    if not value.is_finite():
        return CellKind.TEXT, text  # no formula failed: it is quoted as it was written
    digits = str(value)
    return CellKind.NUMBER, digits.rstrip("0").rstrip(".") if "." in digits and "E" not in digits else digits


def moment(serial: str, epoch: datetime, duration: bool) -> Typed:
    """The day of a serial number; a time of day and a duration are texts; what is no day of any calendar an error value."""
    serial = serial.strip()
    if not _NUMBER.fullmatch(serial):
        raise ValueError(serial)
    value = float(serial)
    try:
        if duration:
            return CellKind.TEXT, str(timedelta(milliseconds=round(value * _SECONDS_PER_DAY * 1000)))
        return _of_day(value, epoch)
    except (OverflowError, ValueError):
        return CellKind.ERROR, "#VALUE!"


def _of_day(value: float, epoch: datetime) -> Typed:
    day, fraction = divmod(value, 1)
    clock = timedelta(milliseconds=round(fraction * _SECONDS_PER_DAY * 1000))
    if 0 <= value < 1 and clock.days == 0:
        return CellKind.TEXT, (datetime.min + clock).time().isoformat()
    if 0 < value < 60 and epoch == EPOCH:
        day += 1  # 1900 had no 29 February, but the first spreadsheets thought so
    return CellKind.DATE, (epoch + timedelta(days=day) + clock).date().isoformat()


def iso_moment(text: str) -> Typed:
    """A date or a time of day as ISO 8601 writes them; anything else stays the text it is."""
    match = _MOMENT.fullmatch(text)
    if not match or not any(match.groups()):
        return CellKind.TEXT, text
    year, month, day, hour, minute, second = match.groups()
    try:
        if year:
            return CellKind.DATE, date(int(year), int(month), int(day)).isoformat()
        return CellKind.TEXT, time(int(hour), int(minute), int(second or 0)).isoformat()
    except ValueError:
        return CellKind.ERROR, "#VALUE!"
