"""Deadlines as a calendar: valid by the standard whatever stands in the names, the same bytes for the same state."""

from datetime import UTC, date, datetime

import pytest

from dashboard.exports.deadlines_ics import deadlines_ics
from dashboard.views.calendar_deadlines import CalendarDeadline
from tests.exports.ics import events_of, read_ics, text_of

NOW = datetime(2024, 10, 12, 2, 0, tzinfo=UTC)
ODD = [
    "Xã A; xã B, «C»\\D", "a\nb\r\nc", "BEGIN:VEVENT\r\nUID:x", "ế" * 200, "👍" * 60, "x" * 74, "x" * 75, "", "a\x00b\x07c\u2028d", '"quoted": yes',
]  # fmt: skip


def one(summary: str, **over: object) -> CalendarDeadline:
    return CalendarDeadline(**({"uid": "a@giamngheo", "due_before": date(2024, 10, 11), "summary": summary} | over))


@pytest.mark.parametrize("text", ODD)
def test_whatever_a_name_holds_the_calendar_is_one(text):
    content = deadlines_ics((one(text, description=text, url=f"https://a.vn/{text}"), one("hai")), text, NOW)
    first, second = events_of(content)
    kept = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    assert text_of(first["SUMMARY"]) == kept and text_of(second["SUMMARY"]) == "hai"


def test_a_deadline_is_its_last_day_in_time():
    content = deadlines_ics((one("Nộp", due_before=date(2024, 3, 1)),), "Lịch", NOW)
    [event] = events_of(content)
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20240229", "20240301")
    assert event["DTSTAMP"] == "20241012T020000Z"
    assert deadlines_ics((one("Nộp", due_before=date(2024, 3, 1)),), "Lịch", NOW) == content


def test_what_is_done_rings_no_more():
    content = deadlines_ics((one("a"), one("b", done=True)), "Lịch", NOW)
    assert [len(event[2]) for event in read_ics(content)[2]] == [1, 0]
