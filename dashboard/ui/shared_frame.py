"""What stands around a shared view: what it is of and until when; and the page of a link that opens nothing."""

import streamlit as st

from dashboard.domain.people.tokens import SharedState
from dashboard.text import LANGUAGES, Words, words_in
from dashboard.ui import load, shared
from dashboard.ui.escape import md
from dashboard.usecases.requested_view import RequestedView
from dashboard.usecases.sharing import LinkOver, NoSuchLink
from dashboard.views.address import Param, asked_code
from dashboard.views.plan_names import plan_names


def draw_shared_frame(view: RequestedView, words: Words) -> None:
    """Draws the plan, the period, borders and version of the shared view, and the end of the link."""
    link = shared.link()
    if link is None or view.period is None:
        return
    told = [plan_names(view.plans)[view.plan_code], words.period(view.period), words.term(view.boundaries)]
    if link.version is None:
        told.append(words("newest figures, version {version}", version=load.newest()))
    else:
        known = load.office().known_at(link.version)
        when = words.moment(known.recorded_at) if known else ""
        told.append(words("as known at version {version}, {moment}", version=link.version, moment=when))
    until = words("open until {moment}", moment=link.expires_at) if link.expires_at else ""
    st.caption(md(" · ".join(filter(None, (*told, words("Shared to be read"), until)))))


def draw_shut(shut: Exception) -> None:
    """Draws, alone on the page, why a link opens nothing."""
    asked = asked_code(str(st.query_params.get(Param.LANGUAGE, "")))
    words = words_in(asked if asked in LANGUAGES else LANGUAGES[0])
    st.set_page_config(page_title=words("Sustainable poverty reduction: progress"), layout="wide")
    st.markdown(f"# {md(shut_text(shut, words))}", anchors=False)


def shut_text(shut: Exception, words: Words) -> str:
    """One sentence."""
    if isinstance(shut, LinkOver) and shut.state is SharedState.ENDED:
        return words("This link was ended by whoever made it or keeps the app.")
    if isinstance(shut, LinkOver):
        return words("The days of this link are over: ask whoever sent it for a new one.")
    if isinstance(shut, NoSuchLink):
        return words("There is no such link.")
    return words("The store cannot be opened just now; try again in a minute.")
