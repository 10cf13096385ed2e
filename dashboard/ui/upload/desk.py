"""What one clerk has on the desk in this session: files looked at, answers given, receipts; never the store's session."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import cast

import streamlit as st

from dashboard.domain.issues import Answer, IssueCode, StaleChangeSet, UnreadableWorkbook
from dashboard.domain.reported.changes import PlanChange, Receipt, ReportChange
from dashboard.domain.reporting.calendar import on_time
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.maps.map_file import LAYOUT as MAP_LAYOUT
from dashboard.ui.load import office
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.views.submissions import obligation_for

_DESK = "upload_desk"
ACTOR, UNIT = "upload_actor", "upload_unit"
LONGEST_NAME, LONGEST_REASON = 80, 500  # the browser's own limits hold only for honest browsers


@dataclass(frozen=True)
class Sent:
    """A receipt with what the store says about it. `late` is None for a plan and for a report that nobody asked for."""

    receipt: Receipt
    received_at: datetime
    late: bool | None
    due_before: date | None
    assumed_day: date | None = None  # by which a sample plan judges, whatever the clock says


@dataclass(frozen=True)
class Looked:
    """One file as examined at a store version; `moved` tells that the store moved between the preview and the sending."""

    name: str
    content: bytes
    hints: Hints
    found: Examination
    version: int
    answers: dict[str, Answer] = field(default_factory=dict)
    sent: Sent | None = None
    moved: bool = False

    @property
    def key(self) -> str:
        return self.found.sha256

    @property
    def ready(self) -> bool:
        return self.sent is None and self.found.change_set is not None

    @property
    def blocked(self) -> bool:
        return self.sent is None and (self.found.blocked or not self.found.readable)


def looked() -> dict[str, Looked]:
    """Files on the desk by the SHA-256 of their bytes."""
    return cast("dict[str, Looked]", st.session_state.setdefault(_DESK, {}))


def keep(keys: set[str]) -> None:
    """Forget the files that were taken off the uploader."""
    for gone in set(looked()) - keys:
        del looked()[gone]


def actor() -> str:
    """Who sends, as written in the field; empty while nobody has said so."""
    return " ".join(str(st.session_state.get(ACTOR) or "").split())[:LONGEST_NAME]


def look(name: str, content: bytes, hints: Hints) -> Looked:
    """The examination of a file: the one made before while neither hints nor store have moved, else a new one."""
    key = sha256(content).hexdigest()
    known = looked().get(key)
    if known is not None and (known.sent is not None or (known.hints == hints and known.version == office().version())):
        return known
    answers = known.answers if known else {}
    fresh = Looked(name, content, hints, _examined(name, content, hints, answers), office().version(), answers)
    fresh = replace(fresh, moved=known.moved if known else False)
    looked()[key] = fresh
    return fresh


def _examined(name: str, content: bytes, hints: Hints, answers: dict[str, Answer]) -> Examination:
    """The programme chosen in the shell counts only for a file that does not name its own."""
    quiet = replace(hints, programme=None)
    found = examine_upload(office(), name, content, quiet, answers)
    if found.layout == MAP_LAYOUT:  # it is looked over where its shapes can be seen
        return Examination(found.file, found.sha256, refusal=UnreadableWorkbook("map_sent_as_report"))
    unnamed = any(issue.code is IssueCode.UNKNOWN_PROGRAMME and not issue.found for issue in found.issues)
    return examine_upload(office(), name, content, hints, answers) if unnamed and hints.programme else found


def answer(key: str, answers: dict[str, Answer]) -> None:
    """Examine a file again with what was said to its questions."""
    known = looked()[key]
    found = _examined(known.name, known.content, known.hints, answers)
    looked()[key] = replace(known, found=found, version=office().version(), answers=answers, moved=False)


def send(key: str) -> None:
    """Store a file (a callback: what was seen is what is sent, even if the store has moved since).

    Where the store refuses because it moved, the file is marked and examined again when the page is drawn.
    """
    known = looked().get(key)
    if known is None or known.sent is not None or not actor():
        return
    try:
        receipt = commit_import(office(), known.found, actor())
    except StaleChangeSet:
        looked()[key] = replace(known, moved=True, version=-1)
        return
    looked()[key] = replace(known, sent=_sent(known.found, receipt), moved=False)


def send_all(keys: tuple[str, ...]) -> None:
    """Store every file that is ready (a callback): plans first, then reports by period; one that fails stops no other."""
    ready = [looked()[key] for key in keys if key in looked() and looked()[key].ready]
    for file in sorted(ready, key=_sending_order):
        send(file.key)


def _sending_order(file: Looked) -> tuple[int, str]:
    period = file.found.period
    return (0 if file.found.layout == "plan" else 1, period.end.isoformat() if period else "")


def _sent(found: Examination, receipt: Receipt) -> Sent:
    """The receipt with its moment on the store's record, and whether the deadline was kept."""
    change = found.proposal
    assert isinstance(change, PlanChange | ReportChange)
    if isinstance(change, PlanChange):
        standing = office().snapshot(change.plan.programme.code, change.plan.year, receipt.version)
        assert standing is not None
        assert standing.recorded_at is not None
        return Sent(receipt, standing.recorded_at, None, None)
    snapshot = office().snapshot(change.programme, change.year, receipt.version)
    submission = snapshot.submission_of(change.form, change.unit, change.period) if snapshot else None
    assert snapshot is not None
    assert submission is not None
    owed = obligation_for(snapshot.plan, change.form, change.unit, change.period)
    late = not on_time(snapshot.plan, submission, owed) if owed else None
    return Sent(
        receipt, submission.received_at, late, owed.due_before if owed else None, snapshot.plan.assumed_today
    )  # fmt: skip
