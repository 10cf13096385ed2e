"""The four steps of sending a report, as badges: done, the one at hand, still to come."""

from collections.abc import Iterable

import streamlit as st

from dashboard.text import Words
from dashboard.ui.upload.desk import Looked

_DONE, _MEND, _NOW = ":material/check:", ":material/edit:", ":material/arrow_forward:"


def draw_steps(files: Iterable[Looked], words: Words) -> None:
    """Badges for the whole desk: one blocked file keeps it at the third step."""
    on_desk = tuple(files)
    faults = sum(max(1, len(f.found.open_issues)) for f in on_desk if f.blocked)
    at = current_step(on_desk)
    labels = (
        words("1 Get the form"),
        words("2 Upload the file"),
        words("3 Mend faults: {count}", count=faults) if faults else words("3 Mend faults"),
        words("4 See the changes, send"),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for number, label in enumerate(labels, start=1):
            if number == at:
                st.badge(label, color="orange" if faults else "primary", icon=_MEND if faults else _NOW)
            else:
                st.badge(label, color="gray", icon=_DONE if number < at else None)


def current_step(files: tuple[Looked, ...]) -> int:
    """1 before a file is there, 3 while one is blocked, 4 while one may be sent, 5 when all is done."""
    if not files:
        return 1
    if any(f.blocked for f in files):
        return 3
    return 4 if any(f.ready for f in files) else 5
