"""A place that always stands for what is said of the last press: a message that comes and goes moves nothing below it."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

P = ParamSpec("P")


def in_place(draw: Callable[P, None]) -> Callable[P, None]:
    """What draws a message, in a container of its own: without it Streamlit takes the panels below for others, and closes them."""

    @wraps(draw)
    def drawn(*given: P.args, **named: P.kwargs) -> None:
        with st.container():
            draw(*given, **named)

    return drawn
