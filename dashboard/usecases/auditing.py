"""The audit looked over: does its chain hold, also against the heads that were kept outside, and who did what."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dashboard.domain.people.audit import (
    AuditAction,
    AuditEvent,
    AuditHead,
    ChainBreak,
    ChainFault,
    breaks,
)
from dashboard.domain.people.rights import Action, demand, may, over_unit
from dashboard.domain.people.roles import AccountRole, Actor
from dashboard.domain.reported.days import OFFICE_TIME
from dashboard.usecases.audit_heads import heads_file
from dashboard.usecases.backups import last_backup
from dashboard.usecases.office import Office
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.settings import Settings
from dashboard.usecases.unit_places import place_of
from db import audit_guard
from db.audit_heads import kept
from db.backup_file import open_backup
from db.engine import reading
from db.queries import audit
from db.queries.versions import state

PAGE = 50  # events
_NAMED = 60  # units that one search is about
MOST_WRITTEN = 50_000  # events in one file that is taken away


@dataclass(frozen=True)
class Verified:
    """`heads`: how many that were kept outside were held against the chain; `guarded`: whether the triggers are there."""

    events: int
    head: AuditHead | None
    breaks: tuple[ChainBreak, ...]
    guarded: bool
    heads: int

    @property
    def holds(self) -> bool:
        return self.guarded and not self.breaks


def heads_in(file: Path) -> tuple[AuditHead, ...]:
    """The heads of a file; OSError where it cannot be read."""
    return tuple(kept(file))


def head_of_backup(file: Path, passphrase: str | None = None) -> tuple[AuditHead, ...]:
    """The head that a backup holds; none of one from before there was an audit. As `db.backup_file.open_backup` raises."""
    with open_backup(file, passphrase) as backed:
        head = backed.manifest.audit_head
    return () if head is None else (head,)


def verify(office: Office, heads: Iterable[AuditHead] = ()) -> Verified:
    """The whole chain read once, held against those `heads` that are of this store.

    A restore begins a generation and may cut the chain off: it says so in the audit, and heads of before that the chain does not
    have any longer are right where it does. Heads of a later generation than the store's mean that it was put back.
    """
    with reading(office.url) as session:
        now = state(session)
        own = [head for head in heads if head.identity == now.identity]
        known = {head.number: head.hash for head in own if head.generation == now.generation}
        earlier = _last_of_generations(head for head in own if head.generation < now.generation)
        walked = _Walked(audit.events(session), {head.number for head in earlier})
        found = [*breaks(walked.each(), known)]
        if any(head.generation > now.generation for head in own):
            found.append(ChainBreak(walked.number + 1, ChainFault.CUT))
        found += (ChainBreak(head.number, ChainFault.REWRITTEN) for head in earlier if not walked.explains(head))
        found += (ChainBreak(version, ChainFault.UNTOLD) for version in audit.untold_versions(session))
        guarded = audit_guard.guarded(session.connection())
        last = audit.head(session)
        head = None if last is None else AuditHead(now.identity, now.generation, *last)
    return Verified(walked.number, head, tuple(dict.fromkeys(found)), guarded, len(known) + len(earlier))


def _last_of_generations(heads: Iterable[AuditHead]) -> tuple[AuditHead, ...]:
    last: dict[int, AuditHead] = {}
    for head in sorted(heads, key=lambda head: head.number):
        last[head.generation] = head
    return tuple(last.values())


def quick_look(office: Office, heads: Iterable[AuditHead] = ()) -> Verified:
    """The triggers, and the newest head that was kept outside against the event of its number: without reading the chain."""
    with reading(office.url) as session:
        now = state(session)
        own = [head for head in heads if head.identity == now.identity and head.generation >= now.generation]
        newest = max(own, key=lambda head: (head.generation, head.number), default=None)
        last = audit.head(session)
        found: list[ChainBreak] = []
        if newest is not None:
            stands = audit.hash_of(session, newest.number)
            if stands is None or newest.generation > now.generation:
                found.append(ChainBreak(last[0] + 1 if last else 1, ChainFault.CUT))
            elif stands != newest.hash:
                found.append(ChainBreak(newest.number, ChainFault.REWRITTEN))
        guarded = audit_guard.guarded(session.connection())
        head = None if last is None else AuditHead(now.identity, now.generation, *last)
    return Verified(last[0] if last else 0, head, tuple(found), guarded, len(own))


def known_heads(settings: Settings, office: Office) -> tuple[AuditHead, ...]:
    """Of the installation: those in its file, and that of the newest backup that can be read without a passphrase."""
    heads: tuple[AuditHead, ...] = ()
    file = heads_file(settings)
    if file.is_file():
        heads += heads_in(file)
    newest = last_backup(settings.backup_folder, office.state().identity)
    if newest is not None and not newest.encrypted:
        heads += head_of_backup(newest.file)
    return heads


@dataclass(frozen=True)
class AuditSearch:
    """`text` in actor, unit (by code or name) or subject; days of the office, both included."""

    text: str = ""
    action: AuditAction | None = None
    since: date | None = None
    until: date | None = None


@refusals_told
def search(
    office: Office, search: AuditSearch, actor: Actor, most: int = PAGE, before: int | None = None
) -> tuple[AuditEvent, ...]:
    """The newest events that are meant, newest first; `before` is the number of the last one that was seen.

    Whoever administers some units alone reads what their people did and what was done to them. Forbidden for anybody else.
    """
    reach = None if may(actor, Action.READ_AUDIT) else _reach(office, actor)
    with reading(office.url) as session:
        return audit.found(
            session, search.text.strip(), search.action, _begin(search.since),
            _begin(search.until + timedelta(days=1) if search.until else None), most, before, reach,
            _named(office, search.text.strip()),
        )  # fmt: skip


def _named(office: Office, text: str) -> tuple[str, ...]:
    """Official codes of the units whose names in the newest plans have the text: pages show names, events hold codes."""
    wanted, found = text.casefold(), dict[str, None]()
    if not wanted:
        return ()
    for code in office.codes():
        snapshot = office.snapshot(code)
        for unit in snapshot.plan.units if snapshot else ():
            if wanted in unit.name.casefold():
                found.setdefault(unit.official_code)
    return tuple(found)[:_NAMED]


def may_read(office: Office, actor: Actor) -> bool:
    """Whether the actor may read the audit, or some of it."""
    return may(actor, Action.READ_AUDIT) or any(may(actor, Action.READ_AUDIT, place_of(office, u)) for u in _own(actor))


def _own(actor: Actor) -> frozenset[str]:
    return actor.units_of(AccountRole.ADMINISTRATOR) - {""}


def _reach(office: Office, actor: Actor) -> audit.AuditReach:
    """The units that the actor administers, with those below them, and the programmes of those that are a plan's own."""
    units, programmes = set(_own(actor)), set()
    if not units:
        demand(actor, Action.READ_AUDIT)
    for code in office.codes():
        snapshot = office.snapshot(code)
        if snapshot is None:
            continue
        plan = snapshot.plan
        if may(actor, Action.READ_AUDIT, over_unit(plan, plan.root)):
            programmes.add(code)
        units |= {u.official_code for u in plan.units if may(actor, Action.READ_AUDIT, over_unit(plan, u.code))}
    return audit.AuditReach(frozenset(units), frozenset(programmes))


def _begin(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, OFFICE_TIME) if day else None


class _Walked:
    """Events on their way: the number of the last one, the hashes of some, and what restores said of what stood before them."""

    def __init__(self, events: Iterable[AuditEvent], wanted: Collection[int]) -> None:
        self._events, self._wanted, self.number = events, wanted, 0
        self._hashes: dict[int, str] = {}
        self._stood: list[dict[str, Any]] = []

    def each(self) -> Iterator[AuditEvent]:
        for event in self._events:
            self.number = event.number
            if event.number in self._wanted:
                self._hashes[event.number] = event.hash
            if event.action is AuditAction.RESTORED and event.before:
                self._stood.append(json.loads(event.before))
            yield event

    def explains(self, head: AuditHead) -> bool:
        """Whether the chain still has this head, or a restore says that it took the place of a chain that had it."""
        if self._hashes.get(head.number) == head.hash:
            return True
        return any(
            (stood.get("store"), stood.get("generation")) == (head.identity, head.generation)
            and (stood.get("audit", 0) > head.number or stood.get("audit_hash") == head.hash)
            for stood in self._stood
        )  # fmt: skip
