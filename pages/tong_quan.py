"""Tổng quan: the leaders' answer in five seconds."""

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_TARGET, TO_UNIT, card, chart, money_curve, project_rows, title, verdict_notes
from dashboard.ui.proposals import draw_short
from dashboard.ui.shell import shown
from dashboard.ui.table import table
from dashboard.views.bullets import bullet_table
from dashboard.views.heat import heat_table
from dashboard.views.linked import to_target
from dashboard.views.overview import overview

now = shown()
words, key = now.words, now.key()
view = now.view(overview)

st.markdown(f"# {md(view.headline)}", anchors=False)
verdict_notes(view.caption, view.why, words)
with st.grid(6, min_column_width=150, gap="small"):
    for name, figure in view.cards._asdict().items():
        card(figure, name, words)

panels = st.grid(3, min_column_width=400, gap="small", border=True)
with panels.cell().container(gap="xsmall"):
    title(view.targets_title)
    if view.targets:
        chart(
            "targets", view.targets_title, lambda: bullets(view.targets, words),
            lambda: bullet_table(view.targets, words, to_target), words, key, TO_TARGET,
        )  # fmt: skip
    st.caption(
        words(
            "Light track ends at the year's target · black tick: plan by now · "
            "● on track ▲ slightly behind ◆ behind, not achieved ○ not judged"
        )
    )
    if view.targets_note:
        st.caption(md(view.targets_note))
with panels.cell().container(gap="xsmall"):
    title(view.curve_title)
    money_curve(view.curve, view.curve_title, words, key)
    if view.projects:
        title(view.projects_title)
        project_rows(view.projects, words, key)
with panels.cell().container(gap="xsmall"):
    title(view.heat_title)
    if view.heat.units:
        chart(
            "heat", view.heat_title, lambda: heatmap(view.heat, words), lambda: heat_table(view.heat, words), words, key,
            TO_UNIT,
        )  # fmt: skip
        st.caption(
            words(
                "Percentage points short of the {against} · dashed –: not reported · grey ×: not applicable · dotted …: not due"
                " · ∅: nothing happened",
                against=view.heat.against,
            )
        )
        count, total = len(view.heat.units), view.heat.of
        if total > count:
            text = "{count} of {all} communes, worst first; all of them on the page «Xã, thị trấn»"
            st.caption(words(text, count=count, all=total))
    else:
        st.info(
            words(
                "Communes are compared by shares that they report and the whole plan has a target of; this plan has none."
            )
        )
if view.unnumbered or view.proposals:
    below = st.container(key="in_words").grid(2, min_column_width=400, gap="small", border=True)
    if view.unnumbered:
        with below.cell().container(gap="xsmall"):
            title(view.unnumbered.title)
            table(view.unnumbered.table, words, "khong-neu-so", caption=view.unnumbered.title)
    if view.proposals:
        with below.cell().container(gap="xsmall"):
            draw_short(view.proposals, words)
