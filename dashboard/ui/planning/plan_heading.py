"""What stands above the cells of a plan: its version with what was typed, and what the editor should know first."""

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.planning.plan_edits import PlanEdits
from dashboard.ui.upload.clerk import draw_sender


def draw_notes(of_past: bool, moved: bool, words: Words) -> None:
    """Draws that the plan as it stands is edited, that it has moved meanwhile, and who stores it."""
    if of_past:
        st.info(words("What is edited here is the plan as it stands now, not as it was."), icon=":material/history:")
    if moved:
        st.warning(
            words("The plan has become another version meanwhile. What you typed is kept and looked over again."),
            icon=":material/sync:",
        )
    draw_sender(words)


def draw_plan_heading(plan: Plan, plan_version: int, typed: PlanEdits, words: Words) -> None:
    """Draws which version stands, and how many rows were typed and not stored."""
    version = words("Plan {year} stands as of store version {version}", year=str(plan.year), version=str(plan_version))
    count = typed.count
    what = words("rows typed and not stored: {count}", count=count) if count else words("nothing typed")
    st.markdown(f"# {md(version)}: {md(what)}", anchors=False)
