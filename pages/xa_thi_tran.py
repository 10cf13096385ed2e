"""Xã, thị trấn: which communes need support and for what, where they lie, and one commune's profile."""

import streamlit as st

from dashboard.ui import communes as drawn
from dashboard.ui.delays import draw_unit_delay
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import shown
from dashboard.ui.table import table
from dashboard.ui.where import draw_where
from dashboard.views.commune_profile import profile
from dashboard.views.communes import communes, ranking_table
from dashboard.views.plan_words import priority_note

now = shown()
words = now.words
view = now.view_for_all(communes)
with st.container(key="all_communes"):  # on paper the page is the profile alone
    st.markdown(f"# {md(view.heading)}", anchors=False)
    st.caption(md(f"{view.rule} · {words.term(now.boundaries)}"))
    if priority := priority_note(now.standing.snapshot.plan, words):
        st.caption(md(priority))
    if view.rows:
        panels = st.grid(2, min_column_width=400, gap="small", border=True)
        with panels.cell().container(gap="xsmall"):
            drawn.draw_heat(now)
        with panels.cell().container(gap="xsmall"):
            draw_where(now, view)
        ranked = words("Communes by their worst gap")
        title(ranked)
        table(
            now.kept_for_all("ranking", lambda: ranking_table(view, words)),
            words,
            "xep-hang",
            caption=ranked,
            height=420,
        )
    else:
        st.info(
            words(
                "Communes are compared by shares that they report and the whole plan has a target of; this plan has none."
            )
        )
unit = drawn.picked_unit(now)
if unit is not None:
    calendar = calendar_now(now, now.standing.snapshot)
    seen = now.kept(
        "profile", lambda: profile(now.standing, now.standing_of(unit), calendar, words), unit, calendar.day.isoformat()
    )
    drawn.draw_profile(seen, words)
    draw_unit_delay(now, calendar, unit)
