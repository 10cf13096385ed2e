"""Through the slides by keys, as presenters press them: arrows, page keys, space, Home and End; A for larger type; Esc leaves."""

from collections.abc import Callable

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.slides.style import HIGH, STEPS
from dashboard.views.address import Param


def choose_slide(number: int) -> None:
    """From a callback: the show goes to a slide."""
    link.choose_anew(Param.SLIDE, str(number))


def draw_keys(
    number: int, count: int, step: int, words: Words, turn: Callable[[int], None] = choose_slide, leave: str | None = None,
    typing: bool = False,
) -> None:  # fmt: skip
    """`number` of `count`, both counted from 1. What a presenter's remote sends works too: it is one of the page keys.

    `turn` is the callback that goes to a slide; `leave`: where Esc leads, None: to Tổng quan. `typing`: beside fields, where Esc
    closes a list and must not leave.
    """
    before, after = max(1, number - 1), min(count, number + 1)
    with st.container(horizontal=True, horizontal_alignment="center", gap="small", key="slide_keys"):
        _to(words("Previous"), before, "Left", number == 1, turn)
        _to(words("Next"), after, "Right", number == count, turn)
        if not typing:
            larger = str((step + 1) % STEPS) if (step + 1) % STEPS else None
            st.button(words("Larger type"), shortcut="A", on_click=link.choose_anew, args=(Param.SIZE, larger))
            draw_contrast(words)
        out = leave or link.came_from().href
        st.button(words("Leave"), shortcut=None if typing else "Esc", on_click=link.follow_next, args=(out,))
    with st.container(key="slide_hidden_keys"):
        for key, there in (("PageUp", before), ("PageDown", after), ("Space", after), ("Home", 1), ("End", count)):
            _to(key, there, key, there == number, turn)


def draw_contrast(words: Words) -> None:
    """The key of high contrast, for a bright room: letters as far from the ground as can be, and no tint."""
    high = None if link.asked(Param.CONTRAST) == HIGH else HIGH
    st.button(words("Contrast"), key="slide.T", shortcut="T", on_click=link.choose_anew, args=(Param.CONTRAST, high))


def _to(label: str, number: int, shortcut: str, disabled: bool, turn: Callable[[int], None]) -> None:
    st.button(label, key=f"slide.{shortcut}", shortcut=shortcut, disabled=disabled, on_click=turn, args=(number,))
