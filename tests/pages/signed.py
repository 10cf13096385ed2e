"""Somebody is signed in: the page finds the cookie of his session as a browser would send it."""

import pytest
from streamlit.runtime.context import ContextProxy

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import Grant
from dashboard.usecases.accounts import EVERYTHING
from dashboard.usecases.office import Office
from dashboard.views.address import SESSION_COOKIE
from tests.signed import account_of, token_for


def sign_in_as(
    office: Office,
    patched: pytest.MonkeyPatch,
    name: str = "Lò Văn A",
    grants: frozenset[Grant] = EVERYTHING,
    unit: str = "",
) -> Account:
    """An account with these grants, signed in from now on in every page of the test."""
    account = account_of(office, name, grants, unit)
    token = token_for(office, account)
    patched.setattr(ContextProxy, "cookies", property(lambda _: {SESSION_COOKIE: token}))
    return account
