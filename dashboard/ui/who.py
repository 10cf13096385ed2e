"""Who reads this page: by the cookie of the browser's session, which the store is asked about once in every run."""

import streamlit as st

from dashboard.domain.people import rights
from dashboard.domain.people.rights import OFFICE, Action, Extent, Over, entitled
from dashboard.domain.people.roles import ANYBODY, Actor
from dashboard.ui import load, shared
from dashboard.ui.load import office
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.signing_in import actor_of
from dashboard.views.address import SESSION_COOKIE

THIS_MACHINE = "127.0.0.1"  # which Streamlit tells as no address

_STATE = "who.actor"


def begin() -> None:
    """First of every run: a session may have ended since the last one."""
    st.session_state.pop(_STATE, None)


def end() -> None:
    """Last of every run, however it ends: what is pressed on the page is done before the next run begins, by whoever is signed in
    then and not by who was when the page was drawn.
    """
    st.session_state.pop(_STATE, None)


def actor() -> Actor:
    """The person who is signed in; ANYBODY where nobody is, and for who reads by a share link. StoreUnavailable."""
    if shared.link() is not None:
        return ANYBODY
    if _STATE not in st.session_state:
        token = _text(st.context.cookies.get(SESSION_COOKIE))
        st.session_state[_STATE] = (
            actor_of(office(), token, _text(st.context.ip_address) or THIS_MACHINE) if token else ANYBODY
        )
    known: Actor = st.session_state[_STATE]
    return known


def may_read() -> bool:
    """Whether the reader may see the pages at all, by what the office chose."""
    return load.settings().lets_read(actor()) or load.rehearses() or shared.link() is not None


def extent(action: Action) -> Extent:
    """Over which units the reader may do something: part of the key of what is kept for readers."""
    try:
        return rights.extent(actor(), action)
    except StoreUnavailable:  # nothing of the store is shown then, and the page says so
        return rights.extent(ANYBODY, action)


def _text(said: object) -> str:
    """What the browser's connection says; "" for nothing, and where there is no browser."""
    return said if isinstance(said, str) else ""


def may(action: Action, over: Over = OFFICE) -> bool:
    """Whether a page offers this; what is done is asked about again where it is done (`usecases.committing`)."""
    return entitled(actor(), action, over)
