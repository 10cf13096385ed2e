"""Templates of an office's own: looked over, kept, replaced, withdrawn, and filled in from what the pages show."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

from dashboard.domain.documents.forms import LARGEST_BYTES, LONGEST_NAME, DocumentForm, FormKind
from dashboard.domain.issues import UnreadableWorkbook
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Action, demand
from dashboard.domain.people.roles import Actor
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.documents.fields import Fields, filled_excel, filled_word, names_in_excel, names_in_word
from dashboard.exports.table_workbook import file_name
from dashboard.importing.files.guard import guard_template
from dashboard.text import Words
from dashboard.usecases.documents import Made, mime_of
from dashboard.usecases.office import NothingKnown, Office
from dashboard.views.documents.field_values import field_values
from db.engine import reading, writing
from db.queries import documents as queries
from db.writers.audit import write_event
from db.writers.documents import write_form

_OURS = Path(__file__).parents[1] / "exports" / "documents" / "forms"


class UnreadableForm(ValueError):  # noqa: N818 - an answer
    """The file is no Word document or workbook that can be filled in; `reason` is "kind", "size", "read" or "name"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class FormLook:
    """What a template asks for: `unknown` fields that there are none of, `empty` ones of which there is no figure now."""

    kind: FormKind
    fields: tuple[str, ...]
    unknown: tuple[str, ...]
    empty: tuple[str, ...]


def look_over(content: bytes, name: str, standing: Standing, words: Words) -> FormLook:
    """What a file asks for, before it is kept. UnreadableForm."""
    kind, known = _kind_of(name, content), field_values(standing, words)
    try:
        guard_template(content)
        found = names_in_word(content) if kind is FormKind.WORD else names_in_excel(content)
    except (UnreadableWorkbook, BadZipFile, KeyError, ValueError, OSError) as fault:
        raise UnreadableForm("read") from fault
    fields = Fields(known.values, known.lists)
    unknown = tuple(field for field in found if not fields.knows(field))
    empty = tuple(field for field in found if field in known.empty)
    return FormLook(kind, found, unknown, empty)


def _kind_of(name: str, content: bytes) -> FormKind:
    if len(content) > LARGEST_BYTES:
        raise UnreadableForm("size")
    ending = name.rpartition(".")[2].lower()
    if ending not in set(FormKind) or not content.startswith(b"PK"):
        raise UnreadableForm("kind")
    return FormKind(ending)


def keep_form(office: Office, name: str, content: bytes, kind: FormKind, actor: Actor, code: str = "") -> DocumentForm:
    """Keep a template under a name; with the `code` of one that stands, a new revision of it. Forbidden, UnreadableForm."""
    demand(actor, Action.SET_UP)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UnreadableForm("name")
    with writing(office.url) as session:
        known = queries.last_form(session, code or _code(name, kind))
        form = DocumentForm(
            known.code if known else _code(name, kind), known.revision + 1 if known else 1, name, kind,
            hashlib.sha256(content).hexdigest(), actor.name, office.clock(),
        )  # fmt: skip
        write_form(session, form, content, actor)
        write_event(
            session, actor, form.stored_at, AuditAction.DOCUMENT, form.code, known.sha256 if known else "", form.sha256
        )
    return form


def _code(name: str, kind: FormKind) -> str:
    folded = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return f"{re.sub(r'[^a-z0-9]+', '-', bare).strip('-') or 'mau'}.{kind}"


def withdraw_form(office: Office, code: str, actor: Actor) -> None:
    """It is offered no longer; what it was stays. Forbidden, NothingKnown."""
    demand(actor, Action.SET_UP)
    with writing(office.url) as session:
        known = queries.last_form(session, code)
        if known is None or known.withdrawn:
            raise NothingKnown(code)
        content = queries.form_content(session, code, known.revision)
        gone = replace(known, revision=known.revision + 1, withdrawn=True, actor=actor.name, stored_at=office.clock())
        write_form(session, gone, content or b"", actor)
        write_event(session, actor, gone.stored_at, AuditAction.DOCUMENT, code, known.sha256, "")


def forms_of(office: Office) -> tuple[DocumentForm, ...]:
    """The office's own, by name."""
    with reading(office.url) as session:
        return queries.forms(session)


def shipped_forms() -> tuple[tuple[str, FormKind], ...]:
    """Ours: the stem of each file, and its kind."""
    return tuple(
        (path.stem, FormKind(path.suffix[1:])) for path in sorted(_OURS.iterdir()) if path.suffix[1:] in set(FormKind)
    )


def shipped_content(stem: str, kind: FormKind) -> bytes:
    """The template itself, to be changed by an office; NothingKnown for another name."""
    if (stem, kind) not in shipped_forms():
        raise NothingKnown(stem)
    return (_OURS / f"{stem}.{kind}").read_bytes()


def form_content(office: Office, form: DocumentForm) -> bytes:
    with reading(office.url) as session:
        content = queries.form_content(session, form.code, form.revision)
    if content is None:
        raise NothingKnown(form.code)
    return content


def filled_form(name: str, kind: FormKind, content: bytes, standing: Standing, words: Words) -> Made:
    """The template filled in; fields that are not known stay as they are, so that they are seen."""
    known = field_values(standing, words, plain=kind is FormKind.EXCEL)
    fill = filled_word if kind is FormKind.WORD else filled_excel
    plan = standing.snapshot.plan
    made = fill(content, Fields(known.values, known.lists))
    return Made(file_name((name, plan.programme.code, standing.period.code), kind), mime_of(kind), made)
