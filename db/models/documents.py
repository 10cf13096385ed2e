"""What offices write into their documents, and the documents that they bring themselves; each row is a revision."""

from datetime import datetime

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field

from db.base import TableRow
from db.types import UtcMoment


class DocumentTextRow(TableRow, table=True):
    """A part of a report that a person wrote; the newest one of a report and a key holds. `report`: form@period, "" of months,
    whose `period` then says which.
    """

    id: int = Field(primary_key=True)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    year: int
    report: str
    period: str
    key: str
    text: str
    actor: str
    account_id: int | None = Field(foreign_key="account.id")
    written_at: datetime = Field(sa_type=UtcMoment)


class DocumentFormRow(TableRow, table=True):
    """A template of an office's own, .docx or .xlsx with named fields; the highest revision of a code holds, withdrawn or not."""

    __table_args__ = (UniqueConstraint("code", "revision"),)

    id: int = Field(primary_key=True)
    code: str
    revision: int
    name: str
    kind: str
    content: bytes = Field(sa_type=LargeBinary)
    sha256: str
    withdrawn: bool
    actor: str
    account_id: int | None = Field(foreign_key="account.id")
    stored_at: datetime = Field(sa_type=UtcMoment)
