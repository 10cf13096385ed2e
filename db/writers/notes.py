"""A person's note on a data-quality finding."""

from sqlalchemy import func, select

from dashboard.domain.reported.changes import NoteChange
from db.queries.plans import newest_plan
from db.session import Session
from db.tables import finding_note
from db.writers.rows import add


def write_note(session: Session, change: NoteChange, version: int) -> int:
    """How many notes the finding has now; ValueError for a plan year that the store does not know."""
    plan = newest_plan(session, change.programme, change.year)
    if plan is None:
        raise ValueError(f"no plan of {change.programme!r} for {change.year}")
    add(
        session,
        finding_note,
        programme_id=plan["programme_id"],
        year=change.year,
        finding=change.finding,
        owner=change.owner,
        text=change.text,
        from_version=version,
    )
    same = finding_note.c.programme_id == plan["programme_id"], finding_note.c.year == change.year
    return session.scalar(select(func.count()).where(*same, finding_note.c.finding == change.finding)) or 0
