"""All meetings of a programme, how a new one is prepared, and every decision that is not done."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.meetings import known
from dashboard.ui.meetings.decisions import draw_done_form
from dashboard.ui.meetings.reminding import draw_reminder
from dashboard.ui.meetings.storing import draw_said, stored
from dashboard.ui.panels import title
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.usecases.meetings import prepare_meeting
from dashboard.views.address import Param
from dashboard.views.meetings.decided import counted_text, decided_table
from dashboard.views.meetings.listed import is_public, meeting_table
from dashboard.views.pages import Page


def draw_meetings(now: Shown) -> None:
    """For who reads: the meetings that took place and what they decided; drafts for who prepares them."""
    words, runs = now.words, known.runs(now.programme)
    st.markdown(f"# {words(Page.MEETINGS.heading)}", anchors=False)
    draw_said()
    if runs and now.version is None:
        st.button(
            words("Prepare a meeting"), type="primary", icon=":material/add:", key="meeting_new", on_click=_prepare,
            args=(now.programme, words),
        )  # fmt: skip
    whole = known.meetings(now.programme, now.version)
    shown = [meeting for meeting in whole.meetings if runs or is_public(meeting)]
    if not shown:
        st.caption(
            words("There has been no meeting yet. The office prepares one here: its agenda comes from the figures.")
        )
        return
    table(meeting_table(whole, shown, words), words, "cuoc-hop", caption=words(Page.MEETINGS.heading), cards=True)
    day = calendar_now(now, now.standing.snapshot).day
    left = [one for one in whole.decided if not one.is_done]
    if not left:
        st.caption(words("Everything that was decided is done."))
        return
    came = known.outcomes(whole, left, day, (now.version or load.newest(), now.period))
    title(words("Not done yet, {counted}", counted=counted_text(came, words)))
    table(decided_table(came, now.plan, words), words, "chua-xong", caption=words("Not done yet"), cards=True)
    if now.version is None:
        draw_done_form(left, now.plan, words, "all")
        draw_reminder(came, now.plan, words, "all")


def _prepare(programme: str, words: Words) -> None:
    """A callback; the draft opens at once."""

    def made() -> None:
        draft = prepare_meeting(load.office(), programme, who.actor())
        link.choose_anew(Param.MEETING, draft.code)

    stored(made, words("A draft with the usual agenda: arrange it, then open the meeting."), "", words)
