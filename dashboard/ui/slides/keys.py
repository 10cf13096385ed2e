"""Through the slides by keys, as presenters press them: arrows, page keys, space, Home and End; A for larger type; Esc leaves."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.slides.style import STEPS
from dashboard.views.address import Param


def draw_keys(number: int, count: int, step: int, words: Words) -> None:
    """`number` of `count`, both counted from 1. What a presenter's remote sends works too: it is one of the page keys."""
    before, after = max(1, number - 1), min(count, number + 1)
    with st.container(horizontal=True, horizontal_alignment="center", gap="small", key="slide_keys"):
        _to(words("Previous"), before, "Left", disabled=number == 1)
        _to(words("Next"), after, "Right", disabled=number == count)
        larger = str((step + 1) % STEPS) if (step + 1) % STEPS else None
        st.button(words("Larger type"), shortcut="A", on_click=link.choose_anew, args=(Param.SIZE, larger))
        leave = link.came_from().href
        st.button(words("Leave"), shortcut="Esc", on_click=link.follow_next, args=(leave,))
    with st.container(key="slide_hidden_keys"):
        for key, there in (("PageUp", before), ("PageDown", after), ("Space", after), ("Home", 1), ("End", count)):
            _to(key, there, key, disabled=there == number)


def _to(label: str, number: int, shortcut: str, disabled: bool) -> None:
    st.button(label, key=f"slide.{shortcut}", shortcut=shortcut, disabled=disabled, on_click=link.choose_anew,
              args=(Param.SLIDE, str(number)))  # fmt: skip
