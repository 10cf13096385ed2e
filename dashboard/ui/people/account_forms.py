"""The fields of an account: name, unit, and for each role the units that it is granted for."""

import streamlit as st

from dashboard.domain.people.accounts import LONGEST_LOGIN, Account
from dashboard.domain.people.rights import Action, entitled, over_unit
from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.domain.plan.units import official
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.account import newest_plans, unit_name
from dashboard.ui.people.doing import did
from dashboard.usecases.accounts import NewAccount, change_account, make_account

_NEW = "people.new"
_NOBODY = frozenset[Grant]()


def draw_new(words: Words) -> None:
    """Draws the form of a new account."""
    with st.form(_NEW, border=False):
        st.text_input(words("Login"), key=f"{_NEW}.login", max_chars=LONGEST_LOGIN)
        _draw_fields(_NEW, "", "", _NOBODY, words)
        st.form_submit_button(words("Make the account"), on_click=_make, args=(words,), type="primary")


def draw_change(account: Account, words: Words) -> None:
    """Draws the form of one that stands; its sessions end where unit or roles change."""
    key = f"people.{account.id}"
    with st.form(key, border=False):
        _draw_fields(key, account.name, account.unit, account.grants, words)
        st.form_submit_button(words("Save"), on_click=_change, args=(account, key, words), type="primary")


def _draw_fields(key: str, name: str, unit: str, grants: frozenset[Grant], words: Words) -> None:
    units = reachable(who.actor())
    st.text_input(words("Full name"), value=name, key=f"{key}.name", max_chars=80)
    own = list(dict.fromkeys([*units, *([unit] if unit else [])]))
    st.selectbox(
        words("Unit"), own, index=own.index(unit) if unit in own else None, key=f"{key}.unit",
        format_func=lambda code: _named(code, words), placeholder=words("Choose a unit"),
    )  # fmt: skip
    columns = st.columns(2)
    for number, role in enumerate(AccountRole):
        had = sorted(grant.unit for grant in grants if grant.role is role)
        options = list(dict.fromkeys([*units, *had]))
        with columns[number % 2]:
            st.multiselect(
                words("{role}: over these units and what lies below them", role=role), options, default=had,
                key=f"{key}.{role}", format_func=lambda code: _named(code, words), placeholder=words("no unit"),
            )  # fmt: skip


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


def _named(code: str, words: Words) -> str:
    return f"{unit_name(code)} ({code})" if code else words("the whole office")


def _typed(key: str) -> tuple[str, str, frozenset[Grant]]:
    """Name, unit and grants as they stand in the form."""
    state = st.session_state
    grants = frozenset(Grant(role, unit) for role in AccountRole for unit in state.get(f"{key}.{role}") or ())
    return str(state.get(f"{key}.name") or ""), str(state.get(f"{key}.unit") or ""), grants


def _make(words: Words) -> None:
    """A callback."""
    login = str(st.session_state.get(f"{_NEW}.login") or "")
    new = NewAccount(login, *_typed(_NEW))
    done = words("The account {login} is made.", login=login)
    if did(lambda: make_account(load.office(), new, who.actor()), done, words):
        for field in list(st.session_state):
            if str(field).startswith(f"{_NEW}."):
                del st.session_state[field]


def _change(account: Account, key: str, words: Words) -> None:
    """A callback."""
    name, unit, grants = _typed(key)
    command = lambda: change_account(  # noqa: E731
        load.office(), account.id, who.actor(), name=name, unit=unit, grants=grants
    )
    did(command, words("The account {login} is changed.", login=account.login), words)
