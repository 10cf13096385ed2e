"""Where the parts of the head stand: the same rows on every page, so that every headline begins at the same height."""

from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.text import Words


@dataclass(frozen=True)
class Places:
    """`groups` is a bar at the foot on a phone; `own` and `more` stand behind the «⋯» where the screen is narrow."""

    brand: DeltaGenerator
    groups: DeltaGenerator
    own: DeltaGenerator
    pages: DeltaGenerator
    choices: DeltaGenerator
    more: DeltaGenerator
    line: DeltaGenerator


def head_places(words: Words) -> Places:
    """Draws the rows of the head, empty but for the button that opens what a narrow screen cannot hold."""
    with st.container(key="head", gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="head_top"):
            brand = st.container(key="head_brand", width="content")
            groups = st.container(horizontal=True, gap="xxsmall", key="navigation", width="content")
            own = st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="right", gap="xsmall", key="head_own"
            )
            st.html(menu_button(words), width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="frame"):
            pages = st.container(horizontal=True, gap="xxsmall", key="pages", width="content")
            choices = st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_choices")
            more = st.container(
                horizontal=True, vertical_alignment="center", gap="xsmall", key="head_more", width="content"
            )
        line = st.container(key="head_line")
    return Places(brand, groups, own, pages, choices, more, line)


def menu_button(words: Words) -> str:
    """The button of a narrow screen; the browser's script opens what it names (`dashboard/web/browser/head.js`)."""
    label = escape(words("More: version, sharing, language, colours, account"))
    return f'<button type="button" class="gn-menu" data-gn-menu aria-expanded="false" aria-label="{label}">⋯</button>'
