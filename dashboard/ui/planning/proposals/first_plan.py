"""The end of the way: the plan that the confirmed proposals make, looked over like a workbook, and stored with its document."""

from dataclasses import replace

import streamlit as st

from dashboard.domain.issues import Issue, Severity
from dashboard.importing.examination import Hints
from dashboard.text import Words
from dashboard.text.findings import cells_text, problem_text, refusal_text, remedy_text
from dashboard.ui import gate, link
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.ui.planning.proposals.proposal_desk import ProposalDesk
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.desk import ExaminedFile, examine_file, examined_files, send
from dashboard.ui.upload.mending import draw_mending
from dashboard.ui.upload.receipt import draw_receipt
from dashboard.usecases.plan_reading import first_plan_file, proposed_edits, with_source
from dashboard.views.pages import Page
from dashboard.views.table import Table, texts

_MARKS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}


def draw_first_plan(desk: ProposalDesk, words: Words) -> None:
    """Draws the button that looks the plan over, its findings, and the one that stores it."""
    title(words("The plan that comes of it"))
    edits = proposed_edits(desk.read.reading, desk.verdicts)
    counts = [
        words.coded(f"proposal.rows.{key}", {"count": len(edits.tables.get(key, ()))})
        for key in ("targets", "projects", "allocations", "units", "calendar")
    ]
    st.caption(" · ".join(counts))
    waiting = sum(desk.waits(p) for p in desk.read.reading.proposals)
    if waiting:
        st.caption(words("{count} proposals are not confirmed or dropped yet: they are no part of it.", count=waiting))
    if st.button(words("Look over"), key="proposals_look", icon=":material/fact_check:", disabled=not desk.verdicts):
        desk.looked_over = True
    if not desk.looked_over:
        return
    made = first_plan_file(edits, desk.read.received.file_name)
    file = examine_file(made.name, made.content, Hints())
    if file.sent is None:
        examination = with_source(file.examination, desk.read.received)
        file = examined_files()[file.key] = replace(file, examination=examination)
    with st.container(border=True, key="proposals_plan"):
        _draw_file(file, words)


def _draw_file(file: ExaminedFile, words: Words) -> None:
    if file.sent is not None:
        stored = words("Stored: version {version}", version=str(file.sent.receipt.version))
        st.markdown(f"### {stored}", anchors=False)
        draw_receipt(file, words)
        link.draw(link.to(Page.OVERVIEW), words("To the overview"), ":material/arrow_forward:")
        return
    if file.examination.refusal is not None:
        st.error(md(refusal_text(file.examination.refusal, words)))
        return
    if file.examination.issues:
        table(
            _findings(list(file.examination.issues), words),
            words,
            "phat-hien",
            caption=words("Findings by row"),
            cards=True,
        )
    draw_mending(file, words, mend=False)
    if not file.ready:
        st.warning(words("Not stored yet: mend the proposals above, then look over again."), icon=":material/error:")
        return
    if file.unsent is not None:
        st.error(md(not_stored(file.unsent, words)), icon=":material/database_off:")
    refusal = gate.refused(file.examination.change_set)
    st.button(
        words("Store the plan with its document"), key="proposals_store", type="primary", icon=":material/save:",
        disabled=refusal is not None, on_click=send, args=(file.key,),
    )  # fmt: skip
    if refusal is not None:
        gate.draw_refusal(refusal, words)


def _findings(issues: list[Issue], words: Words) -> Table:
    return Table.of(
        texts(words("Cell"), [f"{_MARKS[i.severity]} {i.place.container} · {cells_text(i, words)}" for i in issues]),
        texts(words("Written there"), [i.written for i in issues]),
        texts(words("What is wrong"), [problem_text(i, words) for i in issues]),
        texts(words("What to do"), [remedy_text(i, words) for i in issues]),
    )
