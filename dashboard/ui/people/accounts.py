"""Quản trị → Tài khoản: the accounts that the reader manages, one of them changed, new ones, and whole lots."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.rights import Action, Forbidden
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.account import unit_name
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_refusal
from dashboard.ui.people.account_forms import draw_change, draw_new
from dashboard.ui.people.doing import did, draw_said
from dashboard.ui.people.lots import draw_lot
from dashboard.ui.table import table
from dashboard.usecases.accounts import all_accounts, change_account, end_sessions, may_manage_any
from dashboard.usecases.handing_over import hand_over
from dashboard.usecases.one_time_codes import give_code
from dashboard.views.accounts import account_table

_CHOSEN, _LOGIN, _NAME = "people.account", "people.successor_login", "people.successor_name"


def draw_accounts(heading: DeltaGenerator, programme: str | None, words: Words) -> None:
    """Draws the section; why not, for whoever manages no account."""
    person = who.actor()
    if not may_manage_any(person):
        with heading:
            st.markdown(f"# {words('Accounts')}", anchors=False)
        draw_refusal(Forbidden(person, Action.MANAGE_ACCOUNTS, ""), words)
        return
    draw_said(words)
    known = all_accounts(load.office(), person)
    with heading:
        said = words("{count} accounts, {used} in use", count=len(known), used=sum(a.active for a in known))
        st.markdown(f"# {md(said)}", anchors=False)
    table(account_table(known, unit_name, words), words, "tai-khoan", caption=words("Accounts"), height=420, cards=True)
    _draw_one(known, words)
    with st.expander(words("Make an account")):
        draw_new(words)
    with st.expander(words("Accounts for all reporting units, with slips to print")):
        draw_lot(programme, words)


def _draw_one(known: tuple[Account, ...], words: Words) -> None:
    """Draws the field that chooses an account, and what may be done with it."""
    names = {a.id: f"{a.name} ({a.login})" for a in known}
    if st.session_state.get(_CHOSEN) not in names:
        st.session_state[_CHOSEN] = None
    id = st.selectbox(
        words("Account to change"), list(names), index=None, format_func=names.__getitem__, key=_CHOSEN,
        placeholder=words("Choose an account"),
    )  # fmt: skip
    account = next((a for a in known if a.id == id), None)
    if account is None:
        return
    with st.container(border=True, key="one_account"):
        draw_change(account, words)
        _draw_deeds(account, words)
        with st.expander(words("Staff change: hand over")):
            _draw_hand_over(account, words)


def _draw_deeds(account: Account, words: Words) -> None:
    office = load.office()

    def code() -> None:
        did(
            lambda: give_code(office, account.id, who.actor()),
            words("A new code is made; earlier ones no longer work."),
            words,
        )

    def end() -> None:
        did(
            lambda: end_sessions(office, account.id, who.actor()),
            words("Every session of {login} has ended.", login=account.login),
            words,
        )

    def put() -> None:
        said = words("out of use") if account.active else words("in use")
        command = lambda: change_account(office, account.id, who.actor(), active=not account.active)  # noqa: E731
        did(command, words("{login}: {state}", login=account.login, state=said), words)

    with st.container(horizontal=True):
        st.button(words("New one-time code"), key="people.code", on_click=code, disabled=not account.active)
        st.button(words("End all sessions"), key="people.end", on_click=end)
        st.button(words("Put out of use") if account.active else words("Put into use"), key="people.put", on_click=put)


def _draw_hand_over(account: Account, words: Words) -> None:
    st.markdown(
        words(
            "The successor gets the unit and the roles; {login} is put out of use. What was sent stays under the name of the"
            " one who sent it.",
            login=md(account.login),
        )
    )
    with st.form("people.hand_over", border=False):
        st.text_input(words("Login of the successor, new or there already"), key=_LOGIN, max_chars=60)
        st.text_input(words("Name of the successor, where the account is new"), key=_NAME, max_chars=80)
        st.form_submit_button(words("Hand over"), on_click=_hand_over, args=(account, words))


def _hand_over(account: Account, words: Words) -> None:
    """A callback."""
    login, name = (str(st.session_state.get(key) or "") for key in (_LOGIN, _NAME))
    done = words("{before} has handed over to {after}.", before=account.login, after=login.strip().lower())
    if did(lambda: hand_over(load.office(), account.id, login, name, who.actor()), done, words):
        st.session_state[_LOGIN] = st.session_state[_NAME] = ""
