"""Before the show: what will be shown, and of which version; from then on nothing that arrives changes it."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.views.address import Param
from dashboard.views.slides import Slide


def draw_start(slides: tuple[Slide, ...], version: int, words: Words) -> None:
    """The list of slides and the button that freezes the version."""
    st.markdown(
        f"# {words('Slide show: {count} slides of version {version}', count=len(slides), version=version)}",
        anchors=False,
    )
    st.markdown(
        "\n".join(f"{number}. **{words.term(s.kind)}**: {md(s.title)}" for number, s in enumerate(slides, start=1))
    )
    st.button(words("Begin"), type="primary", icon=":material/slideshow:", on_click=_begin, args=(version,))
    st.caption(
        words(
            "Keys: → or PageDown next, ← or PageUp back, Home, End, A larger type, Esc leaves, F11 the whole screen. What arrives"
            " during the meeting does not change the slides."
        )
    )


def _begin(version: int) -> None:
    link.choose_anew(Param.VERSION, str(version))
    link.choose_anew(Param.SLIDE, "1")


def slide_number(count: int, words: Words) -> int | None:
    """Which slide the address asks for, from 1; None before the show; the first one, with a word, where there is no such slide."""
    asked = link.asked(Param.SLIDE)
    if not asked or not link.asked(Param.VERSION):
        return None
    if asked.isdecimal() and 1 <= int(asked) <= count:
        return int(asked)
    link.wrong(words("There is no slide {text}: this is the first of {count}.", text=md(asked), count=count))
    return 1
