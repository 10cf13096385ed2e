"""What a click on a mark asked for is brought into view once, by the browser's script (`dashboard/web/browser/head.js`)."""

from itertools import count

import streamlit as st

_ASKED = "into_view"
_number = count(1)


def ask() -> None:
    """From a callback: what the next run draws of the mark's detail is to be seen."""
    st.session_state[_ASKED] = str(next(_number))


def draw_here() -> None:
    """What is drawn next is to be seen now: the outcome of a press further down."""
    st.html(f'<span data-gn-view="{next(_number)}"></span>', width="content")


def draw_sight() -> None:
    """First within what is to be seen; nothing where nobody asked."""
    if asked := st.session_state.get(_ASKED):
        st.html(f'<span data-gn-view="{asked}"></span>', width="content")
