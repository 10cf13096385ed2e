"""Plans: what goes in comes out, version by version."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.plan.plan import Plan, Programme
from dashboard.domain.reported.changes import PlanChange
from db.engine import reading
from db.queries.plans import plan_at, programmes
from db.queries.snapshots import snapshot
from tests.builders import COMMUNE, a_plan, a_report
from tests.db.steps import hashes, put, put_plan, put_report, seen


def plan_of(url: str, version: int | None = None, year: int = 2024) -> tuple[Plan, int] | None:
    with reading(url) as session:
        return plan_at(session, "P", year, version)


def test_a_plan_comes_back_as_it_went_in(store):
    receipt = put_plan(store)
    assert (receipt.version, receipt.revision, receipt.number) == (1, 1, "P/2024/1")
    assert plan_of(store) == (a_plan(), 1)


def test_the_order_of_the_offices_own_tables_is_kept(store):
    turned = tuple(reversed(a_plan().units))
    put_plan(store, units=turned)
    plan, _ = plan_of(store)
    assert plan.units == turned


def test_a_new_version_leaves_the_old_one_to_be_seen(store):
    put_plan(store)
    receipt = put_plan(store, replaces=1, title="Kế hoạch điều chỉnh", programme=Programme("P", "Tên mới", "UBND"))
    assert receipt.revision == 2
    assert plan_of(store) == (a_plan(title="Kế hoạch điều chỉnh", programme=Programme("P", "Tên mới", "UBND")), 2)
    assert plan_of(store, version=1) == (a_plan(), 1)


@pytest.mark.parametrize("replaces", [None, 7])
def test_a_plan_built_on_another_version_is_refused(store, replaces):
    put_plan(store)
    before = hashes(store)
    with pytest.raises(StaleChangeSet):
        put_plan(store, replaces=replaces, title="Kế hoạch điều chỉnh")
    assert hashes(store) == before


def test_a_first_plan_that_says_it_replaces_one_is_refused(store):
    with pytest.raises(StaleChangeSet):
        put_plan(store, replaces=1)


def test_programmes_are_listed_by_arrival_with_their_newest_plans(store):
    put_plan(store)
    put(store, PlanChange(a_plan(programme=Programme("A", "Khác", "UBND tỉnh"), sample=False), None))
    put(store, PlanChange(a_plan(year=2025), None))
    put_plan(store, replaces=1, title="Điều chỉnh")
    with reading(store) as session:
        now = [(p.programme.code, p.year, p.plan_version, p.title, p.sample) for p in programmes(session)]
        at_first = [(p.programme.code, p.year) for p in programmes(session, version=1)]
    title = a_plan().title
    assert now == [("P", 2024, 4, "Điều chỉnh", True), ("P", 2025, 3, title, True), ("A", 2024, 2, title, False)]
    assert at_first == [("P", 2024)]


def test_two_programmes_share_the_identity_of_a_unit(store):
    put_plan(store)
    put(store, PlanChange(a_plan(programme=Programme("A", "Khác", "UBND")), None))
    put_report(store)
    assert len(seen(store).observations) == 1
    with reading(store) as session:
        assert snapshot(session, "A").observations == ()


def test_without_a_year_the_newest_plan_year_is_shown(store):
    put_plan(store)
    put(store, PlanChange(a_plan(year=2025), None))
    with reading(store) as session:
        assert snapshot(session, "P").plan.year == 2025
        assert snapshot(session, "P", version=1).plan.year == 2024


def test_a_report_stays_when_a_later_plan_dates_its_unit_anew(store):
    put_plan(store)
    put_report(store)
    units = tuple(replace(u, valid_from=date(2024, 1, 1)) if u.code == COMMUNE else u for u in a_plan().units)
    put_plan(store, replaces=1, units=units)
    receipt = put(store, a_report(plan_version=3, replaces=1, observations=()))
    assert receipt.revision == 2
    assert [s.revision for s in seen(store).submissions] == [2]
    assert [s.revision for s in seen(store, version=3).submissions] == [1]


def test_a_store_without_the_programme_has_no_snapshot(store):
    with reading(store) as session:
        assert snapshot(session, "P") is None
        assert plan_at(session, "P", 2024) is None
    put_plan(store)
    with reading(store) as session:
        assert snapshot(session, "Q") is None
        assert snapshot(session, "P", 2023) is None
        assert snapshot(session, "P", 2024, version=0) is None
