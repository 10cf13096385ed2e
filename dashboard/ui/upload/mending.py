"""The form that corrects cells and answers questions of a file, with one button that checks the file again."""

from collections.abc import Iterator

import streamlit as st

from dashboard.domain.issues import Answer, AnswerKind, Issue, IssueCode, Place, Severity
from dashboard.importing.corrections import LONGEST, correction_id
from dashboard.text import Words
from dashboard.text.findings import choice_text, finding_text
from dashboard.ui.escape import md
from dashboard.ui.upload.desk import LONGEST_REASON, ExaminedFile, answer

WHOLE_FILE = (IssueCode.ALREADY_RECEIVED, IssueCode.REPLACED_REVISION, IssueCode.WITHDRAWN_REVISION)
_NOT_BY_TEXT = (  # headers, slips of answers, and what must not be in the file at all
    IssueCode.MISSING_COLUMN, IssueCode.UNKNOWN_CHOICE, IssueCode.UNKNOWN_CELL, IssueCode.IDENTITY_NUMBER, *WHOLE_FILE,
)  # fmt: skip
_MOST = 20  # wrong cells of one round: a file with more is better mended in a spreadsheet
_FEW = 6  # choices that stand side by side; more are a list to search in
BLANK = "∅"  # typed instead of a text: the cell is to be blank


def draw_mending(file: ExaminedFile, words: Words, mend: bool = True) -> None:
    """Draws the cells to correct and the questions of a file, answered ones too, so that an answer can be changed.

    Without `mend` only the questions: the cells of an edited plan are corrected in its editor.
    """
    cells, asked = mendable(file) if mend else (), _asked(file)
    if not cells and not asked:
        return
    by_place: dict[Place, list[Issue]] = {}
    for issue in asked:
        by_place.setdefault(issue.place, []).append(issue)
    wrong = {issue.place for issue in file.examination.open_issues if issue.severity is Severity.ERROR}
    alone = [place for place in cells if place in wrong or place not in by_place]
    others = set(cells) - set(alone)
    with st.form(f"upload_questions_{file.key}"):
        if alone:
            st.markdown(f"**{words('Mend cells here')}**")
            st.caption(
                words(
                    "Type what the cell should say; the file itself stays as it is. {blank} blanks a cell.", blank=BLANK
                )
            )
            for place in alone:
                _draw_cell(file, place, _why(file, place, words), words)
        if asked:
            st.markdown(f"**{words('Questions about this file')}**")
        for place, issues in by_place.items():
            answers, mends = (
                st.columns([3, 2], vertical_alignment="bottom") if place in others else (st.container(), None)
            )
            with answers:
                for issue in issues:
                    _draw_question(file, issue, words)
            if mends is not None:
                with mends:
                    _draw_cell(file, place, words("Or mend {cell} to", cell=md(str(place))), words)
        st.form_submit_button(
            words("Check again"),
            type="primary",
            icon=":material/fact_check:",
            on_click=_check_again,
            args=(file.key, cells, asked),
        )


def mendable(file: ExaminedFile) -> tuple[Place, ...]:
    """The cells that a new text can correct: those with open issues, at most `_MOST`, and those corrected already."""
    waiting = [i.place for i in file.examination.open_issues if not i.choices and i.code not in _NOT_BY_TEXT]
    mended = [i.place for i in file.examination.issues if i.code is IssueCode.CORRECTED_CELL]
    places = dict.fromkeys(place for place in waiting if place.position != (0, 0))
    return tuple(dict.fromkeys((*mended, *tuple(places)[:_MOST])))


def _asked(file: ExaminedFile) -> tuple[Issue, ...]:
    waiting = {issue.id for issue in file.examination.open_issues}
    return tuple(
        issue
        for issue in file.examination.issues
        if issue.severity is Severity.EXPLAIN and (issue.id in waiting or issue.id in file.answers)
    )


def _why(file: ExaminedFile, place: Place, words: Words) -> str:
    """The open issues of a cell, or the correction made there, as text."""
    open_here = [i for i in file.examination.open_issues if i.place == place and i.code not in _NOT_BY_TEXT]
    mended = [i for i in file.examination.issues if i.place == place and i.code is IssueCode.CORRECTED_CELL]
    texts = dict.fromkeys(finding_text(issue, words) for issue in (open_here or mended))
    return f"**{md(str(place))}**: {md(' '.join(texts))}"


def _draw_cell(file: ExaminedFile, place: Place, label: str, words: Words) -> None:
    given = file.answers.get(correction_id(place))
    st.text_input(
        label,
        value=(given.text or BLANK) if given else "",
        max_chars=LONGEST_REASON,
        key=_cell_key(file.key, place),
        placeholder=words("What the cell should say"),
    )


def _draw_question(file: ExaminedFile, issue: Issue, words: Words) -> None:
    place = "" if issue.code in WHOLE_FILE else f"{md(str(issue.place))}: "
    label = f"{place}{md(finding_text(issue, words))}"
    given = file.answers.get(issue.id)
    if issue.choices:
        codes = [choice.code for choice in issue.choices]
        texts = {choice.code: choice_text(issue, choice, words) for choice in issue.choices}
        index = codes.index(given.text) if given and given.text in codes else None
        key = _key(file.key, issue)
        if len(codes) > _FEW:
            st.selectbox(
                label, codes, index=index, format_func=lambda code: texts[code], key=key, placeholder=words("Choose")
            )
        else:
            st.radio(label, codes, index=index, format_func=lambda code: md(texts[code]), key=key, horizontal=True)
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


def _cell_key(file: str, place: Place) -> str:
    return f"upload_cell_{file}_{place}"


def _check_again(file: str, cells: tuple[Place, ...], asked: tuple[Issue, ...]) -> None:
    """A callback: the contents of the controls are the answers; an emptied control withdraws its answer."""
    answer(file, {given.issue: given for given in (*_corrections(file, cells), *_answers(file, asked))})


def _corrections(file: str, cells: tuple[Place, ...]) -> Iterator[Answer]:
    for place in cells:
        text = str(st.session_state.get(_cell_key(file, place)) or "").strip()[:LONGEST]
        if text:
            yield Answer(correction_id(place), AnswerKind.CELL, "" if text == BLANK else text)


def _answers(file: str, asked: tuple[Issue, ...]) -> Iterator[Answer]:
    for issue in asked:
        text = str(st.session_state.get(_key(file, issue)) or "").strip()[:LONGEST_REASON]
        if text:
            yield Answer(issue.id, AnswerKind.CHOICE if issue.choices else AnswerKind.REASON, text)
