"""The reports that a unit owes: those to send now with their pre-filled forms, and the table of the whole year."""

from typing import Literal

import streamlit as st

from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.file_names import form_name
from dashboard.text import Words
from dashboard.ui.entry_door import draw_entry_door
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.table import table
from dashboard.usecases.templates import several_forms, template_for
from dashboard.views.owed_lines import lines_text
from dashboard.views.submissions import DueState, FormDue, due_table, forms_due, period_name, state_text

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLOURS: dict[DueState, Literal["red", "orange", "primary"]] = {
    DueState.OVERDUE: "red",
    DueState.PARTLY: "orange",
    DueState.OPEN: "primary",
    DueState.WITHDRAWN: "orange",
    DueState.RETURNED: "orange",
}


def draw_forms(snapshot: Snapshot, unit: str, words: Words) -> None:
    """Draws the reports to send now with their forms; sent and later ones in a table, with a choice of any form."""
    forms = forms_due(snapshot, unit, office().today(snapshot.plan))
    wanted = [form for form in forms if form.state.wanted]
    st.markdown(f"### {words('Reports due')}", anchors=False)
    if not wanted:
        st.markdown(words("Nothing is due now: every report that may be sent has been sent."))
    if wanted:
        with st.container(border=True, gap="small"):
            for form in wanted:
                _draw_wanted(form, snapshot, unit, words)
    with st.expander(words("All reports of {year}, with their forms", year=str(snapshot.plan.year))):
        _draw_year(forms, snapshot, unit, words)


def _draw_wanted(form: FormDue, snapshot: Snapshot, unit: str, words: Words) -> None:
    owed = form.obligation
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            st.markdown(f"**{md(period_name(owed.period, words))}**", width="content")
            st.badge(state_text(form.state, words), color=_COLOURS.get(form.state, "gray"))
            st.caption(
                words("{form} · before {date}", form=md(owed.name), date=md(words.date(owed.due_before))),
                width="content",
            )
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            draw_entry_door(snapshot.plan, unit, owed, words)
            _form_button(form, snapshot, unit, words, "upload_form")
    if form.lacking:
        missing = words("still owed: {lines}", lines=lines_text(form.lacking, words))
        st.caption(f"**{md(missing)}**")


def _form_button(form: FormDue, snapshot: Snapshot, unit: str, words: Words, key: str) -> None:
    """A download whose bytes are made when it is clicked."""
    owed, programme, at = form.obligation, snapshot.plan.programme.code, office()
    st.download_button(
        words("Download the form"),
        data=lambda: template_for(at, programme, unit, owed.period, owed.form),
        file_name=form_name(snapshot.plan.unit_by_code[unit], owed.period, several_forms(snapshot.plan, owed)),
        mime=SHEET_TYPE,
        key=f"{key}_{owed.form}_{owed.period}_{unit}",
        on_click="ignore",
        icon=":material/download:",
    )


def _draw_year(forms: tuple[FormDue, ...], snapshot: Snapshot, unit: str, words: Words) -> None:
    table(due_table(forms, words), words, "lich-bao-cao", caption=words("Reports due"), height=420)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            words("Form to download"),
            forms,
            index=_first_open(forms),
            format_func=lambda form: f"{period_name(form.obligation.period, words)} · {form.obligation.form}",
            key=f"upload_any_form_{unit}",
        )
        if chosen is not None:
            draw_entry_door(snapshot.plan, unit, chosen.obligation, words)
            _form_button(chosen, snapshot, unit, words, "upload_any")


def _first_open(forms: tuple[FormDue, ...]) -> int:
    return next((number for number, form in enumerate(forms) if not form.state.sent), 0)
