"""The documents that plans were read from."""

from sqlalchemy import select

from db.session import Session
from db.tables import plan, plan_source, programme, upload


def source_of(session: Session, code: str, year: int, version: int | None = None) -> tuple[str, str] | None:
    """SHA-256 and file name of the document behind a plan year as known at `version` (None: now): that of the newest version of
    the plan that came from one, for a plan edited on the page still stands on it. None where there is none.
    """
    found = (
        select(upload.c.sha256, upload.c.file_name)
        .join(plan_source, plan_source.c.upload_id == upload.c.id)
        .join(plan, plan.c.id == plan_source.c.plan_id)
        .join(programme, programme.c.id == plan.c.programme_id)
        .where(programme.c.code == code, plan.c.year == year)
        .order_by(plan.c.from_version.desc())
        .limit(1)
    )
    if version is not None:
        found = found.where(plan.c.from_version <= version)
    row = session.execute(found).one_or_none()
    return (row.sha256, row.file_name) if row else None
