"""Who reports what and when: one line for each report, from the month on in which reporting begins."""

import streamlit as st

from dashboard.domain.plan.indicators import Frequency
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.usecases.plan_filling import reporters, with_rule
from dashboard.usecases.plan_readings import first_deadlines

_WHO, _OFTEN, _DUE, _SINCE = "start_rule_who", "start_rule_often", "start_rule_due", "start_rule_since"
_SHOWN = ("form", "name", "reporters", "period", "due_before", "since", "basis", "words_only")


def draw_reporting_step(desk: StartDesk, words: Words) -> None:
    """Draws the line to add, then the calendar and the first deadline of each line."""
    names = reporters(desk.typed)
    with st.container(border=True):
        st.markdown(f"**{words('Add a report')}**")
        first, second = st.columns(2)
        first.multiselect(words("Who reports"), list(names), format_func=lambda code: names.get(code, code), key=_WHO)
        second.selectbox(words("How often"), list(Frequency), format_func=words.term, key=_OFTEN)
        second.text_input(
            words("Due"),
            value="trước ngày 10",
            key=_DUE,
            max_chars=80,
            help=words("trước ngày 10; ngày 25 trong tháng"),
        )
        first.selectbox(
            words("Reports are owed from month"), list(range(1, 13)), key=_SINCE,
            format_func=lambda month: words("month {number}", number=month),
            help=words("Nothing is owed for the months before it: choose the month in which the office begins."),
        )  # fmt: skip
        st.button(
            words("Add this report"),
            key="start_add_rule",
            type="primary",
            icon=":material/add:",
            on_click=_add,
            args=(desk,),
        )
    draw_grid(desk, "calendar", _SHOWN, words)
    for name, reading in first_deadlines(desk.typed, words):
        st.markdown(f"{md(name)}: {md(reading)}")


def _add(desk: StartDesk) -> None:
    """A callback."""
    who, often = st.session_state.get(_WHO) or (), st.session_state.get(_OFTEN)
    due, since = str(st.session_state.get(_DUE) or "").strip(), st.session_state.get(_SINCE)
    if who and due and often in set(Frequency):
        desk.put(with_rule(desk.typed, Frequency(often), who, due, f"tháng {since}" if since and since != 1 else ""))
