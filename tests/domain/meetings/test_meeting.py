"""What may change of a meeting in which state."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.meetings.agenda import USUAL, switched
from dashboard.domain.meetings.meeting import MeetingState, may_become, new_code
from dashboard.domain.periods import Period
from tests.domain.meetings.build import OCTOBER

DRAFT, OPEN, CLOSED, DROPPED = MeetingState.DRAFT, MeetingState.OPEN, MeetingState.CLOSED, MeetingState.DROPPED
STEPS = {(DRAFT, OPEN), (DRAFT, DROPPED), (OPEN, CLOSED), (CLOSED, OPEN), (DROPPED, DRAFT)}
CHANGES = {
    "title": "Họp",
    "place": "Phòng họp",
    "chair": "Cầm Văn A",
    "secretary": "Lò Thị B",
    "present": ("Phòng Tài chính",),
    "agenda": switched(USUAL, 0),
    "held_on": date(2024, 10, 16),
    "version": 9,
    "period": Period.parse("2024-08"),
    "code": "khac",
    "programme": "khac",
}
WHILE = {
    DRAFT: set(CHANGES) - {"code", "programme"},
    OPEN: {"title", "place", "chair", "secretary", "present", "agenda"},
    CLOSED: set(),
    DROPPED: set(),
}


@pytest.mark.parametrize("before", MeetingState)
@pytest.mark.parametrize("after", MeetingState)
def test_its_state_goes_by_steps(before: MeetingState, after: MeetingState) -> None:
    stood = replace(OCTOBER, state=before)
    assert may_become(stood, replace(stood, state=after)) is (before is after or (before, after) in STEPS)


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("field", CHANGES)
def test_a_field_changes_while_its_state_lets_it(state: MeetingState, field: str) -> None:
    stood = replace(OCTOBER, state=state)
    assert may_become(stood, replace(stood, **{field: CHANGES[field]})) is (field in WHILE[state])


def test_what_opening_brings_along_is_what_a_draft_may_change() -> None:
    assert may_become(OCTOBER, replace(OCTOBER, state=OPEN, version=9))
    stood = replace(OCTOBER, state=CLOSED)
    assert not may_become(stood, replace(stood, state=OPEN, title="khác"))


def test_a_first_revision_is_a_draft() -> None:
    assert may_become(None, OCTOBER) and not may_become(None, replace(OCTOBER, state=OPEN))


def test_the_second_meeting_of_a_day_has_a_number() -> None:
    day = date(2024, 10, 15)
    assert new_code("ct", day, []) == "ct-2024-10-15"
    assert new_code("ct", day, ["ct-2024-10-15"]) == "ct-2024-10-15-2"
    assert new_code("ct", day, ["ct-2024-10-15", "ct-2024-10-15-2", "ct-2024-10-1"]) == "ct-2024-10-15-3"
