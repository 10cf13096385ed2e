"""The four steps of sending a report, as badges: done, the one at hand, still to come."""

from collections.abc import Iterable

import streamlit as st

from dashboard.text import Words
from dashboard.ui.upload.desk import Looked

_THIRD = 3  # mend and answer
_DONE, _MEND, _NOW = ":material/check:", ":material/edit:", ":material/arrow_forward:"


def draw_steps(files: Iterable[Looked], words: Words) -> None:
    """Badges for the whole desk: one blocked file keeps it at the third step."""
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


def waiting(files: tuple[Looked, ...]) -> tuple[int, int]:
    """Faults and open questions of all files; a file that was not opened is one fault."""
    questions = sum(len(f.found.questions) for f in files if f.blocked)
    unread = sum(not f.found.readable for f in files)
    return (sum(len(f.found.open_issues) for f in files if f.blocked) - questions + unread, questions)


def current_step(files: tuple[Looked, ...]) -> int:
    """1 before a file is there, 3 while one is blocked, 4 while one may be sent, 5 when all is done."""
    if not files:
        return 1
    if any(f.blocked for f in files):
        return _THIRD
    return 4 if any(f.ready for f in files) else 5
