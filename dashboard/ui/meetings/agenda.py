"""The agenda as its secretary arranges it: moved, switched off, added to; stored when it is kept, not at each press."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.domain.meetings.agenda import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    Agenda,
    AgendaItem,
    AgendaKind,
    moved,
    switched,
    with_added,
)
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.escape import md
from dashboard.ui.meetings.storing import stored
from dashboard.usecases.meetings import change_meeting
from dashboard.views.meetings.listed import about_of, choices_of, item_name

_EDITED = "agenda_edited"  # code and revision, and the agenda as it is arranged


def draw_agenda(meeting: Meeting, plan: Plan, words: Words) -> None:
    """For who runs the meeting."""
    agenda = arranged_agenda(meeting)
    for place, item in enumerate(agenda):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"agenda_row_{place}"):
            name = md(f"{place + 1}. {item_name(item, plan, words)}")
            st.markdown(name if item.on else f":gray[{name}] ({words('off')})", width=420)
            _press(
                words("Up"),
                "arrow_upward",
                f"up_{place}",
                _edit,
                meeting,
                partial(moved, place=place, by=-1),
                place == 0,
            )
            _press(words("Down"), "arrow_downward", f"down_{place}", _edit, meeting, partial(moved, place=place, by=1),
                   place == len(agenda) - 1)  # fmt: skip
            label = words("Take out") if not item.kind.usual else words("Switch off") if item.on else words("Switch on")
            icon = "visibility_off" if item.on else "visibility"
            _press(label, icon, f"switch_{place}", _edit, meeting, partial(switched, place=place), False)
    _draw_adding(meeting, plan, words)
    if agenda != meeting.agenda:
        st.caption(words("The agenda is not kept yet."))
        st.button(
            words("Keep the agenda"), type="primary", icon=":material/save:", on_click=_keep, args=(meeting, words),
            key="agenda_keep",
        )  # fmt: skip


def _press(
    label: str, icon: str, key: str, command: Callable[..., None], meeting: Meeting, change: Callable[[Agenda], Agenda],
    disabled: bool,
) -> None:  # fmt: skip
    st.button(
        label, icon=f":material/{icon}:", key=f"agenda_{key}", on_click=command, args=(meeting, change), disabled=disabled,
        type="tertiary",
    )  # fmt: skip


def _draw_adding(meeting: Meeting, plan: Plan, words: Words) -> None:
    choices = choices_of(plan, words)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(words("Add a target, a project or a commune"), list(choices), index=None, key="agenda_of", width=520,
                     format_func=lambda c: choices.get(c, c), placeholder=words("Choose"))  # fmt: skip
        st.button(words("Add"), icon=":material/add:", key="agenda_add", on_click=_add, args=(meeting,))
    with st.expander(words("Add a slide with text"), icon=":material/notes:"):
        st.text_input(words("Heading of the slide"), key="agenda_title", max_chars=LONGEST_TITLE)
        st.text_area(words("Text, a line for each point"), key="agenda_text", max_chars=LONGEST_TEXT, height=120)
        st.button(words("Add the slide"), key="agenda_add_text", on_click=_add_text, args=(meeting,))


def arranged_agenda(meeting: Meeting) -> Agenda:
    """As it is arranged on this page; as it is stored where somebody stored another one meanwhile."""
    of, agenda = st.session_state.get(_EDITED, (None, ()))
    return agenda if of == (meeting.code, meeting.revision) else meeting.agenda


def _edit(meeting: Meeting, change: Callable[[Agenda], Agenda]) -> None:
    st.session_state[_EDITED] = ((meeting.code, meeting.revision), change(arranged_agenda(meeting)))


def _add(meeting: Meeting) -> None:
    about = about_of(st.session_state.get("agenda_of"))
    if about is not None:
        item = AgendaItem(AgendaKind(about.kind.value), about.of)
        _edit(meeting, lambda agenda: with_added(agenda, item))
        st.session_state["agenda_of"] = None


def _add_text(meeting: Meeting) -> None:
    title, text = (str(st.session_state.get(field) or "") for field in ("agenda_title", "agenda_text"))
    if title.strip() or text.strip():
        item = AgendaItem(AgendaKind.TEXT, title=title, text=text)
        _edit(meeting, lambda agenda: with_added(agenda, item))
        st.session_state["agenda_title"] = st.session_state["agenda_text"] = ""


def _keep(meeting: Meeting, words: Words) -> None:
    changed = replace(meeting, agenda=arranged_agenda(meeting))
    done, wrong = words("The agenda is kept."), words("An agenda shows one slide at least, and forty at most.")
    stored(lambda: change_meeting(load.office(), changed, who.actor()), done, wrong, words)
