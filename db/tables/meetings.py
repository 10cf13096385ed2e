"""Written by `python -m db.write` from `db.models.meetings`, where each table says what it is."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table

from dashboard.domain.meetings.meeting import MeetingState
from dashboard.domain.people.causes import Late
from db.tables.metadata import METADATA
from db.types import Listed, PeriodCode, UtcMoment, Word

meeting = Table(
    "meeting",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("state", Word(MeetingState), nullable=False),
    Column("year", Integer, nullable=False),
    Column("period", PeriodCode, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("data_version", Integer, ForeignKey("store_version.version"), nullable=False),
    Column("title", String, nullable=False),
    Column("place", String, nullable=False),
    Column("chair", String, nullable=False),
    Column("secretary", String, nullable=False),
    Column("present", Listed, nullable=False),
    Column("agenda", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

decision = Table(
    "decision",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("meeting", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("owner_units", Listed, nullable=False),
    Column("owner_person", String, nullable=False),
    Column("owner_account", Integer, ForeignKey("account.id")),
    Column("due", Date),
    Column("late", Word(Late)),
    Column("of", String, nullable=False),
    Column("item", Integer),
    Column("struck", Boolean, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

decision_done = Table(
    "decision_done",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("meeting", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("word", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

meeting_place = Table(
    "meeting_place",
    METADATA,
    Column("meeting", String, primary_key=True),
    Column("slide", Integer, nullable=False),
    Column("at", UtcMoment, nullable=False),
)
