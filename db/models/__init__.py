"""All tables as the schema's history knows them. Statements name those of `db.tables`, which are written from these."""

from db.base import METADATA
from db.models import audit, documents, drafts, maps, meetings, people, plans, reports, versions
from db.parts import plan_parts

plan_parts(METADATA)

__all__ = ["METADATA", "audit", "documents", "drafts", "maps", "meetings", "people", "plans", "reports", "versions"]
