"""Stores of every released schema, with data in them, become stores of today and lose nothing."""

import sqlite3

import pytest

from dashboard.domain.plan.rules import DefaultPath
from db.engine import engine
from db.schema import is_current, revisions, upgrade
from tests.builders import a_plan, a_report
from tests.db.freeze import FROZEN, freeze
from tests.db.steps import put_report, seen

STORES = sorted(FROZEN.glob("*.sql"))


@pytest.fixture(params=STORES, ids=lambda path: path.stem)
def old_store(request, tmp_path):
    """A plan, a report and its correction, as the program of that schema stored them."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    url = f"sqlite:///{path}"
    yield url
    engine(url).dispose()


def test_every_earlier_schema_has_its_store():
    assert [path.stem for path in STORES] == list(revisions()[:-1]), (
        "run before the migration: python -m tests.db.freeze"
    )


def test_a_store_is_kept_as_sql_that_makes_it_again(tmp_path):
    kept = freeze(tmp_path)
    url = f"sqlite:///{tmp_path / 'again.db'}"
    connection = sqlite3.connect(tmp_path / "again.db")
    connection.executescript(kept.read_text(encoding="utf-8"))
    connection.close()
    assert kept.stem == revisions()[-1] and is_current(url)
    assert seen(url).plan == a_plan()
    assert [s.revision for s in seen(url).submissions] == [2]
    engine(url).dispose()


def test_an_old_store_becomes_current_and_keeps_its_figures(old_store):
    assert not is_current(old_store)
    upgrade(old_store)
    assert is_current(old_store)
    known = seen(old_store)
    assert known.plan == a_plan()
    report = a_report()
    assert {(o.subject, o.indicator, o.amount) for o in known.observations} == {
        (o.subject, o.indicator, o.amount) for o in report.observations
    }
    assert [d.cumulative_vnd for d in known.disbursements] == [d.cumulative_vnd for d in report.disbursements]
    assert all(s.revision == 2 for s in known.submissions)


def test_an_upgraded_store_takes_new_reports(old_store):
    upgrade(old_store)
    put_report(old_store, hours=3, replaces=2)
    assert [s.revision for s in seen(old_store).submissions] == [3]


def test_plans_and_reports_of_earlier_schemas_say_nothing_of_what_came_later(old_store):
    upgrade(old_store)
    known = seen(old_store)
    plan = known.plan
    assert {alias for i in (*plan.indicators, *plan.projects) for alias in i.aliases} == set()
    assert {(i.role, i.group, i.standard) for i in plan.indicators} == {("", "", "")}
    assert (plan.adjustments, plan.standards, plan.successions, known.notes) == ((), (), (), ())
    assert (plan.texts, {unit.priority for unit in plan.units}) == ((), {""})
    assert {(t.settled, t.settled_by, t.settled_on) for t in plan.targets} == {("", "", None)}
    assert (plan.rules.money_default, plan.rules.target_default) == (DefaultPath.STRAIGHT_LINE, DefaultPath.NONE)
    assert {o.preliminary for o in known.observations} == {False}
    assert {(d.advance_vnd, d.in_month_vnd) for d in known.disbursements} == {(None, None)}
