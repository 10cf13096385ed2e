"""Tổng quan: the leaders' answer in five seconds."""

import streamlit as st

from dashboard.ui import load, shared
from dashboard.ui import overview as sections
from dashboard.ui.account import draw_samples
from dashboard.ui.escape import md
from dashboard.ui.panels import card, verdict_notes
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import shown
from dashboard.views.overview import overview

now = shown()
words, key = now.words, now.key()
calendar = calendar_now(now, now.standing.snapshot)
day = calendar.day.isoformat()
view = now.kept("overview", lambda: overview(now.standing, words, now.month_before, calendar), day)

st.markdown(f"# {md(view.headline)}", anchors=False)
verdict_notes(view.caption, view.why, words)
with st.grid(6, min_column_width=150, gap="small"):
    for name, figure in view.cards._asdict().items():
        card(figure, name, words)
panels = st.grid(3, min_column_width=400, gap="small", border=True)
for draw in (sections.draw_targets, sections.draw_money):
    with panels.cell().container(gap="xsmall"):
        draw(view, words, key)
with panels.cell().container(gap="xsmall"):
    sections.draw_matters(now)
    sections.draw_words(view, words)
if now.plan.sample and shared.link() is None:
    draw_samples(load.sample_accounts(), words)
