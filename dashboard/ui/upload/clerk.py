"""Who sends, and the field of the reporting unit."""

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_sign_in
from dashboard.ui.upload.desk import UNIT
from dashboard.ui.who import actor
from dashboard.views.submissions import reporters


def draw_sender(words: Words) -> None:
    """Draws who sends, whose name receipts and store versions have; or the way to sign in."""
    sender = actor()
    if sender.known:
        st.markdown(words("Sender: **{name}** (kept with what is sent)", name=md(sender.name)))
    else:
        draw_sign_in(words, words("Whoever sends signs in first:"))


def choose_unit(plan: Plan, words: Words) -> str | None:
    """The code of the chosen reporting unit; None without a choice, since files name their unit themselves."""
    units = [plan.unit_by_code[code] for code in reporters(plan)]
    names = {unit.code: f"{unit.name} ({unit.code})" for unit in units}
    if st.session_state.get(UNIT) not in names:
        st.session_state[UNIT] = None  # another programme was chosen
    return st.selectbox(
        words("Reporting unit"),
        list(names),
        index=None,
        format_func=lambda code: names[code],
        key=UNIT,
        placeholder=words("Choose a unit to see what it owes"),
        persist_state="session",
    )
