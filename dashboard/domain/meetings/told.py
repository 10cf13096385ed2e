"""What the audit says of a meeting, a decision and a word on it: what stood, what stands."""

from typing import Any

from dashboard.domain.meetings.changes import DoneChange
from dashboard.domain.meetings.decisions import Decision, DoneWord
from dashboard.domain.meetings.meeting import Meeting


def meeting_told(meeting: Meeting) -> dict[str, Any]:
    """Its head, and the agenda in the order of its slides; what was switched off is not shown and so not named."""
    agenda = [":".join(part for part in (item.kind.value, item.of or item.title) if part) for item in meeting.shown]
    said = {
        "state": meeting.state.value, "held_on": meeting.held_on.isoformat(), "version": meeting.version,
        "title": meeting.title, "place": meeting.place, "chair": meeting.chair, "secretary": meeting.secretary,
        "present": len(meeting.present), "agenda": ", ".join(agenda),
    }  # fmt: skip
    return {name: what for name, what in said.items() if what}


def decision_told(decision: Decision) -> dict[str, Any]:
    about = decision.about
    said = {
        "text": decision.text, "units": ", ".join(decision.owner_units), "person": decision.owner_person,
        "due": decision.due.isoformat() if decision.due else "", "about": f"{about.kind.value}:{about.of}" if about else "",
        "struck": decision.struck,
    }  # fmt: skip
    return {name: what for name, what in said.items() if what}


def done_told(done: DoneWord | DoneChange) -> dict[str, Any]:
    return {"done": done.done, "text": done.word}
