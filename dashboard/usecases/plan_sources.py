"""The document behind a plan: found for a plan year, and read again for those who look at a clause of it."""

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.history import Reception
from dashboard.importing.plan_documents.documents import PlanDocument
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_plan_document
from db.engine import reading
from db.queries.plan_sources import source_of

_ENDINGS = (".docx", ".txt", ".md")
_KEPT = "the document that it was read from"


def plan_source(office: Office, plan: Plan, version: int | None = None) -> tuple[str, str] | None:
    """SHA-256 and name of the document that a plan was read from; None where there is none. Asked once for each plan in memory."""
    if _KEPT not in plan.made:
        with reading(office.url) as session:
            plan.made[_KEPT] = source_of(session, plan.programme.code, plan.year, version)
    known: tuple[str, str] | None = plan.made[_KEPT]
    return known


def is_plan_document(seen: Reception) -> bool:
    """Whether a kept file is the document of a plan and no workbook."""
    return bool(seen.plans) and not seen.reports and seen.file_name.lower().endswith(_ENDINGS)


def source_document(office: Office, sha256: str) -> PlanDocument:
    """The paragraphs and tables of a kept document. UnreadableWorkbook."""
    return PlanDocument.from_plain("", read_plan_document(office.file(sha256))["document"])
