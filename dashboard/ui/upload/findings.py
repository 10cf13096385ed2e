"""The issues of a file: their counts, a table by cell, the marked copy to download, and the form that answers them."""

import streamlit as st

from dashboard.domain.issues import Issue, IssueCode, Severity
from dashboard.domain.reported.changes import ReportChange
from dashboard.exports.file_names import marked_name
from dashboard.text import Words
from dashboard.text.findings import cells_text, problem_text, remedy_text
from dashboard.ui.load import office
from dashboard.ui.private_file import type_for_reader
from dashboard.ui.table import table
from dashboard.ui.upload.desk import ExaminedFile
from dashboard.ui.upload.forms import SHEET_TYPE
from dashboard.ui.upload.mending import WHOLE_FILE, draw_mending
from dashboard.usecases.marking import can_be_marked, marked_upload
from dashboard.views.table import Table, texts

_MARKS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}


def draw_findings(file: ExaminedFile, words: Words) -> None:
    """Draws the summary, the table and the questions of a file; nothing where it has no issues."""
    issues = file.examination.issues
    if not issues or file.examination.already_received:
        return
    _draw_summary(file, words)
    tabled = [issue for issue in issues if issue.code not in (*WHOLE_FILE, IssueCode.CORRECTED_CELL)]
    if tabled:
        shown = _table(file, tabled, words)
        table(shown, words, "phat-hien", caption=words("Findings by cell"), key=file.key[:12], cards=True)
    _draw_marked(file, words)
    draw_mending(file, words)


def _draw_marked(file: ExaminedFile, words: Words) -> None:
    """Draws the download of the file with its cells marked, or of the list of findings where it is no .xlsx."""
    whole = can_be_marked(file.content)
    corrected = any(issue.code is IssueCode.CORRECTED_CELL for issue in file.examination.issues)
    with st.container(horizontal=True, vertical_alignment="center"):
        into = whole and corrected and st.checkbox(
            words("With the cells mended here"), value=True, key=f"upload_marked_with_{file.key}"
        )  # fmt: skip
        st.download_button(
            words("Download the marked file") if whole else words("Download the list of findings"),
            data=lambda: marked_upload(file.examination, file.content, words, bool(into)).content,
            file_name=_marked_name(file, bool(into), words),
            mime=type_for_reader(SHEET_TYPE),
            key=f"upload_marked_{file.key}",
            on_click="ignore",
            icon=":material/download:",
        )


def _marked_name(file: ExaminedFile, corrected: bool, words: Words) -> str:
    examination = file.examination
    snapshot = (
        office().snapshot(examination.programme, examination.year)
        if examination.programme and examination.year
        else None
    )
    unit = snapshot.plan.unit_by_code.get(examination.unit or "") if snapshot else None
    return marked_name(unit, examination.period, file.name, words, corrected)


def _draw_summary(file: ExaminedFile, words: Words) -> None:
    """Draws the counts of cells to correct, of questions, and of figures without an issue."""
    waiting = file.examination.open_issues
    cells = len({place for issue in waiting if issue.severity is Severity.ERROR for place in issue.places})
    questions = len(file.examination.questions)
    if cells:
        text = f"**{words('Cells to mend before sending: {count}.', count=cells)}** "
        text += words("Mend them below, or in the file and upload it again.")
        if isinstance(file.examination.proposal, ReportChange):  # a plan holds no figures of reports
            text += f" {words('Other figures that are fine: {count}.', count=_fine(file))}"
        if questions:
            text += f" {words('Questions to answer as well: {count}.', count=questions)}"
        st.warning(text, icon=":material/error:")
    elif questions:
        text = f"**{words('Questions to answer before sending: {count}.', count=questions)}**"
        st.warning(f"{text} {words('Answer below, then check again.')}", icon=":material/help:")


def _fine(file: ExaminedFile) -> int:
    """The number of figures of a report in rows without an open issue."""
    change = file.examination.proposal
    if not isinstance(change, ReportChange):
        return 0
    waiting = (place for issue in file.examination.open_issues for place in issue.places)
    touched = {(place.container, place.position[0]) for place in waiting}
    places = [o.place for o in change.observations] + [d.place for d in change.disbursements]
    return sum((place.container, place.position[0]) not in touched for place in places)


def _table(file: ExaminedFile, issues: list[Issue], words: Words) -> Table:
    """The issues as a table, open ones first, in the order of the file."""
    waiting = {issue.id for issue in file.examination.open_issues}
    ordered = sorted(issues, key=lambda issue: issue.id not in waiting)

    def answered(issue: Issue) -> bool:
        return issue.severity is Severity.EXPLAIN and issue.id not in waiting

    def severity(issue: Issue) -> str:
        return words("✓ Answered") if answered(issue) else f"{_MARKS[issue.severity]} {words.term(issue.severity)}"

    def problem(issue: Issue) -> str:
        remedy = "" if answered(issue) else remedy_text(issue, words)
        return "\n→ ".join(filter(None, (problem_text(issue, words), remedy)))

    return Table.of(
        texts(words("Finding"), [severity(issue) for issue in ordered]),
        texts(words("Cell"), [_where(issue, words) for issue in ordered]),
        texts(words("Written there"), [issue.written for issue in ordered]),
        texts(words("What is wrong, what to do"), [problem(issue) for issue in ordered]),
    )


def _where(issue: Issue, words: Words) -> str:
    """The column and the cells, then their sheet."""
    cells = cells_text(issue, words)
    return f"{cells} · {issue.place.container}" if issue.place.spot else cells
