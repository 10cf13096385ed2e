"""Look through what units have sent: return it with reasons, approve it, unlock what is approved for a correction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.issues import Place
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import CellComment, ChangeSet, Receipt, StatusChange, UnlockChange
from dashboard.domain.reported.history import StoreState
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.office import Office
from dashboard.usecases.refusals import refusals_told
from db.engine import writing


@dataclass(frozen=True)
class AsSeen:
    """What a reviewer has before him: reports of a plan year as they stood at a state of the store."""

    programme: str
    year: int
    state: StoreState


@refusals_told
def return_report(
    office: Office, seen: AsSeen, sent: Submission, reason: str, actor: Actor, comments: Iterable[CellComment] = ()
) -> Receipt:
    """Give a report back to its unit: its figures do not count until it is sent again.

    Identity numbers in what is written are covered before it is kept. ValueError without a reason; StaleChangeSet where the
    report has moved since it was seen, another reviewer's decision included; Forbidden where the actor may not.
    """
    if not reason.strip():
        raise ValueError("a return needs a reason")
    return _set(office, seen, (sent,), SubmissionStatus.RETURNED, reason, actor, comments)


@refusals_told
def approve_reports(
    office: Office, seen: AsSeen, sent: Iterable[Submission], actor: Actor, comments: Iterable[CellComment] = ()
) -> Receipt:
    """Approve reports, all of them or none: each is locked from then on. `comments` are on the first.

    ValueError for none; StaleChangeSet where one of them has moved since it was seen; Forbidden where the actor may not,
    and for a report that he sent himself.
    """
    return _set(office, seen, tuple(sent), SubmissionStatus.APPROVED, "", actor, comments)


@refusals_told
def unlock_report(office: Office, seen: AsSeen, sent: Submission, reason: str, until: date, actor: Actor) -> Receipt:
    """Open an approved report for a correction to the end of a day of the office; what was approved stands meanwhile.

    ValueError without a reason or for a day that has passed; StaleChangeSet where it is not locked any more.
    """
    snapshot = office.snapshot(seen.programme, seen.year)
    if not reason.strip() or snapshot is None or until < office.today(snapshot.plan):
        raise ValueError("unlocking needs a reason, and an end that has not passed")
    change = UnlockChange(
        seen.programme, seen.year, sent.form, sent.unit, sent.period, sent.revision, masked(reason.strip()), until
    )
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,), built_on=seen.state), actor)


def _set(
    office: Office,
    seen: AsSeen,
    reports: tuple[Submission, ...],
    status: SubmissionStatus,
    reason: str,
    actor: Actor,
    comments: Iterable[CellComment],
) -> Receipt:
    said = tuple(CellComment(c.place, masked(c.text.strip())) for c in comments if c.text.strip())
    changes = tuple(
        StatusChange(
            seen.programme, seen.year, sent.form, sent.unit, sent.period, sent.revision, status, masked(reason.strip()),
            Place("form:review", "reason"), () if number else said,
        )
        for number, sent in enumerate(reports)
    )  # fmt: skip
    with writing(office.url) as session:
        return commit(office, session, ChangeSet(changes, built_on=seen.state), actor)
