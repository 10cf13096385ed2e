"""What somebody who is signed in tried though he may not: the audit tells of it, of one account and action once a minute."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.usecases.office import Office, StoreUnavailable
from db.engine import reading, writing
from db.queries.audit import refused_since
from db.writers.audit import write_event

_EVERY = timedelta(minutes=1)
P = ParamSpec("P")
R = TypeVar("R")


def refusals_told(command: Callable[Concatenate[Office, P], R]) -> Callable[Concatenate[Office, P], R]:
    """The command, whose Forbidden is told in the audit before it goes on: what was tried, over which unit and why not."""

    @wraps(command)
    def told(office: Office, /, *given: P.args, **named: P.kwargs) -> R:
        try:
            return command(office, *given, **named)
        except Forbidden as refusal:
            _tell(office, refusal)
            raise

    return told


def _tell(office: Office, refusal: Forbidden) -> None:
    """Nothing of who is not signed in, whom nobody could name; where the store cannot take it, the refusal stands without it."""
    actor, now = refusal.actor, office.clock()
    if actor.account is None:
        return
    since = now - _EVERY
    with suppress(StoreUnavailable):
        with reading(office.url) as session:  # whoever tries without end does not hold up writers
            if refused_since(session, actor.account, refusal.action, since):
                return
        why = {name: True for name in ("locked", "own") if getattr(refusal, name)}
        with writing(office.url) as session:
            if not refused_since(session, actor.account, refusal.action, since):
                subject = f"{refusal.action}/{refusal.unit}" if refusal.unit else str(refusal.action)
                write_event(session, actor, now, AuditAction.REFUSED, subject, "", json.dumps(why) if why else "")
