"""What units say in their reports: the whole table, and a short list with the way to it."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.panels import title
from dashboard.ui.table import table
from dashboard.views.pages import Page
from dashboard.views.proposals import Proposals


def draw_proposals(shown: Proposals, words: Words, note: str = "") -> None:
    """Everything that is said; nothing where nobody says anything."""
    if not shown:
        return
    title(shown.title)
    if note:
        st.caption(note)
    table(shown.table, words, "kien-nghi", caption=shown.title, height=420)


def draw_short(shown: Proposals, words: Words) -> None:
    """The first proposals, and the link to all words of the reports."""
    title(shown.title)
    if shown.short:
        table(shown.short, words, "kien-nghi", caption=shown.title)
    more = words("{count} more, and all difficulties and causes", count=shown.more)
    label = more if shown.more else words("All difficulties, causes and proposals")
    where = link.to(Page.REPORTING)
    link.draw(where, label, ":material/forum:")
