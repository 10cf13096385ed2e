"""Versions: one for each commit, in order, whatever the clock says and however many write."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import insert

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import months_of
from dashboard.domain.reported.changes import ChangeSet
from db.engine import StoreUnavailableError, reading, writing
from db.queries.versions import latest_version, version_at, versions
from db.store import apply
from db.tables import store_version
from tests.builders import COMMUNE, OTHER_COMMUNE, a_report
from tests.db.steps import NOON, put, put_plan, put_report, seen


def test_an_empty_store_is_at_version_0(store):
    with reading(store) as session:
        assert (latest_version(session), version_at(session, NOON), versions(session)) == (0, 0, ())


def test_every_commit_is_a_version_with_its_moment_actor_and_receipt(store):
    put_plan(store)
    put_report(store, hours=2)
    with reading(store) as session:
        assert latest_version(session) == 2
        assert [(v.version, v.recorded_at, v.actor, v.what) for v in versions(session)] == [
            (1, NOON, "chi Hoa", "P/2024/1"),
            (2, NOON + timedelta(hours=2), "chi Hoa", f"P/BC-THANG/2024-09/{COMMUNE}/1"),
        ]


@pytest.mark.parametrize(("hours", "version"), [(-1, 0), (0, 1), (1, 1), (2, 3), (9, 3)])
def test_a_moment_belongs_to_the_last_version_of_its_time_also_when_the_clock_was_set_back(store, hours, version):
    put_plan(store)
    put_report(store, hours=3)
    put_report(store, hours=2, replaces=1)
    with reading(store) as session:
        assert version_at(session, NOON + timedelta(hours=hours)) == version


def test_writers_at_the_same_time_lose_nothing(store):
    put_plan(store)
    reports = [a_report(unit=unit, period=month) for unit in (COMMUNE, OTHER_COMMUNE) for month in months_of(2024)]
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda report: put(store, report), reports))
    assert sorted(receipt.version for receipt in receipts) == list(range(2, 26))
    assert len(seen(store).submissions) == len(seen(store).observations) == 24


def test_of_two_writers_of_one_report_the_later_is_told_that_it_has_moved(store):
    put_plan(store)

    def attempt(_):
        try:
            return put_report(store).version
        except StaleChangeSet:
            return "stale"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(map(str, pool.map(attempt, range(4)))) == ["2", "stale", "stale", "stale"]


def test_a_reader_sees_one_moment_while_others_write(store):
    put_plan(store)
    with reading(store) as session:
        before = latest_version(session)
        put_report(store)
        assert latest_version(session) == before


def test_a_reader_cannot_write(store):
    with pytest.raises(StoreUnavailableError, match=r"read-?only"), reading(store) as session:
        session.execute(insert(store_version).values(version=1, recorded_at=NOON, actor="x", what="x"))


def test_what_a_failed_use_case_wrote_before_is_gone(store):
    put_plan(store)
    with pytest.raises(RuntimeError), writing(store) as session:
        apply(ChangeSet((a_report(),)), session, operator("chi Hoa"), NOON)
        raise RuntimeError("the power went")
    with reading(store) as session:
        assert latest_version(session) == 1
