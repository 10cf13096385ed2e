"""The audit of a store: what was changed, by whom, from what to what, each event chained to the one before it."""

import json
from collections.abc import Iterable, Iterator, Mapping
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
    REFUSED = "refused"  # what somebody tried who may not
    REMINDED = "reminded"  # a unit that owes, by e-mail
    MEETING = "meeting"  # prepared, opened, closed
    DECISION = "decision"  # typed in a meeting, or corrected
    PLAN_DRAFT = "plan_draft"  # a plan in the making
    DOCUMENT = "document"  # a text written into a report, a template brought or withdrawn
    DONE = "done"  # a word on whether a decision is carried out
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


@dataclass(frozen=True)
class AuditHead:
    """The last event of a store's chain at some moment, as it is kept outside of that store."""

    identity: str
    generation: int
    number: int
    hash: str


class ChainFault(StrEnum):
    MISSING = "missing"  # a number is not there
    CHANGED = "changed"  # an event, or the one before it, is not what was taken in
    CUT = "cut"  # the chain ends before the head that was kept elsewhere
    REWRITTEN = "rewritten"  # whole in itself, but not the chain whose head was kept elsewhere
    UNTOLD = "untold"  # a version of the store of which the audit tells nothing; the number is the version's


@dataclass(frozen=True)
class ChainBreak:
    """Where a chain does not hold: at the event with this number."""

    number: int
    fault: ChainFault


def breaks(events: Iterable[AuditEvent], heads: Mapping[int, str] | None = None) -> Iterator[ChainBreak]:
    """What is wrong with a chain, given in order of its numbers; `heads` are hashes that its events once had, by number.

    An event that was changed, or put in another's place, no longer has the hash that its fields and the event before give. A
    chain that was worked out anew from some event on holds in itself, and differs from the first head that was kept after it.
    """
    last, number, kept = BEGINNING, 0, heads or {}
    rewritten = False
    for event in events:
        if event.number != number + 1:
            yield ChainBreak(number + 1, ChainFault.MISSING)
        elif event.hash != link_hash(event, last):
            yield ChainBreak(event.number, ChainFault.CHANGED)
        elif not rewritten and kept.get(event.number, event.hash) != event.hash:
            rewritten = True
            yield ChainBreak(event.number, ChainFault.REWRITTEN)
        last, number = event.hash, event.number
    if kept and max(kept) > number:
        yield ChainBreak(number + 1, ChainFault.CUT)
