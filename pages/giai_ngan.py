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
title(view.rows_title)
with st.container(key="projects"):
    st.table(tables.projects(view, words), hide_index=True, border="horizontal", alt=view.rows_title)
title(words("Money lines: project × source × budget year, million đồng"))
lines, payments = tables.lines(view, words), tables.payments(view, words)
st.dataframe(lines, hide_index=True, width="stretch", column_config=tables.aligned(lines, words))
title(words("Where each figure comes from"))
if view.sources:
    st.dataframe(payments, hide_index=True, width="stretch", column_config=tables.aligned(payments, words))
else:
    st.info(words("No disbursement reported yet"))
