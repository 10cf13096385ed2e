"""Whom to call in the units: read by who is signed in, kept by the unit itself and by administrators."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.contacts import (
    LONGEST_OFFICER,
    Contact,
    is_email,
    is_telephone,
)
from dashboard.domain.people.rights import Action, demand
from dashboard.domain.people.roles import Actor
from dashboard.domain.plan.units import official
from dashboard.usecases.office import Office
from dashboard.usecases.refusals import refusals_told
from dashboard.usecases.unit_places import place_of
from db.engine import reading, writing
from db.queries import contacts as queries
from db.writers.audit import write_event
from db.writers.contacts import write_contact


class ContactFault(StrEnum):
    """Why a contact cannot be kept."""

    OFFICER = "officer"  # too long
    TELEPHONE = "telephone"
    EMAIL = "email"
    UNIT = "unit"  # no plan knows it
    COLUMNS = "columns"  # of a list: not unit, officer, telephone, e-mail


class WrongContact(ValueError):  # noqa: N818 - an answer
    """`unit` is whose contact it is; of a list that cannot be read, its line."""

    def __init__(self, fault: ContactFault, unit: str) -> None:
        super().__init__(f"{fault} {unit}")
        self.fault, self.unit = fault, unit

    @property
    def of_unit(self) -> bool:
        """Whether `unit` is a unit's code, and not what stood in a list."""
        return self.fault in (ContactFault.OFFICER, ContactFault.TELEPHONE, ContactFault.EMAIL)


def contacts_of(office: Office, actor: Actor, units: Collection[str] | None = None) -> dict[str, Contact]:
    """By official code. Forbidden for who may not read names of persons."""
    demand(actor, Action.READ_PEOPLE)
    with reading(office.url) as session:
        return queries.contacts(session, None if units is None else {official(u) for u in units})


def keep_contact(office: Office, contact: Contact, actor: Actor) -> None:
    """Instead of the one that stood; an empty one takes it away. Forbidden, WrongContact."""
    keep_contacts(office, (contact,), actor)


@refusals_told
def keep_contacts(office: Office, contacts: Iterable[Contact], actor: Actor) -> int:
    """All of them or none; how many were other ones than those that stood. Forbidden, WrongContact."""
    listed = tuple(_checked(one) for one in contacts)
    known = _units_known(office)
    for one in listed:
        if one.unit not in known:
            raise WrongContact(ContactFault.UNIT, one.unit)
        demand(actor, Action.KEEP_CONTACT, place_of(office, one.unit))
    now, changed = office.clock(), 0
    with writing(office.url) as session:
        stood = queries.contacts(session, {one.unit for one in listed})
        for one in listed:
            before = stood.get(one.unit, Contact(one.unit))
            if _said(before) != _said(one):
                changed += 1
                write_contact(session, one, now)
                write_event(session, actor, now, AuditAction.CONTACT, one.unit, _said(before), _said(one))
    return changed


@dataclass(frozen=True)
class ContactList:
    """A list as it was pasted, read: what would be kept."""

    contacts: tuple[Contact, ...]


def read_list(office: Office, text: str) -> ContactList:
    """Lines of unit (its code, or its name in a plan), officer, telephone and e-mail, apart by tabs, semicolons or commas; a first
    line of titles is passed over. WrongContact names the line that cannot be read.
    """
    names, found = _units_known(office), list[Contact]()
    by_name = {_plain(name): code for code, names_of in names.items() for name in names_of}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        mark = next((mark for mark in "\t;," if mark in line), "\t")
        cells = [cell.strip().strip('"') for cell in line.split(mark)]
        unit = cells[0] if cells[0] in names else by_name.get(_plain(cells[0]), "")
        if not unit and not found and number == 1:
            continue
        if len(cells) > 4 or len(cells) < 2:
            raise WrongContact(ContactFault.COLUMNS, str(number))
        if not unit:
            raise WrongContact(ContactFault.UNIT, cells[0])
        officer, telephone, email = [*cells[1:], "", ""][:3]
        found.append(_checked(Contact(unit, officer, telephone, email)))
    return ContactList(tuple(found))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _units_known(office: Office) -> dict[str, set[str]]:
    """The official codes of all units of the newest plans, with their names; a name that several have names none of them."""
    names: dict[str, set[str]] = {}
    owners: dict[str, set[str]] = {}
    for programme in office.codes():
        snapshot = office.snapshot(programme)
        for unit in snapshot.plan.units if snapshot else ():
            names.setdefault(unit.official_code, set())
            for name in (unit.name, unit.label):
                owners.setdefault(_plain(name), set()).add(unit.official_code)
    for name, codes in owners.items():
        if len(codes) == 1:
            names[next(iter(codes))].add(name)
    return names


def _checked(contact: Contact) -> Contact:
    """Without blanks around; WrongContact for what is no telephone number, no address, or a name that is too long."""
    unit = official(contact.unit.strip())
    officer, telephone, email = " ".join(contact.officer.split()), contact.telephone.strip(), contact.email.strip()
    if len(officer) > LONGEST_OFFICER or not officer.isprintable():
        raise WrongContact(ContactFault.OFFICER, unit)
    if telephone and not is_telephone(telephone):
        raise WrongContact(ContactFault.TELEPHONE, unit)
    if email and not is_email(email):
        raise WrongContact(ContactFault.EMAIL, unit)
    return replace(contact, unit=unit, officer=officer, telephone=telephone, email=email)


def _said(contact: Contact) -> str:
    """A contact in short, for the audit; "" for an empty one."""
    facts = {"officer": contact.officer, "telephone": contact.telephone, "email": contact.email}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True) if contact else ""
