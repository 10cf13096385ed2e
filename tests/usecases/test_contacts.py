"""Whom to call: kept by the unit and the administrator, read by who is signed in, each change in the audit."""

import json

import pytest

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.contacts import Contact, is_email, is_telephone
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.usecases.contacts import ContactFault, WrongContact, contacts_of, keep_contact, keep_contacts, read_list
from db.engine import reading
from db.queries.audit import events
from tests.sample_store import COMMUNE, OFFICE, SILENT, hashes, moved_since

BOSS = operator("quản trị")
KNOWN = Contact(COMMUNE, "Lò Thị B", "0912 345 678", "b@songma.gov.vn")


def actor(role: AccountRole, unit: str = "") -> Actor:
    return Actor("A", 1, unit, frozenset({Grant(role, unit)}))


def test_a_contact_is_kept_read_and_taken_away_with_events(office):
    keep_contact(office, KNOWN, BOSS)
    found = contacts_of(office, actor(AccountRole.READER))[COMMUNE]
    assert (found.officer, found.telephone, found.email, found.changed_at) == (*_parts(KNOWN), office.clock())
    version = office.version()
    keep_contact(office, Contact(COMMUNE, "Lò Thị C", "0912 345 678", ""), BOSS)
    keep_contact(office, Contact(COMMUNE), BOSS)
    assert contacts_of(office, BOSS) == {} and office.version() == version
    with reading(office.url) as session:
        told = [e for e in events(session) if e.action is AuditAction.CONTACT]
    assert [(e.subject, bool(e.before), bool(e.after)) for e in told] == [
        (COMMUNE, False, True), (COMMUNE, True, True), (COMMUNE, True, False),
    ]  # fmt: skip
    assert json.loads(told[1].before)["officer"] == "Lò Thị B"


def _parts(contact: Contact) -> tuple[str, str, str]:
    return contact.officer, contact.telephone, contact.email


def test_the_same_contact_again_is_no_event(office):
    assert keep_contacts(office, (KNOWN,), BOSS) == 1
    before = hashes(office)
    assert keep_contacts(office, (KNOWN,), BOSS) == 0
    assert hashes(office) == before


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (ANYBODY, False), (actor(AccountRole.READER), False), (actor(AccountRole.REVIEWER), False),
        (actor(AccountRole.REPORTER, COMMUNE), True), (actor(AccountRole.REPORTER, SILENT), False),
        (actor(AccountRole.REPORTER, "126"), False), (actor(AccountRole.ADMINISTRATOR, "126"), True),
    ],
)  # fmt: skip
def test_the_unit_itself_and_its_administrator_keep_it(office, who, allowed):
    before = hashes(office)
    if allowed:
        keep_contact(office, KNOWN, who)
    else:
        with pytest.raises(Forbidden):
            keep_contact(office, KNOWN, who)
        assert moved_since(office, before) == set()


def test_who_is_not_signed_in_reads_none(office):
    keep_contact(office, KNOWN, BOSS)
    with pytest.raises(Forbidden):
        contacts_of(office, ANYBODY)


@pytest.mark.parametrize(
    ("contact", "fault"),
    [
        (Contact(COMMUNE, "x" * 81), ContactFault.OFFICER),
        (Contact(COMMUNE, "", "gọi anh Ba"), ContactFault.TELEPHONE),
        (Contact(COMMUNE, "", "", "a@b"), ContactFault.EMAIL),
        (Contact(COMMUNE, "", "", "a@b.vn, c@d.vn"), ContactFault.EMAIL),
        (Contact(COMMUNE, "", "", "a@b.vn\nBcc: c@d.vn"), ContactFault.EMAIL),
        (Contact("99999", "A"), ContactFault.UNIT),
    ],
)
def test_what_is_no_contact_is_refused_and_nothing_is_kept(office, contact, fault):
    before = hashes(office)
    with pytest.raises(WrongContact) as refused:
        keep_contacts(office, (KNOWN, contact), BOSS)
    assert (refused.value.fault, hashes(office)) == (fault, before)


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_a_list_is_pasted_by_code_or_name(office, mark):
    name = next(u.name for u in office.snapshot("songma-gnbv", 2024).plan.units if u.code == SILENT)
    lines = [
        ("Đơn vị", "Cán bộ", "Điện thoại", "Thư điện tử"),
        (COMMUNE, "Lò Thị B", "0912345678", "b@songma.gov.vn"), (name, "Quàng Văn D", "", ""), (OFFICE, "", "", "ld@songma.gov.vn"),
    ]  # fmt: skip
    text = "\n".join(mark.join(line) for line in lines) + "\n\n"
    assert keep_contacts(office, read_list(office, text).contacts, BOSS) == 3
    known = contacts_of(office, BOSS)
    assert (known[SILENT].officer, known[OFFICE].email, known[COMMUNE].telephone) == (
        "Quàng Văn D", "ld@songma.gov.vn", "0912345678",
    )  # fmt: skip


@pytest.mark.parametrize(("line", "fault"), [("x;y;1;2;3", ContactFault.COLUMNS), ("Xã Không Có;A", ContactFault.UNIT)])
def test_a_line_that_cannot_be_read_keeps_nothing_of_the_list(office, line, fault):
    with pytest.raises(WrongContact) as refused:
        read_list(office, f"{COMMUNE};A\n{line}")
    assert refused.value.fault is fault


@pytest.mark.parametrize("text", ["a@b.vn", "lao-dong.tbxh@songma.sonla.gov.vn"])
def test_addresses(text):
    assert is_email(text)


@pytest.mark.parametrize("text", ["0212 3836 123", "+84 (0)912.345.678", "113"])
def test_telephone_numbers(text):
    assert is_telephone(text)
