"""What was chosen in the field of a closed list: a browser may send any text, and what was not offered is no choice."""

from collections.abc import Iterable
from typing import TypeVar

import streamlit as st

from dashboard.text import Words

V = TypeVar("V")
NOT_OFFERED = "This choice is not offered here. Nothing was stored: choose again."


def picked(key: str, offered: Iterable[V]) -> V | None:
    """The value of the field; None: nothing that was offered. For callbacks, which run before the field is drawn and mended."""
    chosen = st.session_state.get(key)
    return next((one for one in offered if type(one) is type(chosen) and one == chosen), None)


def not_offered(words: Words) -> str:
    """One sentence."""
    return words(NOT_OFFERED)
