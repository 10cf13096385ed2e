"""What somebody has typed into the fields of forms: it stays where a run could not draw them, as where the store is gone."""

import streamlit as st

from dashboard.ui.planning.plan_edits import redraw_edits

_FIELDS = (  # beginnings of their keys
    "giai-trinh", "phu-trach", "nguoi-giai-trinh", "phat-hien", "upload_", "map_why", "planning_approved",
    "decision_", "agenda_title", "agenda_text", "start_target_", "start_units_text", "start_money_amount",
)  # fmt: skip


def keep_typed() -> None:
    """Of a run that could not draw its page: Streamlit forgets the fields that it did not draw, unless they are set anew."""
    for key, value in list(st.session_state.items()):
        if isinstance(value, str | tuple) and str(key).startswith(_FIELDS):
            st.session_state[key] = value
    redraw_edits()
