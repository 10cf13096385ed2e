"""Drafts: a file kept for its unit before it is sent. It does not count, what stands stays, and sending it examines it anew."""

from dataclasses import dataclass, replace

from dashboard.domain.issues import Answer
from dashboard.domain.people.rights import OFFICE, Action, demand, over_unit
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import ChangeSet, Receipt, Received, ReportChange
from dashboard.domain.reported.history import Revision
from dashboard.importing.examination import Examination
from dashboard.usecases.committing import commit
from dashboard.usecases.office import Office
from dashboard.usecases.refusals import refusals_told
from db.engine import reading, writing
from db.queries import uploads
from db.queries.revisions import answers_of, drafts_of


class NoDraft(Exception):  # noqa: N818 - an answer, not a fault
    """The file is no report that could be kept."""


@dataclass(frozen=True)
class KeptDraft:
    """A draft with its file and what was answered to it."""

    revision: Revision
    content: bytes
    answers: dict[str, Answer]


def as_draft(examination: Examination, content: bytes) -> ChangeSet:
    """What would be stored of a file as a draft, also while something still blocks it; NoDraft where it is no report."""
    if examination.change_set is not None:
        changes = examination.change_set.changes
        reports = tuple(replace(change, draft=True) for change in changes if isinstance(change, ReportChange))
        if len(reports) != len(changes):
            raise NoDraft(examination.file)
        return replace(examination.change_set, changes=reports)
    if not isinstance(examination.proposal, ReportChange):
        raise NoDraft(examination.file)
    received = Received(examination.sha256, examination.file, content)
    return ChangeSet((replace(examination.proposal, draft=True),), received, examination.answered)


@refusals_told
def keep_draft(office: Office, examination: Examination, content: bytes, actor: Actor) -> Receipt:
    """Keep a file as its unit's draft.

    NoDraft where it is no report; StaleChangeSet where the store has moved since it was examined; Forbidden where the actor
    may not send for the unit.
    """
    change_set = as_draft(examination, content)
    with writing(office.url) as session:
        return commit(office, session, change_set, actor)


@refusals_told
def drafts(office: Office, programme: str, year: int, unit: str, actor: Actor) -> tuple[KeptDraft, ...]:
    """The unit's drafts that nothing was sent after, of each report the newest. Forbidden for who may not see them."""
    snapshot = office.snapshot(programme, year)
    demand(actor, Action.READ_UNREVIEWED, over_unit(snapshot.plan, unit) if snapshot else OFFICE)
    with reading(office.url) as session:
        return tuple(
            KeptDraft(one, uploads.content(session, one.submission.sha256), answers_of(session, one.submission.id))
            for one in drafts_of(session, programme, year, unit)
            if one.submission.sha256
        )
