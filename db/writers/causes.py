"""Why something is late, as a unit says."""

from dashboard.domain.reported.changes import CauseChange
from db.queries.plans import newest_plan
from db.session import Session
from db.tables import cause
from db.writers.reports import plan_units, unit_id_of
from db.writers.rows import add


def write_cause(session: Session, change: CauseChange, version: int) -> int:
    """1: there are no revisions of it, the newest row holds. ValueError for a plan year or a unit that the store does not know."""
    plan = newest_plan(session, change.programme, change.year)
    if plan is None:
        raise ValueError(f"no plan of {change.programme!r} for {change.year}")
    add(
        session,
        cause,
        programme_id=plan["programme_id"],
        year=change.year,
        late=change.late,
        of=change.of,
        unit_id=unit_id_of(plan_units(session, plan), change.unit),
        period=change.period,
        cause=change.cause,
        remedy=change.remedy,
        remedy_by=change.remedy_by,
        from_version=version,
    )
    return 1
