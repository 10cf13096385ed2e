"""A plan in the making: kept, kept again in its place, and taken away."""

import json
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from dashboard.domain.people.roles import Actor
from dashboard.domain.plan.drafts import PlanDraft
from db.tables import plan_draft
from db.writers.rows import add


def write_draft(session: Session, draft: PlanDraft, actor: Actor, now: datetime) -> int:
    """Its number: a new one for a draft that has none."""
    cells = {"fields": dict(draft.fields), "tables": {key: list(map(dict, rows)) for key, rows in draft.tables.items()}}
    values = {
        "revision": draft.revision + 1, "programme": draft.programme, "year": draft.year,
        "cells": json.dumps(cells, ensure_ascii=False),
        "documents": json.dumps([(one.name, one.sha256) for one in draft.documents], ensure_ascii=False),
        "changed_by": actor.name, "account_id": actor.account, "changed_at": now,
    }  # fmt: skip
    if not draft.number:
        return add(session, plan_draft, **values)
    session.execute(update(plan_draft).where(plan_draft.c.id == draft.number).values(**values))
    return draft.number


def remove_draft(session: Session, number: int) -> None:
    session.execute(delete(plan_draft).where(plan_draft.c.id == number))
