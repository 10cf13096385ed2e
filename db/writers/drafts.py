"""A plan in the making: kept, kept again in its place, and taken away."""

import json
from datetime import datetime

from sqlalchemy import delete, select, update

from dashboard.domain.people.roles import Actor
from dashboard.domain.plan.drafts import PlanDraft
from db.session import Session
from db.tables import plan_draft, plan_draft_document
from db.writers.rows import add


def write_draft(session: Session, draft: PlanDraft, actor: Actor, now: datetime) -> int:
    """Its number: a new one for a draft that has none."""
    cells = {"fields": dict(draft.fields), "tables": {key: list(map(dict, rows)) for key, rows in draft.tables.items()}}
    values = {
        "revision": draft.revision + 1, "programme": draft.programme, "year": draft.year,
        "cells": json.dumps(cells, ensure_ascii=False),
        "changed_by": actor.name, "account_id": actor.account, "changed_at": now,
    }  # fmt: skip
    if draft.number:
        number = draft.number
        session.execute(update(plan_draft).where(plan_draft.c.id == number).values(**values))
    else:
        number = add(session, plan_draft, **values)
    _write_documents(session, number, draft)
    return number


def _write_documents(session: Session, number: int, draft: PlanDraft) -> None:
    """A document that stands keeps its bytes, which do not come a second time."""
    of = plan_draft_document.c
    stand = {row.sha256: row.id for row in session.execute(select(of.id, of.sha256).where(of.draft_id == number))}
    for place, one in enumerate(draft.documents):
        values: dict[str, object] = {"place": place, "name": one.name, "said": one.said}
        if one.content is not None and one.is_read:
            values["content"] = one.content
        known = stand.pop(one.sha256, None)
        if known is None:
            add(session, plan_draft_document, **({"content": None} | values), draft_id=number, sha256=one.sha256)
        else:
            session.execute(update(plan_draft_document).where(of.id == known).values(**values))
    if stand:
        session.execute(delete(plan_draft_document).where(of.id.in_(stand.values())))


def remove_draft(session: Session, number: int) -> None:
    session.execute(delete(plan_draft_document).where(plan_draft_document.c.draft_id == number))
    session.execute(delete(plan_draft).where(plan_draft.c.id == number))
