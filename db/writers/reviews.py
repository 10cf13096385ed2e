"""An approved report opened for a correction."""

from datetime import date

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Stage
from dashboard.domain.reported.changes import UnlockChange
from dashboard.domain.reported.observations import SubmissionStatus
from db.queries.stages import judged_on, stage
from db.session import Session
from db.tables import report_unlock
from db.writers.reports import newest_seen
from db.writers.rows import add


def write_unlock(session: Session, change: UnlockChange, version: int, day: date) -> tuple[int, int]:
    """The submission's row id and its revision; `day` is the office's.

    StaleChangeSet where the report has moved since it was seen, or is not locked any more; ValueError for an end before `day`.
    """
    if change.until < judged_on(session, change.programme, change.year, day):
        raise ValueError(f"an unlocking that ended before it began: {change.until}")
    newest = newest_seen(session, change)
    stands = stage(session, change.programme, change.year, change.form, change.unit, change.period, day)
    if newest.submission.status is not SubmissionStatus.APPROVED or stands is not Stage.APPROVED:
        raise StaleChangeSet(f"{change.form} {change.period} of {change.unit} is not locked")
    add(
        session,
        report_unlock,
        submission_id=newest.submission.id,
        reason=change.reason,
        until=change.until,
        from_version=version,
    )
    return newest.submission.id, change.revision
