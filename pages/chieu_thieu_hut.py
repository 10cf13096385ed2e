"""Chiều thiếu hụt: what poor and near-poor households lack, where, and where poor households came from and went."""

import streamlit as st

from dashboard.charts import deprivation as charts
from dashboard.ui import deprivation as sections
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_UNIT, chart, facts, title
from dashboard.ui.shell import shown
from dashboard.ui.table import table
from dashboard.views.deprivation import group_view, rate_table, rates, unit_table
from dashboard.views.deprivation_flow import flow_view, sources, standards

now = shown()
words, standing = now.words, now.standing
group = sections.picked_group(standing.snapshot.plan, words)
if group is None:
    sections.nothing_measured(words)
    st.stop()
view = now.view(group_view, group)
key = now.key(group)
st.markdown(f"# {md(view.heading)}", anchors=False)
st.caption(md(" · ".join(text for text in (view.caption, view.average) if text)))
if any(bar.rate is not None for bar in view.bars):
    panels = st.grid(2, min_column_width=400, gap="small", border=True)
    with panels.cell().container(gap="xsmall"):
        title(words("What they lack, of every 100 households of the group"))
        chart(
            "deprived",
            view.heading,
            lambda: charts.rates_of(view.bars, words),
            lambda: rate_table(view, words),
            words,
            key,
        )
        st.caption(words("Dark: the worst indicator of its dimension; a dimension stands where that one stands"))
    with panels.cell().container(gap="xsmall"):
        title(words("By commune, in % of the group's households; most lacking first"))
        alt = words("Share of households that lack each thing, by commune")
        chart("lacking", alt, lambda: charts.matrix(view, words), lambda: unit_table(view, words), words, key, TO_UNIT)
        st.caption(words("Numbers as on the review's forms · – not reported · × no household of the group"))
else:
    st.info(
        words(
            "No review has been sent by this period. Send the review's tables (forms 4 and 6) on the page «Nộp báo cáo»."
        )
    )
lower = st.grid(2, min_column_width=400, gap="small", border=True)
flow = now.view(flow_view, group)
with lower.cell().container(gap="xsmall"):
    title(flow.heading if flow else words("Flow of households"))
    if flow:
        sections.draw_flow(flow, words, key)
    else:
        st.info(words("Nobody has sent the flow of this group (forms 2 and 3), or the plan does not follow it."))
with lower.cell().container(gap="xsmall"):
    title(words("Rates and the standard behind them"))
    facts((*now.view(rates), *now.view(standards)))
if cells := now.view(sources, group):
    title(words("Where each figure comes from"))
    table(cells, words, "nguon-so-lieu", caption=words("Where each figure comes from"), height=560)
