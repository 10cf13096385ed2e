"""Whether somebody may read at all: everybody, or who is signed in, as the office chose."""

from dashboard.domain.people.roles import Actor
from dashboard.domain.people.settings import ReadingRule
from dashboard.usecases.office import Office
from db.engine import reading
from db.queries.settings import office_settings


def may_read(office: Office, actor: Actor) -> bool:
    """Of pages, their data and their pictures; a share link opens its one view whatever the office chose."""
    if actor.known:
        return True
    with reading(office.url) as session:
        return office_settings(session).reading is ReadingRule.OPEN
