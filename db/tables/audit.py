"""Written by `python -m db.write` from `db.models.audit`, where each table says what it is."""

from sqlalchemy import Column, Integer, String, Table

from dashboard.domain.people.audit import AuditAction
from db.tables.metadata import METADATA
from db.types import UtcMoment, Word

audit_event = Table(
    "audit_event",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcMoment, nullable=False),
    Column("actor", String, nullable=False),
    Column("account_id", Integer),
    Column("unit", String, nullable=False),
    Column("address", String, nullable=False),
    Column("action", Word(AuditAction), nullable=False),
    Column("subject", String, nullable=False),
    Column("before", String, nullable=False),
    Column("after", String, nullable=False),
    Column("version", Integer),
    Column("hash", String, nullable=False),
)
