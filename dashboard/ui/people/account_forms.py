"""The fields of an account: name, unit, and the table of its roles."""

from dataclasses import dataclass

import streamlit as st

from dashboard.domain.people.accounts import LONGEST_LOGIN, Account
from dashboard.domain.people.rights import Action, entitled, over_unit
from dashboard.domain.people.roles import Actor, Grant
from dashboard.domain.plan.units import official
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.account import newest_plans
from dashboard.ui.people.doing import did, refuse
from dashboard.ui.people.grant_table import GrantRow, draw_grants, granted, named
from dashboard.ui.picked import not_offered, picked
from dashboard.usecases.accounts import NewAccount, change_account, make_account

_NEW = "people.new"
_NOBODY = frozenset[Grant]()


@dataclass(frozen=True)
class AccountFields:
    """A form as it was drawn: the beginning of its keys, the units that it offers, the rows of its roles."""

    key: str
    units: tuple[str, ...]
    rows: tuple[GrantRow, ...]


@dataclass(frozen=True)
class Typed:
    """What stands in a form."""

    name: str
    unit: str
    grants: frozenset[Grant]


def draw_new(words: Words) -> None:
    """Draws the form of a new account."""
    with st.form(_NEW, border=False):
        st.text_input(words("Login"), key=f"{_NEW}.login", max_chars=LONGEST_LOGIN)
        fields = _draw_fields(_NEW, "", None, _NOBODY, words)
        st.form_submit_button(words("Make the account"), on_click=_make, args=(fields, words), type="primary")


def draw_change(account: Account, words: Words) -> None:
    """Draws the form of one that stands; its sessions end where unit or roles change."""
    key = f"people.{account.id}"
    with st.form(key, border=False):
        fields = _draw_fields(key, account.name, account.unit, account.grants, words)
        st.form_submit_button(words("Save"), on_click=_change, args=(account, fields, words), type="primary")


def _draw_fields(key: str, name: str, unit: str | None, grants: frozenset[Grant], words: Words) -> AccountFields:
    """`unit` None: not chosen yet, which is asked about when the form is sent."""
    units = reachable(who.actor())
    st.text_input(words("Full name"), value=name, key=f"{key}.name", max_chars=80)
    own = tuple(dict.fromkeys([*units, *([] if unit is None else [unit])]))
    st.selectbox(
        words("Unit"), own, index=None if unit is None else own.index(unit), key=f"{key}.unit",
        format_func=lambda code: named(code, words), placeholder=words("Choose a unit"),
    )  # fmt: skip
    rows = draw_grants(key, unit, grants, units, words)
    return AccountFields(key, own, rows)


def reachable(person: Actor) -> tuple[str, ...]:
    """Official codes of the units over which somebody manages accounts, "" (the whole office) first where he may."""
    whole = entitled(person, Action.MANAGE_ACCOUNTS)
    found = dict.fromkeys([""] if whole else [])
    for plan in newest_plans():
        for unit in plan.units:
            if unit.valid_to is None and (
                whole or entitled(person, Action.MANAGE_ACCOUNTS, over_unit(plan, unit.code))
            ):
                found.setdefault(official(unit.code))
    return tuple(found)


def _typed(fields: AccountFields, words: Words) -> Typed | None:
    """What stands in the form; None where a unit is wanting or none of those that were offered, which is said then."""
    key, given = fields.key, st.session_state.get(f"{fields.key}.unit")
    unit = picked(f"{key}.unit", fields.units)
    grants = None if unit is None else granted(fields.rows, unit)
    if unit is None or grants is None:
        wanting = given is None or unit is not None
        refuse(
            words("Which unit? Choose the unit of the account, and one beside every role.")
            if wanting
            else not_offered(words)
        )
        return None
    return Typed(str(st.session_state.get(f"{key}.name") or ""), unit, grants)


def _make(fields: AccountFields, words: Words) -> None:
    """A callback."""
    typed = _typed(fields, words)
    if typed is None:
        return
    login = str(st.session_state.get(f"{_NEW}.login") or "")
    new = NewAccount(login, typed.name, typed.unit, typed.grants)
    done = words("The account {login} is made.", login=login)
    if did(lambda: make_account(load.office(), new, who.actor()), done, words):
        for field in list(st.session_state):
            if str(field).startswith(f"{_NEW}."):
                del st.session_state[field]


def _change(account: Account, fields: AccountFields, words: Words) -> None:
    """A callback."""
    typed = _typed(fields, words)
    if typed is None:
        return
    command = lambda: change_account(  # noqa: E731
        load.office(), account.id, who.actor(), name=typed.name, unit=typed.unit, grants=typed.grants
    )
    if did(command, words("The account {login} is changed.", login=account.login), words):
        for field in list(st.session_state):  # its rows are drawn anew from what stands now
            if str(field).startswith(f"{fields.key}."):
                del st.session_state[field]
