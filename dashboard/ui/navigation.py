"""The way from page to page: links that carry the plan, the period and the version along, each page as it was left."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link, who
from dashboard.views.pages import Page


def draw_navigation(words: Words) -> None:
    """One row, which scrolls sideways on a phone; Streamlit's own would forget what was chosen."""
    with st.container(horizontal=True, gap="xxsmall", key="navigation"):
        for page in Page:
            if page.listed and (not page.roles or any(map(who.actor().has, page.roles))):
                where = link.back_to(page)
                st.page_link(
                    link.page_of(page),
                    label=words(page.heading),
                    icon=page.icon,
                    query_params=dict(where.codes),
                    width="content",
                )
