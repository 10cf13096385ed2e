"""One meeting on its page: its head, its state, the doors to its show, what it opens with and what it decided."""

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.domain.meetings.meeting import LONGEST_LINE, Meeting, MeetingState
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.calendar import periods
from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.escape import md
from dashboard.ui.meeting_documents import draw_meeting_documents
from dashboard.ui.meetings import known
from dashboard.ui.meetings.agenda import arranged_agenda, draw_agenda
from dashboard.ui.meetings.decisions import (
    draw_corrections,
    draw_decision_form,
    draw_done_form,
    draw_undone,
)
from dashboard.ui.meetings.reminding import draw_reminder
from dashboard.ui.meetings.storing import draw_said, stored
from dashboard.ui.panels import title
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.usecases.meetings import change_meeting, step, take_newest
from dashboard.views.address import Address, Param
from dashboard.views.meetings.decided import counted_text, decided_table
from dashboard.views.meetings.listed import head_lines, meeting_title
from dashboard.views.pages import Page

_STEPS = {  # state that it becomes: what the button says, by the state that it has
    (MeetingState.DRAFT, MeetingState.OPEN): "Open the meeting",
    (MeetingState.DRAFT, MeetingState.DROPPED): "Drop the draft",
    (MeetingState.OPEN, MeetingState.CLOSED): "Close the meeting",
    (MeetingState.CLOSED, MeetingState.OPEN): "Open it again",
    (MeetingState.DROPPED, MeetingState.DRAFT): "Take the draft up again",
}


def draw_meeting(meeting: Meeting, now: Shown) -> None:
    """Everything of one meeting; what changes it only for who runs it, and of a past version nothing."""
    words = now.words
    st.markdown(f"# {md(meeting_title(meeting, words))}", anchors=False)
    draw_said()
    st.markdown("  \n".join(md(line) for line in head_lines(meeting, words)))
    runs = now.version is None and known.runs(meeting.programme)
    past = Shown(meeting.programme, meeting.year, meeting.period, words, meeting.version)
    _draw_doors(meeting, runs, words)
    draw_meeting_documents(meeting, words)
    if runs and meeting.state in (MeetingState.DRAFT, MeetingState.OPEN):
        _draw_head_form(meeting, past.plan, words)
    if runs and meeting.state in (MeetingState.DRAFT, MeetingState.OPEN):
        with st.expander(words("Agenda"), icon=":material/checklist:", expanded=meeting.state is MeetingState.DRAFT):
            draw_agenda(meeting, past.plan, words)
    if runs and meeting.state is MeetingState.OPEN:
        draw_decision_form(meeting, past, None)
    _draw_decided(meeting, past, now.version, runs)


def _draw_doors(meeting: Meeting, runs: bool, words: Words) -> None:
    """The show, the presenter's window, and the step to the next state."""
    codes: dict[str, str | None] = {Param.MEETING: meeting.code, Param.LANGUAGE: link.asked(Param.LANGUAGE) or None}
    show = Address(Page.SLIDES, {}).with_(**codes)
    with st.container(horizontal=True, gap="small", key="meeting_doors"):
        if meeting.state is not MeetingState.DROPPED:
            link.draw(show, words("Show the slides"), ":material/slideshow:")
        if runs and meeting.state is not MeetingState.DROPPED:
            link.draw(show.with_(**{Param.WINDOW: "trinh-bay"}), words("Presenter's window"), ":material/notes:")
            st.link_button(
                words("Slides in a window of their own"), link.whole_url(show), icon=":material/arrows_outward:"
            )
        if runs:
            for state in meeting.state.next:
                _draw_step(meeting, state, words)
            if meeting.state is MeetingState.DRAFT and _has_newer(meeting):
                st.button(
                    words("Take the newest figures (version {version})", version=load.newest()), icon=":material/sync:",
                    key="meeting_newest", on_click=_take_newest, args=(meeting, words),
                )  # fmt: skip


def _has_newer(meeting: Meeting) -> bool:
    """Whether reports, causes or the plan have changed since the draft's version; what is stored of meetings is no figure."""
    then, now = (load.snapshot(meeting.programme, meeting.year, version) for version in (meeting.version, None))
    told = (
        (*((s.id, s.status) for s in known.submissions), len(known.causes), known.plan_version) for known in (then, now)
    )
    return len(set(told)) > 1


def _draw_step(meeting: Meeting, state: MeetingState, words: Words) -> None:
    """A button; closing is confirmed, for what is typed and not kept would be lost."""
    label = words(_STEPS[meeting.state, state])
    press: dict[str, Any] = {"key": f"meeting_to_{state}", "on_click": _step, "args": (meeting, state, words)}
    if state is MeetingState.CLOSED:
        with st.popover(label, icon=":material/stop_circle:"):
            st.caption(words("A decision that is typed and not kept is lost."))
            st.button(words("Close it now"), type="primary", **press)
        return
    st.button(label, type="primary" if state is MeetingState.OPEN else "secondary", **press)


def _step(meeting: Meeting, state: MeetingState, words: Words) -> None:
    """With the agenda as it is arranged on the page, kept or not."""
    done, wrong = (
        words("The meeting is now: {state}", state=state),
        words("An agenda shows one slide at least, and forty at most."),
    )
    arranged = meeting if state is MeetingState.DROPPED else replace(meeting, agenda=arranged_agenda(meeting))
    stored(lambda: step(load.office(), arranged, state, who.actor()), done, wrong, words)


def _take_newest(meeting: Meeting, words: Words) -> None:
    done = words("The slides show the newest figures now.")
    stored(lambda: take_newest(load.office(), meeting, who.actor()), done, done, words)


def _draw_head_form(meeting: Meeting, plan: Plan, words: Words) -> None:
    of = {period.code: words.period(period) for period in periods(plan)}
    fields = {name: f"meeting_{name}_{meeting.code}_{meeting.revision}" for name in (
        "title", "held_on", "place", "chair", "secretary", "present",
    )}  # fmt: skip
    for name, key in fields.items():
        value = getattr(meeting, name)
        st.session_state.setdefault(key, "\n".join(value) if isinstance(value, tuple) else value)
    fields["period"] = f"meeting_period_{meeting.code}_{meeting.revision}"
    st.session_state.setdefault(fields["period"], meeting.period.code)
    with (
        st.expander(words("Day, place, who takes part"), icon=":material/calendar_today:"),
        st.form(f"meeting_head_{meeting.code}", border=False),
    ):
        left, right = st.columns(2)
        with left:
            st.text_input(words("Title"), key=fields["title"], max_chars=LONGEST_LINE)
            frozen = meeting.state is not MeetingState.DRAFT
            st.date_input(words("Day"), key=fields["held_on"], format="DD/MM/YYYY", disabled=frozen)
            st.selectbox(
                words("Period"), list(dict.fromkeys((meeting.period.code, *of))), key=fields["period"], disabled=frozen,
                format_func=lambda code: of.get(code, code),
            )  # fmt: skip
            st.text_input(words("Place"), key=fields["place"], max_chars=LONGEST_LINE)
        with right:
            st.text_input(words("Chair"), key=fields["chair"], max_chars=LONGEST_LINE)
            st.text_input(words("Secretary"), key=fields["secretary"], max_chars=LONGEST_LINE)
            st.text_area(words("Present, a line for each"), key=fields["present"], height=120)
        st.form_submit_button(words("Keep"), type="primary", on_click=_keep_head, args=(meeting, fields, words))


def _keep_head(meeting: Meeting, fields: dict[str, str], words: Words) -> None:
    typed = {name: str(st.session_state.get(key) or "") for name, key in fields.items()}
    day = st.session_state.get(fields["held_on"])
    period = Period.parse(typed["period"]) if typed["period"] else meeting.period
    changed = replace(
        meeting, period=period, held_on=day if isinstance(day, date) else meeting.held_on,
        title=typed["title"], place=typed["place"],
        chair=typed["chair"], secretary=typed["secretary"], present=tuple(filter(str.strip, typed["present"].splitlines())),
    )  # fmt: skip
    stored(
        lambda: change_meeting(load.office(), changed, who.actor()), words("Kept."),
        words("A line has {count} letters at most.", count=LONGEST_LINE), words,
    )  # fmt: skip


def _draw_decided(meeting: Meeting, past: Shown, version: int | None, runs: bool) -> None:
    """What it opened with, what it decided, and what came of both by now, as known at `version`."""
    words, now = past.words, known.meetings(meeting.programme, version)
    office = load.office()
    snapshot = load.snapshot(
        meeting.programme, office.opening_year(load.programmes(), meeting.programme) or meeting.year
    )
    today, against = office.today(snapshot.plan), (version or load.newest(), office.default_period(snapshot.plan))
    for heading, decided, name in (
        (words("Decided here"), now.of(meeting.code), "ket-luan"),
        (words("The meeting opens with"), now.opens_with(meeting), "ket-luan-truoc"),
    ):
        if not decided:
            continue
        own = name == "ket-luan" and meeting.state is MeetingState.OPEN  # no figure has had time to move yet
        came = known.unmoved(now, decided, today) if own else known.outcomes(now, decided, today, against)
        title(f"{heading}: {counted_text(came, words)}")
        shown = decided_table(came, past.plan, words, meetings=name != "ket-luan", moved=not own)
        table(shown, words, name, caption=heading, cards=True)
        left = tuple(one.decision for one in came if not one.decision.is_done)
        if version is None:
            draw_done_form(left, past.plan, words, f"{name}_{meeting.code}")
            draw_reminder(came, past.plan, words, name)
    if runs and meeting.state in (MeetingState.OPEN, MeetingState.CLOSED):
        draw_corrections(meeting, now.of(meeting.code), past.plan, words)
        draw_undone((*now.of(meeting.code), *now.opens_with(meeting)), words)
