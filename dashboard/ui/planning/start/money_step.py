"""What the money is for, where it comes from, and how much: the projects, the funds, the lines."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui.panels import title
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.usecases.plan_filling import with_money
from dashboard.usecases.plan_library import library, with_funds, with_projects

_PROJECTS, _FUNDS = "start_projects", "start_funds"
_OF, _FROM, _AMOUNT = "start_money_of", "start_money_from", "start_money_amount"


def draw_money_step(desk: StartDesk, words: Words) -> None:
    """Draws the library of projects and funds, then the three sheets."""
    stand = {key: {row.get("code", "") for row in desk.typed.rows(key)} for key in ("projects", "funds")}
    with st.expander(words("From the library"), expanded=not stand["projects"], icon=":material/library_books:"):
        left, right = st.columns(2)
        projects = {e.code: e for e in library("projects") if e.code not in stand["projects"]}
        funds = {e.code: e for e in library("funds") if e.code not in stand["funds"]}
        left.multiselect(
            words("Projects of Quyết định 90/QĐ-TTg (2021–2025)"), list(projects), key=f"{_PROJECTS}_{desk.round}",
            format_func=lambda code: f"{code} {projects[code].name}",
        )  # fmt: skip
        right.multiselect(
            words("Funds"), list(funds), key=f"{_FUNDS}_{desk.round}", format_func=lambda code: funds[code].name
        )
        st.caption(
            words(
                "The projects of the programme of 2026–2030 are to be typed below from the office's own decision: none ships here."
            )
        )
        st.button(
            words("Take what is picked"), key="start_take_money", type="primary", icon=":material/add:",
            on_click=_take, args=(desk,),
        )  # fmt: skip
    title(words("Projects of the plan"))
    draw_grid(desk, "projects", ("code", "name", "parent", "applicable", "reason", "short_name"), words)
    title(words("Funds"))
    draw_grid(desk, "funds", ("code", "name", "tier", "capital"), words)
    title(words("Money given (million đồng)"))
    names = {key: {r["code"]: r.get("name", "") for r in desk.typed.rows(key) if r.get("code")} for key in stand}
    of, funds_of = names["projects"], names["funds"]
    with st.container(border=True):
        left, middle, right = st.columns([3, 3, 2])
        left.selectbox(
            words("Project"), list(of), format_func=lambda code: f"{code} {of.get(code, '')}", key=f"{_OF}_{desk.round}"
        )
        middle.selectbox(
            words("Fund"),
            list(funds_of),
            format_func=lambda code: funds_of.get(code, code),
            key=f"{_FROM}_{desk.round}",
        )
        right.text_input(words("Amount, million đồng"), key=_AMOUNT, max_chars=40, placeholder="1.250")
        st.button(
            words("Add this money"), key="start_add_money", type="primary", icon=":material/add:",
            disabled=not (of and funds_of), on_click=_add, args=(desk,),
        )  # fmt: skip
    draw_grid(desk, "allocations", ("project", "fund", "amount", "budget_year", "decision", "spend_by", "note"), words)


def _add(desk: StartDesk) -> None:
    """A callback."""
    of, fund = (st.session_state.get(f"{key}_{desk.round}") for key in (_OF, _FROM))
    amount = str(st.session_state.get(_AMOUNT) or "").strip()
    if of and fund and amount:
        desk.put(with_money(desk.typed, str(of), str(fund), amount))
        st.session_state[_AMOUNT] = ""


def _take(desk: StartDesk) -> None:
    """A callback."""
    projects = st.session_state.get(f"{_PROJECTS}_{desk.round}") or ()
    funds = st.session_state.get(f"{_FUNDS}_{desk.round}") or ()
    desk.put(with_funds(with_projects(desk.typed, projects), funds))
