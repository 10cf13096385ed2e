"""Take a map off the pages, with a reason: the tile map comes back, and the past keeps the map it had."""

from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import ChangeSet, MapChange, Receipt
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.refusals import refusals_told
from db.engine import writing


@refusals_told
def take_off_map(office: Office, programme: str, year: int, reason: str, actor: Actor) -> Receipt:
    """A new revision of the plan year's map without shapes; also of one that came with the plan of an earlier year.

    ValueError without a reason or an actor; NothingKnown where no map stands; StaleChangeSet where it has moved since.
    """
    reason_kept = masked(reason.strip())
    if not reason_kept or not actor.name.strip():
        raise ValueError("taking a map off needs a reason and an actor")
    state = office.state()
    snapshot = office.snapshot(programme, year)
    stands = office.map_of(snapshot.plan) if snapshot else None
    if snapshot is None or stands is None or not stands.shapes:
        raise NothingKnown(f"{programme} {year}")
    replaces = stands.revision if stands.year == snapshot.plan.year else None
    change = MapChange(programme, snapshot.plan.year, (), replaces, snapshot.plan_version, reason_kept)
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,), built_on=state), actor)
