"""What was found in one file: a table by cell, and a control for every question that waits for an answer."""

import pandas as pd
import streamlit as st

from dashboard.domain.changes import ReportChange
from dashboard.domain.issues import Answer, AnswerKind, Issue, IssueCode, Severity
from dashboard.text import Words
from dashboard.text.findings import choice_text, finding_text, problem_text, remedy_text
from dashboard.ui.escape import md
from dashboard.ui.upload.desk import LONGEST_REASON, Looked, answer

_MARKS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}
_SHOWN = 100  # rows; a file with more is mended in rounds
_WHOLE_FILE = (IssueCode.ALREADY_RECEIVED, IssueCode.REPLACED_REVISION, IssueCode.WITHDRAWN_REVISION)


def draw_findings(file: Looked, words: Words) -> None:
    """The summary, the table, and the questions of a file; nothing where nothing was found."""
    issues = file.found.issues
    if not issues or file.found.already_received:
        return
    _draw_summary(file, words)
    tabled = [issue for issue in issues if issue.code not in _WHOLE_FILE]
    if tabled:
        st.table(_table(file, tabled, words), hide_index=True, border="horizontal", alt=words("Findings by cell"))
    if len(tabled) > _SHOWN:
        st.caption(words("Further findings not shown: {count}; mend these first.", count=len(tabled) - _SHOWN))
    _draw_questions(file, words)


def _draw_summary(file: Looked, words: Words) -> None:
    """How much is to be mended, how much to be answered, and how much is fine."""
    waiting = file.found.open_issues
    cells = len({issue.place for issue in waiting if issue.severity is Severity.ERROR})
    questions = len(file.found.questions)
    if cells:
        text = f"**{words('Cells to mend before sending: {count}.', count=cells)}** "
        text += words("Mend them in the file and upload it again.")
        text += f" {words('Other figures that are fine: {count}.', count=_fine(file))}"
        if questions:
            text += f" {words('Questions to answer as well: {count}.', count=questions)}"
        st.warning(text, icon=":material/error:")
    elif questions:
        text = f"**{words('Questions to answer before sending: {count}.', count=questions)}**"
        st.warning(f"{text} {words('Answer below, then check again.')}", icon=":material/help:")


def _fine(file: Looked) -> int:
    """Figures that were read and that nothing open speaks of."""
    change = file.found.proposal
    if not isinstance(change, ReportChange):
        return 0
    touched = {(issue.place.container, issue.place.position[0]) for issue in file.found.open_issues}
    places = [o.place for o in change.observations] + [d.place for d in change.disbursements]
    return sum((place.container, place.position[0]) not in touched for place in places)


def _table(file: Looked, issues: list[Issue], words: Words) -> pd.DataFrame:
    """Findings as Markdown-safe texts: what blocks first, in the order of the file."""
    waiting = {issue.id for issue in file.found.open_issues}
    ordered = sorted(issues, key=lambda issue: issue.id not in waiting)[:_SHOWN]
    rows = []
    for issue in ordered:
        answered = issue.severity is Severity.EXPLAIN and issue.id not in waiting
        severity = words("✓ Answered") if answered else f"{_MARKS[issue.severity]} {words.term(issue.severity)}"
        problem, remedy = md(problem_text(issue, words)), md(remedy_text(issue, words))
        rows.append(
            {
                words("Finding"): severity,
                words("Cell"): _where(issue),
                words("Written there"): md(issue.found),
                words("What is wrong, what to do"): problem if answered or not remedy else f"{problem} **{remedy}**",
            }
        )
    return pd.DataFrame(rows)


def _where(issue: Issue) -> str:
    """The cell first, as it is looked for, then its sheet."""
    place = issue.place
    return f"**{md(place.spot)}** {md(place.container)}" if place.spot else md(place.container)


# -- questions ---------------------------------------------------------------------------------------------------------


def _draw_questions(file: Looked, words: Words) -> None:
    """One form for all questions of a file, those answered here before among them, so that an answer can be changed."""
    waiting = {issue.id for issue in file.found.open_issues}
    asked = [
        issue
        for issue in file.found.issues
        if issue.severity is Severity.EXPLAIN and (issue.id in waiting or issue.id in file.answers)
    ]
    if not asked:
        return
    with st.form(f"upload_questions_{file.key}"):
        st.markdown(f"**{words('Questions about this file')}**")
        for issue in asked:
            _draw_question(file, issue, words)
        st.form_submit_button(
            words("Check again"),
            type="primary",
            icon=":material/fact_check:",
            on_click=_check_again,
            args=(file.key, tuple(asked)),
        )


def _draw_question(file: Looked, issue: Issue, words: Words) -> None:
    place = "" if issue.code in _WHOLE_FILE else f"{md(str(issue.place))}: "
    label = f"{place}{md(finding_text(issue, words))}"
    given = file.answers.get(issue.id)
    if issue.choices:
        codes = [choice.code for choice in issue.choices]
        texts = {choice.code: choice_text(issue, choice, words) for choice in issue.choices}
        st.radio(
            label,
            codes,
            index=codes.index(given.text) if given and given.text in codes else None,
            format_func=lambda code: md(texts[code]),
            key=_key(file.key, issue),
            horizontal=True,
        )
    else:
        st.text_input(
            label,
            value=given.text if given else "",
            max_chars=LONGEST_REASON,
            key=_key(file.key, issue),
            placeholder=words("Reason, such as: corrected after checking with the commune"),
        )


def _key(file: str, issue: Issue) -> str:
    return f"upload_answer_{file}_{issue.id}"


def _check_again(file: str, asked: tuple[Issue, ...]) -> None:
    """A callback: what stands in the controls is what was answered; an emptied one takes its answer back."""
    given: dict[str, Answer] = {}
    for issue in asked:
        text = str(st.session_state.get(_key(file, issue)) or "").strip()[:LONGEST_REASON]
        if text:
            kind = AnswerKind.CHOICE if issue.choices else AnswerKind.REASON
            given[issue.id] = Answer(issue.id, kind, text)
    answer(file, given)
