"""What meetings gave a unit to do, on the page where it sends its reports."""

import streamlit as st

from dashboard.domain.meetings.known import open_of_units
from dashboard.domain.meetings.outcome import standing_of
from dashboard.domain.plan.units import official
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.meetings import known
from dashboard.ui.meetings.decisions import draw_done_form
from dashboard.ui.meetings.storing import draw_said
from dashboard.ui.panels import title
from dashboard.ui.table import table
from dashboard.views.meetings.decided import decided_table


def draw_owed_decisions(snapshot: Snapshot, unit: str, words: Words) -> None:
    """The decisions that the unit, or whoever is signed in, is still to carry out; nothing where there are none."""
    whole = known.meetings(snapshot.plan.programme.code)
    left = open_of_units(whole, (official(unit),), who.actor().account)
    if not left:
        return
    day = load.office().today(snapshot.plan)
    came = tuple(standing_of(one, whole.by_code[one.meeting], day, None, None) for one in left)
    over = sum(bool(one.days_over) for one in came)
    heading = words("Given by meetings: {count}, {over} overdue", count=len(left), over=over)
    title(heading)
    draw_said()
    shown = decided_table(came, snapshot.plan, words, moved=False)
    table(shown, words, "viec-duoc-giao", caption=heading, cards=True)
    with st.container(key="owed_decisions"):
        draw_done_form(left, snapshot.plan, words, f"unit_{unit}")
