"""The files of a browser session: their examinations, answers and receipts, kept in the session state."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import cast

import streamlit as st

from dashboard.domain.issues import Answer, IssueCode, StaleChangeSet, UnreadableWorkbook
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import PlanChange, Receipt, ReportChange
from dashboard.domain.reported.history import StoreState
from dashboard.domain.reporting.calendar import on_time
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.maps.map_file import LAYOUT as MAP_LAYOUT
from dashboard.ui.load import office
from dashboard.ui.who import actor
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import StoreUnavailable
from dashboard.views.owed_lines import StillOwed, still_owed
from dashboard.views.submissions import obligation_for

_DESK, _HELD = "upload_desk", "upload_held"
UNIT = "upload_unit"
Report = tuple[str, str, str, Period]  # programme, form, unit, period
LONGEST_REASON = 500  # the browser's own limits hold only for honest browsers


@dataclass(frozen=True)
class SentFile:
    """The receipt of a file, with its moment and deadline. `late` is None for a plan and for a report outside the calendar."""

    receipt: Receipt
    received_at: datetime
    late: bool | None
    due_before: date | None
    assumed_day: date | None = None  # by which a sample plan judges, whatever the clock says
    still_owed: tuple[StillOwed, ...] = ()  # reports of the calendar that it is a part of, on a form of its own


@dataclass(frozen=True)
class ExaminedFile:
    """A file with its examination at a state of the store; `moved`: the store changed between the preview and the sending."""

    name: str
    content: bytes
    hints: Hints
    examination: Examination
    state: StoreState | None  # None: to be examined again
    answers: dict[str, Answer] = field(default_factory=dict)
    sent: SentFile | None = None
    moved: bool = False
    unsent: StrEnum | None = None  # why the store took nothing when it was last sent
    looked_at: dict[Report, int | None] = field(default_factory=dict)  # of its reports the revision that stood at first
    agreed: frozenset[tuple[Report, int | None]] = frozenset()  # what of that came since its sender has seen

    @property
    def key(self) -> str:
        return self.examination.sha256

    @property
    def reports(self) -> tuple[ReportChange, ...]:
        """The reports that it would store, or will once its questions are answered."""
        change_set, proposal = self.examination.change_set, self.examination.proposal
        changes = change_set.changes if change_set else (proposal,)
        return tuple(change for change in changes if isinstance(change, ReportChange))

    @property
    def overtaken(self) -> tuple[ReportChange, ...]:
        """Its reports of which somebody has sent another revision since they were first looked at."""
        return tuple(c for c in self.reports if self.looked_at.get(c.report, c.replaces) != c.replaces)

    @property
    def to_agree(self) -> bool:
        """Whether its sender has to say that it shall replace what has come."""
        return any((c.report, c.replaces) not in self.agreed for c in self.overtaken)

    @property
    def agreement(self) -> str:
        """The key of the field in which its sender says so: another one for what comes after that."""
        return f"upload_agree_{self.key}_{'-'.join(str(change.replaces) for change in self.overtaken)}"

    @property
    def ready(self) -> bool:
        return self.sent is None and self.examination.change_set is not None and not self.to_agree

    @property
    def blocked(self) -> bool:
        return self.sent is None and (self.examination.blocked or not self.examination.readable)


def examined_files() -> dict[str, ExaminedFile]:
    """The files of the session by the SHA-256 of their bytes; the dictionary itself, to be changed."""
    return cast("dict[str, ExaminedFile]", st.session_state.setdefault(_DESK, {}))


def keep(keys: set[str]) -> None:
    """Removes the files that are no longer in the uploader, but for those that are held."""
    held = st.session_state.setdefault(_HELD, set())
    held -= keys
    for gone in set(examined_files()) - keys - held:
        del examined_files()[gone]


def held_files() -> tuple[ExaminedFile, ...]:
    """Files that the uploader has lost, for a page that is not drawn gives up its fields: they wait to be sent all the same."""
    held = st.session_state.setdefault(_HELD, set())
    return tuple(file for key, file in examined_files().items() if key in held)


def hold() -> None:
    """Of a run that could not draw its page: what waits to be sent stays, with its answers."""
    st.session_state.setdefault(_HELD, set()).update(k for k, file in examined_files().items() if file.sent is None)


def reopen(name: str, content: bytes, hints: Hints, answers: dict[str, Answer]) -> str:
    """Puts a file that was kept back on the desk with its answers, to be sent; its key."""
    key, state = sha256(content).hexdigest(), office().state()
    reopened = ExaminedFile(name, content, hints, _examination(name, content, hints, answers), state, answers)
    examined_files()[key] = _looked_at(reopened, None)
    st.session_state.setdefault(_HELD, set()).add(key)
    return key


def give_up(key: str) -> None:
    """A callback: a held file goes."""
    st.session_state.setdefault(_HELD, set()).discard(key)
    examined_files().pop(key, None)


def examine_file(name: str, content: bytes, hints: Hints) -> ExaminedFile:
    """The file with its examination: the earlier one while hints and the state of the store are the same, else a new one."""
    key = sha256(content).hexdigest()
    known = examined_files().get(key)
    if known is not None and (known.sent is not None or (known.hints == hints and known.state == office().state())):
        return known
    answers = known.answers if known else {}
    state = office().state()
    examined = ExaminedFile(name, content, hints, _examination(name, content, hints, answers), state, answers)
    if known:
        examined = replace(examined, moved=known.moved, unsent=known.unsent, agreed=known.agreed)
    examined = _looked_at(examined, known)
    examined_files()[key] = examined
    return examined


def _looked_at(examined: ExaminedFile, known: ExaminedFile | None) -> ExaminedFile:
    """The file with the revisions that stood when each of its reports was first shown."""
    now = {change.report: change.replaces for change in examined.reports}
    return replace(examined, looked_at=now | (known.looked_at if known else {}))


def agree(key: str) -> None:
    """A callback: its sender has seen what came since, and his file shall take its place; or takes that back."""
    known = examined_files().get(key)
    if known is not None:
        seen = frozenset((change.report, change.replaces) for change in known.overtaken)
        wanted = bool(st.session_state.get(known.agreement))
        examined_files()[key] = replace(known, agreed=known.agreed | seen if wanted else known.agreed - seen)


def _examination(name: str, content: bytes, hints: Hints, answers: dict[str, Answer]) -> Examination:
    """The examination of a file; the programme chosen in the frame is used only where the file names none."""
    quiet = replace(hints, programme=None)
    examination = examine_upload(office(), name, content, quiet, answers)
    if examination.layout == MAP_LAYOUT:  # maps are examined on the page where their shapes are drawn
        return Examination(examination.file, examination.sha256, refusal=UnreadableWorkbook("map_sent_as_report"))
    unnamed = any(issue.code is IssueCode.UNKNOWN_PROGRAMME and not issue.written for issue in examination.issues)
    return examine_upload(office(), name, content, hints, answers) if unnamed and hints.programme else examination


def answer(key: str, answers: dict[str, Answer]) -> None:
    """Examines a file again with answers to its questions."""
    known = examined_files()[key]
    state = office().state()
    examination = _examination(known.name, known.content, known.hints, answers)
    answered = replace(known, examination=examination, state=state, answers=answers, moved=False)
    examined_files()[key] = _looked_at(answered, known)


def send(key: str) -> None:
    """Stores a file; a callback, so that exactly the change that was shown is stored.

    Where the store has changed since, nothing is stored: the file is marked `moved` and examined again with the page. Where
    the store cannot take it, the file and its answers stay, `unsent` says why, and it may be sent again.
    """
    known = examined_files().get(key)
    if known is None or known.sent is not None:
        return
    try:
        receipt = commit_import(office(), known.examination, actor())
    except Forbidden:  # signed out meanwhile, or locked: the page says which
        return
    except StaleChangeSet:
        examined_files()[key] = replace(known, moved=True, state=None, unsent=None)
        return
    except StoreUnavailable as unavailable:
        examined_files()[key] = replace(known, unsent=unavailable.fault)
        return
    try:
        sent = _sent(known.examination, receipt)
    except StoreUnavailable:  # it is in, and the receipt holds; what else is told of it can be read there later
        sent = SentFile(receipt, office().clock(), None, None)
    examined_files()[key] = replace(known, sent=sent, moved=False, unsent=None)


def send_all(keys: tuple[str, ...]) -> None:
    """Stores every file that is ready (a callback): plans first, then reports by period; a failure stops no other file."""
    ready = [examined_files()[key] for key in keys if key in examined_files() and examined_files()[key].ready]
    for file in sorted(ready, key=_sending_order):
        send(file.key)


def _sending_order(file: ExaminedFile) -> tuple[int, str]:
    period = file.examination.period
    return (0 if file.examination.layout == "plan" else 1, period.end.isoformat() if period else "")


def _sent(examination: Examination, receipt: Receipt) -> SentFile:
    """The receipt with the moment in the store, and whether the deadline was kept."""
    change = examination.proposal
    assert isinstance(change, PlanChange | ReportChange)
    if isinstance(change, PlanChange):
        standing = office().snapshot(change.plan.programme.code, change.plan.year, receipt.version)
        assert standing is not None
        assert standing.recorded_at is not None
        return SentFile(receipt, standing.recorded_at, None, None)
    snapshot = office().snapshot(change.programme, change.year, receipt.version)
    submission = snapshot.submission_of(change.form, change.unit, change.period) if snapshot else None
    assert snapshot is not None
    assert submission is not None
    owed = obligation_for(snapshot.plan, change.form, change.unit, change.period)
    late = not on_time(snapshot.plan, submission, owed) if owed else None
    return SentFile(
        receipt, submission.received_at, late, owed.due_before if owed else None, snapshot.plan.assumed_today,
        still_owed(snapshot, submission),
    )  # fmt: skip
