"""A document in, and its proposals by kind."""

import streamlit as st

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.plan_documents.proposals import LeftWhy, PlanReading, ProposalKind
from dashboard.text import Words
from dashboard.text.findings import refusal_text
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.ui.planning.proposals.one_proposal import draw_proposal
from dashboard.ui.planning.proposals.proposal_desk import ProposalDesk, ask_another
from dashboard.ui.table import table
from dashboard.usecases.plan_document_text import checks_table, left_table
from dashboard.usecases.plan_reading import ReadDocument, read_document, read_pasted

AT_ONCE = 10  # cards of one kind
_KIND, _PAGE = "proposals_kind", "proposals_page"


def draw_proposals(desk: ProposalDesk, words: Words) -> None:
    """Draws the proposals of the document on the desk, by kind, and what made none."""
    _draw_counts(desk, words)
    _draw_kind(desk, words)
    _draw_rest(desk.read.reading, words)


def draw_upload(words: Words) -> ReadDocument | None:
    """Draws where the document is brought or pasted; the document, in the run that has read it."""
    st.markdown(
        words(
            "Bring the plan as Word (.docx) or text, or paste it. The program reads it by rules and proposes what it found, each"
            " thing beside its sentence; nothing is stored before you confirm it."
        )
    )
    file = st.file_uploader(words("The plan as .docx or .txt"), type=["docx", "txt", "md"], key="proposals_file")
    pasted = st.text_area(words("Or paste its text"), key="proposals_text", height=160)
    if not st.button(words("Read the document"), key="proposals_read", type="primary", icon=":material/description:"):
        return None
    if file is None and not pasted.strip():
        st.info(words("Choose a file or paste a text first."))
        return None
    try:
        return read_document(file.name, file.getvalue()) if file is not None else read_pasted(pasted)
    except UnreadableWorkbook as refusal:
        st.error(md(refusal_text(refusal, words)))
        return None


def _draw_counts(desk: ProposalDesk, words: Words) -> None:
    reading = desk.read.reading
    asks = sum(not p.is_clear for p in reading.proposals)
    waits = sum(desk.waits(p) for p in reading.proposals)
    unclear = sum(one.why is LeftWhy.NOT_UNDERSTOOD for one in reading.left)
    st.markdown(
        md(
            words(
                "{name}: {count} proposals, {asks} with a question; {waits} wait for you. {left} sentences with numbers were not"
                " understood.",
                name=desk.read.received.file_name, count=len(reading.proposals), asks=asks, waits=waits, left=unclear,
            )
        )
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button(
            words("Take all that is clear"), key="proposals_take_clear", icon=":material/checklist:", on_click=desk.take_clear,
        )  # fmt: skip
        st.button(
            words("Another document"),
            key="proposals_close",
            icon=":material/close:",
            on_click=ask_another,
            args=(desk,),
        )


def _draw_kind(desk: ProposalDesk, words: Words) -> None:
    """One kind at a time, so many cards at once."""
    reading = desk.read.reading
    kinds = [kind for kind in ProposalKind if reading.of(kind)]
    if not kinds:
        st.info(words("Nothing was found that a plan is made of."))
        return
    waiting = {kind: sum(desk.waits(p) for p in reading.of(kind)) for kind in kinds}
    names = {
        k: f"{words.coded(f'proposal.kind.{k}')} {len(reading.of(k)) - waiting[k]}/{len(reading.of(k))}" for k in kinds
    }
    kind = st.segmented_control(
        words("Proposals by kind"), kinds, default=kinds[0], key=_KIND, format_func=names.__getitem__
    )
    proposals = reading.of(kind or kinds[0])
    if any(desk.waits(p) for p in proposals) and st.toggle(words("Only what waits for me"), key="proposals_waiting"):
        proposals = tuple(p for p in proposals if desk.waits(p))
    pages = -(-len(proposals) // AT_ONCE)
    page = 1
    if pages > 1:
        page = int(st.number_input(words("Page (of {count})", count=pages), 1, pages, 1, key=f"{_PAGE}_{kind}"))
    for proposal in proposals[(page - 1) * AT_ONCE : page * AT_ONCE]:
        draw_proposal(proposal, desk, words)


def _draw_rest(reading: PlanReading, words: Words) -> None:
    """Sums that the document states, and sentences with numbers that make no proposal."""
    if reading.checks:
        title(words("Totals in the document"))
        table(checks_table(reading, words), words, "tong-so", caption=words("Totals in the document"), cards=True)
    if reading.left:
        title(words("Sentences with numbers that make no proposal"))
        shown = left_table(reading, words)
        table(shown, words, "chua-hieu", caption=words("Sentences with numbers that make no proposal"), cards=True)
