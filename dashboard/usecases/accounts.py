"""Accounts made, changed and put out of use; one-time codes given and used."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from secrets import choice

from dashboard.domain.people.accounts import Account, plain_login, weak
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import OFFICE, Action, Forbidden, Over, demand
from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.passwords import hashed
from dashboard.usecases.signing_in import SignedIn, begun
from dashboard.usecases.unit_places import place_of
from db.engine import Transaction, reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

CODE_HOLDS = timedelta(days=14)
FIRST_CODE_HOLDS = timedelta(hours=24)
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is taken for another one
_CODE_LENGTH = 10  # 30¹⁰ codes, each of which holds for days and is guessed at against a delay
EVERYTHING = frozenset(Grant(role) for role in AccountRole)


class LoginTaken(Exception):  # noqa: N818 - an answer
    """There is an account of this login already."""


class WeakPassword(Exception):  # noqa: N818 - an answer
    """Too short, too long or too plain (`domain.people.accounts.weak`)."""


class NoSuchCode(Exception):  # noqa: N818 - an answer
    """The code is unknown, used or too old."""


@dataclass(frozen=True)
class NewAccount:
    """What an account is made of."""

    login: str
    name: str
    unit: str = ""
    grants: frozenset[Grant] = frozenset()


@dataclass(frozen=True)
class Given:
    """An account and the one-time code for it, which is shown this once."""

    account: Account
    code: str


def all_accounts(office: Office, actor: Actor) -> tuple[Account, ...]:
    """Those that the actor may manage."""
    with reading(office.url) as session:
        known = queries.accounts(session)
    return tuple(account for account in known if _may_manage(office, actor, account))


def may_manage_any(actor: Actor) -> bool:
    return actor.has(AccountRole.ADMINISTRATOR)


def make_account(office: Office, new: NewAccount, actor: Actor) -> Given:
    """An account with a one-time code to set its password by. Forbidden, LoginTaken; ValueError without login or name."""
    [given] = make_accounts(office, (new,), actor)
    return given


def make_accounts(office: Office, news: Iterable[NewAccount], actor: Actor) -> tuple[Given, ...]:
    """All of them or none."""
    listed, now = tuple(news), office.clock()
    for new in listed:
        if not plain_login(new.login) or not new.name.strip():
            raise ValueError("an account needs a login and a name")
        _demand_over(office, actor, new.unit, new.grants)
    made = []
    with writing(office.url) as session:
        for new in listed:
            login = plain_login(new.login)
            if queries.account_by_login(session, login):
                raise LoginTaken(login)
            id = writers.add_account(session, login, new.name.strip(), new.unit, now)
            writers.set_grants(session, id, new.grants)
            account = _account(session, id)
            write_event(session, actor, now, AuditAction.ACCOUNT, login, "", _said(account))
            made.append(Given(account, _new_code(session, office, account, actor)))
    return tuple(made)


def give_code(office: Office, id: int, actor: Actor) -> Given:
    """A new one-time code for an account: who lost the password sets another one by it, and its sessions end then."""
    with writing(office.url) as session:
        account = _account(session, id)
        _demand_account(office, actor, account)
        return Given(account, _new_code(session, office, account, actor))


def change_account(
    office: Office, id: int, actor: Actor, *, name: str | None = None, unit: str | None = None,
    grants: frozenset[Grant] | None = None, active: bool | None = None,
) -> Account:  # fmt: skip
    """The account with some of it changed; its sessions end where its rights did.

    Forbidden; ValueError where nobody would be left who manages the accounts of the whole office.
    """
    now = office.clock()
    with writing(office.url) as session:
        before = _account(session, id)
        _demand_account(office, actor, before)
        _demand_over(office, actor, before.unit if unit is None else unit, before.grants if grants is None else grants)
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
        after = _account(session, id)
        if (before.grants, before.active, before.unit) != (after.grants, after.active, after.unit):
            writers.end_sessions(session, id, now)
        if not actor.is_operator and not _somebody_manages(queries.accounts(session)):
            raise ValueError("nobody would be left who manages the accounts")
        write_event(session, actor, now, AuditAction.ACCOUNT, after.login, _said(before), _said(after))
    return after


def end_sessions(office: Office, id: int, actor: Actor) -> None:
    """Every session of an account ends now: of one's own, or of one that the actor manages."""
    with writing(office.url) as session:
        account = _account(session, id)
        if actor.account != id:
            _demand_account(office, actor, account)
        writers.end_sessions(session, id, office.clock())
        write_event(session, actor, office.clock(), AuditAction.SIGNED_OUT, account.login, "", '{"all": true}')


def first_code(office: Office) -> str | None:
    """A code for the first administrator, while the store has no account; None once it has one."""
    now = office.clock()
    with writing(office.url) as session:
        if queries.any_account(session):
            return None
        code = _drawn()
        writers.add_code(session, _plain(code), None, now, now + FIRST_CODE_HOLDS)
    return code


def holder_of(office: Office, code: str) -> Account | None:
    """Whose code it is; None: the first administrator's. NoSuchCode."""
    with reading(office.url) as session:
        held = queries.held_code(session, _plain(code))
    if held is None or held.expires_at < office.clock():
        raise NoSuchCode
    return held.account


def use_code(office: Office, code: str, password: str, address: str = "", login: str = "", name: str = "") -> SignedIn:
    """Sets the password that a code allows to set, once, and signs in; the first administrator names himself.

    NoSuchCode, WeakPassword; ValueError where the first administrator has no login or name.
    """
    now = office.clock()
    holder = holder_of(office, code)
    own_login = holder.login if holder else plain_login(login)
    if weak(password, own_login):
        raise WeakPassword
    secret = hashed(password)
    with writing(office.url) as session:
        held = queries.held_code(session, _plain(code))
        if held is None or held.expires_at < now or (held.account is None and queries.any_account(session)):
            raise NoSuchCode
        if held.account is None:
            if not own_login or not name.strip():
                raise ValueError("the first administrator needs a login and a name")
            id = writers.add_account(session, own_login, name.strip(), "", now)
            writers.set_grants(session, id, EVERYTHING)
        else:
            id = held.account.id
        writers.use_codes(session, held.account.id if held.account else None, now)
        account = _account(session, id)
        _set_password(session, account, secret, account.actor(address), office)
    return begun(office, account, address)


def change_password(office: Office, account: Account, password: str, address: str = "", keep: str = "") -> None:
    """Of one's own account, whose old password was asked for; all sessions end but the one of the token `keep`. WeakPassword."""
    if weak(password, account.login):
        raise WeakPassword
    secret = hashed(password)
    with writing(office.url) as session:
        _set_password(session, account, secret, account.actor(address), office, keep)


def _set_password(
    session: Transaction, account: Account, secret: str, actor: Actor, office: Office, keep: str = ""
) -> None:
    now = office.clock()
    writers.change_account(session, account.id, secret=secret)
    writers.end_sessions(session, account.id, now, but=keep)
    writers.forget_tries(session, f"login:{account.login}")
    write_event(session, actor, now, AuditAction.PASSWORD, account.login)


def _new_code(session: Transaction, office: Office, account: Account, actor: Actor) -> str:
    code, now = _drawn(), office.clock()
    writers.add_code(session, _plain(code), account.id, now, now + CODE_HOLDS)
    write_event(session, actor, now, AuditAction.CODE, account.login)
    return code


def _drawn() -> str:
    letters = "".join(choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def _plain(code: str) -> str:
    """A code as it is known, however it was typed."""
    return "".join(letter for letter in code.upper() if letter in _LETTERS)


def _account(session: Transaction, id: int) -> Account:
    account = queries.account_by_id(session, id)
    if account is None:
        raise NothingKnown(f"account {id}")
    return account


def _over(office: Office, unit: str) -> Over:
    return place_of(office, unit) if unit else OFFICE


def _may_manage(office: Office, actor: Actor, account: Account) -> bool:
    try:
        _demand_account(office, actor, account)
    except Forbidden:
        return False
    return True


def _demand_account(office: Office, actor: Actor, account: Account) -> None:
    _demand_over(office, actor, account.unit, account.grants)


def _demand_over(office: Office, actor: Actor, unit: str, grants: Iterable[Grant]) -> None:
    """Nobody gives, or takes from whoever has it, what reaches beyond his own administration."""
    for reached in {unit, *(grant.unit for grant in grants)}:
        demand(actor, Action.MANAGE_ACCOUNTS, _over(office, reached))


def _somebody_manages(known: Iterable[Account]) -> bool:
    return any(a.active and Grant(AccountRole.ADMINISTRATOR) in a.grants for a in known if not a.sample) or all(
        a.sample for a in known
    )


def _said(account: Account) -> str:
    """An account in short, for the audit."""
    grants = sorted(f"{grant.role}:{grant.unit}" for grant in account.grants)
    facts = {"name": account.name, "unit": account.unit, "grants": grants, "active": account.active}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
