"""What the plan asks for, in its own words, and how each is read."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.usecases.plan_filling import with_target
from dashboard.usecases.plan_readings import can_stand, reading_of, target_readings

_SHOWN = ("id", "indicator", "value", "source_sentence", "unit", "tier", "baseline", "pace_rule", "leads", "projects")
_OF, _VALUE, _SENTENCE, _BASELINE = (
    "start_target_of",
    "start_target_value",
    "start_target_sentence",
    "start_target_baseline",
)


def draw_targets_step(desk: StartDesk, words: Words) -> None:
    """Draws the target to add with how its value is read, then those that the draft has, with the same."""
    names = {row["code"]: row.get("name", "") for row in desk.typed.rows("indicators") if row.get("code")}
    with st.container(border=True):
        st.markdown(f"**{words('Add a target')}**")
        of = st.selectbox(
            words("Indicator"), list(names), index=None, format_func=lambda code: names.get(code, code), key=_OF
        )
        left, right = st.columns(2)
        value = left.text_input(
            words("Value, as the plan words it"), key=_VALUE, max_chars=120,
            help=words("«giảm 5%», «ít nhất 50%», «khoảng 2.000», «không có số»"),
        )  # fmt: skip
        right.text_input(words("Value at the start, if it is known"), key=_BASELINE, max_chars=40)
        if of and value:
            st.markdown(words("read as: **{reading}**", reading=md(reading_of(desk.typed, of, value, words))))
        sentence = st.text_area(words("Sentence of the document"), key=_SENTENCE, height=80, max_chars=2_000)
        st.button(
            words("Add this target"), key="start_add_target", type="primary", icon=":material/add:",
            disabled=not (of and value and sentence and can_stand(desk.typed, of, value)), on_click=_add, args=(desk,),
        )  # fmt: skip
    draw_grid(desk, "targets", _SHOWN, words)
    for name, typed, reading in target_readings(desk.typed, words):
        st.markdown(
            words("{name}: «{value}» is read as **{reading}**", name=md(name), value=md(typed), reading=md(reading))
        )


def _add(desk: StartDesk) -> None:
    """A callback: the target is there, and the fields wait for another one."""
    of, texts = st.session_state.get(_OF), [str(st.session_state.get(k) or "") for k in (_VALUE, _SENTENCE, _BASELINE)]
    if of and texts[0].strip():
        desk.put(with_target(desk.typed, str(of), *texts))
        for key in (_VALUE, _SENTENCE, _BASELINE):
            st.session_state[key] = ""
