"""The examination of an edited plan: issues by row, questions, the preview, and the button that stores a new version."""

import streamlit as st

from dashboard.domain.issues import Issue, IssueCode, Severity
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import PlanChange
from dashboard.domain.reported.days import office_day
from dashboard.exports.plan_differences import named
from dashboard.exports.plan_texts import name_of
from dashboard.importing.examination import Hints
from dashboard.importing.layouts import plan_sheets
from dashboard.text import Words
from dashboard.text.findings import cells_text, problem_text, refusal_text, remedy_text
from dashboard.ui import gate
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.planning.filling import BY, ON
from dashboard.ui.planning.plan_edits import PlanEdits, reset_edits
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.desk import ExaminedFile, examine_file, examined_files, send
from dashboard.ui.upload.mending import draw_mending
from dashboard.ui.upload.plan_preview import draw_plan_preview, preview_of
from dashboard.ui.upload.receipt import draw_receipt
from dashboard.usecases.planning import EditedFile, Edits, approved, edited_file, paths_followed, settled_anew
from dashboard.views.table import Table, texts

_MARKS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}
_TABLES = {table.sheet: table for table in plan_sheets.TABLES}
_SENT = "planning_sent"


def edited_workbook(typed: PlanEdits, plan: Plan) -> EditedFile:
    """The plan workbook with what was typed; changed paths have the name and day of the approval fields.

    A target whose sentence is settled otherwise loses the name of who settled it before.
    """
    edits = typed.edits
    tables = paths_followed(plan, edits.tables)
    key = plan_sheets.MILESTONES.key
    if key in tables:
        by, on = (str(st.session_state.get(name) or "").strip() for name in (BY, ON))
        tables[key] = approved(plan, tables[key], by, on)
    key = plan_sheets.TARGETS.key
    if key in tables:
        tables[key] = settled_anew(plan, tables[key])
    here = office()
    return edited_file(plan, Edits(tables, edits.fields), office_day(here.clock()))


def draw_examination(typed: PlanEdits, plan: Plan, names: dict[str, str], moved: bool, words: Words) -> None:
    """Draws the button that examines the typed cells, and below it their issues and the preview."""
    typing = bool(typed.edits)
    pressed = st.button(words("Look over"), key="planning_look", icon=":material/fact_check:", disabled=not typing)
    if not typing:
        typed.file = None
        _draw_stored(words)
        return
    if pressed or (typed.file is not None and moved):
        typed.file = edited_workbook(typed, plan)
        st.session_state.pop(_SENT, None)
    if typed.file is None:
        return
    if edited_workbook(typed, plan) != typed.file:
        st.info(words("Cells were changed since: look over again before storing."), icon=":material/edit:")
        return
    with st.container(border=True, key="planning_preview"):
        _draw_file(examine_file(typed.file.name, typed.file.content, Hints()), typed, names, words)


def _draw_file(file: ExaminedFile, typed: PlanEdits, names: dict[str, str], words: Words) -> None:
    st.caption(md(file.name))
    if file.examination.refusal is not None:
        st.error(md(refusal_text(file.examination.refusal, words)))
        return
    issues = [issue for issue in file.examination.issues if issue.code is not IssueCode.PLAN_REVISION]
    if issues:
        shown = _findings(issues, typed, names, words)
        table(shown, words, "phat-hien", caption=words("Findings by row"), cards=True)
    draw_mending(file, words, mend=False)
    change = file.examination.proposal
    if not file.ready or not isinstance(change, PlanChange):
        st.warning(words("Not stored yet: mend the cells above, then look over again."), icon=":material/error:")
        return
    preview = preview_of(file.key, change)
    if preview is None or not preview.differences:
        st.info(words("Nothing to store: the plan that stands says the same."), icon=":material/info:")
        return
    draw_plan_preview(preview, change.plan, words, "typed")
    if file.unsent is not None:
        st.error(md(not_stored(file.unsent, words)), icon=":material/database_off:")
    with st.container(horizontal=True, vertical_alignment="center"):
        refusal = gate.refused(file.examination.change_set)
        st.button(
            words("Store as a new version") if file.unsent is None else words("Try again"),
            key="planning_store", type="primary", icon=":material/save:",
            disabled=refusal is not None, on_click=_store, args=(file.key, typed),
        )  # fmt: skip
        if refusal is not None:
            gate.draw_refusal(refusal, words)


def _findings(issues: list[Issue], typed: PlanEdits, names: dict[str, str], words: Words) -> Table:
    return Table.of(
        texts(
            words("Cell"),
            [f"{_MARKS[issue.severity]} {issue.place.container} · {cells_text(issue, words)}" for issue in issues],
        ),
        texts(words("Row"), [_row(issue, typed, names) for issue in issues]),
        texts(words("Written there"), [issue.written for issue in issues]),
        texts(words("What is wrong"), [problem_text(issue, words) for issue in issues]),
        texts(words("What to do"), [remedy_text(issue, words) for issue in issues]),
    )


def _row(issue: Issue, typed: PlanEdits, names: dict[str, str]) -> str:
    """The name of the row of an issue; row 1 of the sheet is its header."""
    table, number = _TABLES.get(issue.place.container), issue.place.position[0] - 2
    rows = typed.rows[table.key] if table else []
    return named(name_of(table, rows[number]), names) if table and 0 <= number < len(rows) else ""


def _store(key: str, typed: PlanEdits) -> None:
    """A callback: stores the version that was examined; where the plan has changed since, it is examined again."""
    file = examined_files().get(key)
    change = file.examination.proposal if file else None
    typed.saved = preview_of(key, change) if isinstance(change, PlanChange) else None
    send(key)
    after = examined_files().get(key)
    if after is not None and after.sent is not None:
        st.session_state[_SENT] = (after, typed.saved, change)
        typed.rows = {table: [dict(row) for row in rows] for table, rows in typed.base.items()}
        typed.fields, typed.file = dict(typed.base_fields), None
        typed.redraw()


def _draw_stored(words: Words) -> None:
    """Draws the receipt of the version stored last, and what it changed."""
    kept = st.session_state.get(_SENT)
    if kept is None:
        return
    file, preview, change = kept
    with st.container(border=True, key="planning_stored"):
        st.markdown(f"### {words('Stored: version {version}', version=str(file.sent.receipt.version))}", anchors=False)
        draw_receipt(file, words)
        if preview is not None:
            draw_plan_preview(preview, change.plan, words, "stored", stored=True)


def draw_give_up(typed: PlanEdits, plan: Plan, version: int, words: Words) -> None:
    """Draws the button that takes back all that was typed, where something was."""
    if typed.edits:
        st.button(
            words("Give up what was typed"), key="planning_give_up", icon=":material/undo:", on_click=reset_edits,
            args=(plan, version),
        )  # fmt: skip
