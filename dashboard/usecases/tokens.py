"""Tokens by which a program reads what its owner may read: made and ended by the owner, used at the door of the API."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import OFFICE, Action, Forbidden, demand, entitled
from dashboard.domain.people.roles import Actor
from dashboard.domain.people.tokens import AccessToken, SharedState, TokenKind, state_of
from dashboard.usecases.office import NothingKnown, Office, StoreUnavailable
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.unit_places import place_of
from db.engine import reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

HOLDS = timedelta(days=365)
LONGEST_NAME = 80
FREE = 20  # wrong tokens of an address before it waits
WINDOW = timedelta(minutes=15)
_USED_EVERY = timedelta(minutes=1)  # how exactly the store knows when a token was last used
_BEGINS = "gn_"  # so that a token that was published by mistake is found


class WrongToken(Exception):  # noqa: N818 - an answer, not a fault
    """The token is unknown, ended or expired, or its account is out of use: which of them is not told."""


class TooManyWrongTokens(WrongToken):
    """`wait`: seconds until the next one is looked at."""

    def __init__(self, wait: int) -> None:
        super().__init__(str(wait))
        self.wait = wait


@dataclass(frozen=True)
class MadeToken:
    """`secret` is shown this once."""

    token: AccessToken
    secret: str


@dataclass(frozen=True)
class ListedToken:
    """A token, and whose it is."""

    token: AccessToken
    owner: Account

    def state(self, now: datetime) -> SharedState:
        return state_of(self.token.ended_at, self.token.expires_at, now)


@refusals_told
def make_token(
    office: Office, actor: Actor, name: str, holds: timedelta | None = HOLDS, login: str = ""
) -> MadeToken:  # fmt: skip
    """A token of the actor's own account; the operator makes one for the account of `login`.

    Forbidden, NothingKnown for an unknown login; ValueError without a name.
    """
    demand(actor, Action.SHARE)
    named, now, secret = " ".join(name.split())[:LONGEST_NAME], office.clock(), _BEGINS + token_urlsafe(32)
    if not named:
        raise ValueError("a token needs a name")
    with writing(office.url) as session:
        id = actor.account
        if actor.is_operator:
            owner = queries.account_by_login(session, login.strip().lower())
            id = owner.id if owner and owner.active else None
        if id is None:
            raise NothingKnown(login)
        expires = None if holds is None else now + holds
        number = writers.add_token(session, secret, TokenKind.API, named, id, now, expires)
        made = {"name": named, "expires": expires.isoformat() if expires else None}
        write_event(session, actor, now, AuditAction.TOKEN, f"{TokenKind.API}/{number}", "", _json(made))
    return MadeToken(AccessToken(number, TokenKind.API, named, id, now, expires, None, None), secret)


def api_tokens(office: Office, actor: Actor) -> tuple[ListedToken, ...]:
    """The actor's own and those that he may end, the newest first."""
    with reading(office.url) as session:
        known = [token for token in queries.tokens_of(session) if token.kind is TokenKind.API]
        owners = {account.id: account for account in queries.accounts(session)}
    listed = [ListedToken(token, owners[token.account]) for token in known]
    return tuple(one for one in listed if _may_end(office, actor, one.owner))


@refusals_told
def end_token(office: Office, id: int, actor: Actor) -> None:
    """A token opens nothing from now on. Forbidden, NothingKnown."""
    with reading(office.url) as session:
        token = next((t for t in queries.tokens_of(session) if t.id == id and t.kind is TokenKind.API), None)
        owner = queries.account_by_id(session, token.account) if token else None
    if token is None or owner is None:
        raise NothingKnown(str(id))
    if not _may_end(office, actor, owner):
        raise Forbidden(actor, Action.END_SHARED, owner.unit)
    with writing(office.url) as session:
        writers.end_token(session, id, office.clock())
        write_event(
            session, actor, office.clock(), AuditAction.TOKEN, f"{token.kind}/{id}", _json({"name": token.name})
        )


def actor_of_token(office: Office, secret: str, address: str = "") -> Actor:
    """Whose token it is, with the rights that the account has now. WrongToken, TooManyWrongTokens."""
    now, of = office.clock(), f"token:{address}"
    with reading(office.url) as session:
        failed, last = queries.tries(session, of, now - WINDOW)
        if failed >= FREE and last is not None:
            raise TooManyWrongTokens(max(1, int((last + WINDOW - now).total_seconds())))
        held = queries.held_token(session, secret)
    if held is None or not _opens(office, *held, now):
        with suppress(StoreUnavailable), writing(office.url) as session:
            writers.add_try(session, (of,), now, now - WINDOW)
        raise WrongToken
    token, owner = held
    if token.used_at is None or now - token.used_at > _USED_EVERY:
        with suppress(StoreUnavailable), writing(office.url) as session:
            writers.token_used(session, token.id, now)
    return owner.actor(address)


def _opens(office: Office, token: AccessToken, owner: Account, now: datetime) -> bool:
    state = state_of(token.ended_at, token.expires_at, now)
    return token.kind is TokenKind.API and state is SharedState.HOLDS and not _is_over(office, owner)


def _is_over(office: Office, owner: Account) -> bool:
    """An account of the sample office opens nothing once a real plan stands."""
    return owner.sample and not all(known.sample for known in office.programmes())


def _may_end(office: Office, actor: Actor, owner: Account) -> bool:
    if actor.account == owner.id:
        return True
    return entitled(actor, Action.END_SHARED, place_of(office, owner.unit) if owner.unit else OFFICE)


def _json(facts: dict[str, str | None]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
