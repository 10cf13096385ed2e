"""The tables as statements name them: written by `python -m db.write` from `db.models`.

Columns and references only: what must be unique, and what is indexed, the store keeps by itself.
"""

from db.parts import plan_parts
from db.tables.audit import audit_event
from db.tables.documents import document_form, document_text
from db.tables.drafts import plan_draft, plan_draft_document
from db.tables.maps import unit_map, unit_shape
from db.tables.meetings import decision, decision_done, meeting, meeting_place
from db.tables.metadata import METADATA
from db.tables.people import (
    access_token,
    account,
    account_grant,
    contact,
    one_time_code,
    share_link,
    sign_in_session,
    sign_in_try,
)
from db.tables.plans import plan, plan_source, plan_unit, programme, unit
from db.tables.reports import (
    cause,
    disbursement,
    explanation,
    finding_note,
    observation,
    report_comment,
    report_unlock,
    submission,
    submission_status,
)
from db.tables.versions import office_setting, store_generation, store_version, upload

# the field of `Plan`, the class of one line, and the table whose columns are its fields
PLAN_PARTS = plan_parts(METADATA)

__all__ = [
    "METADATA",
    "PLAN_PARTS",
    "access_token",
    "account",
    "account_grant",
    "audit_event",
    "cause",
    "contact",
    "decision",
    "decision_done",
    "disbursement",
    "document_form",
    "document_text",
    "explanation",
    "finding_note",
    "meeting",
    "meeting_place",
    "observation",
    "office_setting",
    "one_time_code",
    "plan",
    "plan_draft",
    "plan_draft_document",
    "plan_source",
    "plan_unit",
    "programme",
    "report_comment",
    "report_unlock",
    "share_link",
    "sign_in_session",
    "sign_in_try",
    "store_generation",
    "store_version",
    "submission",
    "submission_status",
    "unit",
    "unit_map",
    "unit_shape",
    "upload",
]
