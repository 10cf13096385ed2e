"""The audit of a store: what was changed, by whom, from what to what, each event chained to the one before it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

BEGINNING = "0" * 64  # the hash before the first event


class AuditAction(StrEnum):
    """What was done. Those of a change set carry its store version."""

    PLAN = "plan"
    REPORT = "report"
    STATUS = "status"  # withdrawn, returned, approved
    UNLOCK = "unlock"
    COMMENT = "comment"
    NOTE = "note"  # a finding explained
    CAUSE = "cause"  # why something is late
    MAP = "map"
    SETTING = "setting"
    ACCOUNT = "account"  # made, changed, put out of use
    CODE = "code"  # a one-time code given
    PASSWORD = "password"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    HANDED_OVER = "handed_over"
    CONTACT = "contact"
    TOKEN = "token"
    SHARE_LINK = "share_link"
    RESTORED = "restored"  # the store, from a backup


@dataclass(frozen=True)
class AuditEvent:
    """One event. `subject` is what was changed; `before` and `after` say it in short (JSON), "" for nothing.

    `number` counts from 1 and `hash` is "" until the store has taken it in.
    """

    at: datetime  # UTC
    actor: str
    account: int | None
    unit: str
    address: str
    action: AuditAction
    subject: str
    before: str = ""
    after: str = ""
    version: int | None = None
    number: int = 0
    hash: str = ""


def chained(event: AuditEvent, number: int, before: str) -> AuditEvent:
    """The event as the next link after the one with the hash `before`."""
    numbered = replace(event, number=number)
    return replace(numbered, hash=link_hash(numbered, before))


def link_hash(event: AuditEvent, before: str) -> str:
    """The SHA-256 of the hash before and of every field of the event but its own hash, as canonical JSON."""
    fields = (
        before, event.number, event.at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds"),
        event.actor, event.account, event.unit, event.address, event.action.value, event.subject, event.before,
        event.after, event.version,
    )  # fmt: skip
    return sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


class ChainFault(StrEnum):
    MISSING = "missing"  # a number is not there
    CHANGED = "changed"  # an event, or the one before it, is not what was taken in
    CUT = "cut"  # the chain ends before the head that was kept elsewhere


@dataclass(frozen=True)
class ChainBreak:
    """Where a chain does not hold: at the event with this number."""

    number: int
    fault: ChainFault


def breaks(events: Iterable[AuditEvent], head: tuple[int, str] | None = None) -> Iterator[ChainBreak]:
    """What is wrong with a chain, given in order of its numbers; `head` is the number and hash that were once its last.

    An event that was changed, or put in another's place, no longer has the hash that its fields and the event before give.
    """
    last, number = BEGINNING, 0
    found: str | None = None
    for event in events:
        if event.number != number + 1:
            yield ChainBreak(number + 1, ChainFault.MISSING)
        elif event.hash != link_hash(event, last):
            yield ChainBreak(event.number, ChainFault.CHANGED)
        last, number = event.hash, event.number
        if head is not None and number == head[0]:
            found = event.hash
    if head is not None and found != head[1]:
        yield ChainBreak(head[0], ChainFault.CUT if found is None else ChainFault.CHANGED)
