"""One-time codes: given to who has no password yet or lost it, and used once to set one."""

from datetime import timedelta
from secrets import choice

from dashboard.domain.people.accounts import Account, plain_login, weak
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.roles import Actor
from dashboard.usecases.account_records import (
    EVERYTHING,
    Given,
    LoginTaken,
    WeakPassword,
    demand_account,
    set_password,
    stored_account,
)
from dashboard.usecases.office import Office
from dashboard.usecases.passwords import hashed
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.signing_in import SignedIn, begun, demand_try, keep_try
from db.engine import Transaction, reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

CODE_HOLDS = timedelta(days=14)
FIRST_CODE_HOLDS = timedelta(hours=24)
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is taken for another one
_CODE_LENGTH = 10  # 30¹⁰ codes, each of which holds for days and is guessed at against a delay


class NoSuchCode(Exception):  # noqa: N818 - an answer
    """The code is unknown, used or too old."""


@refusals_told
def give_code(office: Office, id: int, actor: Actor) -> Given:
    """A new one-time code for an account: who lost the password sets another one by it, and its sessions end then."""
    with writing(office.url) as session:
        account = stored_account(session, id)
        demand_account(office, actor, account)
        return Given(account, new_code(session, office, account, actor))


def first_code(office: Office) -> str | None:
    """A code for the first administrator, while the store has no account; None once it has one."""
    now = office.clock()
    with writing(office.url) as session:
        if queries.any_account(session):
            return None
        code = _drawn()
        writers.add_code(session, _plain(code), None, now, now + FIRST_CODE_HOLDS)
    return code


def holder_of(office: Office, code: str, address: str = "") -> Account | None:
    """Whose code it is; None: the first administrator's. NoSuchCode, TooManyTries: guesses of an address are delayed."""
    demand_try(office, (), address)
    with reading(office.url) as session:
        held = queries.held_code(session, _plain(code))
    if held is None or not _holds(held, office):
        keep_try(office, (), address)
        raise NoSuchCode
    return held.account


def _holds(held: queries.HeldCode, office: Office) -> bool:
    return held.expires_at >= office.clock() and (held.account is None or held.account.active)


def use_code(office: Office, code: str, password: str, address: str = "", login: str = "", name: str = "") -> SignedIn:
    """Sets the password that a code allows to set, once, and signs in; the first administrator names himself.

    NoSuchCode, TooManyTries, WeakPassword; LoginTaken and ValueError (without one) for the login of the first administrator.
    """
    now = office.clock()
    holder = holder_of(office, code, address)
    own_login = holder.login if holder else plain_login(login)
    if weak(password, own_login):
        raise WeakPassword
    secret = hashed(password)
    with writing(office.url) as session:
        held = queries.held_code(session, _plain(code))
        if held is None or not _holds(held, office) or (held.account is None and queries.any_account(session)):
            raise NoSuchCode
        if held.account is None:
            if not own_login or not name.strip():
                raise ValueError("the first administrator needs a login and a name")
            if queries.account_by_login(session, own_login):
                raise LoginTaken(own_login)
            id = writers.add_account(session, own_login, name.strip(), "", now)
            writers.set_grants(session, id, EVERYTHING)
        else:
            id = held.account.id
        writers.use_codes(session, held.account.id if held.account else None, now)
        account = stored_account(session, id)
        set_password(session, account, secret, account.actor(address), office)
    return begun(office, account, address)


def new_code(session: Transaction, office: Office, account: Account, actor: Actor) -> str:
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
