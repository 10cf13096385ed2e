"""The document behind a plan in the making: what was confirmed of its proposals goes into the draft and out of it again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from dashboard.domain.plan.drafts import DraftDocument, PlanDraft, Texts
from dashboard.domain.reported.changes import Received
from dashboard.exports.plan_texts import name_of
from dashboard.importing.cell_text.names import plain
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.plan_documents.proposals import PlanReading, Proposal
from dashboard.usecases.office import Office
from dashboard.usecases.plan_drafts import draft_of
from dashboard.usecases.plan_reading import ProposalVerdict, ReadDocument, proposed_edits, read_document
from dashboard.usecases.planning import Edits, rebased
from db.engine import reading
from db.queries.drafts import kept_document

_CODED = {
    "units": "code",
    "projects": "code",
    "funds": "code",
    "indicators": "code",
    "targets": "id",
}  # others name their rows
_SIGNS = ("; ", ", ")
_Names = dict[str, dict[str, str]]  # table -> the code that rules make -> the draft's own


def with_document(draft: PlanDraft, read: ReadDocument, verdicts: Mapping[str, ProposalVerdict]) -> PlanDraft:
    """`draft` with what was confirmed of a document so far, which it keeps. What was confirmed before and is not now goes out
    again; what was typed over it since stays.
    """
    known = next((one for one in draft.documents if one.sha256 == read.received.sha256), None)
    before, names = said_of(read.reading, known.said) if known else ({}, {})
    if known is not None and before == dict(verdicts):
        return draft
    old, new = proposed_edits(read.reading, before), proposed_edits(read.reading, verdicts)
    names = _names(draft, new, names)
    old, new = _renamed(old, names), _renamed(new, names)
    tables = {
        key: _as_told(key, rebased(key, old.tables.get(key, ()), new.tables.get(key, ()), draft.rows(key)), new)
        for key in {*old.tables, *new.tables}
    }
    fields = dict(draft.fields)
    for key in {*old.fields, *new.fields}:
        was, now = old.fields.get(key, ""), new.fields.get(key, "")
        if was != now and (not fields.get(key) or fields[key] == was or (now and key != "code")):
            fields[key] = now
    mine = DraftDocument(
        read.received.file_name, read.received.sha256, as_json(read.reading, verdicts, names), read.received.content
    )
    documents = tuple(mine if one.sha256 == mine.sha256 else one for one in draft.documents)
    merged = draft_of(Edits({**draft.tables, **tables}, fields))
    return replace(
        draft, fields=merged.fields, tables=merged.tables, documents=documents if known else (*documents, mine)
    )


def _as_told(key: str, rows: Sequence[Texts], new: Edits) -> list[Texts]:
    """The document's rows in its own order among the others, whenever each was confirmed: its first target is the plan's first."""
    table = plan_sheets.TABLE_BY_KEY[key]
    order = {name_of(table, row): place for place, row in enumerate(new.tables.get(key, ()))}
    told = iter(sorted((r for r in rows if name_of(table, r) in order), key=lambda r: order[name_of(table, r)]))
    return [next(told) if name_of(table, row) in order else row for row in rows]


def _names(draft: PlanDraft, edits: Edits, known: _Names) -> _Names:
    """The draft's code for each that rules make: the code of its row of the same name, else the rule's own unless it is taken.

    A target is the draft's where it is of the same indicator and unit. What was once named so stays so.
    """
    names = {table: dict(known.get(table, {})) for table in _CODED}
    for table, code in _CODED.items():
        stand = {_what(table, row): row.get(code, "") for row in draft.rows(table)}
        taken = {*stand.values(), *names[table].values()}
        rows = edits.tables.get(table, ())
        for row, renamed in zip(rows, _renamed(Edits({table: rows}), names).tables[table], strict=True):
            raw = row[code]
            if raw in names[table]:
                continue
            mine = stand.get(_what(table, renamed)) or (raw if raw not in taken else _free(raw, taken))
            names[table][raw] = mine
            taken.add(mine)
    return names


def _what(table: str, row: Texts) -> tuple[str, ...]:
    if table == "targets":
        return (row.get("indicator", ""), row.get("unit", ""))
    return (plain(row.get("name", "")),)


def _free(code: str, taken: set[str]) -> str:
    return next(name for n in range(2, 10_000) if (name := f"{code}-{n}") not in taken)


def _renamed(edits: Edits, names: _Names) -> Edits:
    tables: dict[str, Sequence[Texts]] = {}
    for key, rows in edits.tables.items():
        by_column = {
            column.key: [
                names[table]
                for table, code in _CODED.items()
                if table in names and (table in column.refers or (table, code) == (key, column.key))
            ]
            for column in plan_sheets.TABLE_BY_KEY[key].columns
        }
        tables[key] = [{k: _code(text, by_column.get(k, ())) for k, text in row.items()} for row in rows]
    fields = dict(edits.fields)
    if fields.get("root"):
        fields["root"] = names.get("units", {}).get(fields["root"], fields["root"])
    return Edits(tables, fields)


def _code(text: str, maps: Sequence[Mapping[str, str]]) -> str:
    for known in maps:
        if text in known:
            return known[text]
        for sign in _SIGNS:
            if sign in text:
                return sign.join(known.get(part, part) for part in text.split(sign))
    return text


# -- what was said of proposals, as the draft keeps it -----------------------------------------------------------------


def as_json(of: PlanReading, verdicts: Mapping[str, ProposalVerdict], names: _Names) -> str:
    """With the mark of each proposal, so that what was said of one never stands for another after rules have changed."""
    marks = {proposal.key: _mark(proposal) for proposal in of.proposals}
    said = {
        key: [marks[key], verdict.taken, dict(verdict.fields), dict(verdict.answers)]
        for key, verdict in sorted(verdicts.items())
        if key in marks
    }
    return json.dumps({"said": said, "names": names}, ensure_ascii=False)


def said_of(of: PlanReading, text: str) -> tuple[dict[str, ProposalVerdict], _Names]:
    """What was said of those proposals that are still read as they were, and the codes that the draft has for them."""
    kept = json.loads(text or '{"said": {}, "names": {}}')
    marks = {proposal.key: _mark(proposal) for proposal in of.proposals}
    verdicts = {
        key: ProposalVerdict(taken, fields, answers)
        for key, (mark, taken, fields, answers) in kept["said"].items()
        if marks.get(key) == mark
    }
    return verdicts, kept["names"]


def _mark(proposal: Proposal) -> str:
    facts = [proposal.place, proposal.sentence, sorted(proposal.fields.items()), [q.code for q in proposal.questions]]
    return sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()[:12]


# -- its bytes ---------------------------------------------------------------------------------------------------------


def document_of(office: Office, draft: PlanDraft, document: DraftDocument) -> Received | None:
    """The document as it came, from the page or from the store; None of one that was not read."""
    content = document.content
    if content is None and draft.number and document.is_read:
        with reading(office.url) as session:
            content = kept_document(session, draft.number, document.sha256)
    return None if content is None else Received(document.sha256, document.name, content)


def source_of(office: Office, draft: PlanDraft) -> Received | None:
    """The document that becomes the plan's source: the one that was read last."""
    read = [one for one in draft.documents if one.is_read]
    return document_of(office, draft, read[-1]) if read else None


def read_again(
    office: Office, draft: PlanDraft, document: DraftDocument
) -> tuple[ReadDocument, dict[str, ProposalVerdict]] | None:
    """A document of the draft with what was said of it. UnreadableWorkbook; None where its bytes are not kept."""
    kept = document_of(office, draft, document)
    if kept is None:
        return None
    read = read_document(kept.file_name, kept.content)
    return read, said_of(read.reading, document.said)[0]
