"""Deadlines as a calendar that programs subscribe to (RFC 5545): a day for each, under the same name for good."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from dashboard.views.calendar_deadlines import CalendarDeadline

_FOLD = 75  # octets of a line, its end not counted
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def deadlines_ics(deadlines: Iterable[CalendarDeadline], name: str, stamp: datetime, language: str = "vi") -> bytes:
    """The whole calendar; `stamp` is the moment (aware) of what it says, so that the same state gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//giamngheo//deadlines//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    for deadline in deadlines:
        lines += _event(deadline, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(deadline: CalendarDeadline, stamp: datetime) -> Iterator[str]:
    """The last day on which it is in time, as a whole day: deadlines have no hour."""
    last = deadline.due_before - timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(deadline.uid)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{last:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{deadline.due_before:%Y%m%d}"
    yield f"SUMMARY:{_text(deadline.summary)}"
    if deadline.description:
        yield f"DESCRIPTION:{_text(deadline.description)}"
    if deadline.url:
        yield f"URL:{''.join(c for c in deadline.url if c.isprintable())}"
    yield "TRANSP:TRANSPARENT"
    if not deadline.done:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_text(deadline.summary)}",
            "TRIGGER:-P1D",
            "END:VALARM",
        )
    yield "END:VEVENT"


def _text(text: str) -> str:
    """A TEXT value: its own signs escaped, without control characters."""
    return "".join(c for c in text if c in "\n\t" or c.isprintable()).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, none of which cuts a letter."""
    part, size, room = "", 0, _FOLD
    for letter in line:
        wide = len(letter.encode())
        if size + wide > room:
            yield part
            part, size, room = " ", 1, _FOLD
        part, size = part + letter, size + wide
    yield part
