"""Plans in the making. A draft changes in place, with an event of the audit; no version of the store speaks of it."""

from datetime import datetime

from sqlmodel import Field

from db.base import TableRow
from db.types import UtcMoment


class PlanDraftRow(TableRow, table=True):
    """`cells` is JSON: {"fields": …, "tables": …} of texts."""

    id: int = Field(primary_key=True)
    revision: int
    programme: str
    year: int
    cells: str
    changed_by: str
    account_id: int | None = Field(foreign_key="account.id")
    changed_at: datetime = Field(sa_type=UtcMoment)


class PlanDraftDocumentRow(TableRow, table=True):
    """A document that a draft was taken from, in their order. Of one that was read into proposals also its bytes, and what was said
    of them."""

    id: int = Field(primary_key=True)
    draft_id: int = Field(foreign_key="plan_draft.id", index=True)
    place: int
    name: str
    sha256: str
    said: str
    content: bytes | None
