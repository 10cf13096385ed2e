"""Plans in the making, as they were last kept."""

import json

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from dashboard.domain.plan.drafts import DraftDocument, PlanDraft
from db.tables import plan_draft


def plan_drafts(session: Session) -> tuple[PlanDraft, ...]:
    """All of them, the one changed last first."""
    rows = session.execute(select(plan_draft).order_by(plan_draft.c.changed_at.desc(), plan_draft.c.id.desc()))
    return tuple(map(_draft, rows))


def kept_draft(session: Session, number: int) -> PlanDraft | None:
    row = session.execute(select(plan_draft).where(plan_draft.c.id == number)).one_or_none()
    return None if row is None else _draft(row)


def _draft(row: Row[tuple[object, ...]]) -> PlanDraft:
    cells = json.loads(row.cells)
    return PlanDraft(
        cells["fields"],
        {key: tuple(rows) for key, rows in cells["tables"].items()},
        tuple(DraftDocument(name, sha256) for name, sha256 in json.loads(row.documents)),
        row.id, row.revision, row.changed_by, row.changed_at,
    )  # fmt: skip
