"""Drafts of plans: kept in the store while somebody fills one in, left and taken up again, and stored as a plan by the one way in.

A draft is texts, as they stand in a plan workbook. Nothing reads it as a plan before it was examined like any other file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import OFFICE, Action, Over, demand, entitled
from dashboard.domain.people.roles import AccountRole, Actor
from dashboard.domain.plan.drafts import DraftDocument, PlanDraft, Texts, merged_rows
from dashboard.domain.reported.days import office_day
from dashboard.exports.plan_typed import typed_workbook
from dashboard.importing.examination import Examination
from dashboard.importing.findings import Answers
from dashboard.importing.layouts import plan_sheets
from dashboard.text import words_in
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.planning import EditedFile, Edits
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.unit_places import place_of
from db.engine import reading, writing
from db.queries.drafts import kept_draft, plan_drafts
from db.writers.audit import write_event
from db.writers.drafts import remove_draft, write_draft

__all__ = [
    "LONGEST_CELL",
    "MOST_ROWS",
    "DraftDocument",
    "DraftTooLarge",
    "PlanDraft",
    "StaleDraft",
    "draft_file",
    "draft_of",
    "drafts_for",
    "drop_draft",
    "edits_of",
    "examine_draft",
    "keep_draft",
    "merge_into_draft",
    "reopened",
]

LONGEST_CELL = 4_000  # characters, as the importer takes them
MOST_ROWS = 5_000  # of all sheets together


class StaleDraft(Exception):  # noqa: N818 - an answer
    """Somebody has kept the draft, or stored or dropped it, since it was opened."""


class DraftTooLarge(ValueError):  # noqa: N818 - an answer
    """More than a draft may hold."""


def draft_of(edits: Edits, documents: Sequence[DraftDocument] = ()) -> PlanDraft:
    """A draft that is not kept yet; of every row only the columns of its sheet."""
    return _with(PlanDraft(documents=tuple(documents)), edits)


def edits_of(draft: PlanDraft) -> Edits:
    """What stands in a draft, as the planning page and the reader of documents say it."""
    return Edits({key: [dict(row) for row in rows] for key, rows in draft.tables.items()}, dict(draft.fields))


def merge_into_draft(draft: PlanDraft, edits: Edits, document: DraftDocument | None = None) -> PlanDraft:
    """`draft` with what was confirmed of a document: cells that say something take the place of those that stand, rows of another
    name follow; nothing that stands is blanked. The document is listed once.
    """
    fields = dict(draft.fields) | {key: text for key, text in edits.fields.items() if text.strip()}
    tables: dict[str, Sequence[Texts]] = dict(draft.tables)
    for key, rows in edits.tables.items():
        tables[key] = merged_rows(draft.rows(key), rows, plan_sheets.TABLE_BY_KEY[key].identity)
    documents = draft.documents
    if document is not None and document not in documents:
        documents = (*documents, document)
    return _with(replace(draft, documents=documents), Edits(tables, fields))


def _with(draft: PlanDraft, edits: Edits) -> PlanDraft:
    tables = {
        key: tuple(row for row in (_cells(plan_sheets.TABLE_BY_KEY[key].by_key, one) for one in rows) if row)
        for key, rows in edits.tables.items()
    }
    fields = _cells(plan_sheets.PROGRAMME.by_key, edits.fields)
    return replace(draft, fields=fields, tables={key: rows for key, rows in tables.items() if rows})


def _cells(columns: Mapping[str, object], row: Texts) -> Texts:
    return {key: text.strip() for key, text in row.items() if key in columns and text.strip()}


# -- the store ---------------------------------------------------------------------------------------------------------


def drafts_for(office: Office, actor: Actor) -> tuple[PlanDraft, ...]:
    """The drafts of plans that the actor may make, the one changed last first."""
    if not actor.has(AccountRole.ADMINISTRATOR):
        return ()
    with reading(office.url) as session:
        kept = plan_drafts(session)
    return tuple(draft for draft in kept if entitled(actor, Action.PLAN, _over(office, draft)))


def reopened(office: Office, number: int, actor: Actor) -> PlanDraft:
    """A draft as it was kept last. StaleDraft where it is no more, Forbidden."""
    with reading(office.url) as session:
        draft = kept_draft(session, number)
    if draft is None:
        raise StaleDraft(number)
    demand(actor, Action.PLAN, _over(office, draft))
    return draft


@refusals_told
def keep_draft(office: Office, draft: PlanDraft, actor: Actor) -> PlanDraft:
    """Keep it as it is now, and give it as it is kept; unchanged it is not written again.

    StaleDraft where somebody has kept another state since this one was read; DraftTooLarge; Forbidden.
    """
    _measure(draft)
    demand(actor, Action.PLAN, _over(office, draft))
    now = office.clock()
    with writing(office.url) as session:
        stands = kept_draft(session, draft.number) if draft.number else None
        if draft.number and (stands is None or stands.revision != draft.revision):
            raise StaleDraft(draft.number)
        if stands is not None:
            demand(actor, Action.PLAN, _over(office, stands))
            if (stands.fields, stands.tables, stands.documents) == (draft.fields, draft.tables, draft.documents):
                return stands
        number = write_draft(session, draft, actor, now)
        write_event(session, actor, now, AuditAction.PLAN_DRAFT, str(number), _said(stands), _said(draft))
    return replace(draft, number=number, revision=draft.revision + 1, changed_by=actor.name, changed_at=now)


@refusals_told
def drop_draft(office: Office, draft: PlanDraft, actor: Actor) -> None:
    """Take it away, because it is a plan now or nobody wants it; one that is no more is none. Forbidden."""
    demand(actor, Action.PLAN, _over(office, draft))
    now = office.clock()
    with writing(office.url) as session:
        stands = kept_draft(session, draft.number)
        if stands is not None:
            demand(actor, Action.PLAN, _over(office, stands))
            remove_draft(session, draft.number)
            write_event(session, actor, now, AuditAction.PLAN_DRAFT, str(draft.number), _said(stands), "")


def _measure(draft: PlanDraft) -> None:
    cells = [draft.fields, *(row for rows in draft.tables.values() for row in rows)]
    if len(cells) > MOST_ROWS or any(len(text) > LONGEST_CELL for row in cells for text in row.values()):
        raise DraftTooLarge(draft.number)


def _over(office: Office, draft: PlanDraft) -> Over:
    return place_of(office, draft.root) if draft.root else OFFICE


def _said(draft: PlanDraft | None) -> str:
    """A draft in short, for the audit: which plan, and how much of it is typed, not what."""
    if draft is None:
        return ""
    rows = sum(map(len, draft.tables.values()))
    facts = {"programme": draft.programme, "year": draft.year, "fields": len(draft.fields), "rows": rows}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


# -- examination -------------------------------------------------------------------------------------------------------


def draft_file(office: Office, draft: PlanDraft) -> EditedFile:
    """The plan workbook of a draft, under the name by which the store keeps it."""
    day = office_day(office.clock())
    name = words_in("vi")("Plan made on the page on {day}", day=f"{day:%d-%m-%Y}")
    return EditedFile(f"{name}.xlsx", typed_workbook(dict(draft.fields), edits_of(draft).tables))


def examine_draft(office: Office, draft: PlanDraft, answers: Answers | None = None) -> Examination:
    """What the draft says and would store, by the same examination as a plan workbook; `commit_import` stores it."""
    made = draft_file(office, draft)
    return examine_upload(office, made.name, made.content, None, answers)
