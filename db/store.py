"""The one way to write: a change set in, a receipt out, all of it or nothing."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.meetings.changes import DecisionChange, DoneChange, MeetingChange
from dashboard.domain.people.roles import Actor
from dashboard.domain.people.told import told
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import (
    AnsweredFinding,
    CauseChange,
    Change,
    ChangeSet,
    MapChange,
    NoteChange,
    PlanChange,
    Receipt,
    Received,
    ReportChange,
    SettingChange,
    UnlockChange,
)
from dashboard.domain.reported.days import office_day
from dashboard.domain.reported.observations import revision_code
from db.queries.stood import stood
from db.queries.versions import latest_version, state
from db.session import Session
from db.tables import explanation, plan_source, store_version, upload
from db.writers.audit import write_event
from db.writers.causes import write_cause
from db.writers.maps import write_map
from db.writers.meetings import next_number, write_decision, write_done, write_meeting
from db.writers.notes import write_note
from db.writers.plans import write_plan
from db.writers.reports import next_revision, write_report, write_status
from db.writers.reviews import write_unlock
from db.writers.rows import add, add_all
from db.writers.settings import write_setting


def apply(change_set: ChangeSet, session: Session, actor: Actor, now: datetime) -> Receipt:
    """Store `change_set` as the next version, in the transaction of `session` (see `db.engine.writing`).

    Whether `actor` may is asked before (`usecases.committing`); what he did stands in the audit, in the same transaction.
    `now` is aware; it is kept beside the version and orders nothing. The receipt's `revision` is that of the last change:
    of a report, or the ordinal of a plan's version in its year.

    StaleChangeSet where a plan or report that it touches has moved since it was built, or where the store is another one or
    has been restored since; ValueError where it is empty,
    where a value does not fit its column exactly, where one figure stands in it twice, or where it names a unit that
    the plan does not have. Whatever is raised, the caller's transaction must be left by that exception, so that nothing
    of it is stored.
    """
    if not change_set.changes:
        raise ValueError("an empty change set is not stored")
    if (built := change_set.built_on) is not None and built != state(session, built.version):
        raise StaleChangeSet("another store, or another past of this one")
    try:
        return _applied(change_set, session, actor, now)
    except IntegrityError as error:
        raise ValueError(f"the store refuses the change set: {error.orig}") from error


def _applied(change_set: ChangeSet, session: Session, actor: Actor, now: datetime) -> Receipt:
    version = latest_version(session) + 1
    numbered = tuple((change, _number(session, change, version)) for change in change_set.changes)
    receipts = [one for one in numbered if not isinstance(one[0], CauseChange)] or list(numbered)
    numbers = ", ".join(number for _, number in receipts)  # what a report says of delays has the report's
    session.execute(
        insert(store_version).values(
            version=version, recorded_at=now, actor=actor.name, account_id=actor.account, what=numbers
        )
    )  # fmt: skip
    upload_id = _upload(session, change_set.received, version) if change_set.received else None
    revision = 0
    for change, number in numbered:
        before = stood(session, change)
        owner, became = _write(session, change, version, upload_id, change_set.received, now)
        if isinstance(change, PlanChange) and change_set.source is not None:
            add(session, plan_source, plan_id=owner["plan_id"], upload_id=_upload(session, change_set.source, version))
        if len(receipts) == len(numbered) or not isinstance(change, CauseChange):
            revision = became
        if change is change_set.changes[0]:
            _answer(session, change_set.answers, owner, version)
        write_event(session, actor, now, *told(change, number, change_set.received, before), version)
    return Receipt(numbers, version, revision)


def _number(session: Session, change: Change, version: int) -> str:
    """What a clerk can read out: giam-ngheo/BC-THANG/2024-09/04183/2 (programme, form, month, unit, revision; of a draft nhap-1),
    the plan and its version, its map and its revision, or a setting and its version.
    """
    match change:
        case PlanChange():
            return f"{change.plan.programme.code}/{change.plan.year}/{version}"
        case ReportChange():
            revision = next_revision(session, change)
        case MapChange():
            return f"{change.programme}/{change.year}/ban-do/{(change.replaces or 0) + 1}"
        case NoteChange():
            return change.finding
        case SettingChange():
            return f"thiet-lap/{change.name}/{version}"
        case MeetingChange():
            return f"hop/{change.meeting.code}/{(change.replaces or 0) + 1}"
        case DecisionChange():
            of = change.decision
            return f"ket-luan/{of.meeting}/{next_number(session, change)}/{(change.replaces or 0) + 1}"
        case DoneChange():
            return f"thuc-hien/{change.meeting}/{change.number}/{version}"
        case CauseChange():
            of_thing = f"{change.period}/{change.late}/{change.of}"
            return f"{change.programme}/nguyen-nhan/{of_thing}/{official(change.unit)}"
        case _:
            revision = change.revision
    return f"{change.programme}/{change.form}/{change.period}/{official(change.unit)}/{revision_code(revision)}"


def _upload(session: Session, received: Received, version: int) -> int:
    """The row of these bytes: the one there is, or a new one."""
    known = session.scalar(select(upload.c.id).where(upload.c.sha256 == received.sha256))
    return known or add(
        session,
        upload,
        sha256=received.sha256,
        file_name=received.file_name,
        size=len(received.content),
        content=received.content,
        from_version=version,
    )


def _write(
    session: Session, change: Change, version: int, upload_id: int | None, received: Received | None, now: datetime
) -> tuple[dict[str, int], int]:
    """Which row answers about this change belong to, and its revision."""
    match change:
        case PlanChange():
            plan_id, revision = write_plan(session, change, version, upload_id)
            return {"plan_id": plan_id}, revision
        case ReportChange():
            submission_id, revision = write_report(session, change, version, upload_id, received)
        case MapChange():
            return {}, write_map(session, change, version, upload_id, received)
        case NoteChange():
            return {}, write_note(session, change, version)
        case SettingChange():
            return {}, write_setting(session, change, version)
        case CauseChange():
            return {}, write_cause(session, change, version)
        case MeetingChange():
            return {}, write_meeting(session, change, version)
        case DecisionChange():
            return {}, write_decision(session, change, version)
        case DoneChange():
            return {}, write_done(session, change, version)
        case UnlockChange():
            submission_id, revision = write_unlock(session, change, version, office_day(now))
        case _:
            submission_id, revision = write_status(session, change, version)
    return {"submission_id": submission_id}, revision


def _answer(session: Session, answers: tuple[AnsweredFinding, ...], owner: dict[str, int], version: int) -> None:
    """Answers are kept with the first change: a file is one plan or one report."""
    add_all(
        session,
        explanation,
        (
            {
                "code": answered.code,
                "place_container": answered.place.container,
                "place_spot": answered.place.spot,
                "found": answered.written,
                "issue": answered.answer.issue,
                "kind": answered.answer.kind,
                "text": answered.answer.text,
                "from_version": version,
                **owner,
            }
            for answered in answers
        ),
    )
