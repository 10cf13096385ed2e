"""Signing in and out, and who holds a session: asked on every run of a page and every request."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from dashboard.domain.people.accounts import Account, plain_login
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.roles import ANYBODY, Actor
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.passwords import fits, hashed, outdated
from db.engine import Transaction, reading, writing
from db.queries import accounts
from db.writers import accounts as writers
from db.writers.audit import write_event

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
_SEEN_EVERY = timedelta(minutes=1)  # how exactly the store knows when a session was last seen
_WINDOW = timedelta(minutes=15)  # in which failed sign-ins count
_FREE_OF_LOGIN, _FREE_OF_ADDRESS = 5, 20  # failed sign-ins before any delay
_FIRST_DELAY = 15  # seconds; doubled by each further one, up to the window


class NotSignedIn(Exception):  # noqa: N818 - an answer, not a fault
    """No such login, a wrong password, or an account out of use: which of them is not told."""


class TooManyTries(NotSignedIn):
    """`wait`: seconds until the next try is looked at."""

    def __init__(self, wait: int) -> None:
        super().__init__(str(wait))
        self.wait = wait


@dataclass(frozen=True)
class SignedIn:
    """`token` is the session's secret, for the cookie alone."""

    token: str
    account: Account


def sign_in(office: Office, login: str, password: str, address: str = "") -> SignedIn:
    """A new session for whoever knows the password. NotSignedIn, TooManyTries."""
    name = plain_login(login)
    counted = _counted(office, name, address)
    with reading(office.url) as session:
        known = accounts.account_by_login(session, name)
        secret = accounts.secret_of(session, known.id) if known and known.active else ""
    if not fits(password, secret) or known is None:
        raise NotSignedIn(name)
    renewed = hashed(password) if outdated(secret) else ""
    return begun(office, known, address, renewed, counted)


def _counted(office: Office, login: str, address: str) -> tuple[int, ...]:
    """The rows of a try that counts as failed until it has not: of many at once none is looked at before it was counted.

    TooManyTries.
    """
    now = office.clock()
    with writing(office.url) as session:
        _demand(session, (login,), address, now)
        return writers.add_try(session, (f"login:{login}", f"address:{address}"), now, now - _WINDOW)


def demand_try(office: Office, logins: tuple[str, ...], address: str) -> None:
    """TooManyTries where a login or an address has failed too often of late."""
    with reading(office.url) as session:
        _demand(session, logins, address, office.clock())


def _demand(session: Transaction, logins: tuple[str, ...], address: str, now: datetime) -> None:
    waits = [_wait(*accounts.tries(session, f"login:{one}", now - _WINDOW), _FREE_OF_LOGIN, now) for one in logins]
    waits.append(_wait(*accounts.tries(session, f"address:{address}", now - _WINDOW), _FREE_OF_ADDRESS, now))
    if wait := max(waits):
        raise TooManyTries(wait)


def keep_try(office: Office, logins: tuple[str, ...], address: str) -> None:
    """A try of these logins (none: of a code) from an address has failed."""
    now = office.clock()
    with writing(office.url) as session:
        writers.add_try(session, (*(f"login:{one}" for one in logins), f"address:{address}"), now, now - _WINDOW)


def begun(office: Office, account: Account, address: str, secret: str = "", counted: tuple[int, ...] = ()) -> SignedIn:
    """A session for an account whose holder is known; `secret` replaces the password's hash where it is given, and the rows
    `counted` were of a try that did not fail.
    """
    token, now = token_urlsafe(32), office.clock()
    with writing(office.url) as session:
        writers.forget_tries(session, f"login:{account.login}")
        writers.drop_tries(session, counted)
        if secret:
            writers.change_account(session, account.id, secret=secret)
        writers.begin_session(session, token, account.id, now)
        write_event(session, account.actor(address), now, AuditAction.SIGNED_IN, account.login)
    return SignedIn(token, account)


def may_enter(office: Office, account: Account) -> bool:
    """Whether the account may be used: one of the sample office no longer once a real plan stands."""
    return account.active and (not account.sample or all(known.sample for known in office.programmes()))


def sign_out(office: Office, token: str, address: str = "") -> None:
    now = office.clock()
    with writing(office.url) as session:
        held = accounts.held_session(session, token)
        if held is not None:
            writers.end_session(session, token, now)
            write_event(session, held.account.actor(address), now, AuditAction.SIGNED_OUT, held.account.login)


def actor_of(office: Office, token: str, address: str = "") -> Actor:
    """Who holds this session now; ANYBODY where there is none, where it was idle too long or lasted too long."""
    account = account_of(office, token)
    return account.actor(address) if account else ANYBODY


def account_of(office: Office, token: str) -> Account | None:
    """The account of a session that holds; it is noted as seen, once a minute."""
    if not token:
        return None
    now = office.clock()
    with reading(office.url) as session:
        held = accounts.held_session(session, token)
    if held is None or now - held.seen_at > IDLE or now - held.began_at > LONGEST:
        return None
    if held.account.sample and not may_enter(office, held.account):
        return None
    if now - held.seen_at > _SEEN_EVERY:
        with (
            suppress(StoreUnavailable),
            writing(office.url) as session,
        ):  # a page that only reads does not wait for writers
            writers.session_seen(session, token, now)
    return held.account


def _wait(failed: int, last: datetime | None, free: int, now: datetime) -> int:
    """Seconds until the next try is looked at."""
    if failed < free or last is None:
        return 0
    delay = min(_FIRST_DELAY * 2 ** min(failed - free, 10), int(_WINDOW.total_seconds()))
    return max(0, int((last + timedelta(seconds=delay) - now).total_seconds()) + 1)
