"""Accounts made, changed and put out of use; each new one with a one-time code."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.people.accounts import Account, plain_login, weak
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.usecases.account_records import (
    EVERYTHING,
    Given,
    LoginTaken,
    WeakPassword,
    demand_account,
    demand_over,
    is_sample,
    said,
    set_password,
    stored_account,
)
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.one_time_codes import new_code
from dashboard.usecases.passwords import hashed
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.unit_places import is_known
from db.engine import Transaction, reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

__all__ = ["EVERYTHING", "Given", "LoginTaken", "NewAccount", "WeakPassword"]


@dataclass(frozen=True)
class NewAccount:
    """What an account is made of."""

    login: str
    name: str
    unit: str = ""
    grants: frozenset[Grant] = frozenset()


def all_accounts(office: Office, actor: Actor) -> tuple[Account, ...]:
    """Those that the actor may manage."""
    with reading(office.url) as session:
        known = queries.accounts(session)
    return tuple(account for account in known if _may_manage(office, actor, account))


def account_named(office: Office, login: str) -> Account | None:
    """The account of a login, for whoever may know all of them."""
    with reading(office.url) as session:
        return queries.account_by_login(session, plain_login(login))


def may_manage_any(actor: Actor) -> bool:
    return actor.has(AccountRole.ADMINISTRATOR)


def make_account(office: Office, new: NewAccount, actor: Actor) -> Given:
    """An account with a one-time code to set its password by. Forbidden, LoginTaken; ValueError without login or name."""
    [given] = make_accounts(office, (new,), actor)
    return given


@refusals_told
def make_accounts(office: Office, news: Iterable[NewAccount], actor: Actor) -> tuple[Given, ...]:
    """All of them or none; those that somebody of the sample office makes are of the sample office too.

    Forbidden, LoginTaken; ValueError without login or name; NothingKnown for a unit that no plan knows.
    """
    listed = tuple(news)
    for new in listed:
        demand_new(office, new, actor)
    with writing(office.url) as session:
        return tuple(add_account(session, office, new, actor) for new in listed)


def demand_new(office: Office, new: NewAccount, actor: Actor) -> None:
    """Whether the actor may make it, and whether it is whole; raises as `make_accounts`."""
    if not plain_login(new.login) or not new.name.strip():
        raise ValueError("an account needs a login and a name")
    _demand_units(office, new.unit, new.grants)
    demand_over(office, actor, new.unit, new.grants)


def add_account(session: Transaction, office: Office, new: NewAccount, actor: Actor) -> Given:
    """The account in the transaction of `session`, with its code. LoginTaken."""
    login, now = plain_login(new.login), office.clock()
    if queries.account_by_login(session, login):
        raise LoginTaken(login)
    sample = is_sample(session, actor)
    id = writers.add_account(session, login, new.name.strip(), new.unit, now, sample=sample)
    writers.set_grants(session, id, new.grants)
    account = stored_account(session, id)
    write_event(session, actor, now, AuditAction.ACCOUNT, login, "", said(account))
    return Given(account, new_code(session, office, account, actor))


@refusals_told
def change_account(
    office: Office, id: int, actor: Actor, *, name: str | None = None, unit: str | None = None,
    grants: frozenset[Grant] | None = None, active: bool | None = None,
) -> Account:  # fmt: skip
    """The account with some of it changed; its sessions end where its rights did.

    Forbidden; NothingKnown for a unit that no plan knows; ValueError where nobody would be left who manages the accounts of
    the whole office.
    """
    now = office.clock()
    _demand_units(office, unit or "", grants or ())
    with writing(office.url) as session:
        before = stored_account(session, id)
        demand_account(office, actor, before)
        demand_over(office, actor, before.unit if unit is None else unit, before.grants if grants is None else grants)
        columns: dict[str, str | bool] = {}
        if name is not None and name.strip():
            columns["name"] = name.strip()
        if unit is not None:
            columns["unit"] = unit
        if active is not None:
            columns["active"] = active
        if columns:
            writers.change_account(session, id, **columns)
        if grants is not None:
            writers.set_grants(session, id, grants)
        after = stored_account(session, id)
        if (before.grants, before.active, before.unit) != (after.grants, after.active, after.unit):
            writers.end_sessions(session, id, now)
        demand_manager(session, actor)
        write_event(session, actor, now, AuditAction.ACCOUNT, after.login, said(before), said(after))
    return after


@refusals_told
def end_sessions(office: Office, id: int, actor: Actor) -> None:
    """Every session of an account ends now: of one's own, or of one that the actor manages."""
    with writing(office.url) as session:
        account = stored_account(session, id)
        if actor.account != id:
            demand_account(office, actor, account)
        writers.end_sessions(session, id, office.clock())
        write_event(session, actor, office.clock(), AuditAction.SIGNED_OUT, account.login, "", '{"all": true}')


def change_password(office: Office, account: Account, password: str, address: str = "", keep: str = "") -> None:
    """Of one's own account, whose old password was asked for; all sessions end but the one of the token `keep`. WeakPassword."""
    if weak(password, account.login):
        raise WeakPassword
    secret = hashed(password)
    with writing(office.url) as session:
        set_password(session, account, secret, account.actor(address), office, keep)


def _may_manage(office: Office, actor: Actor, account: Account) -> bool:
    try:
        demand_account(office, actor, account)
    except Forbidden:
        return False
    return True


def demand_manager(session: Transaction, actor: Actor) -> None:
    """ValueError where nobody is left who manages the accounts of the whole office; the operator may do that, and undo it."""
    if not actor.is_operator and not _somebody_manages(queries.accounts(session)):
        raise ValueError("nobody would be left who manages the accounts")


def _demand_units(office: Office, unit: str, grants: Iterable[Grant]) -> None:
    for code in {unit, *(grant.unit for grant in grants)} - {""}:
        if not is_known(office, code):
            raise NothingKnown(code)


def _somebody_manages(known: Iterable[Account]) -> bool:
    return any(a.active and Grant(AccountRole.ADMINISTRATOR) in a.grants for a in known if not a.sample) or all(
        a.sample for a in known
    )
