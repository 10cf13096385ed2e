"""The plan's own document read into proposals: what is confirmed stands in the draft at once, the steps show what is missing."""

import streamlit as st

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.domain.plan.drafts import DraftDocument
from dashboard.text import Words
from dashboard.text.findings import refusal_text
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.planning.proposals import (
    ProposalDesk,
    another_is_asked,
    draw_proposals,
    draw_upload,
    open_desk,
    proposal_desk,
)
from dashboard.ui.planning.start.draft_desk import StartDesk, open_draft
from dashboard.usecases.plan_beginnings import from_nothing
from dashboard.usecases.plan_draft_documents import read_again, with_document
from dashboard.usecases.plan_steps import StartStep


def draw_document_way(words: Words) -> None:
    """Draws where the document is brought, and opens a draft with it once it is read."""
    read = draw_upload(words)
    if read is not None:
        open_draft(with_document(from_nothing(), read, {}), StartStep.DOCUMENT)
        open_desk(read)
        st.rerun()


def draw_document_step(desk: StartDesk, words: Words) -> None:
    """Draws the proposals of the draft's document, or where one is brought; what is confirmed stands in the draft from then on."""
    proposals = proposal_desk() or _again(desk, words)
    if proposals is None:
        _draw_known(desk, words)
        read = draw_upload(words)
        if read is None:
            return
        proposals = open_desk(read)
        desk.put(with_document(desk.typed, read, {}))
        st.rerun()
    desk.put_quietly(with_document(desk.typed, proposals.read, proposals.verdicts))
    _draw_waiting(proposals, words)
    draw_proposals(proposals, words)


def _again(desk: StartDesk, words: Words) -> ProposalDesk | None:
    """The document that was read last, read again in this session with what was said of it."""
    read = [one for one in desk.typed.documents if one.is_read]
    return None if not read or another_is_asked() else _open(desk, read[-1], words)


def _open(desk: StartDesk, document: DraftDocument, words: Words) -> ProposalDesk | None:
    try:
        again = read_again(office(), desk.typed, document)
    except UnreadableWorkbook as refusal:
        st.error(md(refusal_text(refusal, words)))
        return None
    return None if again is None else open_desk(*again)


def _draw_known(desk: StartDesk, words: Words) -> None:
    """Draws the documents that were read before, to go back to."""
    for document in desk.typed.documents:
        if document.is_read and st.button(
            words("Back to the proposals of {name}", name=md(document.name)), key=f"start_document_{document.sha256[:12]}",
            icon=":material/undo:",
        ):  # fmt: skip
            _open(desk, document, words)
            st.rerun()


def _draw_waiting(proposals: ProposalDesk, words: Words) -> None:
    waiting = sum(proposals.waits(one) for one in proposals.read.reading.proposals)
    if waiting:
        st.caption(words("{count} proposals are not confirmed or dropped yet: they are no part of it.", count=waiting))
