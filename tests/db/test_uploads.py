"""Files: kept once, found again by their bytes."""

import pytest

from dashboard.domain.reported.changes import PlanChange, Received
from dashboard.domain.reported.observations import SubmissionStatus
from db.engine import reading
from db.queries.uploads import content, upload_by_sha
from tests.builders import COMMUNE, a_plan, a_report
from tests.db.steps import NOON, put, put_plan, withdraw

FIRST = Received("a" * 64, "BC tháng 9.xlsx", b"PK\x03\x04 first")
SECOND = Received("b" * 64, "BC tháng 9 sửa.xlsx", b"PK\x03\x04 second")


def known(url, received, version=None):
    with reading(url) as session:
        return upload_by_sha(session, received.sha256, version)


def test_bytes_that_never_came_are_unknown(store):
    assert known(store, FIRST) is None
    with reading(store) as session, pytest.raises(KeyError):
        content(session, FIRST.sha256)


def test_bytes_come_back_as_they_came(store):
    put_plan(store)
    put(store, a_report(), received=FIRST)
    with reading(store) as session:
        assert content(session, FIRST.sha256) == FIRST.content


def test_a_file_knows_the_report_that_it_became(store):
    put_plan(store)
    put(store, a_report(), received=FIRST)
    found = known(store, FIRST)
    assert (found.file_name, found.received_at, found.actor, found.version) == (FIRST.file_name, NOON, "chi Hoa", 2)
    assert (found.report.programme, found.report.year, found.report.newest) == ("P", 2024, True)
    assert (found.report.submission.unit, found.report.submission.revision) == (COMMUNE, 1)
    assert found.plan is None


def test_a_file_knows_that_another_took_its_place_and_may_be_restored(store):
    put_plan(store)
    put(store, a_report(), received=FIRST)
    put(store, a_report(replaces=1), received=SECOND)
    assert not known(store, FIRST).report.newest
    assert known(store, SECOND).report.newest
    put(store, a_report(replaces=2), received=Received(FIRST.sha256, "lại.xlsx", FIRST.content), hours=5)
    restored = known(store, FIRST)
    assert [(r.submission.revision, r.newest) for r in restored.reports] == [(1, False), (3, True)]
    assert (restored.file_name, restored.received_at) == (FIRST.file_name, NOON)
    assert (restored.report.submission.file_name, restored.report.submission.sha256) == ("lại.xlsx", FIRST.sha256)


def test_a_file_knows_that_its_report_was_withdrawn(store):
    put_plan(store)
    put(store, a_report(), received=FIRST)
    withdraw(store)
    assert known(store, FIRST).report.submission.status is SubmissionStatus.WITHDRAWN
    assert known(store, FIRST, version=2).report.submission.status is SubmissionStatus.SUBMITTED
    assert known(store, FIRST, version=1) is None


def test_a_file_knows_the_plan_that_it_became(store):
    put(store, PlanChange(a_plan(), None), received=FIRST)
    put(store, PlanChange(a_plan(title="Điều chỉnh"), 1), received=SECOND)
    assert [(p.programme, p.year, p.version, p.newest) for p in known(store, FIRST).plans] == [("P", 2024, 1, False)]
    assert known(store, SECOND).plan.newest
    assert known(store, FIRST, version=1).plan.newest
