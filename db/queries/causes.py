"""Why something is late, as the units said: oldest first, of one thing, unit and month the last one holds."""

from typing import Any

from sqlalchemy import Row, select

from dashboard.domain.people.causes import Cause
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import CauseChange
from db.queries.figures import UnitKeys
from db.session import Session
from db.tables import cause, programme, store_version, unit


def causes(
    session: Session, programme_id: int, year: int, units: UnitKeys, version: int, since: int = 0
) -> tuple[Cause, ...]:  # fmt: skip
    """What was said of a plan year up to a version and later than in `since`; units by the plan's own keys."""
    rows = session.execute(
        select(cause, store_version.c.actor, store_version.c.recorded_at)
        .join(store_version, store_version.c.version == cause.c.from_version)
        .where(
            cause.c.programme_id == programme_id,
            cause.c.year == year,
            cause.c.from_version <= version,
            cause.c.from_version > since,
        )
        .order_by(cause.c.id)
    )
    return tuple(_cause(row, units.of(row.unit_id, row.period)) for row in rows)


def cause_that_stands(session: Session, change: CauseChange) -> Cause | None:
    """What the unit said of the same thing in the same month before."""
    row = session.execute(
        select(cause, unit.c.code, store_version.c.actor, store_version.c.recorded_at)
        .join(programme, programme.c.id == cause.c.programme_id)
        .join(unit, unit.c.id == cause.c.unit_id)
        .join(store_version, store_version.c.version == cause.c.from_version)
        .where(
            programme.c.code == change.programme,
            cause.c.year == change.year,
            cause.c.late == change.late,
            cause.c.of == change.of,
            unit.c.code == official(change.unit),
            cause.c.period == change.period,
        )
        .order_by(cause.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _cause(row, row.code)


def _cause(row: Row[Any], unit_code: str) -> Cause:
    return Cause(
        row.late, row.of, unit_code, row.period, row.cause, row.remedy, row.remedy_by, row.actor, row.recorded_at
    )
