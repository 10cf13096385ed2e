"""Giải ngân: who is on time, who is late, and what each đồng was given for."""

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.scurve import scurve
from dashboard.ui import load, tables
from dashboard.ui.escape import md
from dashboard.ui.panels import chart, title
from dashboard.ui.shell import chosen, nothing_yet
from dashboard.views.bullets import project_bullets
from dashboard.views.money import money

now = chosen()
words = now.words
if now.programme is None or now.year is None or now.period is None:
    nothing_yet(words)
    st.stop()

standing = load.standing(now.programme, now.year, now.period)
view = money(standing, words)
rows = project_bullets(standing, words)
key = (standing.snapshot.version, now.programme, now.year, now.period.code)

st.markdown(f"# {md(view.headline)}", anchors=False)
if view.reason:
    st.caption(words("Rate on the total plan, carried-over money included: {reason}.", reason=view.reason))
panels = st.grid(2, min_column_width=400, gap="small", border=True)
with panels.cell().container(gap="xsmall"):
    title(words("Disbursed against the plan, million đồng"))
    if view.curve is None:
        st.info(words("The plan gives no amount, so there is nothing to measure disbursement against."))
    else:
        curve = view.curve
        chart("curve", view.headline, lambda: scurve(curve, words, height=330), tables.curve(curve, words), words, key)
with panels.cell().container(gap="xsmall"):
    title(words("Projects by missing money, million đồng"))
    if rows:
        chart("projects", words("Disbursement by project"), lambda: bullets(rows, words, row=46), None, words, key)
        st.caption(
            words(
                "Light track ends at the allocation · black tick: plan by now · ● on track ▲ slightly behind ◆ behind"
            )
        )
    else:
        st.info(words("The plan gives no amount, so there is nothing to measure disbursement against."))
title(
    words(
        "All below the line «{line}» is late", line=words("Expected by {month}", month=words.short_period(now.period))
    )
)
st.dataframe(tables.projects(view, words), hide_index=True, width="stretch", height="content")
title(words("Money lines: project × source × budget year, million đồng"))
st.dataframe(tables.lines(view, words), hide_index=True, width="stretch")
