"""What the office chose, as known at a version."""

from sqlalchemy import select

from dashboard.domain.people.settings import OfficeSettings
from db.session import Session
from db.tables import office_setting


def office_settings(session: Session, version: int | None = None) -> OfficeSettings:
    """The settings in force at `version` (None: now)."""
    rows = select(office_setting.c.name, office_setting.c.value).order_by(office_setting.c.id)
    if version is not None:
        rows = rows.where(office_setting.c.from_version <= version)
    known = OfficeSettings()
    for row in session.execute(rows):
        known = known.with_(row.name, row.value)
    return known
