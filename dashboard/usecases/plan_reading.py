"""A plan's document: read into proposals, confirmed or mended one by one, and made into the edits of a first plan."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from dashboard.domain.reported.changes import Received
from dashboard.importing.examination import Examination
from dashboard.importing.plan_documents.proposals import PlanReading, Proposal, ProposalKind
from dashboard.usecases.plan_rows import plan_rows
from dashboard.usecases.planning import Edits
from dashboard.usecases.reading import read_plan_document

PASTED = "van-ban-dan.txt"


@dataclass(frozen=True)
class ProposalVerdict:
    """What a person said of one proposal: `taken` or dropped; fields typed anew; and the answers to its questions."""

    taken: bool
    fields: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadDocument:
    """A document as it came, with what was read of it."""

    received: Received
    reading: PlanReading


def read_document(name: str, content: bytes) -> ReadDocument:
    """What the rules propose of a .docx or a text. UnreadableWorkbook where it cannot be opened."""
    own_name = PurePath(name.replace("\\", "/")).name
    reading = PlanReading.from_plain(own_name, read_plan_document(content))
    return ReadDocument(Received(hashlib.sha256(content).hexdigest(), own_name, content), reading)


def read_pasted(text: str) -> ReadDocument:
    """The same of text from the clipboard, which is kept as a file of text."""
    return read_document(PASTED, text.encode())


def unanswered(proposal: Proposal, verdict: ProposalVerdict) -> tuple[str, ...]:
    """The codes of its questions that still wait."""
    return tuple(q.code for q in proposal.questions if verdict.answers.get(q.code) not in {c.key for c in q.choices})


def as_confirmed(proposal: Proposal, verdict: ProposalVerdict) -> Proposal | None:
    """The proposal as it was confirmed: answers first, then what was typed; None where it is dropped, by hand or by an answer."""
    if not verdict.taken:
        return None
    fields = dict(proposal.fields)
    for question in proposal.questions:
        choice = next((c for c in question.choices if c.key == verdict.answers.get(question.code)), None)
        if choice is None:
            continue
        if choice.drops:
            return None
        fields |= choice.fields
        if question.code == "basis" and "basis" in choice.fields:
            fields["settled"] = choice.fields["basis"]
    return replace(proposal, fields=fields | dict(verdict.fields))


def clear_verdicts(reading: PlanReading) -> dict[str, ProposalVerdict]:
    """«Nhận tất cả phần rõ ràng»: all that ask nothing."""
    return {proposal.key: ProposalVerdict(True) for proposal in reading.proposals if proposal.is_clear}


def proposed_edits(reading: PlanReading, verdicts: Mapping[str, ProposalVerdict]) -> Edits:
    """The sheets of a first plan from what was confirmed; a proposal with an open question, or without a verdict, is none of it."""
    taken: dict[ProposalKind, list[Proposal]] = {kind: [] for kind in ProposalKind}
    for proposal in reading.proposals:
        verdict = verdicts.get(proposal.key)
        if verdict is None or (verdict.taken and unanswered(proposal, verdict)):
            continue
        if confirmed := as_confirmed(proposal, verdict):
            taken[proposal.kind].append(confirmed)
    return Edits(*plan_rows(taken))


def with_source(examination: Examination, document: Received) -> Examination:
    """The examination of a first plan whose change set keeps the document beside the workbook."""
    if examination.change_set is None:
        return examination
    return replace(examination, change_set=replace(examination.change_set, source=document))
