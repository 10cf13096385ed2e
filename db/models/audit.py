"""The audit: every change with who made it, in the transaction of the change itself. Rows are only added; triggers see to it."""

from datetime import datetime

from sqlmodel import Field

from dashboard.domain.people.audit import AuditAction
from db.base import TableRow
from db.types import UtcMoment, Word


class AuditEventRow(TableRow, table=True):
    """One link of the chain: `hash` is made of all other fields and of the hash before (`domain.people.audit`)."""

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcMoment)
    actor: str
    account_id: int | None
    unit: str
    address: str
    action: AuditAction = Field(sa_type=Word(AuditAction))
    subject: str
    before: str
    after: str
    version: int | None = Field(index=True)
    hash: str
