"""The ways to begin a plan, and the drafts that were left. A further way is a line of `WAYS`."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.domain.plan.drafts import PlanDraft
from dashboard.text import Words
from dashboard.text.findings import refusal_text
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.planning.start.document_step import draw_document_way
from dashboard.ui.planning.start.draft_desk import open_draft
from dashboard.ui.upload.forms import SHEET_TYPE
from dashboard.ui.who import actor
from dashboard.usecases.plan_beginnings import (
    EXAMPLE,
    NoPlanWorkbook,
    from_example,
    from_last_year,
    from_nothing,
    from_workbook,
)
from dashboard.usecases.plan_drafts import StaleDraft, drafts_for, drop_draft, reopened
from dashboard.usecases.templates import plan_template, whole_plan_template

_FILE = "start_workbook"


@dataclass(frozen=True)
class BeginningWay:
    """Its title is `start.way.<code>`, what it is for `start.way.<code>.about`; `draw` draws it, and opens the draft."""

    code: str
    icon: str
    draw: Callable[[Words], None]


def draw_beginnings(words: Words) -> None:
    """Draws the drafts that were left, then each way to begin another one."""
    for draft in drafts_for(office(), actor()):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            name = draft.fields.get("title") or draft.fields.get("name") or words("Draft without a title")
            st.markdown(
                words(
                    "**{name}** · kept by {person} at {moment}", name=md(name), person=md(draft.changed_by),
                    moment=words.moment(draft.changed_at),
                ),
                width="stretch",
            )  # fmt: skip
            st.button(
                words("Go on"), key=f"start_reopen_{draft.number}", type="primary", icon=":material/edit:",
                on_click=_reopen, args=(draft.number,),
            )  # fmt: skip
            st.button(
                words("Throw away"), key=f"start_drop_{draft.number}", icon=":material/delete:", on_click=_drop,
                args=(draft,),
            )  # fmt: skip
    for way in WAYS:
        with st.container(border=True):
            st.markdown(f"{way.icon} **{words.coded(f'start.way.{way.code}')}**")
            st.caption(words.coded(f"start.way.{way.code}.about"))
            way.draw(words)


def _reopen(number: int) -> None:
    """A callback; a draft that is no more is simply not opened."""
    try:
        open_draft(reopened(office(), number, actor()))
    except StaleDraft:
        return


def _drop(draft: PlanDraft) -> None:
    """A callback."""
    drop_draft(office(), draft, actor())


def _draw_nothing(words: Words) -> None:
    st.button(
        words("Begin from nothing"),
        key="start_nothing",
        type="primary",
        icon=":material/play_arrow:",
        on_click=_begin_empty,
    )


def _begin_empty() -> None:
    """A callback."""
    open_draft(from_nothing())


def _draw_last_year(words: Words) -> None:
    known = load.programmes()
    if not known:
        st.caption(words("There is no plan yet"))
        return
    names = {f"{plan.programme.code} {plan.year}": plan for plan in known}
    chosen = st.selectbox(words("Plan of"), list(names), key="start_last_year")
    plan = names.get(chosen or "", known[0])
    st.button(
        words("Take it over into {year}", year=str(plan.year + 1)), key="start_take_over", icon=":material/redo:",
        on_click=_take_over, args=(plan.programme.code, plan.year),
    )  # fmt: skip


def _take_over(programme: str, year: int) -> None:
    """A callback."""
    open_draft(from_last_year(office(), programme, year))


def _draw_workbook(words: Words) -> None:
    with st.container(horizontal=True):
        for content, name, label in (
            (plan_template, "ke-hoach.xlsx", words("Download the blank plan workbook")),
            (whole_plan_template, "ke-hoach-du-trang.xlsx", words("The same with all its sheets")),
        ):
            st.download_button(
                label, data=content, file_name=name, mime=SHEET_TYPE, key=f"start_{name}", on_click="ignore",
                icon=":material/download:",
            )  # fmt: skip
    file = st.file_uploader(words("A plan workbook, also one that is half filled in"), key=_FILE)
    if file is not None:
        try:
            draft = from_workbook(file.name, file.getvalue())
        except NoPlanWorkbook:
            st.warning(words("This is no plan workbook: its first sheet should be «Chương trình»."))
        except UnreadableWorkbook as refusal:
            st.error(md(refusal_text(refusal, words)))
        else:
            st.button(
                words("Go on with it step by step"),
                key="start_from_workbook",
                type="primary",
                on_click=open_draft,
                args=(draft,),
            )


def _draw_example(words: Words) -> None:
    if not EXAMPLE.exists():
        st.caption(words("The example is not installed here."))
        return
    st.button(words("Copy the example"), key="start_example", icon=":material/content_copy:", on_click=_copy_example)


def _copy_example() -> None:
    """A callback."""
    open_draft(from_example())


WAYS: tuple[BeginningWay, ...] = (
    BeginningWay("document", ":material/description:", draw_document_way),
    BeginningWay("nothing", ":material/edit_document:", _draw_nothing),
    BeginningWay("workbook", ":material/table:", _draw_workbook),
    BeginningWay("last_year", ":material/event_repeat:", _draw_last_year),
    BeginningWay("example", ":material/content_copy:", _draw_example),
)
