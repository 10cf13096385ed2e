"""A choice of the office."""

from sqlalchemy import func, select

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.settings import OfficeSettings
from dashboard.domain.reported.changes import SettingChange
from db.queries.settings import office_settings
from db.session import Session
from db.tables import office_setting
from db.writers.rows import add


def write_setting(session: Session, change: SettingChange, version: int) -> int:
    """How often it was chosen by now; ValueError for a value that it cannot have, StaleChangeSet where another one stands."""
    OfficeSettings().with_(change.name, change.value)
    if office_settings(session).value(change.name) != change.before:
        raise StaleChangeSet(change.name)
    add(session, office_setting, name=change.name, value=change.value, from_version=version)
    of_name = select(func.count()).where(office_setting.c.name == change.name)
    return session.scalar(of_name) or 0
