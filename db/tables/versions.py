"""Written by `python -m db.write` from `db.models.versions`, where each table says what it is."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from dashboard.domain.people.settings import SettingName
from db.tables.metadata import METADATA
from db.types import UtcMoment, Word

store_version = Table(
    "store_version",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", UtcMoment, nullable=False),
    Column("actor", String, nullable=False),
    Column("account_id", Integer),
    Column("what", String, nullable=False),
)

store_generation = Table(
    "store_generation",
    METADATA,
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("identity", String, nullable=False),
    Column("began_at", UtcMoment, nullable=False),
)

upload = Table(
    "upload",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

office_setting = Table(
    "office_setting",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Word(SettingName), nullable=False),
    Column("value", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)
