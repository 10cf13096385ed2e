"""Buttons that fill in a planned path, not approved: the straight line, or last year's path."""

import streamlit as st

from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf, Plan
from dashboard.exports.path_texts import last_years, straight_line
from dashboard.exports.plan_texts import name_of
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.codecs import written
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.picked import NOT_OFFERED, picked
from dashboard.ui.planning.plan_edits import PlanEdits

BY, ON = "planning_approved_by", "planning_approved_on"
_WHICH = "planning_fill_which"
_LONGEST = 80
LINE, LAST_YEAR = "line", "last_year"
_PATHS = plan_sheets.MILESTONES


def draw_approval(words: Words) -> None:
    """Draws the fields for name and day of the approval, which are written into the paths that are changed."""
    left, right = st.columns([3, 1])
    left.text_input(
        words("Approved by (name and office), for the paths changed here"),
        key=BY,
        max_chars=_LONGEST,
        persist_state="session",
    )
    right.text_input(words("Day of approval"), key=ON, max_chars=20, placeholder="30/9/2024", persist_state="session")


def draw_filling(typed: PlanEdits, plan: Plan, before: Plan | None, words: Words) -> None:
    """Draws the choice of a path and the two buttons that fill it in."""
    names = _paths(plan, words)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(words("Fill in the path of"), list(names), format_func=lambda key: names[key], key=_WHICH)
        for how, label in (
            (LINE, words("Straight line from the start to the target")),
            (LAST_YEAR, words("Copy last year's path")),
        ):
            st.button(
                label,
                key=f"planning_fill_{how}",
                on_click=_fill,
                args=(typed, plan, before, how, tuple(names)),
                width="content",
            )
    if typed.notice:
        st.info(md(words(typed.notice)), icon=":material/edit_note:")
        typed.notice = ""


def _paths(plan: Plan, words: Words) -> dict[tuple[PathOf, str], str]:
    indicators = plan.indicator_by_code
    named = {
        (
            PathOf.TARGET,
            t.id,
        ): f"{t.id} · {words.name_of(indicators[t.indicator].label, indicators[t.indicator].name_en)}"
        for t in plan.targets
    }
    named[PathOf.MONEY, ALL_PROJECTS] = f"{words('Disbursement')} · {written(_PATHS.column('key'), ALL_PROJECTS)}"
    funded = dict.fromkeys(given.project for given in plan.allocations)
    return named | {
        (PathOf.MONEY, code): f"{words('Disbursement')} · {code} · {plan.project_by_code[code].label}"
        for code in funded
    }


def _fill(typed: PlanEdits, plan: Plan, before: Plan | None, how: str, offered: tuple[tuple[PathOf, str], ...]) -> None:
    """A callback: puts the path into its row or a new one, without an approval."""
    which = picked(_WHICH, offered)
    if which is None:
        typed.notice = NOT_OFFERED
        return
    of, key = which
    row = straight_line(plan, of, key) if how == LINE else last_years(plan, before, of, key)
    if row is None:
        typed.notice = (
            "There is no straight line: the start or the target has no number."
            if how == LINE
            else "Last year's plan has no path for this."
        )
        return
    rows = typed.rows[_PATHS.key]
    name = name_of(_PATHS, row)
    if any(name_of(_PATHS, old) == name for old in rows):
        typed.rows[_PATHS.key] = [row if name_of(_PATHS, old) == name else old for old in rows]
    else:
        typed.rows[_PATHS.key] = [*rows, row]
    typed.redraw()
    typed.notice = "Filled in, not approved yet: look it over, and name who approves it."
