"""The windows of one show go together: those of one browser tell each other, a phone asks the server while the meeting is open."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.people.rights import Forbidden
from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.meetings.known import runs
from dashboard.usecases.meetings import show_slide, slide_shown
from dashboard.usecases.office import StoreUnavailable
from dashboard.views.address import Param

_ROOM = Path(__file__).parent
_PRESSES = "meetings.presses"
POLL = 2  # seconds between two questions of a phone that follows
_FOLLOWING = st.components.v2.component(
    "giamngheo_following",
    html='<p class="gn-following"><time></time> <span></span></p>',
    js=(_ROOM / "following.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def turn(meeting: Meeting, slide: int) -> None:
    """A callback of a key: this window shows the slide, its neighbours are told, and whoever runs the meeting moves the phones.

    Where the store does not take it the show goes on all the same.
    """
    link.choose_anew(Param.SLIDE, str(slide))
    st.session_state[_PRESSES] = st.session_state.get(_PRESSES, 0) + 1
    if meeting.state is MeetingState.OPEN and runs(meeting.programme):
        with suppress(StoreUnavailable, Forbidden):
            show_slide(load.office(), meeting, slide, who.actor())


def draw_following(meeting: Meeting, slide: int, words: Words, clock: bool = False) -> None:
    """Joins this window to the others of its browser; with `clock` the time, and how long the meeting has lasted."""
    began = meeting.opened_at.isoformat() if meeting.opened_at and meeting.state is MeetingState.OPEN else ""
    key = f"following_{meeting.code}"
    data = {
        "meeting": meeting.code, "slide": slide, "press": st.session_state.get(_PRESSES, 0), "clock": clock, "began": began,
        "passed": words("meeting for {time}", time="{time}"),
    }  # fmt: skip
    with st.container(key="gn_following"):
        _FOLLOWING(key=key, data=data, on_turned_change=partial(_turned, key))


def _turned(key: str) -> None:
    told = getattr(st.session_state.get(key), "turned", None)
    if isinstance(told, int | float):
        link.choose_anew(Param.SLIDE, str(int(told)))


def follow_server(meeting: Meeting, slide: int) -> None:
    """Asks now and then which slide the open meeting shows, and goes there; nothing of a meeting that is not open."""
    if meeting.state is MeetingState.OPEN:
        _ask(meeting.code, slide)


@st.fragment(run_every=POLL)
def _ask(code: str, slide: int) -> None:
    with suppress(StoreUnavailable):
        state, shown = slide_shown(load.office(), code)
        if state is not MeetingState.OPEN or (shown is not None and shown != slide):
            if shown is not None:
                link.choose_anew(Param.SLIDE, str(shown))
            st.rerun()
