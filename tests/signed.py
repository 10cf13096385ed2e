"""Somebody is signed in: an account with a session, for pages, browsers and clients alike."""

from dashboard.domain.people.accounts import Account, plain_login
from dashboard.domain.people.roles import Grant, operator
from dashboard.usecases.accounts import EVERYTHING, NewAccount, all_accounts, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.signing_in import begun

BY = operator("kiểm thử")


def account_of(office: Office, name: str, grants: frozenset[Grant] = EVERYTHING, unit: str = "") -> Account:
    """The account of a person of this name; made where there is none."""
    login = plain_login(name.replace(" ", "-"))
    known = {account.login: account for account in all_accounts(office, BY)}
    return known.get(login) or make_account(office, NewAccount(login, name, unit, grants), BY).account


def token_for(office: Office, account: Account) -> str:
    """The secret of a new session, as the cookie has it; pages live on the machine's clock."""
    return begun(Office(office.url), account, "").token
