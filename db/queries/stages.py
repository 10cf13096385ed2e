"""Whether a report may be changed: approved it is locked, unlocked it may be corrected for a time."""

from datetime import date

from sqlalchemy import ColumnElement, select

from dashboard.domain.people.rights import Stage
from dashboard.domain.periods import Period
from dashboard.domain.reported.history import Revision, Unlocked
from dashboard.domain.reported.observations import SubmissionStatus
from db.queries.plans import newest_plan
from db.queries.revisions import revisions
from db.session import Session
from db.tables import programme, report_unlock, store_version, submission


def stage(session: Session, code: str, year: int, form: str, unit: str, period: Period, day: date) -> Stage:
    """The state of a report on a day of the office, for whoever would send or withdraw it."""
    return stage_of(session, revisions(session, code, year, form, unit, period), day)


def judged_on(session: Session, code: str, year: int, day: date) -> date:
    """The day by which unlockings of a plan year end: a sample office never gets older than the day it assumes."""
    plan = newest_plan(session, code, year)
    assumed = plan["assumed_today"] if plan else None
    return min(day, assumed) if assumed else day


def stage_of(session: Session, known: tuple[Revision, ...], day: date) -> Stage:
    """The state of the report whose revisions are `known`, oldest first.

    Locked from its approval on: until it is unlocked, and again once the unlocking has ended or a later revision is approved.
    What was returned may be corrected, and what was withdrawn sent again, whatever was approved before.
    """
    told = [r for r in known if r.submission.status is not SubmissionStatus.DRAFT]
    approved = [r for r in told if r.submission.status is SubmissionStatus.APPROVED]
    if not approved or told[-1].submission.status in (SubmissionStatus.RETURNED, SubmissionStatus.WITHDRAWN):
        return Stage.OPEN
    if any(r.submission.status is SubmissionStatus.WITHDRAWN for r in told if r.version > approved[-1].version):
        return Stage.OPEN
    opened = _unlocked(session, report_unlock.c.submission_id == approved[-1].submission.id)
    if not opened:
        return Stage.APPROVED
    today = judged_on(session, approved[-1].programme, approved[-1].year, day)
    return Stage.UNLOCKED if opened[-1].until >= today else Stage.APPROVED


def unlocked_of_year(session: Session, code: str, year: int) -> dict[int, Unlocked]:
    """By submission the last unlocking of each approved report of a plan year, ended or not."""
    of_year = select(submission.c.id).join(programme).where(programme.c.code == code, submission.c.year == year)
    return {one.submission: one for one in _unlocked(session, report_unlock.c.submission_id.in_(of_year))}


def _unlocked(session: Session, of: ColumnElement[bool]) -> tuple[Unlocked, ...]:
    """Oldest first: of a submission the last one holds."""
    rows = session.execute(
        select(report_unlock, store_version.c.actor, store_version.c.recorded_at)
        .join(store_version, store_version.c.version == report_unlock.c.from_version)
        .where(of)
        .order_by(report_unlock.c.id)
    )
    return tuple(Unlocked(r.submission_id, r.reason, r.until, r.actor, r.recorded_at) for r in rows)
