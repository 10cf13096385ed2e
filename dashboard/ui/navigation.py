"""The way from page to page: groups of pages, and the pages of the group that one is in.

Links carry the plan, the period and the version along, and each page opens as it was left; Streamlit's own navigation would
forget what was chosen. A group opens the page of it that was seen last.
"""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link, who
from dashboard.views.pages import Group, Page

_SEEN = "navigation.seen"  # group → the page of it that was seen last


def draw_groups(words: Words, aside: bool = False) -> None:
    """Draws the groups, or those that stand aside; where one is stands in a box of its own, for eyes and screen readers."""
    here = group_here()
    for group in Group:
        if group.aside is aside and (pages := _pages(group)):
            seen = st.session_state.get(_SEEN, {}).get(group, pages[0])
            page = seen if seen in pages else pages[0]
            with st.container(key="group_here" if group is here else f"group_{group}", width="content"):
                _draw(page, words(group.heading), group.icon)


def draw_pages(words: Words) -> None:
    """Draws the pages of the group that one is in; a group of one page names it on narrow screens alone."""
    here = group_here()
    if here is None:
        return
    now, pages = link.here().page, _pages(here)
    for page in pages:
        mark = "page_here" if page == now else f"page_{page.file}"
        with st.container(key=mark, width="content"):
            _draw(page, words(page.heading))


def group_here() -> Group | None:
    """The group of the page of this run, None for one that only links open; the group remembers the page."""
    page = Page(link.here().page)
    if page.group is not None:
        st.session_state.setdefault(_SEEN, {})[page.group] = page
    return page.group


def _pages(group: Group) -> list[Page]:
    return [p for p in Page if p.group is group and (not p.roles or any(map(who.actor().has, p.roles)))]


def _draw(page: Page, label: str, icon: str | None = None) -> None:
    where = link.back_to(page)
    st.page_link(link.page_of(page), label=label, icon=icon, query_params=dict(where.codes), width="content")
