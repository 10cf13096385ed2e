"""Texts of reports and templates of documents: each a new row, so that what stood before is still there."""

from datetime import datetime

from sqlalchemy import select

from dashboard.domain.documents.forms import DocumentForm
from dashboard.domain.documents.texts import ReportName
from dashboard.domain.people.roles import Actor
from db.session import Session
from db.tables import document_form, document_text, programme
from db.writers.rows import add


def write_words(session: Session, of: ReportName, key: str, text: str, actor: Actor, now: datetime) -> None:
    """ValueError for a programme that is not there."""
    programme_id = session.scalar(select(programme.c.id).where(programme.c.code == of.programme))
    if programme_id is None:
        raise ValueError(f"no programme {of.programme!r}")
    add(
        session, document_text, programme_id=programme_id, year=of.year, report=of.report, period=of.period, key=key,
        text=text, actor=actor.name, account_id=actor.account, written_at=now,
    )  # fmt: skip


def write_form(session: Session, form: DocumentForm, content: bytes, actor: Actor) -> None:
    add(
        session, document_form, code=form.code, revision=form.revision, name=form.name, kind=form.kind.value,
        content=content, sha256=form.sha256, withdrawn=form.withdrawn, actor=form.actor, account_id=actor.account,
        stored_at=form.stored_at,
    )  # fmt: skip
