"""What an office chooses for itself: who may read, and from when figures count."""

from dashboard.domain.people.roles import Actor
from dashboard.domain.people.settings import OfficeSettings, SettingName
from dashboard.domain.reported.changes import ChangeSet, Receipt, SettingChange
from dashboard.usecases.committing import commit
from dashboard.usecases.office import Office
from db.engine import reading, writing
from db.queries.settings import office_settings


def chosen(office: Office, version: int | None = None) -> OfficeSettings:
    """The choices in force at a version (None: now)."""
    with reading(office.url) as session:
        return office_settings(session, version)


def choose(office: Office, name: SettingName, value: str, actor: Actor) -> Receipt | None:
    """Choose a value from now on; None where it is the choice already.

    ValueError for a value that it cannot have; StaleChangeSet where another choice comes at the same time; Forbidden where the
    actor may not.
    """
    state, known = office.state(), chosen(office)
    known.with_(name, value)
    if known.value_of(name) == value:
        return None
    change = SettingChange(name, value, known.value_of(name))
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,), built_on=state), actor)
