"""A session that was opened by a share link: one view, fixed, to be read, until it ends; nobody is signed in in it."""

import streamlit as st

from dashboard.domain.people.sharing import ShareLink
from dashboard.ui.load import office
from dashboard.usecases.sharing import held_link
from dashboard.views.address import Address
from dashboard.views.shared import SHARED_BY, shared_view

_SECRET, _LINK = "shared.secret", "shared.link"


def begin() -> None:
    """Of every run, before anybody asks who reads: whether the link still holds. NoSuchLink, LinkOver.

    The session keeps to its link: a step to another address within it leads nowhere.
    """
    st.session_state.pop(_LINK, None)
    secret = st.session_state.get(_SECRET) or str(st.query_params.get(SHARED_BY) or "")
    if secret:
        st.session_state[_SECRET] = secret
        st.session_state[_LINK] = held_link(office(), secret)


def link() -> ShareLink | None:
    """The link that opened this session; None in any other."""
    known: ShareLink | None = st.session_state.get(_LINK)
    return known


def view() -> Address | None:
    """The one view of this session; None in a session that shows any."""
    known = link()
    return shared_view(known.address) if known else None
