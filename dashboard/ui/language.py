"""The language of the page: told to the browser, and switched by a link that keeps the view."""

import streamlit as st

from dashboard.text import LANGUAGES, Words, words_in
from dashboard.ui import link
from dashboard.views.address import Param

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}  # each in its own words
_USUAL = "vi"


def say_language(words: Words) -> None:
    """Screen readers, hyphenation and translators go by `<html lang>`; the server sets it only when the page is loaded."""
    with st.container(key="said_language"):  # it takes no room, nor does what stands in its place before it is there
        st.html(f"<script>{language_script(words.language)}</script>", unsafe_allow_javascript=True)


def language_script(language: str) -> str:
    """The one script that a page runs inline; a content policy names it by its hash, one for each of our own codes."""
    return f"document.documentElement.lang={language!r}"


def draw_language(words: Words) -> None:
    """This very view in the other language, which is named in its own words."""
    other = next(language for language in LANGUAGES if language != words.language)
    label = words_in(other)("This page in {name}", name=LANGUAGE_NAMES[other])
    asks = (Param.LANGUAGE, None if other == _USUAL else other)
    st.button(other.upper(), key="language", help=label, type="tertiary", on_click=link.choose_anew, args=asks)
