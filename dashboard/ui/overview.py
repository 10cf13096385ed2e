"""The panels of Tổng quan: targets, money, communes, and what is told in words."""

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_TARGET, TO_UNIT, chart, money_curve, project_rows, title
from dashboard.ui.proposals import draw_short
from dashboard.ui.table import table
from dashboard.views.bullets import bullet_table
from dashboard.views.heat import heat_table
from dashboard.views.linked import to_target
from dashboard.views.overview import Overview


def draw_targets(view: Overview, words: Words, key: object) -> None:
    """Draws every target with a number on its track, worst first."""
    title(view.targets_title)
    if view.targets:
        chart(
            "targets", view.targets_title, lambda: bullets(view.targets, words),
            lambda: bullet_table(view.targets, words, to_target), words, key, TO_TARGET,
        )  # fmt: skip
    st.caption(
        words(
            "Light track ends at the year's target · black tick: plan by now · "
            "● on track ▲ slightly behind ◆ behind, not achieved ○ not judged"
        )
    )
    if view.targets_note:
        st.caption(md(view.targets_note))


def draw_money(view: Overview, words: Words, key: object) -> None:
    """Draws the year's curve and a row for each project."""
    title(view.curve_title)
    money_curve(view.curve, view.curve_title, words, key)
    if view.projects:
        title(view.projects_title)
        project_rows(view.projects, words, key)


def draw_communes(view: Overview, words: Words, key: object) -> None:
    """Draws commune × dimension; says so where the plan compares none."""
    title(view.heat_title)
    if not view.heat.units:
        st.info(
            words(
                "Communes are compared by shares that they report and the whole plan has a target of; this plan has none."
            )
        )
        return
    chart(
        "heat",
        view.heat_title,
        lambda: heatmap(view.heat, words),
        lambda: heat_table(view.heat, words),
        words,
        key,
        TO_UNIT,
    )
    st.caption(
        words(
            "Percentage points short of the {against} · dashed –: not reported · grey ×: not applicable · dotted …: not due"
            " · ∅: nothing happened",
            against=view.heat.against,
        )
    )
    count, total = len(view.heat.units), view.heat.of
    if total > count:
        text = "{count} of {all} communes, worst first; all of them on the page «Xã, thị trấn»"
        st.caption(words(text, count=count, all=total))


def draw_words(view: Overview, words: Words) -> None:
    """Draws targets that are told in words, and the units' proposals; nothing where there are none."""
    if not view.unnumbered and not view.proposals:
        return
    below = st.container(key="in_words").grid(2, min_column_width=400, gap="small", border=True)
    if view.unnumbered:
        with below.cell().container(gap="xsmall"):
            title(view.unnumbered.title)
            table(view.unnumbered.table, words, "khong-neu-so", caption=view.unnumbered.title)
    if view.proposals:
        with below.cell().container(gap="xsmall"):
            draw_short(view.proposals, words)
