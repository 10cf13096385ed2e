"""Versions of the store and the files that made them."""

from datetime import datetime

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field

from dashboard.domain.people.settings import SettingName
from db.base import TableRow
from db.types import UtcMoment, Word


class StoreVersionRow(TableRow, table=True):
    """One commit: its actor, what it stored, the clock's time. Order is by `version`, for a clock may be set back."""

    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    recorded_at: datetime = Field(sa_type=UtcMoment)
    actor: str
    account_id: int | None
    what: str


class StoreGenerationRow(TableRow, table=True):
    """Which store this is: its identity is made with it, and a restore opens the next generation; the highest one holds."""

    generation: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    identity: str
    began_at: datetime = Field(sa_type=UtcMoment)


class UploadRow(TableRow, table=True):
    """A received file, byte by byte. The same bytes are stored once, with the file name of their first sender."""

    id: int = Field(primary_key=True)
    sha256: str = Field(unique=True)
    file_name: str
    size: int
    content: bytes = Field(sa_type=LargeBinary)
    from_version: int = Field(foreign_key="store_version.version")


class OfficeSettingRow(TableRow, table=True):
    """A choice of the office; the newest of a name holds."""

    __table_args__ = (UniqueConstraint("name", "from_version"),)

    id: int = Field(primary_key=True)
    name: SettingName = Field(sa_type=Word(SettingName))
    value: str
    from_version: int = Field(foreign_key="store_version.version")
