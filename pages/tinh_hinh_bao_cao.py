"""Tình hình báo cáo: who has reported and when, what is due next, and which figures have to be explained."""

import streamlit as st

from dashboard.ui.delays import draw_all_causes, draw_late_units
from dashboard.ui.proposals import draw_proposals
from dashboard.ui.quality import draw_quality
from dashboard.ui.reminding import draw_unit_reminder
from dashboard.ui.reporting import (
    calendar_now,
    draw_apart,
    draw_deadlines,
    draw_matrix,
    draw_reminder,
    draw_shares,
    heading,
    no_calendar,
    pick_form,
)
from dashboard.ui.shell import shown
from dashboard.views.proposals import proposals

now = shown()
snapshot = now.standing.snapshot
calendar = calendar_now(now, snapshot)
top = st.container()
form = pick_form(calendar, now)
with top:
    heading(calendar, form, now)
if form is None:
    no_calendar(now.words)
else:
    panels = st.grid(2, min_column_width=400, gap="small", border=True)
    with panels.cell().container(gap="xsmall"):
        draw_matrix(calendar, form, now)
        draw_reminder(calendar, now)
    with panels.cell().container(gap="xsmall"):
        draw_deadlines(calendar, now)
        draw_shares(calendar, form, now)
draw_late_units(now, calendar)
draw_unit_reminder(now, calendar)
draw_all_causes(now)
draw_proposals(proposals(now.standing, now.words), now.words)
draw_apart(calendar, now)
draw_quality(now, snapshot)
