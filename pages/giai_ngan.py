"""Giải ngân: who is on time, who is late, and what each đồng was given for."""

import streamlit as st

from dashboard.ui import tables
from dashboard.ui.escape import md
from dashboard.ui.panels import money_curve, project_rows, title
from dashboard.ui.shell import shown
from dashboard.views.bullets import project_bullets
from dashboard.views.money import money

now = shown()
words, key = now.words, now.key()
view = money(now.standing, words)

st.markdown(f"# {md(view.headline)}", anchors=False)
if view.rest:
    st.caption(md(view.rest))
if view.reason:
    st.caption(words("Rate on the total plan, carried-over money included: {reason}.", reason=md(view.reason)))
panels = st.grid(2, min_column_width=400, gap="small", border=True)
with panels.cell().container(gap="xsmall"):
    title(words("Disbursed against the plan, million đồng"))
    money_curve(view.curve, view.headline, words, key, height=300)
with panels.cell().container(gap="xsmall"):
    title(words("Projects by missing money, million đồng"))
    project_rows(project_bullets(now.standing, words), words, key, row=46)
    st.caption(
        words(
            "Light track ends at the allocation · black tick: plan by now · ● on track ▲ slightly behind ◆ behind",
        )
    )
line = words("Expected by {month}", month=words.short_period(now.period))
title(words("All below the line «{line}» is late", line=line))
projects = tables.projects(view, words)
st.dataframe(
    projects, hide_index=True, width="stretch", height="content", column_config=tables.aligned(projects, words)
)
title(words("Money lines: project × source × budget year, million đồng"))
lines = tables.lines(view, words)
st.dataframe(lines, hide_index=True, width="stretch", column_config=tables.aligned(lines, words))
