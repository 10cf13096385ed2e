"""The tables as statements name them: written by `python -m db.write` from `db.models`, where each says what it is.

Columns and references only: what must be unique, and what is indexed, the store keeps by itself.
"""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, LargeBinary, String, Table

from dashboard.domain.absence import Absence
from dashboard.domain.issues import AnswerKind
from dashboard.domain.meetings.meeting import MeetingState
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.causes import Late
from dashboard.domain.people.roles import AccountRole
from dashboard.domain.people.settings import SettingName
from dashboard.domain.people.tokens import TokenKind
from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.observations import Source, SubmissionStatus
from db.naming import new_metadata
from db.parts import plan_parts
from db.types import FIGURE, BudgetYearText, Coordinates, Dong, Listed, PeriodCode, UtcMoment, Word

METADATA = new_metadata()

store_version = Table(
    "store_version",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", UtcMoment, nullable=False),
    Column("actor", String, nullable=False),
    Column("account_id", Integer),
    Column("what", String, nullable=False),
)

store_generation = Table(
    "store_generation",
    METADATA,
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("identity", String, nullable=False),
    Column("began_at", UtcMoment, nullable=False),
)

upload = Table(
    "upload",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

office_setting = Table(
    "office_setting",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Word(SettingName), nullable=False),
    Column("value", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

programme = Table(
    "programme",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

plan = Table(
    "plan",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id")),
    Column("name", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("office", String, nullable=False),
    Column("title", String, nullable=False),
    Column("root", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("decision_date", Date),
    Column("sample", Boolean, nullable=False),
    Column("assumed_today", Date),
    Column("ratio_on_track", FIGURE, nullable=False),
    Column("ratio_slightly_behind", FIGURE, nullable=False),
    Column("gap_on_track", FIGURE, nullable=False),
    Column("gap_slightly_behind", FIGURE, nullable=False),
    Column("support_gap", FIGURE, nullable=False),
    Column("support_basis", Word(SupportBasis), nullable=False),
    Column("money_default", Word(DefaultPath), nullable=False),
    Column("target_default", Word(DefaultPath), nullable=False),
    Column("least_coverage", FIGURE, nullable=False),
)

plan_source = Table(
    "plan_source",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan_id", Integer, ForeignKey("plan.id"), nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id"), nullable=False),
)

unit = Table(
    "unit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

plan_unit = Table(
    "plan_unit",
    METADATA,
    Column("plan_id", Integer, ForeignKey("plan.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("level", Word(UnitLevel), nullable=False),
    Column("parent", String),
    Column("short_name", String, nullable=False),
    Column("group", String, nullable=False),
    Column("aliases", Listed, nullable=False),
    Column("valid_to", Date),
    Column("tile", Listed),
    Column("priority", String, nullable=False),
)

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

unit_map = Table(
    "unit_map",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id")),
    Column("file_name", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

unit_shape = Table(
    "unit_shape",
    METADATA,
    Column("map_id", Integer, ForeignKey("unit_map.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Column("polygons", Coordinates, nullable=False),
    Column("inside", Coordinates, nullable=False),
    Column("room", Float, nullable=False),
)

account = Table(
    "account",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("login", String, nullable=False),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("secret", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("made_at", UtcMoment, nullable=False),
)

account_grant = Table(
    "account_grant",
    METADATA,
    Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
    Column("role", Word(AccountRole), primary_key=True),
    Column("unit", String, primary_key=True),
)

one_time_code = Table(
    "one_time_code",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code_sha256", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment, nullable=False),
    Column("used_at", UtcMoment),
)

sign_in_session = Table(
    "sign_in_session",
    METADATA,
    Column("token_sha256", String, primary_key=True),
    Column("account_id", Integer, ForeignKey("account.id"), nullable=False),
    Column("began_at", UtcMoment, nullable=False),
    Column("seen_at", UtcMoment, nullable=False),
    Column("ended_at", UtcMoment),
)

sign_in_try = Table(
    "sign_in_try",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("of_sha256", String, nullable=False),
    Column("at", UtcMoment, nullable=False),
)

access_token = Table(
    "access_token",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("token_sha256", String, nullable=False),
    Column("kind", Word(TokenKind), nullable=False),
    Column("name", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id"), nullable=False),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment),
    Column("ended_at", UtcMoment),
    Column("used_at", UtcMoment),
)

share_link = Table(
    "share_link",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("token_sha256", String, nullable=False),
    Column("title", String, nullable=False),
    Column("address", String, nullable=False),
    Column("version", Integer),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("made_by", String, nullable=False),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment),
    Column("ended_at", UtcMoment),
    Column("opened", Integer, nullable=False),
    Column("opened_at", UtcMoment),
)

contact = Table(
    "contact",
    METADATA,
    Column("unit", String, primary_key=True),
    Column("officer", String, nullable=False),
    Column("telephone", String, nullable=False),
    Column("email", String, nullable=False),
    Column("changed_at", UtcMoment, nullable=False),
)

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

# the field of `Plan`, the class of one line, and the table whose columns are its fields
PLAN_PARTS = plan_parts(METADATA)
