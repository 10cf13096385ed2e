"""What the audit says of a change that is stored: the number on its receipt, what stood and what stands."""

import json
from typing import Any

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.reported.changes import (
    Change,
    MapChange,
    NoteChange,
    PlanChange,
    Received,
    ReportChange,
    SettingChange,
    UnlockChange,
)

Told = tuple[AuditAction, str, str, str]  # action, subject, before, after


def told(change: Change, number: str, received: Received | None) -> Told:
    """The event of one change of a change set; `number` is its receipt's."""
    file = {"file": received.file_name, "sha256": received.sha256} if received else {}
    match change:
        case PlanChange():
            before = {} if change.replaces is None else {"version": change.replaces}
            return AuditAction.PLAN, number, _json(before), _json(file)
        case ReportChange():
            before = {} if change.replaces is None else {"revision": change.replaces}
            figures = {"results": len(change.observations), "amounts": len(change.disbursements)}
            kind = {"draft": True} if change.draft else {}
            return AuditAction.REPORT, number, _json(before), _json({**file, **figures, **kind, "nil": change.nil})
        case MapChange():
            before = {} if change.replaces is None else {"revision": change.replaces}
            return (
                AuditAction.MAP,
                number,
                _json(before),
                _json({**file, "units": len(change.shapes), "reason": change.reason}),
            )
        case NoteChange():
            return AuditAction.NOTE, number, "", _json({"owner": change.owner, "text": change.text})
        case SettingChange():
            return (
                AuditAction.SETTING,
                number,
                _json({"name": change.name, "value": change.before}),
                _json({"name": change.name, "value": change.value}),
            )
        case UnlockChange():
            return AuditAction.UNLOCK, number, "", _json({"reason": change.reason, "until": change.until.isoformat()})
        case _:
            said = {"status": change.status, "reason": change.reason}
            comments = [f"{c.place}: {c.text}" if c.place.container else c.text for c in change.comments]
            return AuditAction.STATUS, number, "", _json({**said, **({"comments": comments} if comments else {})})


def _json(facts: dict[str, Any]) -> str:
    """ "" for nothing."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True) if facts else ""
