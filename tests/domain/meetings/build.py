"""A meeting and its decisions as tests need them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from dashboard.domain.meetings.agenda import USUAL
from dashboard.domain.meetings.decisions import Decision, DoneWord
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.periods import Period

OCTOBER = Meeting("ct-2024-10-15", "ct", 2024, Period.parse("2024-09"), date(2024, 10, 15), 7, USUAL)


def held(day: str, state: MeetingState = MeetingState.CLOSED, **over: Any) -> Meeting:
    on = date.fromisoformat(day)
    began = datetime(on.year, on.month, on.day, 1, tzinfo=UTC) if state is not MeetingState.DRAFT else None
    return replace(OCTOBER, code=f"ct-{day}", held_on=on, state=state, opened_at=began, **over)


def decided(meeting: str, number: int, due: str | None = None, done: str | None = None, **over: Any) -> Decision:
    """`done`: the day of the word that it is done."""
    when = None if done is None else datetime.fromisoformat(f"{done}T03:00+00:00")
    said = None if when is None else DoneWord(True, "đã làm", "Cán bộ", when)
    day = None if due is None else date.fromisoformat(due)
    return Decision(f"ct-{meeting}", number, f"việc {number}", ("X01",), due=day, revision=1, done=said, **over)
