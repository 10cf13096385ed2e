"""The presenter's window: this slide and the next one, the notes, the clock, and the form of what is decided now."""

import streamlit as st

from dashboard.charts.tokens import style
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.meetings.decisions import draw_decision_form, draw_decisions_now
from dashboard.ui.meetings.following import draw_following, turn
from dashboard.ui.meetings.storing import draw_said
from dashboard.ui.shell import Shown
from dashboard.ui.slides.drawing import draw_slide
from dashboard.ui.slides.keys import draw_keys
from dashboard.views.address import Param
from dashboard.views.meetings.slides import MeetingShow
from dashboard.views.pages import Page

_CSS = f"""<style>{style()}
[data-testid=stHeader],.st-key-head,.st-key-known_at,.st-key-newer{{display:none!important}}
[data-testid=stMainBlockContainer]{{padding:1rem 1.5rem!important;max-width:none}}
.st-key-slide{{border:1px solid var(--gn-border,#D5DCE3);border-radius:.5rem;padding:1rem}}
.st-key-slide h1{{font-size:1.6rem;padding:0 0 .5rem}}
.st-key-slide [data-testid=stVegaLiteChart] svg{{width:100%!important;height:auto!important;max-height:40vh}}
.gn-figures{{display:grid;gap:.6rem 1.2rem;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}}
.gn-figures>div{{border-left:.25rem solid var(--tone);padding-left:.6rem}}
.gn-figures b{{display:block;font-size:1.5rem;line-height:1.1;color:var(--tone-text)}}
.gn-figures span{{display:block;font-size:.9rem;color:var(--gn-ink)}}
.gn-lines{{margin:.4rem 0 0;padding-left:1.1rem}}
.gn-following{{font-size:1.1rem;margin:0}} .gn-following time{{font-size:2rem;font-weight:700;margin-right:.6rem}}
.st-key-slide_hidden_keys{{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
</style>"""
_NEXT = 6  # lines of the next slide


def draw_presenter(meeting: Meeting, show: MeetingShow, number: int, past: Shown) -> None:
    """For who runs the meeting; the audience's window follows by its keys."""
    words, count = past.words, len(show.slides)
    st.html(_CSS)
    shown = show.slides[number - 1]
    item = meeting.agenda[shown.item - 1]
    here, beside = st.columns([3, 2], gap="medium")
    with here:
        draw_slide(shown.slide, 0, words, past.key("presenter", item.kind.value, item.of))
        leave = link.to(Page.MEETINGS, **{Param.MEETING: meeting.code}).href
        draw_keys(number, count, 0, words, lambda slide: turn(meeting, slide), leave, typing=True)
        draw_said()
        if meeting.state is MeetingState.OPEN:
            draw_decision_form(meeting, past, number, shown.about)
        draw_decisions_now(meeting, past)
    with beside:
        draw_following(meeting, number, words, clock=True)
        st.markdown(f"**{words('Slide {number} of {count}', number=number, count=count)}**")
        if meeting.state is not MeetingState.OPEN:
            st.caption(words("The meeting is not open: what is decided is typed once it is."))
        if number < count:
            following = show.slides[number].slide
            with st.container(border=True, key="slide_next"):
                st.caption(words("Next slide"))
                st.markdown(f"**{md(following.title)}**")
                for line in following.lines[:_NEXT]:
                    st.markdown(f"- {md(line)}")
        else:
            st.caption(words("This is the last slide."))
        if shown.notes:
            st.markdown(f"##### {words('Notes')}")
        for note in shown.notes:
            st.markdown(f"- {md(note)}")
