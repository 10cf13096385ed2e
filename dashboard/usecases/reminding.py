"""Remind by e-mail each unit that owes reports, once a day, at the address that is kept with it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.domain.people.rights import Action, demand
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.days import OFFICE_TIME, office_day
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import Words
from dashboard.usecases.contacts import contacts_of
from dashboard.usecases.mailing import Mailbox, NoMail
from dashboard.usecases.office import Office
from dashboard.views.unit_reminder import SOON, UnitReminder, unit_reminders
from db.engine import Transaction, writing
from db.queries.audit import found
from db.writers.audit import write_event

_MOST = 100_000  # reminders of a day


class MailOutcome(StrEnum):
    """What became of the reminder of one unit."""

    SENT = "sent"
    WOULD = "would"  # nothing is sent this time
    ALREADY = "already"  # today
    NO_ADDRESS = "no_address"
    FAILED = "failed"


@dataclass(frozen=True)
class Reminded:
    """`why`: what the server said of one that failed."""

    reminder: UnitReminder
    outcome: MailOutcome
    to: str = ""
    why: str = ""


def reminders_due(office: Office, root: str, words: Words, days: int = SOON) -> tuple[UnitReminder, ...]:
    """Of each unit all that it owes in the plan years that are open; one text for a unit that owes to several programmes."""
    by_unit: dict[str, list[UnitReminder]] = {}
    known = office.programmes()
    for programme in office.codes():
        year = office.opening_year(known, programme)
        snapshot = office.snapshot(programme, year)
        if snapshot is not None:
            calendar = completeness(snapshot, office.today(snapshot.plan))
            for one in unit_reminders(calendar, root, words, days):
                by_unit.setdefault(one.unit, []).append(one)
    return tuple(_joined(several) for several in by_unit.values())


def _joined(several: list[UnitReminder]) -> UnitReminder:
    first = several[0]
    if len(several) == 1:
        return first
    subject = " · ".join(dict.fromkeys(one.subject for one in several))
    text = "\n\n".join(one.text for one in several)
    return UnitReminder(first.unit, first.name, subject, text, sum(one.passed for one in several))


def remind(
    office: Office, root: str, words: Words, actor: Actor, days: int = SOON, mail: Mailbox | None = None
) -> Iterator[Reminded]:
    """Each unit that owes with what became of its reminder; without `mail` nothing is sent and nothing is written.

    That it was sent is written before it is, so that two timers send one mail; one that fails may be tried again the same day.
    Forbidden for who does not set up the office.
    """
    demand(actor, Action.SET_UP)
    contacts = contacts_of(office, actor)
    for reminder in reminders_due(office, root, words, days):
        contact = contacts.get(reminder.unit)
        to = contact.email if contact else ""
        if not to:
            yield Reminded(reminder, MailOutcome.NO_ADDRESS)
        elif mail is None:
            yield Reminded(reminder, MailOutcome.WOULD, to)
        elif not _claimed(office, reminder, to, actor):
            yield Reminded(reminder, MailOutcome.ALREADY, to)
        else:
            try:
                mail.send(to, reminder.subject, reminder.text, office.clock())
            except NoMail as fault:
                _write(office, reminder, {"to": to, "failed": str(fault)}, actor)
                yield Reminded(reminder, MailOutcome.FAILED, to, str(fault))
            else:
                yield Reminded(reminder, MailOutcome.SENT, to)


def _claimed(office: Office, reminder: UnitReminder, to: str, actor: Actor) -> bool:
    """Whether the unit has had no reminder today; then this one is written down as sent."""
    now = office.clock()
    with writing(office.url) as session:
        last = _last_today(session, reminder.unit, now)
        if last is not None and "failed" not in json.loads(last.after):
            return False
        write_event(session, actor, now, AuditAction.REMINDED, reminder.unit, "", _after({"to": to}))
    return True


def _last_today(session: Transaction, unit: str, now: datetime) -> AuditEvent | None:
    begin = datetime.combine(office_day(now), time.min, OFFICE_TIME)
    today = found(session, action=AuditAction.REMINDED, since=begin, most=_MOST)
    return next((event for event in today if event.subject == unit), None)


def _write(office: Office, reminder: UnitReminder, facts: dict[str, str], actor: Actor) -> None:
    with writing(office.url) as session:
        write_event(session, actor, office.clock(), AuditAction.REMINDED, reminder.unit, "", _after(facts))


def _after(facts: dict[str, str]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
