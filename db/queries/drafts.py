"""Plans in the making, as they were last kept."""

import json
from collections.abc import Iterable

from sqlalchemy import Row, select

from dashboard.domain.plan.drafts import DraftDocument, PlanDraft
from db.session import Session
from db.tables import plan_draft, plan_draft_document


def plan_drafts(session: Session) -> tuple[PlanDraft, ...]:
    """All of them, the one changed last first."""
    rows = session.execute(select(plan_draft).order_by(plan_draft.c.changed_at.desc(), plan_draft.c.id.desc())).all()
    documents = _documents(session, [row.id for row in rows])
    return tuple(_draft(row, documents.get(row.id, ())) for row in rows)


def kept_draft(session: Session, number: int) -> PlanDraft | None:
    row = session.execute(select(plan_draft).where(plan_draft.c.id == number)).one_or_none()
    return None if row is None else _draft(row, _documents(session, [number]).get(number, ()))


def kept_document(session: Session, number: int, sha256: str) -> bytes | None:
    """The bytes of a document that a draft was read from; None where none are kept."""
    of = plan_draft_document.c
    kept: bytes | None = session.execute(
        select(of.content).where(of.draft_id == number, of.sha256 == sha256, of.content.is_not(None))
    ).scalar()
    return kept


def _documents(session: Session, drafts: Iterable[int]) -> dict[int, tuple[DraftDocument, ...]]:
    """Without their bytes, which are large and seldom wanted."""
    numbers, of = list(drafts), plan_draft_document.c
    if not numbers:
        return {}
    found: dict[int, tuple[DraftDocument, ...]] = {}
    asked = select(of.draft_id, of.name, of.sha256, of.said).where(of.draft_id.in_(numbers)).order_by(of.place)
    for row in session.execute(asked):
        found[row.draft_id] = (*found.get(row.draft_id, ()), DraftDocument(row.name, row.sha256, row.said))
    return found


def _draft(row: Row[tuple[object, ...]], documents: tuple[DraftDocument, ...]) -> PlanDraft:
    cells = json.loads(row.cells)
    return PlanDraft(
        cells["fields"],
        {key: tuple(rows) for key, rows in cells["tables"].items()},
        documents, row.id, row.revision, row.changed_by, row.changed_at,
    )  # fmt: skip
