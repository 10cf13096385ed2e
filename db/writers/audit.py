"""A new event of the audit, chained to the last one: in the transaction of the change that it tells of."""

from datetime import datetime

from sqlalchemy import insert, select

from dashboard.domain.people.audit import BEGINNING, AuditAction, AuditEvent, AuditHead, chained
from dashboard.domain.people.roles import Actor
from db.audit_heads import LAST
from db.session import Session
from db.tables import audit_event, store_generation


def write_event(
    session: Session,
    actor: Actor,
    now: datetime,
    action: AuditAction,
    subject: str,
    before: str = "",
    after: str = "",
    version: int | None = None,
) -> AuditEvent:
    """The event as it was taken in. Writers do not run beside each other (`db.engine.writing`), so that the chain is one."""
    last = session.execute(
        select(audit_event.c.number, audit_event.c.hash).order_by(audit_event.c.number.desc()).limit(1)
    ).one_or_none()
    number, hash_before = (last.number, last.hash) if last else (0, BEGINNING)
    event = chained(
        AuditEvent(now, actor.name, actor.account, actor.unit, actor.address, action, subject, before, after, version),
        number + 1,
        hash_before,
    )
    session.execute(
        insert(audit_event).values(
            number=event.number, at=event.at, actor=event.actor, account_id=event.account, unit=event.unit,
            address=event.address, action=event.action, subject=event.subject, before=event.before, after=event.after,
            version=event.version, hash=event.hash,
        )
    )  # fmt: skip
    store = session.execute(
        select(store_generation.c.identity, store_generation.c.generation)
        .order_by(store_generation.c.generation.desc())
        .limit(1)
    ).one()
    session.info[LAST] = AuditHead(store.identity, store.generation, event.number, event.hash)
    return event
