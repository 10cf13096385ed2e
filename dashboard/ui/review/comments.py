"""Comments on single cells of the report that is looked through, gathered until it is returned or approved."""

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import CellComment
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.picked import picked
from dashboard.ui.review.desk import LONGEST, decline
from dashboard.views.figure_revisions import figure_name
from dashboard.views.review_queue import ReportFigure

_SAID, _CELL, _TEXT = "review_comments", "review_comment_cell", "review_comment_text"


def draw_comments(plan: Plan, id: int, lines: tuple[ReportFigure, ...], words: Words) -> tuple[CellComment, ...]:
    """Draws the field for a comment and those that are gathered, which it returns."""
    said = _gathered(id)
    if lines:
        with st.expander(words("Comment on single cells"), icon=":material/edit_note:", expanded=bool(said)):
            names = [f"{x.figure.place} · {figure_name(plan, x.figure, words)} · {x.now.text}" for x in lines]
            st.selectbox(words("Cell"), range(len(lines)), format_func=lambda n: names[n], key=f"{_CELL}_{id}")
            st.text_area(words("Comment"), key=f"{_TEXT}_{id}", max_chars=LONGEST, height=68)
            st.button(
                words("Add the comment"), key=f"review_comment_add_{id}", icon=":material/add:",
                on_click=_add, args=(id, lines),
            )  # fmt: skip
    for number, comment in enumerate(said):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{md(str(comment.place))}:** {md(comment.text)}", width="stretch")
            st.button(
                words("Take away"), key=f"review_comment_{id}_{number}", type="tertiary", icon=":material/close:",
                on_click=_remove, args=(id, number),
            )  # fmt: skip
    return tuple(said)


def _gathered(id: int) -> list[CellComment]:
    known: dict[int, list[CellComment]] = st.session_state.setdefault(_SAID, {})
    return known.setdefault(id, [])


def _add(id: int, lines: tuple[ReportFigure, ...]) -> None:
    """A callback."""
    number = picked(f"{_CELL}_{id}", range(len(lines)))
    if number is None:
        decline()
        return
    place = lines[number].figure.place
    text = str(st.session_state.get(f"{_TEXT}_{id}") or "").strip()[:LONGEST]
    if text:
        _gathered(id).append(CellComment(place, text))
        st.session_state[f"{_TEXT}_{id}"] = ""


def with_typed(id: int, lines: tuple[ReportFigure, ...], comments: tuple[CellComment, ...]) -> tuple[CellComment, ...]:
    """From a callback: the gathered comments, and one that is typed beside its cell and not added yet."""
    number = picked(f"{_CELL}_{id}", range(len(lines)))
    text = str(st.session_state.get(f"{_TEXT}_{id}") or "").strip()[:LONGEST]
    return (*comments, CellComment(lines[number].figure.place, text)) if text and number is not None else comments


def _remove(id: int, number: int) -> None:
    """A callback."""
    del _gathered(id)[number]
