"""A meeting: when, who, from which version of the store it is shown, and what may still be changed of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.meetings.agenda import Agenda
from dashboard.domain.periods import Period

LONGEST_LINE, MOST_PRESENT = 200, 200  # letters of a title, a place or a name; people


class MeetingState(StrEnum):
    DRAFT = "draft"  # nháp: the secretary prepares it
    OPEN = "open"  # đang họp
    CLOSED = "closed"  # đã kết thúc
    DROPPED = "dropped"  # bỏ: it did not take place

    @property
    def next(self) -> "tuple[MeetingState, ...]":
        """What it may become: one that was closed too early is opened again."""
        return _NEXT[self]


_NEXT: dict[MeetingState, tuple[MeetingState, ...]] = {
    MeetingState.DRAFT: (MeetingState.OPEN, MeetingState.DROPPED),
    MeetingState.OPEN: (MeetingState.CLOSED,),
    MeetingState.CLOSED: (MeetingState.OPEN,),
    MeetingState.DROPPED: (MeetingState.DRAFT,),
}
_MAY_CHANGE: dict[MeetingState, frozenset[str]] = {  # fields, by the state in which they may
    MeetingState.DRAFT: frozenset(
        {"title", "year", "period", "held_on", "place", "chair", "secretary", "present", "version", "agenda"}
    ),
    MeetingState.OPEN: frozenset({"title", "place", "chair", "secretary", "present", "agenda"}),
    MeetingState.CLOSED: frozenset(),
    MeetingState.DROPPED: frozenset(),
}


@dataclass(frozen=True)
class Meeting:
    """One meeting of a programme, by its newest revision.

    `version` is the store's version from which every figure is shown, frozen with the draft; `period` and `year` are those of
    these figures. `opened_at` is the moment of its first opening, `closed_at` of the last closing; set by the store (UTC).
    """

    code: str  # in the address: giam-ngheo-2024-10-05
    programme: str
    year: int
    period: Period
    held_on: date
    version: int
    agenda: Agenda
    title: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    present: tuple[str, ...] = ()
    state: MeetingState = MeetingState.DRAFT
    revision: int = 0  # 0: not stored yet
    opened_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def shown(self) -> Agenda:
        """What is switched on."""
        return tuple(item for item in self.agenda if item.on)


_BESIDE = {"revision", "opened_at", "closed_at", "state"}  # asked apart, or set by the store


def may_become(before: Meeting | None, after: Meeting) -> bool:
    """Whether a meeting may be changed so: a step of its state, or fields that its state leaves open, or both.

    What may change is asked of the state that stood before: with opening, still all that a draft may change.
    """
    if before is None:
        return after.state is MeetingState.DRAFT
    if after.state is not before.state and after.state not in before.state.next:
        return False
    moved = {field.name for field in fields(Meeting) if getattr(before, field.name) != getattr(after, field.name)}
    return moved - _BESIDE <= _MAY_CHANGE[before.state]


def new_code(programme: str, held_on: date, known: Iterable[str]) -> str:
    """The code of a new meeting; the second one of a day has a number behind."""
    base = f"{programme}-{held_on.isoformat()}"
    taken = {code for code in known if code == base or re.fullmatch(re.escape(base) + r"-\d+", code)}
    number = 1
    while (code := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return code
