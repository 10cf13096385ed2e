"""The pages as the store knew things at a past version or day: chosen once, kept in the address, said on every page."""

import streamlit as st

from dashboard.domain.periods import Period
from dashboard.text import Words
from dashboard.ui import link, load
from dashboard.ui.escape import md
from dashboard.views.address import Param
from dashboard.views.changes import changes
from dashboard.views.pages import Page

_FIELD = "choice.pb"


def draw_known_at(version: int | None, words: Words) -> None:
    """The field in which a version or a day is typed."""
    label = words("Now") if version is None else words("Version {version}", version=version)
    with st.popover(label, icon=":material/history:"):
        st.session_state[_FIELD] = link.asked(Param.VERSION)
        st.text_input(
            words("As known at: version or day"),
            key=_FIELD,
            max_chars=20,
            placeholder="150 · 10/5/2024",
            on_change=_typed,
        )
        newest = load.newest()
        st.caption(
            words(
                "Every page then shows what the store knew then. Blank: now (version {version}).",
                version=newest,
            )
        )


def _typed() -> None:
    link.choose_anew(Param.VERSION, str(st.session_state[_FIELD]).strip())


def say_known_at(programme: str, period: Period, version: int | None, words: Words) -> None:
    """Which past is shown, and what has changed since."""
    if version is None:
        return
    known = load.office().known_at(version)
    when = words.moment(known.recorded_at) if known else ""
    text = words(
        "As known at version {version}, {moment}: nothing that came later counts here.", version=version, moment=when
    )
    if not link.asked(Param.PERIOD):
        text += " " + words("Shown is {period}, the usual one on that day.", period=period)
    changed = words("Since then: {what}.", what=changes(load.changes(programme, period, version), words).heading)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="known_at"):
        st.markdown(f"{md(text)} {md(changed)}")
        since = link.to(Page.CHANGES, **{Param.VERSION: None, Param.SINCE: str(version)})
        st.page_link(link.page_of(since.page), label=words("What has changed since"), query_params=dict(since.codes))
        newest = (Param.VERSION, None)
        st.button(words("Show what is known now"), type="tertiary", on_click=link.choose_anew, args=newest)


def say_newer(words: Words) -> None:
    """That newer figures have come which this page does not show yet; nothing where it shows the newest."""
    newer = load.newer()
    if newer is None:
        return
    text = words(
        "New figures have just come (version {newer}) and are being worked out: this page still shows version {shown}.",
        newer=newer,
        shown=load.newest(),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="newer"):
        st.caption(md(text), width="content")
        st.button(words("Show the new figures"), type="tertiary", on_click=load.wait_no_longer)
