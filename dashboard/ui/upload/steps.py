"""The four steps of sending a report as badges: done, current, to come."""

from collections.abc import Iterable

import streamlit as st

from dashboard.text import Words
from dashboard.ui.upload.desk import ExaminedFile

_THIRD = 3  # mend and answer
_DONE, _MEND, _NOW = ":material/check:", ":material/edit:", ":material/arrow_forward:"


def draw_steps(files: Iterable[ExaminedFile], words: Words) -> None:
    """Draws the badges for all files together: one blocked file keeps them at the third step."""
    on_desk = tuple(files)
    faults, questions = waiting(on_desk)
    at = current_step(on_desk)
    labels = (
        words("1 Get the form"),
        words("2 Upload the file"),
        _third(faults, questions, words),
        words("4 See the changes, send"),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for number, label in enumerate(labels, start=1):
            if number == at:
                st.badge(label, color="orange" if at == _THIRD else "blue", icon=_MEND if at == _THIRD else _NOW)
            else:
                st.badge(label, color="gray", icon=_DONE if number < at else None)


def _third(faults: int, questions: int, words: Words) -> str:
    if faults:
        return words("3 Mend faults: {count}", count=faults)
    return words("3 Answer questions: {count}", count=questions) if questions else words("3 Mend faults")


def waiting(files: tuple[ExaminedFile, ...]) -> tuple[int, int]:
    """The numbers of errors and of open questions of all files; a file that could not be opened is one error."""
    questions = sum(len(f.examination.questions) for f in files if f.blocked)
    unread = sum(not f.examination.readable for f in files)
    return (sum(len(f.examination.open_issues) for f in files if f.blocked) - questions + unread, questions)


def current_step(files: tuple[ExaminedFile, ...]) -> int:
    """1 without files, 3 while one is blocked, 4 while one is ready to be sent, 5 when all are sent."""
    if not files:
        return 1
    if any(f.blocked for f in files):
        return _THIRD
    return 4 if any(f.ready for f in files) else 5
