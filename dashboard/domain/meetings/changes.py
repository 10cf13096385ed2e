"""What is stored of meetings, each as a change of a change set: a version, a receipt and an event in the audit like the rest."""

from dataclasses import dataclass

from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import Meeting


@dataclass(frozen=True)
class MeetingChange:
    """A new revision of a meeting. `replaces` is the revision it was built on, None for the first."""

    meeting: Meeting
    replaces: int | None


@dataclass(frozen=True)
class DecisionChange:
    """A new revision of a decision. `number` 0 in it: the meeting's next one; `replaces` as of a meeting."""

    programme: str
    year: int  # the meeting's plan year, by whose plan the right is asked for
    decision: Decision
    replaces: int | None


@dataclass(frozen=True)
class DoneChange:
    """A word on whether a decision is carried out; `replaces` is the decision's revision that was looked at."""

    programme: str
    year: int
    meeting: str
    number: int
    done: bool
    word: str
    replaces: int
