"""Chỉ tiêu: one target with its sentence, its path, its units and the cell of every figure."""

import streamlit as st

from dashboard.charts.months import months
from dashboard.ui.escape import md
from dashboard.ui.panels import chart, facts, title, verdict_notes
from dashboard.ui.proposals import draw_proposals
from dashboard.ui.shell import shown
from dashboard.ui.table import table
from dashboard.ui.targets import draw_corrections, draw_groups, draw_offer, draw_units, picked_target
from dashboard.views.figure_revisions import revision_table
from dashboard.views.proposals import proposals_of_target
from dashboard.views.target_detail import further_table, month_table, target_detail, unit_table
from dashboard.views.target_groups import target_groups

now = shown()
words = now.words
target = picked_target(now.standing, words)
detail = now.view(target_detail, target.target.id)
key = now.key(detail.id)

st.markdown(f"# {detail.glyph} {md(detail.heading)}", anchors=False)
verdict_notes(detail.rest, detail.why, words)
for line in detail.further:
    st.markdown(f"{line.glyph} {md(line.text)}")
st.caption(md(detail.name))
draw_offer(target, words)
panels = st.grid(3, min_column_width=400, gap="small", border=True)
with panels.cell().container(gap="small"):
    title(words("What the plan says"))
    st.markdown(f"> {md(detail.quote)}")
    if detail.clause:
        st.caption(words("Clause {clause}", clause=md(detail.clause)))
    facts(detail.facts)
    if detail.answers:
        title(words("How it was understood"))
        facts(detail.answers)
with panels.cell().container(gap="xsmall"):
    title(words("What is reported") if detail.states else words("Month by month against the planned path"))
    if detail.states:
        facts(detail.said)
    elif any(p.actual is not None or p.path is not None for p in detail.months):
        chart("months", detail.sentence, lambda: months(detail, words), lambda: month_table(detail, words), words, key)
        st.caption(words("Grey: planned path · dashed: target · a month without a report is a gap, not a zero"))
    else:
        st.info(md(detail.sentence))
if not detail.states:
    with panels.cell().container(gap="xsmall"):
        title(words("By unit"))
        if any(row.now is not None for row in detail.units):
            draw_units(detail, words, key)
        else:
            st.info(words("No unit has reported a figure yet."))
draw_groups(now.view(target_groups, detail.id), words)
draw_proposals(
    now.kept("proposals of target", lambda: proposals_of_target(now.standing, target, words), detail.id),
    words,
    words("Words of whole reports, by the units that lead this target or report it"),
)
title(words("Where each figure comes from"))
table(
    now.kept("units of target", lambda: detail.states or unit_table(detail, words), detail.id),
    words,
    "nguon-so-lieu",
    caption=words("Where each figure comes from"),
    height=560,
)
if detail.further_units:
    title(words("Where the stated count comes from"))
    counted = now.kept("counted for target", lambda: further_table(detail, words), detail.id)
    table(counted, words, "nguon-so-neu-kem", caption=words("Where the stated count comes from"), height=320)
corrected = now.kept(
    "corrections of target",
    lambda: revision_table(now.standing.snapshot.plan, now.histories_of(target.indicator.code), words),
    detail.id,
)
draw_corrections(corrected, words)
