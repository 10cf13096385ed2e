"""Somebody is signed in: an account with a session, whose cookie the page finds as a browser would send it."""

import pytest
from streamlit.runtime.context import ContextProxy

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import Grant, operator
from dashboard.usecases.accounts import EVERYTHING, NewAccount, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.signing_in import begun
from dashboard.views.address import SESSION_COOKIE


def sign_in_as(
    office: Office,
    patched: pytest.MonkeyPatch,
    name: str = "Lò Văn A",
    grants: frozenset[Grant] = EVERYTHING,
    unit: str = "",
) -> Account:
    """A new account with these grants, signed in from now on in every page of the test."""
    login = f"nguoi-{name}".lower().replace(" ", "-")
    account = make_account(office, NewAccount(login, name, unit, grants), operator("kiểm thử")).account
    token = begun(Office(office.url), account, "").token  # pages live on the machine's clock
    patched.setattr(ContextProxy, "cookies", property(lambda _: {SESSION_COOKIE: token}))
    return account
