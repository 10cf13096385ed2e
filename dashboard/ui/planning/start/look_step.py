"""The last step: the draft examined as a plan workbook is, what is wrong and in which step, and the button that stores it."""

from dataclasses import replace

import streamlit as st

from dashboard.domain.issues import Issue, IssueCode, Severity
from dashboard.domain.money import millions
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import PlanChange
from dashboard.importing.examination import Hints
from dashboard.text import Words
from dashboard.text.findings import cells_text, problem_text, refusal_text, remedy_text
from dashboard.ui import gate
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.planning.start.draft_desk import STEP, StartDesk, close_draft
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.desk import ExaminedFile, examine_file, examined_files, send
from dashboard.ui.upload.mending import draw_mending
from dashboard.ui.upload.plan_preview import draw_plan_preview, preview_of
from dashboard.ui.who import actor
from dashboard.usecases.plan_draft_documents import source_of
from dashboard.usecases.plan_drafts import draft_file, drop_draft
from dashboard.usecases.plan_reading import with_source
from dashboard.usecases.plan_steps import StartStep, step_of_sheet
from dashboard.views.table import Table, texts

DONE = "start_done"
_MARKS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}


def draw_look_step(desk: StartDesk, words: Words) -> None:
    """Draws what the examination says; then the plan as it would be stored."""
    made = draft_file(office(), desk.typed)
    file = _with_source(examine_file(made.name, made.content, Hints()), desk, words)
    if file.examination.refusal is not None:
        st.error(md(refusal_text(file.examination.refusal, words)))
        return
    _draw_issues([i for i in file.examination.issues if i.code is not IssueCode.PLAN_REVISION], words)
    draw_mending(file, words, mend=False)
    change = file.examination.proposal
    if not file.ready or not isinstance(change, PlanChange):
        st.warning(
            words("Not stored yet: mend what is named above in its step, then look over again."),
            icon=":material/error:",
        )
        return
    if not _draw_plan(file, change, words):
        return
    if file.unsent is not None:
        st.error(md(not_stored(file.unsent, words)), icon=":material/database_off:")
    refusal = gate.refused(file.examination.change_set)
    st.button(
        words("Store this plan"), key="start_store", type="primary", icon=":material/save:", disabled=refusal is not None,
        on_click=_store, args=(file.key, desk),
    )  # fmt: skip
    if refusal is not None:
        gate.draw_refusal(refusal, words)


def _with_source(file: ExaminedFile, desk: StartDesk, words: Words) -> ExaminedFile:
    """The file with the document that becomes the plan's source, which is named."""
    source = source_of(office(), desk.typed) if file.sent is None else None
    if source is None:
        return file
    st.caption(words("Stored with its document: {name}", name=md(source.file_name)))
    file = replace(file, examination=with_source(file.examination, source))
    examined_files()[file.key] = file
    return file


def _draw_issues(issues: list[Issue], words: Words) -> None:
    if not issues:
        st.success(words("Nothing is wrong with it."), icon=":material/task_alt:")
        return
    steps = [step_of_sheet(issue.place.container) for issue in issues]
    shown = Table.of(
        texts(words("Step"), [words.term(step) for step in steps]),
        texts(words("Cell"), [f"{_MARKS[i.severity]} {i.place.container} · {cells_text(i, words)}" for i in issues]),
        texts(words("Written there"), [i.written for i in issues]),
        texts(words("What is wrong"), [problem_text(i, words) for i in issues]),
        texts(words("What to do"), [remedy_text(i, words) for i in issues]),
    )
    table(shown, words, "phat-hien", caption=words("Findings by row"), cards=True)
    with st.container(horizontal=True):
        for step in dict.fromkeys(steps):
            st.button(
                words("To the step {name}", name=words.term(step)), key=f"start_mend_{step}", icon=":material/edit:",
                on_click=_go, args=(step,),
            )  # fmt: skip


def _go(step: StartStep) -> None:
    """A callback."""
    st.session_state[STEP] = step


def _draw_plan(file: ExaminedFile, change: PlanChange, words: Words) -> bool:
    """Draws the plan, or how it differs from the one that stands; whether there is anything to store."""
    preview = preview_of(file.key, change)
    if preview is not None:
        draw_plan_preview(preview, change.plan, words, "start")
        return bool(preview.differences)
    st.markdown(f"### {md(_said(change.plan, words))}", anchors=False)
    return True


def _said(plan: Plan, words: Words) -> str:
    """The plan in one sentence: how much of everything."""
    money = sum(given.amount_vnd or 0 for given in plan.allocations)
    return words(
        "{title}, {year}: {units} units, {indicators} indicators, {targets} targets, {projects} projects, {money} million đồng, "
        "{reports} reports owed",
        title=plan.title, year=str(plan.year), units=len(plan.units), indicators=len(plan.indicators), targets=len(plan.targets),
        projects=len(plan.projects), money=words.number(millions(money)), reports=len(plan.obligations),
    )  # fmt: skip


def _store(key: str, desk: StartDesk) -> None:
    """A callback: stores what was looked over; the draft has done its work then."""
    send(key)
    file = examined_files().get(key)
    if file is not None and file.sent is not None:
        if desk.kept.number:
            drop_draft(office(), desk.kept, actor())
        st.session_state[DONE] = file
        close_draft()
