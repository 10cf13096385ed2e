"""What the plan asks for, in its own words, and how each is read."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.usecases.plan_readings import target_readings

_SHOWN = ("id", "indicator", "value", "source_sentence", "unit", "tier", "baseline", "pace_rule", "leads", "projects")


def draw_targets_step(desk: StartDesk, words: Words) -> None:
    """Draws the targets; below, what each value is read as."""
    st.caption(
        words(
            "Write the value as the plan does: «giảm 5%», «ít nhất 50%», «khoảng 2.000». Id, unit and pace fill in when it is kept."
        )
    )
    draw_grid(desk, "targets", _SHOWN, words)
    for name, value, reading in target_readings(desk.typed, words):
        st.markdown(
            words("{name}: «{value}» is read as **{reading}**", name=md(name), value=md(value), reading=md(reading))
        )
