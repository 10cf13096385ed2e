"""Share links: made by who is signed in, opened by anybody who has one, ended by their maker and the administrator."""

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from secrets import token_urlsafe

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import OFFICE, Action, Forbidden, Over, demand, entitled
from dashboard.domain.people.roles import Actor
from dashboard.domain.people.sharing import ShareLink
from dashboard.domain.people.tokens import SharedState
from dashboard.usecases.office import NothingKnown, Office, StoreUnavailable
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.unit_places import place_of
from dashboard.views.address import Address
from dashboard.views.shared import kept_address
from db.engine import reading, writing
from db.queries import accounts
from db.queries import sharing as queries
from db.writers import sharing as writers
from db.writers.audit import write_event

DAYS = (7, 30, 90, 0)  # that a link may hold; 0: until it is ended
USUAL_DAYS = 30
LONGEST_TITLE = 160
_SECRET = 43  # letters of 256 random bits


class NoSuchLink(Exception):  # noqa: N818 - an answer
    """Nobody ever made a link with this secret."""


class LinkOver(Exception):  # noqa: N818 - an answer
    """The link was ended, or its days are over."""

    def __init__(self, state: SharedState) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class MadeLink:
    """`secret` is shown this once."""

    link: ShareLink
    secret: str


@refusals_told
def make_share_link(
    office: Office, actor: Actor, where: Address, title: str, version: int | None, days: int = USUAL_DAYS
) -> MadeLink:  # fmt: skip
    """A link to a view: of a `version`, or live (None). Forbidden; ValueError for a view that is not shared, or other `days`."""
    demand(actor, Action.SHARE)
    kept, now = kept_address(where, version), office.clock()
    if kept is None or days not in DAYS:
        raise ValueError("this cannot be shared so")
    expires = now + timedelta(days=days) if days else None
    named = " ".join(title.split())[:LONGEST_TITLE]
    link = ShareLink(0, named, kept.href, version, actor.account, actor.name, now, expires, None, 0, None)
    secret = token_urlsafe(32)
    with writing(office.url) as session:
        id = writers.add_share_link(session, secret, link)
        write_event(session, actor, now, AuditAction.SHARE_LINK, str(id), "", _said(link))
    return MadeLink(replace(link, id=id), secret)


def held_link(office: Office, secret: str) -> ShareLink:
    """The link that opens with this secret now. NoSuchLink, LinkOver."""
    link = None
    if len(secret) == _SECRET and secret.isascii():
        with reading(office.url) as session:
            link = queries.share_link_of(session, secret)
    if link is None:
        raise NoSuchLink
    if (state := link.state(office.clock())) is not SharedState.HOLDS:
        raise LinkOver(state)
    return link


def open_link(office: Office, secret: str) -> ShareLink:
    """As `held_link`, and counted. NoSuchLink, LinkOver."""
    link = held_link(office, secret)
    with suppress(StoreUnavailable), writing(office.url) as session:  # who reads does not wait for writers
        writers.link_opened(session, link.id, office.clock())
    return link


def share_links(office: Office, actor: Actor) -> tuple[ShareLink, ...]:
    """The actor's own and those that he may end, the newest first."""
    with reading(office.url) as session:
        known = queries.share_links(session)
        units = {account.id: account.unit for account in accounts.accounts(session)}
    return tuple(link for link in known if _may_end(office, actor, link, units.get(link.account or 0, "")))


@refusals_told
def end_share_link(office: Office, id: int, actor: Actor) -> None:
    """The link opens nothing from now on. Forbidden, NothingKnown."""
    with reading(office.url) as session:
        link = next((one for one in queries.share_links(session) if one.id == id), None)
        owner = accounts.account_by_id(session, link.account) if link and link.account else None
    if link is None:
        raise NothingKnown(str(id))
    unit = owner.unit if owner else ""
    if not _may_end(office, actor, link, unit):
        raise Forbidden(actor, Action.END_SHARED, unit)
    with writing(office.url) as session:
        writers.end_share_link(session, id, office.clock())
        write_event(session, actor, office.clock(), AuditAction.SHARE_LINK, str(id), _said(link))


def _may_end(office: Office, actor: Actor, link: ShareLink, unit: str) -> bool:
    own = actor.account is not None and actor.account == link.account
    return own or entitled(actor, Action.END_SHARED, _over(office, unit))


def _over(office: Office, unit: str) -> Over:
    return place_of(office, unit) if unit else OFFICE


def _said(link: ShareLink) -> str:
    """A link in short, for the audit: never its secret."""
    expires = link.expires_at.isoformat() if link.expires_at else None
    facts = {"address": link.address, "version": link.version, "expires": expires}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
