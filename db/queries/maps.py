"""Maps of plan years, as known at a version."""

from typing import Any

from sqlalchemy import Row, func, select, true

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import UnitMap, UnitShape
from db.session import Session
from db.tables import programme, store_version, unit, unit_map, unit_shape, upload


def map_of(session: Session, plan: Plan, version: int | None = None) -> UnitMap | None:
    """The newest map of the plan's year, or of the last year before it that has one; shapes of units that the plan has.

    A unit that the plan dates anew is another unit: it has no shape until a map of this plan comes.
    """
    row = session.execute(
        select(unit_map, store_version.c.actor, store_version.c.recorded_at, upload.c.sha256)
        .join(programme, programme.c.id == unit_map.c.programme_id)
        .join(store_version, store_version.c.version == unit_map.c.from_version)
        .outerjoin(upload, upload.c.id == unit_map.c.upload_id)
        .where(
            programme.c.code == plan.programme.code,
            unit_map.c.year <= plan.year,
            true() if version is None else unit_map.c.from_version <= version,
        )
        .order_by(unit_map.c.year.desc(), unit_map.c.revision.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return UnitMap(
        row.year, row.revision, _shapes(session, row, plan), row.from_version, row.actor, row.recorded_at,
        row.file_name, row.sha256 or "", row.reason,
    )  # fmt: skip


def newest_revision(session: Session, code: str, year: int) -> int | None:
    """Of the map of a programme's year; None where it has none."""
    of_year = select(func.max(unit_map.c.revision)).join(programme)
    newest: int | None = session.scalar(of_year.where(programme.c.code == code, unit_map.c.year == year))
    return newest


def _shapes(session: Session, row: Row[Any], plan: Plan) -> tuple[UnitShape, ...]:
    keys = {(u.official_code, u.valid_from): u.code for u in plan.units}
    rows = session.execute(
        select(unit_shape, unit.c.code, unit.c.valid_from)
        .join(unit, unit.c.id == unit_shape.c.unit_id)
        .where(unit_shape.c.map_id == row.id)
        .order_by(unit.c.code, unit.c.valid_from)
    )
    return tuple(
        UnitShape(keys[shape.code, shape.valid_from], shape.polygons, shape.inside, shape.room)
        for shape in rows
        if (shape.code, shape.valid_from) in keys
    )
