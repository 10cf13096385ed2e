"""Who leads which project, and so reports its money."""

from collections.abc import Iterable

import streamlit as st

from dashboard.domain.plan.drafts import PlanDraft
from dashboard.text import Words
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.usecases.plan_drafts import merge_into_draft
from dashboard.usecases.plan_filling import reporters
from dashboard.usecases.planning import Edits

_PROJECTS, _UNIT = "start_lead_projects", "start_lead_unit"


def draw_leads_step(desk: StartDesk, words: Words) -> None:
    """Draws the line to add, then the leads."""
    names = reporters(desk.typed)
    projects = {row["code"]: row.get("name", "") for row in desk.typed.rows("projects") if row.get("code")}
    with st.container(border=True):
        left, right = st.columns(2)
        left.multiselect(
            words("Projects of the plan"),
            list(projects),
            format_func=lambda c: f"{c} {projects.get(c, '')}",
            key=_PROJECTS,
        )
        right.selectbox(words("Led by"), list(names), format_func=lambda code: names.get(code, code), key=_UNIT)
        st.button(
            words("Add this lead"),
            key="start_add_lead",
            type="primary",
            icon=":material/add:",
            on_click=_add,
            args=(desk,),
        )
    draw_grid(desk, "leads", ("project", "unit", "role"), words)


def _add(desk: StartDesk) -> None:
    """A callback."""
    unit, projects = st.session_state.get(_UNIT), st.session_state.get(_PROJECTS) or ()
    if unit:
        desk.put(_with_leads(desk.typed, projects, str(unit)))


def _with_leads(draft: PlanDraft, projects: Iterable[str], unit: str) -> PlanDraft:
    rows = [{"project": code, "unit": unit, "role": "chủ trì"} for code in projects]
    return merge_into_draft(draft, Edits({"leads": rows}))
