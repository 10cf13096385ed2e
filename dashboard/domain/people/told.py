"""What the audit says of a change that is stored: the number on its receipt, what stood and what stands."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dashboard.domain.meetings.changes import DecisionChange, DoneChange, MeetingChange
from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.meetings.told import decision_told, done_told, meeting_told
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.causes import Cause
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import (
    CauseChange,
    Change,
    MapChange,
    NoteChange,
    PlanChange,
    Received,
    ReportChange,
    SettingChange,
    UnlockChange,
)
from dashboard.domain.reported.observations import Disbursement, Observation, SubmissionStatus

Told = tuple[AuditAction, str, str, str]  # action, subject, before, after
FigureKey = tuple[str, ...]  # what, whose (official code), of when, and what tells it from others of these
MOST_MOVED = 20  # figures of a correction that the audit names; of more it says how many there are
_PARTS = (
    "units", "projects", "funds", "allocations", "adjustments", "indicators", "targets", "milestones", "leads",
    "obligations", "disaggregations", "standards", "successions", "texts",
)  # fmt: skip


@dataclass(frozen=True)
class Stood:
    """What the store held of what a change replaces, read in the change's own transaction; empty where it held nothing."""

    plan: Plan | None = None
    figures: Mapping[FigureKey, str] = field(default_factory=dict)
    status: SubmissionStatus | None = None
    note: str = ""
    cause: Cause | None = None
    meeting: Meeting | None = None
    decision: Decision | None = None


def told(change: Change, number: str, received: Received | None, stood: Stood) -> Told:
    """The event of one change of a change set; `number` is its receipt's."""
    file = {"file": received.file_name, "sha256": received.sha256} if received else {}
    before: dict[str, Any]
    match change:
        case PlanChange():
            before = {} if change.replaces is None else {"version": change.replaces}
            moved = {} if stood.plan is None else {"parts": dict(_parts(stood.plan, change.plan))}
            return AuditAction.PLAN, number, _json(before), _json({**file, **moved})
        case ReportChange():
            before = {} if change.replaces is None else {"revision": change.replaces}
            figures: dict[str, Any] = {"results": len(change.observations), "amounts": len(change.disbursements)}
            if change.replaces is not None:
                figures |= _moved(stood.figures, dict(_figures(change)))
            kind = {"draft": True} if change.draft else {}
            return AuditAction.REPORT, number, _json(before), _json({**file, **figures, **kind, "nil": change.nil})
        case MapChange():
            before = {} if change.replaces is None else {"revision": change.replaces}
            after = {**file, "units": len(change.shapes), "reason": change.reason}
            return AuditAction.MAP, number, _json(before), _json(after)
        case NoteChange():
            before = {"text": stood.note} if stood.note else {}
            return AuditAction.NOTE, number, _json(before), _json({"owner": change.owner, "text": change.text})
        case CauseChange():
            before = {} if stood.cause is None else _cause(stood.cause)
            return AuditAction.CAUSE, number, _json(before), _json(_cause(change))
        case SettingChange():
            before = {"setting": change.name, "value": change.before}
            return AuditAction.SETTING, number, _json(before), _json({"setting": change.name, "value": change.value})
        case MeetingChange():
            before = {} if stood.meeting is None else meeting_told(stood.meeting)
            return AuditAction.MEETING, number, _json(before), _json(meeting_told(change.meeting))
        case DecisionChange():
            before = {} if stood.decision is None else decision_told(stood.decision)
            return AuditAction.DECISION, number, _json(before), _json(decision_told(change.decision))
        case DoneChange():
            before = {} if stood.decision is None or stood.decision.done is None else done_told(stood.decision.done)
            return AuditAction.DONE, number, _json(before), _json(done_told(change))
        case UnlockChange():
            return AuditAction.UNLOCK, number, "", _json({"reason": change.reason, "until": change.until.isoformat()})
        case _:
            before = {} if stood.status is None else {"status": stood.status}
            said = {"status": change.status, "reason": change.reason}
            comments = [f"{c.place}: {c.text}" if c.place.container else c.text for c in change.comments]
            after = {**said, **({"comments": comments} if comments else {})}
            return AuditAction.STATUS, number, _json(before), _json(after)


def figure_key(figure: Observation | Disbursement, subject: str) -> FigureKey:
    """What tells a figure of a report from its others; `subject` is an official code."""
    when, estimate = figure.period.code, "estimate" if figure.estimate else ""
    if isinstance(figure, Observation):
        return figure.indicator, subject, when, figure.disaggregation, figure.source, estimate
    return figure.project, subject, when, f"{figure.fund}/{figure.budget_year}", figure.source, estimate


def figure_text(figure: Observation | Disbursement) -> str:
    """The figure as it was told, in digits; of an absent one why."""
    parts: tuple[object, ...]
    if isinstance(figure, Observation):
        parts = (figure.value, figure.numerator, figure.denominator, figure.absence, figure.text or None)
    else:
        parts = (figure.cumulative_vnd, figure.advance_vnd, figure.in_month_vnd, figure.absence, None)
    return " / ".join(map(_digits, (part for part in parts if part is not None)))


def _digits(part: object) -> str:
    """A figure without zeros at its end: what is stored is read back with as many places as its column has."""
    return f"{part.normalize():f}" if isinstance(part, Decimal) else str(part)


def _figures(change: ReportChange) -> Iterator[tuple[FigureKey, str]]:
    figures: tuple[Observation | Disbursement, ...] = (*change.observations, *change.disbursements)
    for figure in figures:
        yield figure_key(figure, official(figure.subject)), figure_text(figure)


def _moved(before: Mapping[FigureKey, str], after: Mapping[FigureKey, str]) -> dict[str, Any]:
    """How many figures are other ones, and which; "" where there was or is none."""
    keys = [key for key in dict.fromkeys((*before, *after)) if before.get(key, "") != after.get(key, "")]
    shown = [[" ".join(filter(None, key)), before.get(key, ""), after.get(key, "")] for key in keys[:MOST_MOVED]]
    return {"moved": len(keys), "figures": shown}


def _parts(before: Plan, after: Plan) -> Iterator[tuple[str, dict[str, int]]]:
    """Of each part of a plan that differs how many lines went and came; a changed one did both."""
    for part in _PARTS:
        gone, come = _differ(getattr(before, part), getattr(after, part))
        if gone or come:
            yield part, {"gone": gone, "come": come}


def _differ(before: Iterable[Hashable], after: Iterable[Hashable]) -> tuple[int, int]:
    had, has = Counter(before), Counter(after)
    return (had - has).total(), (has - had).total()


def _cause(cause: Cause | CauseChange) -> dict[str, Any]:
    by = cause.remedy_by.isoformat() if cause.remedy_by else ""
    return {"cause": cause.cause, "remedy": cause.remedy, "remedy_by": by}


def _json(facts: Mapping[str, Any]) -> str:
    """ "" for nothing."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True) if facts else ""
