"""What the next meeting opens with, what is overdue, and what a unit still has to do."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.meetings.decisions import is_overdue
from dashboard.domain.meetings.known import Meetings, open_of_units
from dashboard.domain.meetings.meeting import MeetingState
from tests.domain.meetings.build import decided, held

AUGUST, SEPTEMBER, OCTOBER = held("2024-08-15"), held("2024-09-15"), held("2024-10-15", MeetingState.DRAFT)


def opening(*decisions, meetings=(AUGUST, SEPTEMBER, OCTOBER)):  # type: ignore[no-untyped-def]
    known = Meetings(meetings, decisions)
    return [one.key for one in known.opens_with(meetings[-1])]


def test_a_meeting_opens_with_all_that_the_one_before_it_decided() -> None:
    assert opening(decided("2024-09-15", 1), decided("2024-09-15", 2, done="2024-09-20")) == [
        "ct-2024-09-15/1", "ct-2024-09-15/2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("done", "opens"),
    [
        (None, True),  # still open
        ("2024-09-01", False),  # the meeting of September was told
        ("2024-09-20", True),  # nobody was told yet
    ],
)
def test_of_older_ones_it_opens_with_what_was_not_done_by_then(done: str | None, opens: bool) -> None:
    assert opening(decided("2024-08-15", 1, done=done)) == (["ct-2024-08-15/1"] if opens else [])


def test_the_first_meeting_opens_with_nothing_and_drafts_took_no_decisions() -> None:
    assert opening(decided("2024-08-15", 1), meetings=(AUGUST,)) == []
    dropped = replace(SEPTEMBER, state=MeetingState.DROPPED)
    assert opening(decided("2024-08-15", 1), meetings=(AUGUST, dropped, OCTOBER)) == ["ct-2024-08-15/1"]


def test_what_was_struck_is_told_to_nobody() -> None:
    assert opening(decided("2024-09-15", 1, struck=True)) == []


@pytest.mark.parametrize(
    ("due", "done", "day", "late"),
    [
        ("2024-10-15", None, "2024-10-15", False),  # the day itself counts
        ("2024-10-15", None, "2024-10-16", True),
        ("2024-10-15", "2024-10-20", "2024-10-25", False),
        (None, None, "2030-01-01", False),
    ],
)
def test_it_is_overdue_once_its_day_has_passed(due: str | None, done: str | None, day: str, late: bool) -> None:
    assert is_overdue(decided("2024-09-15", 1, due, done), date.fromisoformat(day)) is late
    assert not is_overdue(decided("2024-09-15", 1, due, done, struck=True), date.fromisoformat(day))


def test_a_unit_sees_what_is_its_own_nearest_day_first() -> None:
    own = [
        decided("2024-09-15", 1, "2024-11-30"), decided("2024-09-15", 2), decided("2024-09-15", 3, "2024-10-01"),
        decided("2024-09-15", 4, "2024-10-01", done="2024-09-30"),
    ]  # fmt: skip
    others = replace(decided("2024-09-15", 5, "2024-10-01"), owner_units=("X02",), owner_account=7)
    known = Meetings((SEPTEMBER,), (*own, others))
    assert [one.number for one in open_of_units(known, ["X01"])] == [3, 1, 2]
    assert [one.number for one in open_of_units(known, ["X01"], account=7)] == [3, 5, 1, 2]
    assert open_of_units(known, ["X03"]) == ()
