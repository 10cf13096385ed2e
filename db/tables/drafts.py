"""Written by `python -m db.write` from `db.models.drafts`, where each table says what it is."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

from db.tables.metadata import METADATA
from db.types import UtcMoment

plan_draft = Table(
    "plan_draft",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("programme", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("cells", String, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("changed_at", UtcMoment, nullable=False),
)

plan_draft_document = Table(
    "plan_draft_document",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("draft_id", Integer, ForeignKey("plan_draft.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("said", String, nullable=False),
    Column("content", LargeBinary),
)
