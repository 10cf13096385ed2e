"""Written by `python -m db.write` from `db.models.documents`, where each table says what it is."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from db.tables.metadata import METADATA
from db.types import UtcMoment

document_text = Table(
    "document_text",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("report", String, nullable=False),
    Column("period", String, nullable=False),
    Column("key", String, nullable=False),
    Column("text", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("written_at", UtcMoment, nullable=False),
)

document_form = Table(
    "document_form",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("sha256", String, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("actor", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("stored_at", UtcMoment, nullable=False),
)
