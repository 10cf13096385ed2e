"""Meetings, their decisions and what became of these; each row is a revision. Only where a show stands is changed in place."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dashboard.domain.meetings.meeting import MeetingState
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from db.base import TableRow
from db.types import Listed, PeriodCode, UtcMoment, Word


class MeetingRow(TableRow, table=True):
    """One revision of a meeting, the highest one holds. `agenda` is JSON; `data_version` is what it is shown from."""

    __table_args__ = (UniqueConstraint("code", "revision"),)

    id: int = Field(primary_key=True)
    code: str
    programme_id: int = Field(foreign_key="programme.id", index=True)
    revision: int
    state: MeetingState = Field(sa_type=Word(MeetingState))
    year: int
    period: Period = Field(sa_type=PeriodCode)
    held_on: date
    data_version: int = Field(foreign_key="store_version.version")
    title: str
    place: str
    chair: str
    secretary: str
    present: tuple[str, ...] = Field(sa_type=Listed)
    agenda: str
    from_version: int = Field(foreign_key="store_version.version")


class DecisionRow(TableRow, table=True):
    """One revision of a decision, the highest one holds. `owner_units` are official codes; `late` and `of` name a figure."""

    __table_args__ = (UniqueConstraint("meeting", "number", "revision"),)

    id: int = Field(primary_key=True)
    meeting: str
    number: int
    revision: int
    text: str
    owner_units: tuple[str, ...] = Field(sa_type=Listed)
    owner_person: str
    owner_account: int | None = Field(foreign_key="account.id")
    due: date | None
    late: Late | None = Field(sa_type=Word(Late), nullable=True)
    of: str
    item: int | None
    struck: bool
    from_version: int = Field(foreign_key="store_version.version")


class DecisionDoneRow(TableRow, table=True):
    """Somebody's word on whether a decision is carried out; the newest one of a decision holds."""

    __table_args__ = (UniqueConstraint("meeting", "number", "from_version"),)

    id: int = Field(primary_key=True)
    meeting: str
    number: int
    done: bool
    word: str
    from_version: int = Field(foreign_key="store_version.version")


class MeetingPlaceRow(TableRow, table=True):
    """Which slide an open meeting shows now, for the phones that follow; changed in place, for it is nothing to look back at."""

    meeting: str = Field(primary_key=True)
    slide: int
    at: datetime = Field(sa_type=UtcMoment)
