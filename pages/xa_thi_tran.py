"""Xã, thị trấn: all communes by what is chosen, or the page of one commune."""

import streamlit as st

from dashboard.ui.commune_profile import draw_profile
from dashboard.ui.communes import draw_all, picked_unit
from dashboard.ui.delays import draw_unit_delay
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import shown
from dashboard.views.commune_profile import profile

now = shown()
words = now.words
choices = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
with choices:
    unit = picked_unit(now)
if not unit:
    draw_all(now, choices)
    st.stop()
calendar = calendar_now(now, now.standing.snapshot)
seen = now.kept(
    "profile", lambda: profile(now.standing, now.standing_of(unit), calendar, words), unit, calendar.day.isoformat()
)
draw_profile(seen, now, unit)
draw_unit_delay(now, calendar, unit)
