"""Written by `python -m db.write` from `db.models.reports`, where each table says what it is."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table

from dashboard.domain.absence import Absence
from dashboard.domain.issues import AnswerKind
from dashboard.domain.people.causes import Late
from dashboard.domain.reported.observations import Source, SubmissionStatus
from db.tables.metadata import METADATA
from db.types import FIGURE, BudgetYearText, Dong, PeriodCode, Word

submission = Table(
    "submission",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("form", String, nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("period", PeriodCode, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("plan_id", Integer, ForeignKey("plan.id"), nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id")),
    Column("file_name", String, nullable=False),
    Column("difficulties", String, nullable=False),
    Column("causes", String, nullable=False),
    Column("recommendations", String, nullable=False),
    Column("nil", Boolean, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

submission_status = Table(
    "submission_status",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False),
    Column("status", Word(SubmissionStatus), nullable=False),
    Column("reason", String, nullable=False),
    Column("place_container", String, nullable=False),
    Column("place_spot", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

observation = Table(
    "observation",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False),
    Column("subject_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("reporter_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("source", Word(Source), nullable=False),
    Column("indicator", String, nullable=False),
    Column("period", PeriodCode, nullable=False),
    Column("disaggregation", String, nullable=False),
    Column("estimate", Boolean, nullable=False),
    Column("value", FIGURE),
    Column("numerator", FIGURE),
    Column("denominator", FIGURE),
    Column("absence", Word(Absence)),
    Column("text", String, nullable=False),
    Column("preliminary", Boolean, nullable=False),
    Column("place_container", String, nullable=False),
    Column("place_spot", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

disbursement = Table(
    "disbursement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False),
    Column("subject_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("reporter_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("source", Word(Source), nullable=False),
    Column("project", String, nullable=False),
    Column("fund", String, nullable=False),
    Column("budget_year", BudgetYearText, nullable=False),
    Column("period", PeriodCode, nullable=False),
    Column("estimate", Boolean, nullable=False),
    Column("cumulative_vnd", Dong),
    Column("advance_vnd", Dong),
    Column("in_month_vnd", Dong),
    Column("absence", Word(Absence)),
    Column("place_container", String, nullable=False),
    Column("place_spot", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

explanation = Table(
    "explanation",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan_id", Integer, ForeignKey("plan.id")),
    Column("submission_id", Integer, ForeignKey("submission.id")),
    Column("code", String, nullable=False),
    Column("place_container", String, nullable=False),
    Column("place_spot", String, nullable=False),
    Column("found", String, nullable=False),
    Column("issue", String, nullable=False),
    Column("kind", Word(AnswerKind), nullable=False),
    Column("text", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

finding_note = Table(
    "finding_note",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("finding", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("text", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

report_comment = Table(
    "report_comment",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False),
    Column("place_container", String, nullable=False),
    Column("place_spot", String, nullable=False),
    Column("text", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

report_unlock = Table(
    "report_unlock",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("until", Date, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

cause = Table(
    "cause",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("late", Word(Late), nullable=False),
    Column("of", String, nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("period", PeriodCode, nullable=False),
    Column("cause", String, nullable=False),
    Column("remedy", String, nullable=False),
    Column("remedy_by", Date),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)
