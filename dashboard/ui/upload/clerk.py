"""Who sends, and the field of the reporting unit."""

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_sign_in
from dashboard.ui.upload.desk import UNIT
from dashboard.ui.who import actor
from dashboard.views.address import Param
from dashboard.views.submissions import reporters


def draw_sender(words: Words) -> None:
    """Draws who sends, whose name receipts and store versions have; or the way to sign in."""
    sender = actor()
    if sender.known:
        st.markdown(words("Sender: **{name}** (kept with what is sent)", name=md(sender.name)))
    else:
        draw_sign_in(words, words("Whoever sends signs in first:"))


def choose_unit(plan: Plan, words: Words) -> str | None:
    """The code of the reporting unit that the address asks for, else that of the person who is signed in; None without either,
    since files name their unit themselves.
    """
    units = [plan.unit_by_code[code] for code in reporters(plan)]
    names = {unit.code: f"{unit.name} ({unit.code})" for unit in units}
    asked = link.asked(Param.UNIT)
    code = _unit_of(asked, units)
    if asked and code is None:
        link.wrong(words("The link asks for the unit «{text}», which reports nothing here.", text=md(asked)))
    st.session_state[UNIT] = code or _unit_of(actor().unit, units)
    return st.selectbox(
        words("Reporting unit"),
        list(names),
        index=None,
        format_func=lambda code: names[code],
        key=UNIT,
        placeholder=words("Choose a unit to see what it owes"),
        on_change=_choose,
    )


def _unit_of(asked: str, units: list[Unit]) -> str | None:
    """The code of the unit that is meant by its code in the plan, or by its official one."""
    return next((unit.code for unit in units if asked and asked in (unit.code, unit.official_code)), None)


def _choose() -> None:
    """A callback: the address keeps the choice, so that it survives a reload and can be sent on."""
    link.choose_anew(Param.UNIT, st.session_state[UNIT])
