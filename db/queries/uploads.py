"""Files that were received, by the SHA-256 of their bytes."""

from sqlalchemy import or_, select

from dashboard.domain.reported.history import PlanVersion, Reception, Revision
from db.queries.plans import newest_plan
from db.queries.revisions import revisions
from db.session import Session
from db.tables import plan, plan_source, programme, store_version, submission, unit, upload


def upload_by_sha(session: Session, sha256: str, version: int | None = None) -> Reception | None:
    """The file with the reports and plans made of it, as known at `version` (None: now); None where it was never stored."""
    received = session.execute(
        select(
            upload.c.id, upload.c.file_name, upload.c.from_version, store_version.c.recorded_at, store_version.c.actor
        )
        .join(store_version)
        .where(upload.c.sha256 == sha256)
    ).one_or_none()
    if received is None or (version is not None and received.from_version > version):
        return None
    return Reception(
        sha256=sha256,
        file_name=received.file_name,
        received_at=received.recorded_at,
        actor=received.actor,
        version=received.from_version,
        reports=_reports(session, received.id, sha256, version),
        plans=_plans(session, received.id, version),
    )


def content(session: Session, sha256: str) -> bytes:
    """The bytes as they came; KeyError where there are none."""
    content_stored: bytes | None = session.scalar(select(upload.c.content).where(upload.c.sha256 == sha256))
    if content_stored is None:
        raise KeyError(sha256)
    return content_stored


def _reports(session: Session, upload_id: int, sha256: str, version: int | None) -> tuple[Revision, ...]:
    """The revisions made of an upload; each report is read whole, to know whether a higher one came since."""
    parts = (submission.c.year, submission.c.form, submission.c.period)
    keys = session.execute(
        select(programme.c.code, *parts, unit.c.code.label("unit"))
        .select_from(submission)
        .join(programme, programme.c.id == submission.c.programme_id)
        .join(unit, unit.c.id == submission.c.unit_id)
        .where(submission.c.upload_id == upload_id)
        .distinct()
    ).all()
    made = [
        revision
        for key in keys
        for revision in revisions(session, key.code, key.year, key.form, key.unit, key.period, version)
        if revision.submission.sha256 == sha256
    ]
    return tuple(sorted(made, key=lambda revision: revision.version))


def _plans(session: Session, upload_id: int, version: int | None) -> tuple[PlanVersion, ...]:
    read_from = select(plan_source.c.plan_id).where(plan_source.c.upload_id == upload_id)
    rows = session.execute(
        select(programme.c.code, plan.c.year, plan.c.from_version)
        .join(programme)
        .where(or_(plan.c.upload_id == upload_id, plan.c.id.in_(read_from)))
        .order_by(plan.c.from_version)
    ).all()
    versions = []
    for row in rows:
        newest = newest_plan(session, row.code, row.year, version)
        if newest is not None and (version is None or row.from_version <= version):
            is_newest = newest["from_version"] == row.from_version
            versions.append(PlanVersion(row.code, row.year, row.from_version, is_newest))
    return tuple(versions)


def sha_of(session: Session, digits: str) -> str | None:
    """The SHA-256 of the only upload whose hash begins with these hexadecimal digits; None for none or several."""
    matches = session.scalars(select(upload.c.sha256).where(upload.c.sha256.startswith(digits)).limit(2)).all()
    return matches[0] if len(matches) == 1 else None
