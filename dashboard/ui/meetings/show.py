"""The show of a meeting: its agenda from its frozen version, in the audience's window, the presenter's, and on phones."""

import streamlit as st

from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.meetings import known
from dashboard.ui.meetings.following import draw_following, follow_server, turn
from dashboard.ui.meetings.presenting import draw_presenter
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import Shown
from dashboard.ui.slides.drawing import draw_foot, draw_slide
from dashboard.ui.slides.keys import draw_keys
from dashboard.ui.slides.style import STEPS, css
from dashboard.usecases.office import NothingKnown
from dashboard.views.address import Address, Param
from dashboard.views.meetings.slides import MeetingShow, MeetingSlide, meeting_show
from dashboard.views.pages import Page

PRESENTER, FOLLOWER = "trinh-bay", "theo"  # under `xem`


def draw_meeting_show(words: Words) -> None:
    """The slide that the address asks for, of the meeting that it names."""
    meeting = known.named(link.asked(Param.MEETING))
    if meeting is None:
        link.wrong(words("There is no meeting «{text}» to be shown.", text=md(link.asked(Param.MEETING))))
        return
    past = Shown(meeting.programme, meeting.year, meeting.period, words, meeting.version)
    try:
        show = _made(meeting, past)
    except NothingKnown as nothing:
        link.wrong(words("Not in the store: {what}", what=md(str(nothing))))
        return
    number = _number(len(show.slides))
    size = link.asked(Param.SIZE)
    step = int(size) if size in [str(n) for n in range(STEPS)] else 0
    window = link.asked(Param.WINDOW)
    if window == PRESENTER and known.runs(meeting.programme):
        draw_presenter(meeting, show, number, past)
        return
    st.html(css(step, link.asked(Param.CONTRAST)))
    shown = show.slides[number - 1]
    draw_slide(shown.slide, step, words, slide_key(meeting, shown, past))
    draw_foot(
        _source(meeting, show, past),
        words("data version {version}", version=meeting.version),
        f"{number}/{len(show.slides)}",
        _link(meeting, number),
        words,
    )
    draw_keys(number, len(show.slides), step, words, lambda slide: turn(meeting, slide), meeting_href(meeting))
    draw_following(meeting, number, words)
    if window == FOLLOWER:
        follow_server(meeting, number, sum(known.meetings(meeting.programme).revisions_of(meeting.code)))


def slide_key(meeting: Meeting, shown: MeetingSlide, past: Shown) -> tuple[object, ...]:
    """What the picture of a slide depends on."""
    item = meeting.agenda[shown.item - 1]
    return past.key(item.kind.value, item.of)


def meeting_href(meeting: Meeting) -> str:
    return link.to(Page.MEETINGS, **{Param.MEETING: meeting.code}).href


def _made(meeting: Meeting, past: Shown) -> MeetingShow:
    """Of the frozen version all but what is decided now."""
    now = known.meetings(meeting.programme)
    then = known.meetings(meeting.programme, meeting.version)
    calendar = calendar_now(past, past.standing.snapshot)
    today = now.of(meeting.code)
    day = meeting.held_on

    def build() -> MeetingShow:
        began = known.outcomes(then, then.opens_with(meeting), day, (meeting.version, meeting.period))
        return meeting_show(meeting, past.standing, calendar, began, today, past.words, past.month_before)

    marks = tuple((one.number, one.revision) for one in today)
    made: MeetingShow = past.kept("meeting", build, meeting.code, meeting.revision, marks, day.isoformat())
    return made


def _number(count: int) -> int:
    """Which slide the address asks for; the first where it asks for none, or for one that is no longer there."""
    asked = link.asked(Param.SLIDE)
    number = int(asked) if asked.isdecimal() else 1
    return min(max(1, number), count)


def _source(meeting: Meeting, show: MeetingShow, past: Shown) -> str:
    words = past.words
    return f"{show.source} · {words('sample figures: results are invented')}" if past.plan.sample else show.source


def _link(meeting: Meeting, number: int) -> str:
    """While the meeting is open, the address that follows it; else this very slide's."""
    codes: dict[str, str | None] = {Param.MEETING: meeting.code}
    if meeting.state is MeetingState.OPEN:
        codes[Param.WINDOW] = FOLLOWER
    else:
        codes[Param.SLIDE] = str(number)
    return link.whole_url(
        Address(Page.SLIDES, {}).with_(**codes, **{Param.LANGUAGE: link.asked(Param.LANGUAGE) or None})
    )
