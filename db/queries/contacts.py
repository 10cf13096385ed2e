"""Whom to call in the units."""

from collections.abc import Collection

from sqlalchemy import select

from dashboard.domain.people.contacts import Contact
from db.session import Session
from db.tables import contact


def contacts(session: Session, units: Collection[str] | None = None) -> dict[str, Contact]:
    """By official code; of these units alone where they are given."""
    rows = select(contact) if units is None else select(contact).where(contact.c.unit.in_(units))
    return {
        row.unit: Contact(row.unit, row.officer, row.telephone, row.email, row.changed_at)
        for row in session.execute(rows.order_by(contact.c.unit))
    }
