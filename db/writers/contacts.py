"""Whom to call in a unit, written over what stood."""

from datetime import datetime

from sqlalchemy import delete

from dashboard.domain.people.contacts import Contact
from db.session import Session
from db.tables import contact
from db.writers.rows import add_all


def write_contact(session: Session, one: Contact, now: datetime) -> None:
    """Instead of the unit's contact before; none where nothing is known of it any longer."""
    session.execute(delete(contact).where(contact.c.unit == one.unit))
    if one:
        row = {
            "unit": one.unit,
            "officer": one.officer,
            "telephone": one.telephone,
            "email": one.email,
            "changed_at": now,
        }
        add_all(session, contact, [row])
