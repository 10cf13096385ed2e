"""Quản trị → Bắt đầu: the steps of a plan, what each makes possible and still lacks, and what comes after the plan is stored."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.people.rights import OFFICE, Action, Forbidden
from dashboard.domain.people.roles import AccountRole
from dashboard.text import Words
from dashboard.ui import gate, link, who
from dashboard.ui.escape import md
from dashboard.ui.planning.start.begin import draw_beginnings
from dashboard.ui.planning.start.document_step import draw_document_step, draw_document_way
from dashboard.ui.planning.start.draft_desk import STEP, StartDesk, close_draft, keep_typed_draft, start_desk
from dashboard.ui.planning.start.indicators_step import draw_indicators_step
from dashboard.ui.planning.start.leads_step import draw_leads_step
from dashboard.ui.planning.start.look_step import DONE, draw_look_step
from dashboard.ui.planning.start.money_step import draw_money_step
from dashboard.ui.planning.start.office_step import draw_office_step
from dashboard.ui.planning.start.reporting_step import draw_reporting_step
from dashboard.ui.planning.start.targets_step import draw_targets_step
from dashboard.ui.planning.start.units_step import draw_units_step
from dashboard.ui.upload.receipt import draw_receipt
from dashboard.usecases.plan_steps import StartStep, StepLack, begun, lacks
from dashboard.views.address import Param
from dashboard.views.pages import Page

_DRAWN: Mapping[StartStep, Callable[[StartDesk, Words], None]] = {
    StartStep.DOCUMENT: draw_document_step,
    StartStep.OFFICE: draw_office_step,
    StartStep.UNITS: draw_units_step,
    StartStep.INDICATORS: draw_indicators_step,
    StartStep.TARGETS: draw_targets_step,
    StartStep.MONEY: draw_money_step,
    StartStep.REPORTING: draw_reporting_step,
    StartStep.LEADS: draw_leads_step,
    StartStep.LOOK: draw_look_step,
}
_NAMED = 6  # things in one sentence


def draw_guided_start(heading: DeltaGenerator, words: Words) -> None:
    """Draws the ways to begin while no draft is open, else its steps; to administrators alone."""
    _draw_start(heading, words("Begin: a plan step by step"), draw_beginnings, words)


def draw_from_document(heading: DeltaGenerator, words: Words) -> None:
    """The same, where the plan's document is the only way that is offered."""
    _draw_start(heading, words("A plan from its document"), draw_document_way, words)


def _draw_start(heading: DeltaGenerator, title: str, beginnings: Callable[[Words], None], words: Words) -> None:
    with heading:
        st.markdown(f"# {title}", anchors=False)
    if not who.actor().has(AccountRole.ADMINISTRATOR):
        gate.draw_refusal(Forbidden(who.actor(), Action.PLAN, OFFICE[0]), words)
        return
    desk = start_desk()
    if desk is None:
        _draw_after(words)
        beginnings(words)
        return
    st.session_state.pop(DONE, None)
    missing, place = st.container(border=True, key="start_missing"), st.container()
    step = _choose_step(desk, place, words)
    st.caption(words.coded(f"start.gives.{step}"))
    _DRAWN[step](desk, words)
    if start_desk() is None:
        return
    _draw_missing(lacks(desk.typed), missing, words)
    _draw_keeping(desk, step, words)


def _choose_step(desk: StartDesk, place: DeltaGenerator, words: Words) -> StartStep:
    """The step that is open; the editors of another one begin with what was typed."""
    read = any(one.is_read for one in desk.typed.documents)
    marks = {step: "✓" if begun(desk.typed, step) else "" for step in StartStep}
    marks |= {StartStep.DOCUMENT: "✓" if read else ""}
    for lack in sorted(lacks(desk.typed), key=lambda one: one.lack.blocks):
        marks[lack.step] = "○" if lack.lack.blocks else ""
    st.session_state.setdefault(STEP, StartStep.OFFICE)
    with place:
        chosen = st.segmented_control(
            words("Steps"), list(StartStep), key=STEP, required=True,
            format_func=lambda one: f"{_numbered(one, words)} {marks[one]}".strip(),
        )  # fmt: skip
    step = StartStep(chosen or StartStep.OFFICE)
    if step is not desk.step:
        desk.step = step
        desk.put(desk.typed)
    return step


def _numbered(step: StartStep, words: Words) -> str:
    """The document is no step of those who have none: it bears no number."""
    number = list(StartStep).index(step)
    return f"{number} {words.term(step)}" if number else f":material/description: {words.term(step)}"


def _draw_missing(missing: tuple[StepLack, ...], place: DeltaGenerator, words: Words) -> None:
    with place:
        needed = [lack for lack in missing if lack.lack.blocks]
        if not needed:
            seen = words("No needed entry is seen to be missing. Looking over checks the rest before it is stored.")
            st.markdown(f":material/task_alt: **{seen}**")
        for title, listed in (
            (words("Still missing"), needed),
            (words("May follow later"), [lack for lack in missing if not lack.lack.blocks]),
        ):
            if listed:
                said = " · ".join(f"{md(words.term(lack.step))}: {md(_lack_text(lack, words))}" for lack in listed)
                st.markdown(f"**{title}** {said}")


def _lack_text(lack: StepLack, words: Words) -> str:
    named = ", ".join(lack.of[:_NAMED]) + (" …" if len(lack.of) > _NAMED else "")
    return words.coded(f"start.lack.{lack.lack}", {"named": named, "count": len(lack.of)})


def _draw_keeping(desk: StartDesk, step: StartStep, words: Words) -> None:
    said, desk.said = desk.said, ""
    if said == "kept":
        st.success(words("Kept as a draft. It is no plan before it is looked over and stored."), icon=":material/save:")
    elif said:
        st.error(words.coded(f"start.unkept.{said}"), icon=":material/error:")
    steps = list(StartStep)
    following = steps[steps.index(step) + 1] if step is not StartStep.LOOK else None
    with st.container(horizontal=True, vertical_alignment="center"):
        if following is not None:
            st.button(
                words("Go on step by step")
                if step is StartStep.DOCUMENT
                else words("Keep, on to {name}", name=words.term(following)),
                key="start_next", type="primary",
                icon=":material/arrow_forward:", on_click=keep_typed_draft, args=(desk, following),
            )  # fmt: skip
        st.button(
            words("Keep the draft"), key="start_keep", icon=":material/save:", on_click=keep_typed_draft, args=(desk,)
        )
        st.button(
            words("Leave it without keeping") if desk.changed else words("Close it"), key="start_close",
            icon=":material/close:", on_click=close_draft,
        )  # fmt: skip
        if desk.changed:
            st.caption(words("Something here is not kept yet."))


def _draw_after(words: Words) -> None:
    """Draws what comes next, after a plan was stored."""
    file = st.session_state.get(DONE)
    if file is None:
        return
    with st.container(border=True, key="start_after"):
        st.markdown(f"### {words('The plan is stored. What comes next')}", anchors=False)
        draw_receipt(file, words)
        link.draw(link.to(Page.OVERVIEW), words("See the plan on Tổng quan"), ":material/dashboard:")
        link.draw(
            link.to(Page.ADMINISTRATION, **{Param.SECTION: "tai-khoan"}),
            words("Make accounts for the units and print their slips"), ":material/badge:",
        )  # fmt: skip
        link.draw(
            link.to(Page.SUBMITTING), words("Download report forms, send the first report"), ":material/upload_file:"
        )
        link.draw(
            link.to(Page.ADMINISTRATION, **{Param.SECTION: "lo-trinh"}),
            words("Set paths, so that pages can say early what is late"), ":material/timeline:",
        )  # fmt: skip
