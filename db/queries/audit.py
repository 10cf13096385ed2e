"""The audit as it stands: its events in order, its head, and a search in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select

from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.domain.people.rights import Action
from db.session import Session
from db.tables import audit_event, store_version

_NEWEST = 1_000  # events, more than any minute has


@dataclass(frozen=True)
class AuditReach:
    """What somebody may read: what people of these units did and what was done to the units (official codes), and all that was
    done to what the programmes with these codes hold.
    """

    units: frozenset[str]
    programmes: frozenset[str]


def events(session: Session) -> Iterator[AuditEvent]:
    """Every event, oldest first."""
    rows = session.execute(select(audit_event).order_by(audit_event.c.number).execution_options(yield_per=1_000))
    yield from map(_event, rows)


def head(session: Session) -> tuple[int, str] | None:
    """The number and the hash of the last event; None before the first."""
    last = session.execute(
        select(audit_event.c.number, audit_event.c.hash).order_by(audit_event.c.number.desc()).limit(1)
    ).one_or_none()
    return (last.number, last.hash) if last else None


def hash_of(session: Session, number: int) -> str | None:
    """Of one event; None where there is none of this number."""
    return session.scalar(select(audit_event.c.hash).where(audit_event.c.number == number))


def untold_versions(session: Session) -> tuple[int, ...]:
    """Versions of the store, later than the first that the audit tells of, of which it tells nothing."""
    first = select(func.min(audit_event.c.version)).scalar_subquery()
    told = select(audit_event.c.version).where(audit_event.c.version == store_version.c.version).exists()
    untold = select(store_version.c.version).where(store_version.c.version > first, ~told)
    return tuple(session.scalars(untold.order_by(store_version.c.version)))


def refused_since(session: Session, account: int, action: Action, since: datetime) -> bool:
    """Whether the audit tells that the account was refused this action since a moment; asked of the newest events alone."""
    newest = select(func.max(audit_event.c.number)).scalar_subquery()
    told = select(audit_event.c.number).where(
        audit_event.c.number > newest - _NEWEST,
        audit_event.c.action == AuditAction.REFUSED,
        audit_event.c.account_id == account,
        audit_event.c.at > since,
        or_(
            audit_event.c.subject == action.value, audit_event.c.subject.startswith(f"{action.value}/", autoescape=True)
        ),
    )
    return session.scalar(told.limit(1)) is not None


def found(
    session: Session,
    text: str = "",
    action: AuditAction | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    most: int = 200,
    before: int | None = None,
    reach: AuditReach | None = None,
    units: Collection[str] = (),
) -> tuple[AuditEvent, ...]:
    """The newest events that the search means, newest first: `text` in actor, unit or subject, or of one of the `units`, whose
    names have it; `before` a number, for more.
    """
    asked = select(audit_event).order_by(audit_event.c.number.desc()).limit(most)
    if text:
        columns = (audit_event.c.actor, audit_event.c.unit, audit_event.c.subject)
        of_named = audit_event.c.unit.in_(units), audit_event.c.subject.in_(units)
        within = (audit_event.c.subject.contains(f"/{code}/", autoescape=True) for code in units)
        ends = (audit_event.c.subject.endswith(f"/{code}", autoescape=True) for code in units)
        matches = (column.icontains(text, autoescape=True) for column in columns)
        asked = asked.where(or_(*matches, *of_named, *within, *ends))
    if action is not None:
        asked = asked.where(audit_event.c.action == action)
    if since is not None:
        asked = asked.where(audit_event.c.at >= since)
    if until is not None:
        asked = asked.where(audit_event.c.at < until)
    if before is not None:
        asked = asked.where(audit_event.c.number < before)
    if reach is not None:
        of_programmes = (audit_event.c.subject.startswith(f"{code}/", autoescape=True) for code in reach.programmes)
        of_units = audit_event.c.unit.in_(reach.units), audit_event.c.subject.in_(reach.units)
        asked = asked.where(or_(*of_units, *of_programmes))
    return tuple(map(_event, session.execute(asked)))


def _event(row: Row[Any]) -> AuditEvent:
    return AuditEvent(
        row.at, row.actor, row.account_id, row.unit, row.address, row.action, row.subject, row.before, row.after,
        row.version, row.number, row.hash,
    )  # fmt: skip
