"""What people wrote into reports, and the templates of an office."""

from sqlalchemy import func, select

from dashboard.domain.documents.forms import DocumentForm, FormKind
from dashboard.domain.documents.texts import OwnWords, ReportName
from db.session import Session
from db.tables import document_form, document_text, programme


def own_words(session: Session, of: ReportName) -> dict[str, OwnWords]:
    """By key, the newest of each; an empty text too, for it says that somebody took the words out."""
    rows = session.execute(
        select(document_text)
        .join(programme, programme.c.id == document_text.c.programme_id)
        .where(
            programme.c.code == of.programme,
            document_text.c.year == of.year,
            document_text.c.report == of.report,
            document_text.c.period == of.period,
        )
        .order_by(document_text.c.id)
    )
    return {row.key: OwnWords(row.text, row.actor, row.written_at) for row in rows}


def frame_words(session: Session, programme_code: str) -> dict[str, OwnWords]:
    """By key, what was written last in any report of a programme: who signs, and from where, stays from report to report."""
    rows = session.execute(
        select(document_text)
        .join(programme, programme.c.id == document_text.c.programme_id)
        .where(programme.c.code == programme_code)
        .order_by(document_text.c.id)
    )
    return {row.key: OwnWords(row.text, row.actor, row.written_at) for row in rows}


def forms(session: Session) -> tuple[DocumentForm, ...]:
    """The templates that stand, by name; those that were withdrawn are left out."""
    newest = select(document_form.c.code, func.max(document_form.c.revision).label("revision")).group_by(
        document_form.c.code
    )
    of = newest.subquery()
    rows = session.execute(
        select(*(c for c in document_form.c if c.name != "content")).join(
            of, (of.c.code == document_form.c.code) & (of.c.revision == document_form.c.revision)
        )
    )
    found = (
        DocumentForm(r.code, r.revision, r.name, FormKind(r.kind), r.sha256, r.actor, r.stored_at, r.withdrawn)
        for r in rows
    )
    return tuple(sorted((form for form in found if not form.withdrawn), key=lambda form: (form.name, form.code)))


def form_content(session: Session, code: str, revision: int) -> bytes | None:
    return session.scalar(
        select(document_form.c.content).where(document_form.c.code == code, document_form.c.revision == revision)
    )


def last_form(session: Session, code: str) -> DocumentForm | None:
    """The newest revision of a code, withdrawn or not."""
    row = session.execute(
        select(document_form).where(document_form.c.code == code).order_by(document_form.c.revision.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return None
    return DocumentForm(
        row.code, row.revision, row.name, FormKind(row.kind), row.sha256, row.actor, row.stored_at, row.withdrawn
    )
