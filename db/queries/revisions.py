"""Reports and their revisions."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, true

from dashboard.domain.issues import Answer
from dashboard.domain.people.settings import CountingRule
from dashboard.domain.periods import Period
from dashboard.domain.plan.units import official
from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import Narrative, Submission, SubmissionStatus
from db.queries.answers import answered_with
from db.session import Session
from db.tables import programme, store_version, submission, submission_status, unit, upload


def revisions(
    session: Session, code: str, year: int, form: str, unit_code: str, period: Period, version: int | None = None
) -> tuple[Revision, ...]:
    """All revisions of one report known at `version` (None: now), oldest first, each with its newest status."""
    return revisions_where(
        session,
        and_(
            programme.c.code == code,
            submission.c.year == year,
            submission.c.form == form,
            submission.c.period == period,
            unit.c.code == official(unit_code),
        ),
        version,
    )


def revisions_of_year(session: Session, code: str, year: int, version: int | None = None) -> tuple[Revision, ...]:
    """All revisions of all reports of one plan year, in order of arrival."""
    return revisions_where(session, and_(programme.c.code == code, submission.c.year == year), version)


def revisions_where(
    session: Session, reports: ColumnElement[bool], version: int | None = None,
    counting: CountingRule = CountingRule.SUBMITTED,
) -> tuple[Revision, ...]:  # fmt: skip
    """The revisions that `reports` selects, without drafts; it must select reports whole, or `newest` would be wrong.

    Which of them `stands` is told by the rule `counting`.

    A report goes by its unit's official code and its period, of which only one unit of that code can speak: a plan that
    dates a unit anew gives it another identity, not another report.
    """
    sent = submission_status.c.status != SubmissionStatus.DRAFT  # a draft is kept for its unit: it replaces nothing
    rows = session.execute(_known_at(version).where(reports, sent).order_by(submission.c.id)).all()
    reports_of = [(row.programme, row.year, row.form, row.unit, row.period) for row in rows]
    first: dict[tuple[object, ...], Row[Any]] = {}
    newest: dict[tuple[object, ...], Row[Any]] = {}
    deciding: dict[tuple[object, ...], Row[Any]] = {}
    for report, row in zip(reports_of, rows, strict=True):
        first.setdefault(report, row)
        newest[report] = row
        if counting.decides(row.status):
            deciding[report] = row
    return tuple(
        _revision(
            row,
            first.get(report, row),
            newest.get(report) is row,
            deciding.get(report) is row and counting.counts(row.status),
        )
        for report, row in zip(reports_of, rows, strict=True)
    )


def _known_at(version: int | None) -> Select[Any]:
    """Submissions with who sent them and the newest status of each, as known at `version`."""
    earlier = submission_status.alias()
    status_known = true() if version is None else earlier.c.from_version <= version
    newest_status = (
        select(func.max(earlier.c.from_version))
        .where(earlier.c.submission_id == submission.c.id, status_known)
        .scalar_subquery()
    )
    came, changed = store_version.alias(), store_version.alias()
    return (
        select(
            submission,
            programme.c.code.label("programme"),
            unit.c.code.label("unit"),
            upload.c.sha256,
            came.c.recorded_at,
            came.c.actor,
            came.c.account_id,
            submission_status.c.status,
            submission_status.c.reason,
            submission_status.c.from_version.label("status_version"),
            changed.c.actor.label("status_actor"),
            changed.c.recorded_at.label("status_at"),
        )
        .join(programme, programme.c.id == submission.c.programme_id)
        .join(unit, unit.c.id == submission.c.unit_id)
        .join(came, came.c.version == submission.c.from_version)
        .join(
            submission_status,
            and_(
                submission_status.c.submission_id == submission.c.id,
                submission_status.c.from_version == newest_status,
            ),
        )
        .join(changed, changed.c.version == submission_status.c.from_version)
        .outerjoin(upload, upload.c.id == submission.c.upload_id)
        .where(true() if version is None else submission.c.from_version <= version)
    )


def _revision(row: Row[Any], first: Row[Any], newest: bool, standing: bool) -> Revision:
    sent = Submission(
        id=row.id,
        form=row.form,
        unit=row.unit,
        period=row.period,
        revision=row.revision,
        status=row.status,
        received_at=row.recorded_at,
        actor=row.actor,
        sha256=row.sha256 or "",
        file_name=row.file_name,
        narrative=Narrative(row.difficulties, row.causes, row.recommendations),
        reason=row.reason,
        nil=row.nil,
        first_received_at=first.recorded_at,
        programme=row.programme,
        status_by=row.status_actor,
        status_at=row.status_at,
    )
    return Revision(
        row.programme, row.year, sent, newest, row.from_version, row.status_version, row.status_actor, row.account_id,
        row.status_at, standing,
    )  # fmt: skip


def drafts_of(session: Session, code: str, year: int, unit_code: str) -> tuple[Revision, ...]:
    """The drafts of a unit's reports that nothing was sent after, of each report the newest, oldest first."""
    of_unit = and_(programme.c.code == code, submission.c.year == year, unit.c.code == official(unit_code))
    rows = session.execute(_known_at(None).where(of_unit).order_by(submission.c.id)).all()
    newest = {(row.form, row.period): row for row in rows}
    return tuple(_revision(row, row, False, False) for row in newest.values() if row.status is SubmissionStatus.DRAFT)


def answers_of(session: Session, submission_id: int) -> dict[str, Answer]:
    """What was answered with one submission, by the issues."""
    return {kept.answer.issue: kept.answer for kept in answered_with(session, submission_id)}
