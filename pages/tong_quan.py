"""Tổng quan: the leaders' answer in five seconds."""

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.scurve import scurve
from dashboard.ui import load, tables
from dashboard.ui.panels import card, chart, title
from dashboard.ui.shell import chosen, nothing_yet
from dashboard.views.overview import overview

now = chosen()
words = now.words
if now.programme is None or now.year is None or now.period is None:
    nothing_yet(words)
    st.stop()

standing = load.standing(now.programme, now.year, now.period)
view = overview(standing, words)
key = (standing.snapshot.version, now.programme, now.year, now.period.code)

st.markdown(f"# {view.headline}", anchors=False)
st.caption(view.caption)
with st.grid(6, min_column_width=150, gap="small"):
    for shown in view.cards:
        card(shown)

panels = st.grid(3, min_column_width=400, gap="small", border=True)
with panels.cell().container(gap="xsmall"):
    title(view.targets_title)
    chart(
        "targets",
        view.targets_title,
        lambda: bullets(view.targets, words),
        tables.bullets(view.targets, words),
        words,
        key,
    )
    st.caption(
        words(
            "Light track ends at the year's target · black tick: plan by now · ● on track ▲ slightly behind ◆ behind ○ not judged"
        )
    )
with panels.cell().container(gap="xsmall"):
    title(view.curve_title)
    if view.curve is None:
        st.info(words("The plan gives no amount, so there is nothing to measure disbursement against."))
    else:
        curve = view.curve
        chart("curve", view.curve_title, lambda: scurve(curve, words), tables.curve(curve, words), words, key)
    title(view.projects_title)
    chart(
        "projects",
        view.projects_title,
        lambda: bullets(view.projects, words, row=39),
        tables.bullets(view.projects, words),
        words,
        key,
    )
with panels.cell().container(gap="xsmall"):
    title(view.heat_title)
    if not view.heat.units:
        st.info(words("Communes have not reported shares for this programme."))
    else:
        chart("heat", view.heat_title, lambda: heatmap(view.heat, words), tables.heat(view.heat, words), words, key)
        st.caption(
            words(
                "Percentage points short of the {against} · dashed –: not reported · grey ×: not applicable · dotted …: not due",
                against=view.heat.against,
            )
        )
