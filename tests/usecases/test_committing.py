"""The gate before the store: who may not leaves no trace of it, and what is stored stands in the audit with who did it."""

import json

import pytest

from dashboard.domain.people.audit import AuditAction, breaks
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant
from dashboard.domain.periods import Period
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.withdrawing import withdraw_submission
from db.engine import reading
from db.queries import audit
from tests.db.steps import hashes
from tests.faults.bad_reports import bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME, copied, moved_since


def clerk_of(unit: str) -> Actor:
    return Actor("Lò Văn A", 7, unit, frozenset({Grant(AccountRole.REPORTER, unit)}))


@pytest.fixture
def office(tmp_path) -> Office:
    return copied(tmp_path)


def october(office: Office):
    return examine_upload(office, "thang10.xlsx", bytes_of(right_report(office)))


@pytest.mark.parametrize(
    "actor", [ANYBODY, clerk_of("04168"), Actor("B", 8, "126", frozenset({Grant(AccountRole.READER, "126")}))]
)
def test_who_may_not_stores_nothing(office, actor):
    examination, before = october(office), hashes(office.url)
    with pytest.raises(Forbidden):
        commit_import(office, examination, actor)
    with pytest.raises(Forbidden):
        withdraw_submission(office, PROGRAMME, COMMUNE, Period.parse("2024-09"), "nhầm", actor)
    assert moved_since(office, before) == set()


def test_the_units_own_clerk_sends_and_the_audit_says_so(office):
    receipt = commit_import(office, october(office), clerk_of(COMMUNE))
    with reading(office.url) as session:
        events = tuple(audit.events(session))
    last = events[-1]
    assert (last.action, last.actor, last.account, last.unit) == (AuditAction.REPORT, "Lò Văn A", 7, COMMUNE)
    assert (last.subject, last.version) == (receipt.number, receipt.version)
    assert json.loads(last.after)["file"] == "thang10.xlsx"
    assert list(breaks(events)) == []


def test_every_version_of_the_sample_has_its_event(office):
    with reading(office.url) as session:
        versions = {event.version for event in audit.events(session) if event.version}
    assert versions == {version.version for version in office.versions()}
