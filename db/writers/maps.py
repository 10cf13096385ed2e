"""A new revision of a plan year's map."""

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.reported.changes import MapChange, Received
from db.queries.maps import newest_revision
from db.queries.plans import newest_plan
from db.session import Session
from db.tables import unit_map, unit_shape
from db.writers.reports import plan_units, unit_id_of
from db.writers.rows import add, add_all


def write_map(
    session: Session, change: MapChange, version: int, upload_id: int | None, received: Received | None
) -> int:
    """The new revision's number.

    StaleChangeSet where the plan or the map has moved on; ValueError for a unit that the plan does not have.
    """
    plan = newest_plan(session, change.programme, change.year)
    if plan is None or plan["from_version"] != change.plan_version:
        raise StaleChangeSet(f"another plan of {change.programme} for {change.year} has come")
    if newest_revision(session, change.programme, change.year) != change.replaces:
        raise StaleChangeSet(f"another map of {change.programme} for {change.year} has come")
    revision = (change.replaces or 0) + 1
    map_id = add(
        session,
        unit_map,
        programme_id=plan["programme_id"],
        year=change.year,
        revision=revision,
        upload_id=upload_id,
        file_name=received.file_name if received else "",
        reason=change.reason,
        from_version=version,
    )
    units = plan_units(session, plan)
    add_all(
        session,
        unit_shape,
        (
            {
                "map_id": map_id,
                "unit_id": unit_id_of(units, shape.unit),
                "polygons": shape.polygons,
                "inside": shape.inside,
                "room": shape.room,
            }
            for shape in change.shapes
        ),
    )
    return revision
