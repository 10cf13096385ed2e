"""The ways from pages to the form of a report in the browser (`dashboard.web.entry`), beside its template."""

from html import escape

import streamlit as st

from dashboard.domain.people.rights import Action, over_unit
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.text import Words
from dashboard.ui import who
from dashboard.ui.account import CSS
from dashboard.views.address import Address
from dashboard.views.entry_form import entry_address, entry_list_address


def draw_entry_door(plan: Plan, unit: str, owed: Obligation, words: Words) -> None:
    """Draws the way to one report, which works on a phone and without a spreadsheet."""
    _draw(entry_address(plan.programme.code, plan.year, unit, owed.form, owed.period, words.language), words)


def draw_entry_list_door(plan: Plan, unit: str, words: Words) -> None:
    """Draws the way to all that a unit owes, for who may send it."""
    if who.may(Action.SUBMIT, over_unit(plan, unit)):
        _draw(entry_list_address(plan.programme.code, plan.year, unit, words.language), words)


def _draw(where: Address, words: Words) -> None:
    said = escape(words("Fill in the browser"))
    st.html(f'{CSS}<a class="gn-door" href="{escape(where.href)}" target="_self">{said}</a>', width="content")
