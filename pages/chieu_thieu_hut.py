"""Chiều thiếu hụt: what poor and near-poor households lack, where, and where poor households came from and went."""

import streamlit as st

from dashboard.ui import deprivation as sections
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.ui.shell import shown
from dashboard.ui.table import table
from dashboard.views.deprivation import group_view, review_topics
from dashboard.views.deprivation_flow import flow_view, sources

now = shown()
now, words = now.made_of(review_topics(now.plan)), now.words  # a month's report leaves the review as it is
group = sections.picked_group(now.plan, words)
if group is None:
    sections.nothing_measured(words)
    sections.draw_rates(now)
    st.stop()
view = now.view_for_all(group_view, group)
key = now.key(group)
st.markdown(f"# {md(view.heading)}", anchors=False)
st.caption(md(" · ".join(text for text in (view.caption, view.average) if text)))
sections.draw_lacking(view, words, key)
lower = st.grid(2, min_column_width=400, gap="small", border=True)
flow = now.view_for_all(flow_view, group)
with lower.cell().container(gap="xsmall"):
    title(flow.heading if flow else words("Flow of households"))
    if flow:
        sections.draw_flow(flow, words, key)
    else:
        st.info(words("Nobody has sent the flow of this group (forms 2 and 3), or the plan does not follow it."))
with lower.cell().container(gap="xsmall"):
    sections.draw_rates(now)
if cells := now.view_for_all(sources, group):
    title(words("Where each figure comes from"))
    table(cells, words, "nguon-so-lieu", caption=words("Where each figure comes from"), height=560)
