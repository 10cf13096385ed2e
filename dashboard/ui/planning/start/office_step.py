"""The first step: whose plan it is, of which programme and year, by which document."""

import streamlit as st

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.layouts import plan_sheets
from dashboard.text import Words
from dashboard.ui.planning.cells import LONGEST
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.usecases.plan_filling import filled_fields, with_office

_LEVELS = (UnitLevel.COMMUNE, UnitLevel.PROVINCE, UnitLevel.DISTRICT)
_FIELDS = ("name", "year", "office", "title", "decision", "decision_date", "code", "root")
_NAME, _CODE, _LEVEL = "start_unit_name", "start_unit_code", "start_unit_level"


def draw_office_step(desk: StartDesk, words: Words) -> None:
    """Draws the unit whose plan it is, then the fields of the first sheet."""
    root = next((row for row in desk.typed.rows("units") if row.get("code") == desk.typed.root), None)
    if root is None:
        with st.container(border=True):
            st.markdown(f"**{words('Whose plan is it?')}**")
            left, middle, right = st.columns([2, 3, 2])
            left.selectbox(words("Level"), _LEVELS, format_func=words.term, key=_LEVEL)
            middle.text_input(words("Name"), key=_NAME, max_chars=200, placeholder="Xã Mường Và")
            right.text_input(words("Code, where it has one"), key=_CODE, max_chars=40, placeholder="04240")
            st.button(
                words("Take this unit"), key="start_take_unit", icon=":material/add:", on_click=_take, args=(desk,)
            )
    typed = {}
    columns = [column for _ in range(0, len(_FIELDS), 2) for column in st.columns(2)]  # on a phone one under the other
    for number, key in enumerate(_FIELDS):
        field = plan_sheets.PROGRAMME.column(key)
        label = f"{field.title} *" if field.required else field.title
        typed[key] = columns[number].text_input(
            label, value=desk.typed.fields.get(key, ""), key=f"start_field_{key}_{desk.round}",
            help=field.help(words.language) or None,
            max_chars=min(LONGEST, 500),
        )  # fmt: skip
    desk.write({}, typed)
    st.button(
        words("Fill in what follows from the unit and the year"), key="start_fill_fields", icon=":material/edit_note:",
        on_click=_fill, args=(desk,),
    )  # fmt: skip


def _take(desk: StartDesk) -> None:
    """A callback."""
    name = str(st.session_state.get(_NAME) or "").strip()
    if name:
        desk.put(with_office(desk.typed, name, str(st.session_state.get(_CODE) or ""), st.session_state.get(_LEVEL)))


def _fill(desk: StartDesk) -> None:
    """A callback."""
    desk.put(filled_fields(desk.typed))
