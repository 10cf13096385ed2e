"""The form that corrects cells and answers questions of a file, with one button that checks the file again."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from dashboard.domain.issues import Answer, AnswerKind, Issue, IssueCode, Place, Severity
from dashboard.importing.corrections import LONGEST, correction_id
from dashboard.text import Words
from dashboard.text.findings import cells_text, choice_text, finding_text
from dashboard.ui.escape import md
from dashboard.ui.upload.desk import LONGEST_REASON, ExaminedFile, answer
from dashboard.usecases.office import StoreUnavailable

WHOLE_FILE = (
    IssueCode.ALREADY_RECEIVED,
    IssueCode.REPLACED_REVISION,
    IssueCode.WITHDRAWN_REVISION,
    IssueCode.RETURNED_REVISION,
)
_NOT_BY_TEXT = (  # headers, slips of answers, and what must not be in the file at all
    IssueCode.MISSING_COLUMN, IssueCode.UNKNOWN_CHOICE, IssueCode.UNKNOWN_CELL, IssueCode.IDENTITY_NUMBER, *WHOLE_FILE,
)  # fmt: skip
_MOST = 240  # wrong cells of one round: a file with more is better mended in a spreadsheet
_FEW = 6  # choices that stand side by side; more are a list to search in
_NARROW, _WIDE = 160, 260  # pixels of a box
BLANK = "∅"  # typed instead of a text: the cell is to be blank


@dataclass(frozen=True)
class CellsToMend:
    """Cells with the same fault and what is said of them; `likely` is the text that they were perhaps meant to hold."""

    places: tuple[Place, ...]
    where: str
    text: str
    likely: str = ""
    headings: tuple[str, ...] = ()  # the titles over the cells, in their order

    def label(self, number: int) -> str:
        """What is written over the box of a cell: its title too, where the cells stand under several."""
        spot = self.places[number].spot
        several = len(set(self.headings)) > 1
        return f"{self.headings[number]}: {spot}" if several and self.headings[number] else spot

    @property
    def alike(self) -> bool:
        """Whether one text may be typed for all of them: they stand in one column."""
        columns = {place.position[1] for place in self.places}
        return len(self.places) > 1 and len(columns) == 1


def draw_mending(file: ExaminedFile, words: Words, mend: bool = True) -> None:
    """Draws the cells to correct and the questions of a file, answered ones too, so that an answer can be changed.

    Without `mend` only the questions: the cells of an edited plan are corrected in its editor.
    """
    groups, asked = mendable(file, words) if mend else (), _asked(file)
    if not groups and not asked:
        return
    with st.form(f"upload_questions_{file.key}"):
        if groups:
            st.markdown(f"**{words('Mend cells here')}**")
            st.caption(
                words(
                    "Type what the cell should say; the file itself stays as it is. {blank} blanks a cell.", blank=BLANK
                )
            )
        for group in groups:
            _draw_cells(file, group, words)
        if asked:
            st.markdown(f"**{words('Questions about this file')}**")
        beside = [_beside(file, issue, groups, words) if mend else None for issue in asked]
        for issue, cells in zip(asked, beside, strict=True):
            _draw_question(file, issue, words)
            if cells is not None:
                _draw_cells(file, cells, words)
        st.form_submit_button(
            words("Check again"),
            type="primary",
            icon=":material/fact_check:",
            on_click=_check_again,
            args=(file.key, (*groups, *(cells for cells in beside if cells)), asked),
        )


def mendable(file: ExaminedFile, words: Words) -> tuple[CellsToMend, ...]:
    """The cells that a new text can correct, by fault: those corrected already, then those with open errors."""
    examination = file.examination
    mended = [issue for issue in examination.issues if issue.code is IssueCode.CORRECTED_CELL]
    wrong = [i for i in examination.open_issues if i.severity is Severity.ERROR and i.code not in _NOT_BY_TEXT][:_MOST]
    texts: dict[Place, dict[str, None]] = {}
    for issue in wrong:
        for place in issue.places[:_MOST]:
            texts.setdefault(place, {})[finding_text(issue, words)] = None
    taken, groups = {issue.place for issue in mended}, list[CellsToMend]()
    for issue in mended:
        said = texts.get(issue.place) or {finding_text(issue, words): None}
        groups.append(CellsToMend((issue.place,), _where(issue, words), " ".join(said)))
    left = _MOST
    for issue in wrong:
        titles = dict(zip(issue.places, issue.headings or ("",) * len(issue.places), strict=True))
        places = tuple(p for p in issue.places if p.position != (0, 0) and p not in taken)[:left]
        if not places:
            continue
        headings = tuple(titles[place] for place in places)
        said = texts[places[0]] if len(places) == 1 else {finding_text(issue, words): None}
        shown = replace(issue, place=places[0], also=places[1:], headings=headings)
        groups.append(CellsToMend(places, _where(shown, words), " ".join(said), _likely(issue), headings))
        taken |= set(places)
        left -= len(places)
    return tuple(groups)


def _likely(issue: Issue) -> str:
    """The first of what is similar to the text, where the finding names any: the code without the name behind it."""
    like = issue.params.get("like", "")
    if issue.code is IssueCode.REQUIRED or like == "—":
        return ""  # the words that the column takes are similar to nothing
    first = like[0].split(" (")[0] if isinstance(like, tuple) and like and isinstance(like[0], str) else like
    return first if isinstance(first, str) else ""


def _where(issue: Issue, words: Words) -> str:
    return f"{cells_text(issue, words)} · {issue.place.container}"


def _beside(file: ExaminedFile, issue: Issue, groups: tuple[CellsToMend, ...], words: Words) -> CellsToMend | None:
    """The cells of a question that asks for a reason: they may be mended instead."""
    taken = {place for group in groups for place in group.places}
    waiting = issue.id in {i.id for i in file.examination.open_issues}
    places = tuple(place for place in issue.places if place.position != (0, 0) and place not in taken)
    if issue.choices or issue.code in _NOT_BY_TEXT or not places or not waiting:
        return None
    return CellsToMend(places, "", words("Or mend {cell} to", cell=cells_text(issue, words)))


def _asked(file: ExaminedFile) -> tuple[Issue, ...]:
    waiting = {issue.id for issue in file.examination.open_issues}
    return tuple(
        issue
        for issue in file.examination.issues
        if issue.severity is Severity.EXPLAIN and (issue.id in waiting or issue.id in file.answers)
    )


def _draw_cells(file: ExaminedFile, group: CellsToMend, words: Words) -> None:
    """Draws the fault once, then a box for each cell, and one for all where the same text may stand in them."""
    st.markdown(f"**{md(group.where)}** — {md(group.text)}" if group.where else md(group.text))
    hint = words("Perhaps {text}?", text=group.likely) if group.likely else words("What the cell should say")
    if len(group.places) == 1:
        _draw_box(file, group.places[0], group.where or f"{group.places[0]}", hint, "collapsed")
        return
    with st.container(horizontal=True, gap="small"):
        if group.alike:
            label = words("All {count} cells", count=len(group.places))
            st.text_input(label, max_chars=LONGEST_REASON, key=_all_key(file.key, group), placeholder=hint, width=_WIDE)
        for number, place in enumerate(group.places):
            _draw_box(file, place, group.label(number), "", "visible", _NARROW)


def _draw_box(
    file: ExaminedFile,
    place: Place,
    label: str,
    hint: str,
    shown: Literal["visible", "collapsed"],
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """Draws the box of a cell; its label is read aloud as it stands, so it holds no signs of Markdown."""
    given = file.answers.get(correction_id(place))
    st.text_input(
        label,
        value=(given.text or BLANK) if given else "",
        max_chars=LONGEST_REASON,
        key=_cell_key(file.key, place),
        placeholder=hint or None,
        label_visibility=shown,
        width=width,
    )


def _draw_question(file: ExaminedFile, issue: Issue, words: Words) -> None:
    where = "" if issue.code in WHOLE_FILE else _where(issue, words)
    st.markdown(f"**{md(where)}** — {md(finding_text(issue, words))}" if where else md(finding_text(issue, words)))
    label = where or words("Questions about this file")
    given = file.answers.get(issue.id)
    if issue.choices:
        codes = [choice.code for choice in issue.choices]
        texts = {choice.code: choice_text(issue, choice, words) for choice in issue.choices}
        index = codes.index(given.text) if given and given.text in codes else None
        key = _key(file.key, issue)
        if len(codes) > _FEW:
            st.selectbox(
                label, codes, index=index, format_func=lambda code: texts[code], key=key, placeholder=words("Choose"),
                label_visibility="collapsed",
            )  # fmt: skip
        else:
            st.radio(
                label, codes, index=index, format_func=lambda code: md(texts[code]), key=key, horizontal=True,
                label_visibility="collapsed",
            )  # fmt: skip
    else:
        st.text_input(
            label,
            value=given.text if given else "",
            max_chars=LONGEST_REASON,
            key=_key(file.key, issue),
            placeholder=words("Reason, such as: corrected after checking with the commune"),
            label_visibility="collapsed",
        )


def _key(file: str, issue: Issue) -> str:
    return f"upload_answer_{file}_{issue.id}"


def _cell_key(file: str, place: Place) -> str:
    return f"upload_cell_{file}_{place}"


def _all_key(file: str, group: CellsToMend) -> str:
    return f"upload_cells_{file}_{group.places[0]}_{len(group.places)}"


def _check_again(file: str, groups: tuple[CellsToMend, ...], asked: tuple[Issue, ...]) -> None:
    """A callback: the contents of the controls are the answers; an emptied control withdraws its answer. Where the store does not
    answer they stay in the controls, and the page says what is the matter.
    """
    with suppress(StoreUnavailable):
        answer(file, {given.issue: given for given in (*_corrections(file, groups), *_answers(file, asked))})


def _corrections(file: str, groups: tuple[CellsToMend, ...]) -> Iterator[Answer]:
    for group in groups:
        of_all = str(st.session_state.get(_all_key(file, group)) or "")
        for place in group.places:
            text = (str(st.session_state.get(_cell_key(file, place)) or "").strip() or of_all.strip())[:LONGEST]
            if text:
                yield Answer(correction_id(place), AnswerKind.CELL, "" if text == BLANK else text)


def _answers(file: str, asked: tuple[Issue, ...]) -> Iterator[Answer]:
    for issue in asked:
        text = str(st.session_state.get(_key(file, issue)) or "").strip()[:LONGEST_REASON]
        if text:
            yield Answer(issue.id, AnswerKind.CHOICE if issue.choices else AnswerKind.REASON, text)
