"""Baselines that the store has and the plan lacks: a button for each, which a person presses once."""

import streamlit as st

from dashboard.domain.people.rights import Action, over_unit
from dashboard.domain.reported.days import office_day
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.offered_baseline import offered_baseline
from dashboard.domain.verdicts.standing_targets import OfferedBaseline
from dashboard.importing.layouts import plan_sheets
from dashboard.text import Words
from dashboard.ui import who
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.planning.plan_edits import PlanEdits
from dashboard.usecases.planning import confirmed_baseline
from dashboard.views.offers import offer_text

_ROWS = plan_sheets.TARGETS.key


def draw_offers(typed: PlanEdits, snapshot: Snapshot, words: Words) -> None:
    """Draws each offer with its button, which fills in the baseline with the name of who confirms it."""
    plan = snapshot.plan
    mine = who.may(Action.PLAN, over_unit(plan, plan.root))
    blank = {row["id"] for row in typed.rows[_ROWS] if not row["baseline"]}
    for target in plan.targets:
        offered = offered_baseline(snapshot, target) if target.id in blank else None
        if offered is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(md(offer_text(plan.indicator_by_code[target.indicator], target.id, offered, words)))
            st.button(
                words("Confirm as the baseline"), key=f"planning_baseline_{target.id}", icon=":material/task_alt:",
                disabled=not mine, on_click=_confirm, args=(typed, snapshot, target.id, offered), width="content",
            )  # fmt: skip


def _confirm(typed: PlanEdits, snapshot: Snapshot, id: str, offered: OfferedBaseline) -> None:
    """A callback: fills in the row; it counts once the plan is looked over and stored."""
    day = office_day(office().clock())
    typed.rows[_ROWS] = confirmed_baseline(typed.rows[_ROWS], id, offered, snapshot.plan, who.actor().name, day)
    typed.redraw()
