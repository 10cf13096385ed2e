"""Whether a report may be changed: approved it is locked, unlocked it may be corrected for a time."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.domain.people.rights import Stage
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import SubmissionStatus
from db.queries.revisions import revisions
from db.tables import report_unlock


def stage(session: Session, programme: str, year: int, form: str, unit: str, period: Period, day: date) -> Stage:
    """The state of a report on a day of the office.

    Locked from its approval on: until it is unlocked, and again once the unlocking has ended or a later revision is approved.
    """
    known = revisions(session, programme, year, form, unit, period)
    approved = [r for r in known if r.submission.status is SubmissionStatus.APPROVED]
    if not approved or any(
        r.submission.status is SubmissionStatus.WITHDRAWN for r in known if r.version > approved[-1].version
    ):
        return Stage.OPEN
    unlocked = session.scalar(
        select(report_unlock.c.id)
        .where(report_unlock.c.submission_id == approved[-1].submission.id, report_unlock.c.until >= day)
        .limit(1)
    )
    return Stage.APPROVED if unlocked is None else Stage.UNLOCKED
