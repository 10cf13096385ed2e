"""What is the reader's own: keeping the app, the colours of the pages, their language, and who is signed in."""

from html import escape

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.account import draw_account
from dashboard.ui.language import draw_language
from dashboard.ui.navigation import draw_groups
from dashboard.views.handbook import handbook_href
from dashboard.views.pages import Page


def draw_own(words: Words) -> None:
    """Draws them in the place that is open."""
    draw_groups(words, aside=True)
    st.html(colours_choice(words), width="content")
    draw_help(words)
    draw_language(words)
    draw_account(words)


def draw_help(words: Words) -> None:
    """The handbook's part for the page that one is on, beside it: what is being typed stays."""
    href = handbook_href(Page(link.here().page), words.language)
    st.link_button(words("Guide"), href, type="tertiary", icon=":material/help:")


def colours_choice(words: Words) -> str:
    """Light, dark, or as the device is set; the browser keeps it (`dashboard/web/browser/head.js`)."""
    choices = {"auto": words("As the device"), "light": words("Light"), "dark": words("Dark")}
    options = "".join(f'<option value="{code}">{escape(name)}</option>' for code, name in choices.items())
    label = escape(words("Colours of the pages"))
    return f'<select class="gn-colours" data-gn-colours aria-label="{label}" title="{label}">{options}</select>'
