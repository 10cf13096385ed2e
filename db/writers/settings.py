"""A choice of the office."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.settings import OfficeSettings
from dashboard.domain.reported.changes import SettingChange
from db.queries.settings import office_settings
from db.tables import office_setting
from db.writers.rows import add


def write_setting(session: Session, change: SettingChange, version: int) -> int:
    """How often it has been chosen now; StaleChangeSet where another choice has come; ValueError for what cannot be chosen."""
    if office_settings(session).value_of(change.name) != change.before:
        raise StaleChangeSet(f"another choice of {change.name} has come")
    OfficeSettings().with_(change.name, change.value)
    add(session, office_setting, name=change.name, value=change.value, from_version=version)
    return session.scalar(select(func.count()).where(office_setting.c.name == change.name)) or 0
