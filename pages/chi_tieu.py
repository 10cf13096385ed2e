"""Chỉ tiêu: all targets, or one of them with its sentence, its path, its units and the cell of every figure."""

import streamlit as st

from dashboard.domain.people.causes import Late
from dashboard.domain.reporting.delays import asks_why
from dashboard.ui import targets as sections
from dashboard.ui.causes import draw_causes
from dashboard.ui.deprivation import draw_series
from dashboard.ui.escape import md
from dashboard.ui.panels import title, verdict_notes
from dashboard.ui.plan_document import draw_source_link
from dashboard.ui.proposals import draw_proposals
from dashboard.ui.shell import shown
from dashboard.ui.target_list import draw_list
from dashboard.views.proposals import proposals_of_target
from dashboard.views.standard_series import series_of_indicator
from dashboard.views.target_detail import target_detail
from dashboard.views.target_groups import target_groups

now = shown()
words = now.words
target = sections.picked_target(now)
if target is None:
    draw_list(now)
    st.stop()
detail = now.view(target_detail, target.target.id)
key = now.key(detail.id)

st.markdown(f"# {detail.glyph} {md(detail.heading)}", anchors=False)
verdict_notes(detail.rest, detail.why, words)
for line in detail.further:
    st.markdown(f"{line.glyph} {md(line.text)}")
if detail.drag:
    st.markdown(md(detail.drag))
st.caption(md(detail.name))
sections.draw_offer(target, words)
draw_causes(now, Late.TARGET, detail.id, asks_why(target.state))
panels = st.grid(3, min_column_width=400, gap="small", border=True)
with panels.cell().container(gap="small"):
    sections.draw_plan(detail, words)
    draw_source_link(now.standing.snapshot.plan, detail.clause, now.version, words)
with panels.cell().container(gap="xsmall"):
    sections.draw_months(detail, words, key)
if not detail.states:
    with panels.cell().container(gap="xsmall"):
        sections.draw_by_unit(detail, words, key)
one = target
if series := now.kept(
    "standards of target", lambda: series_of_indicator(now.standing, one.indicator, words), detail.id
):
    title(series.heading)
    draw_series(series, words, key)
sections.draw_groups(now.view_for_all(target_groups, detail.id), words)
said = now.kept("proposals of target", lambda: proposals_of_target(now.standing, one, words), detail.id)
draw_proposals(said, words, words("Words of whole reports, by the units that lead this target or report it"))
sections.draw_trail(target, detail, now)
