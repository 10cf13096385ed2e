"""Deadlines as a calendar feed: an address with a token that its owner makes and ends, read by calendar programs."""

from contextlib import suppress
from datetime import timedelta
from secrets import token_urlsafe

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Action, Forbidden, demand, may, over_unit
from dashboard.domain.people.roles import AccountRole, Actor
from dashboard.domain.people.tokens import AccessToken, TokenKind
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import completeness
from dashboard.exports.deadlines_ics import deadlines_ics
from dashboard.text import Words
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.refusals import refusals_told
from dashboard.views.calendar_deadlines import CalendarDeadline, deadlines_of_plan, deadlines_of_units
from db.engine import reading, writing
from db.queries import accounts
from db.writers import accounts as writers
from db.writers.audit import write_event

_USED_EVERY = timedelta(hours=1)  # how exactly the store knows when a feed was last read


@refusals_told
def make_calendar(office: Office, actor: Actor) -> str:
    """The secret part of a new feed's address, shown this once. Forbidden for who has no account."""
    demand(actor, Action.SHARE)
    if actor.account is None:
        raise Forbidden(actor, Action.SHARE, "")
    token, now = token_urlsafe(32), office.clock()
    with writing(office.url) as session:
        id = writers.add_token(session, token, TokenKind.CALENDAR, "", actor.account, now, None)
        write_event(session, actor, now, AuditAction.TOKEN, f"{TokenKind.CALENDAR}/{id}", "", '{"active": true}')
    return token


def calendars_of(office: Office, actor: Actor) -> tuple[AccessToken, ...]:
    """The feeds of the actor that are open, the newest first."""
    if actor.account is None:
        return ()
    with reading(office.url) as session:
        known = accounts.tokens_of(session, actor.account)
    return tuple(one for one in known if one.kind is TokenKind.CALENDAR and one.ended_at is None)


@refusals_told
def end_calendar(office: Office, id: int, actor: Actor) -> None:
    """The feed is of no use any longer: one's own, or one of others for who may end what is shared. Forbidden."""
    with writing(office.url) as session:
        known = next(
            (one for one in accounts.tokens_of(session) if one.id == id and one.kind is TokenKind.CALENDAR), None
        )
        if known is None or known.account != actor.account:
            demand(actor, Action.END_SHARED)
        if known is None or known.ended_at is not None:
            return
        now = office.clock()
        writers.end_token(session, id, now)
        write_event(session, actor, now, AuditAction.TOKEN, f"{TokenKind.CALENDAR}/{id}", '{"active": true}', "")


def calendar_feed(office: Office, token: str, root: str, words: Words) -> bytes | None:
    """The calendar behind a token; None where it opens nothing (which of the reasons it is, is not told).

    Who reports for units has their deadlines, everybody else those of all plans.
    """
    now = office.clock()
    with reading(office.url) as session:
        held = accounts.held_token(session, token)
    if held is None:
        return None
    kept, account = held
    expired = kept.expires_at is not None and kept.expires_at < now
    if kept.kind is not TokenKind.CALENDAR or expired or not _stands(office, account):
        return None
    if kept.used_at is None or now - kept.used_at > _USED_EVERY:
        with suppress(StoreUnavailable), writing(office.url) as session:
            writers.token_used(session, kept.id, now)
    actor = account.actor()
    snapshots = [s for known in office.programmes() if (s := office.snapshot(known.programme.code, known.year))]
    moments = [s.recorded_at for s in snapshots if s.recorded_at]
    events = [event for snapshot in snapshots for event in _events(office, snapshot, actor, root, words)]
    name = words("Deadlines of reports: {name}", name=account.name)
    return deadlines_ics(events, name, max(moments, default=now), words.language)


def _stands(office: Office, account: Account) -> bool:
    """An account of the sample office opens nothing beside a real plan."""
    return not account.sample or all(known.sample for known in office.programmes())


def _events(office: Office, snapshot: Snapshot, actor: Actor, root: str, words: Words) -> list[CalendarDeadline]:
    plan = snapshot.plan
    calendar = completeness(snapshot, office.today(plan))
    if not actor.has(AccountRole.REPORTER):
        return list(deadlines_of_plan(calendar, root, words))
    own = {u.code for u in plan.units if may(actor, Action.SUBMIT, over_unit(plan, u.code))}
    return list(deadlines_of_units(calendar, own, root, words))
