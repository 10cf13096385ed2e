"""What the office chooses for itself: by change sets, so that every version knows its own."""

from dashboard.domain.people.rights import Action, demand
from dashboard.domain.people.roles import Actor
from dashboard.domain.people.settings import OfficeSettings, SettingName
from dashboard.domain.reported.changes import ChangeSet, Receipt, SettingChange
from dashboard.usecases.committing import commit
from dashboard.usecases.office import Office
from dashboard.usecases.refusals import refusals_told
from db.engine import reading, writing
from db.queries.settings import office_settings


def settings_of(office: Office, version: int | None = None) -> OfficeSettings:
    """The choices in force at a version (None: now)."""
    with reading(office.url) as session:
        return office_settings(session, version)


@refusals_told
def set_up(office: Office, name: SettingName, value: str, before: str, actor: Actor) -> Receipt | None:
    """Choose `value` where `before` stood when it was looked at; None where it stands already.

    Forbidden; ValueError for a value that the setting cannot have; StaleChangeSet where somebody chose another meanwhile.
    """
    demand(actor, Action.SET_UP)
    OfficeSettings().with_(name, value)
    if value == before:
        return None
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((SettingChange(name, value, before),)), actor)


def choose(office: Office, name: SettingName, value: str, actor: Actor) -> Receipt | None:
    """The same over whatever stands now: for the command line, where nobody has looked before."""
    return set_up(office, name, value, settings_of(office).value(name), actor)
