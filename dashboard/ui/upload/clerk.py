"""The fields for the sender's name and for the reporting unit."""

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui.upload.desk import ACTOR, LONGEST_NAME, UNIT
from dashboard.views.submissions import reporters


def choose_sender(words: Words) -> None:
    """Draws the field of the sender's name, which receipts and store versions have; kept for the session."""
    st.text_input(
        words("Sender (kept with what is sent)"),
        key=ACTOR,
        max_chars=LONGEST_NAME,
        placeholder=words("Name and office, such as Lò Văn A, Mường Lầm commune"),
        persist_state="session",
    )


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
