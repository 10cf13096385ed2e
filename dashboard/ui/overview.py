"""The panels of Tổng quan: targets, money, what wants a decision, and what is told in words."""

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.contacts import contacts_known
from dashboard.ui.escape import md
from dashboard.ui.meetings.known import overdue
from dashboard.ui.panels import TO_TARGET, chart, drawer, key_of_bullets, money_curve, project_rows, title
from dashboard.ui.proposals import draw_short
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.address import Address
from dashboard.views.bullets import bullet_table
from dashboard.views.linked import to_target
from dashboard.views.matters import ALL_OF_THEM, ORDER, OVERDUE, matters_table, matters_view
from dashboard.views.overview import Overview
from dashboard.views.pages import Page
from dashboard.views.table import Table

_ROW, _CURVE, _PROJECT = 34, 168, 31  # px, so that all of it stands on one screen of 1920 × 1080


def draw_targets(view: Overview, words: Words, key: object) -> None:
    """Draws every target with a number on its track, worst first."""
    title(view.targets_title)
    means = key_of_bullets(words)
    if view.targets:
        chart(
            "targets", view.targets_title, lambda: bullets(view.targets, words, _ROW),
            lambda: bullet_table(view.targets, words, to_target), words, key, TO_TARGET, told=(means,),
        )  # fmt: skip
    st.caption(means)
    if view.targets_note:
        st.caption(md(view.targets_note))


def draw_money(view: Overview, words: Words, key: object) -> None:
    """Draws the year's curve and a row for each project."""
    title(view.curve_title)
    money_curve(view.curve, view.curve_title, words, key, _CURVE)
    if view.projects:
        title(view.projects_title)
        project_rows(view.projects, words, key, _PROJECT)


def draw_matters(now: Shown) -> None:
    """Draws what wants a decision, the heaviest first, with the rule of the order."""
    words = now.words
    calendar = calendar_now(now, now.standing.snapshot)
    day, late = calendar.day.isoformat(), overdue(now, calendar.day)
    view = now.kept("matters", lambda: matters_view(now.standing, calendar, words, decisions=late), day)
    title(view.title)
    if not view.rows:
        st.caption(words(ORDER))
        return
    if late:  # also where heavier matters fill the rows
        link.draw(Address(Page.MEETINGS, link.carried()), words(OVERDUE, count=len(late)), ":material/event_busy:")
    contacts = contacts_known()  # what some may not read is not kept for everybody
    if contacts is None:
        rows = now.kept("matters_table", lambda: matters_table(view, words), day)
    else:
        rows = matters_table(view, words, now.plan, contacts)

    def whole() -> tuple[Table, str]:
        every = matters_view(now.standing, calendar, words, view.of, late)
        return matters_table(every, words, now.plan, contacts), every.title

    table(rows, words, "viec-can-chi-dao", caption=view.title, cards=True, whole=whole)
    st.caption(words(ORDER))
    if view.of > len(view.rows):
        st.caption(words(ALL_OF_THEM, count=view.of))
    with st.container(horizontal=True, gap="small", key="further"):
        link.draw(link.to(Page.CHANGES), words("Compared with the month before"), ":material/history:")
        link.draw(link.to(Page.COMMUNES), words("Communes: map and ranking"), ":material/location_on:")


def draw_words(view: Overview, words: Words) -> None:
    """Draws targets that are told in words, and the units' proposals, once somebody opens them; nothing where there are none."""
    told = [
        part for part in (view.unnumbered and view.unnumbered.title, view.proposals and view.proposals.title) if part
    ]
    if not told:
        return
    with st.container(key="in_words"), drawer("in_words", md(" · ".join(told))) as opened:
        if not opened:
            return
        if view.unnumbered:
            title(view.unnumbered.title)
            table(view.unnumbered.table, words, "khong-neu-so", caption=view.unnumbered.title)
        if view.proposals:
            draw_short(view.proposals, words)
