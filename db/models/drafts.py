"""Plans in the making. A draft changes in place, with an event of the audit; no version of the store speaks of it."""

from datetime import datetime

from sqlmodel import Field

from db.base import TableRow
from db.types import UtcMoment


class PlanDraftRow(TableRow, table=True):
    """`cells` and `documents` are JSON: {"fields": …, "tables": …} of texts, and names with their SHA-256."""

    id: int = Field(primary_key=True)
    revision: int
    programme: str
    year: int
    cells: str
    documents: str
    changed_by: str
    account_id: int | None = Field(foreign_key="account.id")
    changed_at: datetime = Field(sa_type=UtcMoment)
