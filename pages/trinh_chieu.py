"""Trình chiếu: the meeting's slides from a frozen version, full window, by keys."""

import streamlit as st

from dashboard.ui import link
from dashboard.ui.load import newest
from dashboard.ui.meetings.show import draw_meeting_show
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import shown
from dashboard.ui.slides.drawing import draw_foot, draw_slide
from dashboard.ui.slides.keys import draw_keys
from dashboard.ui.slides.start import draw_start, slide_number
from dashboard.ui.slides.style import STEPS, css
from dashboard.views.address import Param
from dashboard.views.slides import show

now = shown()
words = now.words
if link.asked(Param.MEETING):
    draw_meeting_show(words)
    st.stop()
standing = now.standing
calendar = calendar_now(now, standing.snapshot)
meeting = now.kept("slides", lambda: show(standing, calendar, words, now.month_before), calendar.day.isoformat())
version = now.version or newest()
number = slide_number(len(meeting.slides), words)
if number is None:
    draw_start(meeting.slides, version, words)
    st.stop()
size = link.asked(Param.SIZE)
step = int(size) if size in [str(n) for n in range(STEPS)] else 0
st.html(css(step, link.asked(Param.CONTRAST)))
draw_slide(meeting.slides[number - 1], step, words, now.key())
source = f"{meeting.source} · {words('version {version}', version=version)}"
if standing.snapshot.plan.sample:
    source += " · " + words("sample figures: results are invented")
draw_foot(
    source, f"{number}/{len(meeting.slides)}", link.whole_url(link.here().with_(**{Param.VERSION: str(version)})), words
)
draw_keys(number, len(meeting.slides), step, words)
