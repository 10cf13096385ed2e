"""Whatever is done to the audit is found: on SQLite and PostgreSQL, with the triggers taken off as who owns the database can."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from dashboard.domain.people.audit import BEGINNING, AuditAction, AuditHead, ChainFault, chained
from dashboard.domain.people.roles import operator
from dashboard.usecases.auditing import quick_look, verify
from dashboard.usecases.office import Office
from db.audit_guard import guard, unguard
from db.audit_heads import keep_heads, kept
from db.engine import Transaction, engine, reading, writing
from db.queries.audit import events, found
from db.tables import audit_event, store_generation
from db.writers.audit import write_event
from tests.postgres import server

NOW = datetime(2024, 10, 12, 2, 0, tzinfo=UTC)
EVENTS = 6


@pytest.fixture(scope="module")
def postgres_address() -> Iterator[str | None]:
    with server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, tmp_path) -> Iterator[Office]:
    """A store with a short audit whose heads are kept in `heads`."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'store.db'}"
    else:
        address = request.getfixturevalue("postgres_address")
        if address is None:
            pytest.skip("no PostgreSQL on this machine")
        with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS giamngheo_audit")
            connection.execute("CREATE DATABASE giamngheo_audit")
        url = address.format(name="giamngheo_audit")
    made = Office(url, lambda: NOW)
    made.prepare()
    keep_heads(url, tmp_path / "heads")
    for number in range(EVENTS):
        with writing(url) as session:
            write_event(
                session, operator("A"), NOW + timedelta(hours=number), AuditAction.CONTACT, f"0{number}", "", "x"
            )
    yield made
    engine(url).dispose()


@pytest.fixture
def heads(office: Office, tmp_path) -> tuple[AuditHead, ...]:
    return tuple(kept(tmp_path / "heads"))


def by_force(office: Office, what: Callable[[Transaction], object]) -> None:
    """As whoever owns the database: the triggers off, the rows changed, the triggers on again."""
    with writing(office.url) as session:
        unguard(session.connection())
        what(session)
        guard(session.connection())


def broken(office: Office, heads: tuple[AuditHead, ...] = ()) -> list[tuple[int, ChainFault]]:
    return [(one.number, one.fault) for one in verify(office, heads).breaks]


def test_an_untouched_chain_holds_against_every_head(office, heads):
    seen = verify(office, heads)
    assert seen.holds
    assert (seen.events, seen.heads, len(heads)) == (EVENTS, EVENTS, EVENTS)
    assert seen.head == heads[-1]


@pytest.mark.parametrize("statement", [update(audit_event).values(actor="B"), delete(audit_event)])
def test_the_store_itself_refuses_to_change_or_delete_events(office, statement):
    with pytest.raises(DBAPIError, match="only added to"), writing(office.url) as session:
        session.execute(statement)
    assert verify(office).holds


FIELDS = {
    "at": NOW + timedelta(seconds=1), "actor": "B", "account_id": 7, "unit": "04183", "address": "10.0.0.1",
    "action": AuditAction.PLAN, "subject": "khác", "before": "y", "after": "z", "version": 9, "hash": "0" * 64,
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_every_changed_field_is_found(office, field):
    by_force(
        office, lambda s: s.execute(update(audit_event).where(audit_event.c.number == 3).values({field: FIELDS[field]}))
    )
    assert (3, ChainFault.CHANGED) in broken(office)


@pytest.mark.parametrize("number", range(1, EVENTS))
def test_a_deleted_event_is_found_without_any_head(office, number):
    by_force(office, lambda s: s.execute(delete(audit_event).where(audit_event.c.number == number)))
    assert broken(office) == [(number, ChainFault.MISSING)]


def test_events_in_each_others_place_are_found(office):
    def swapped(session: Transaction) -> None:
        for old, new in ((2, 99), (4, 2), (99, 4)):
            session.execute(update(audit_event).where(audit_event.c.number == old).values(number=new))

    by_force(office, swapped)
    assert {number for number, _ in broken(office)} >= {2, 4}


@pytest.mark.parametrize("left", range(EVENTS))
def test_a_chain_that_was_cut_off_is_found_by_a_head_alone(office, heads, left):
    by_force(office, lambda s: s.execute(delete(audit_event).where(audit_event.c.number > left)))
    assert broken(office) == []
    assert broken(office, heads) == [(left + 1, ChainFault.CUT)]
    assert broken(office, heads[-1:]) == [(left + 1, ChainFault.CUT)]
    assert quick_look(office, heads).breaks[0].fault is ChainFault.CUT


def rewrite(session: Transaction, first: int) -> None:
    """The whole rest of the chain worked out anew after one changed event, as the product's own code would."""
    hash_before = BEGINNING
    for event in list(events(session)):
        if event.number >= first:
            event = chained(
                replace(event, actor="B" if event.number == first else event.actor), event.number, hash_before
            )
            values = {"actor": event.actor, "hash": event.hash}
            session.execute(update(audit_event).where(audit_event.c.number == event.number).values(values))
        hash_before = event.hash


@pytest.mark.parametrize("first", [1, 3, EVENTS])
def test_a_chain_that_was_worked_out_anew_is_found_by_a_head_alone(office, heads, first):
    by_force(office, lambda session: rewrite(session, first))
    assert broken(office) == []
    assert broken(office, heads) == [(first, ChainFault.REWRITTEN)]
    assert broken(office, heads[-1:]) == [(EVENTS, ChainFault.REWRITTEN)]
    assert quick_look(office, heads).breaks[0].fault is ChainFault.REWRITTEN


def test_a_chain_that_grew_after_it_was_cut_off_is_found(office, heads):
    by_force(office, lambda s: s.execute(delete(audit_event).where(audit_event.c.number > 3)))
    for _ in range(5):
        with writing(office.url) as session:
            write_event(session, operator("A"), NOW, AuditAction.CONTACT, "khác")
    assert broken(office, heads) == [(4, ChainFault.REWRITTEN)]


def test_missing_triggers_are_said(office, heads):
    with writing(office.url) as session:
        unguard(session.connection())
    assert not verify(office, heads).holds
    assert not quick_look(office, heads).guarded


def test_heads_of_another_store_say_nothing_of_this_one(office, heads):
    others = tuple(replace(head, identity="0" * 32, hash="f" * 64) for head in heads)
    assert verify(office, others).holds
    assert verify(office, others).heads == 0


def test_a_head_of_a_later_generation_tells_that_the_store_was_put_back(office, heads):
    later = replace(heads[-1], generation=heads[-1].generation + 1)
    assert broken(office, (later,)) == [(EVENTS + 1, ChainFault.CUT)]


def test_a_commit_is_never_refused_because_of_the_file_of_heads(office, tmp_path):
    keep_heads(office.url, tmp_path / "no" / "such" / "folder")
    with writing(office.url) as session:
        write_event(session, operator("A"), NOW, AuditAction.CONTACT, "x", after=json.dumps({"a": 1}))
    assert verify(office).events == EVENTS + 1


def test_a_torn_line_of_the_file_of_heads_is_passed_over(office, heads, tmp_path):
    with (tmp_path / "heads").open("a") as opened:
        opened.write(f"{heads[0].identity} 1 ")
    assert tuple(kept(tmp_path / "heads")) == heads


def test_a_change_that_is_rolled_back_leaves_no_event_and_no_head(office, heads, tmp_path):
    with pytest.raises(RuntimeError), writing(office.url) as session:
        write_event(session, operator("A"), NOW, AuditAction.CONTACT, "x")
        raise RuntimeError
    assert tuple(kept(tmp_path / "heads")) == heads
    with reading(office.url) as session:
        assert len(found(session)) == EVENTS


def next_generation(session: Transaction) -> None:
    """As a restore does, without one."""
    last = session.execute(select(store_generation).order_by(store_generation.c.generation.desc()).limit(1)).one()
    session.execute(
        insert(store_generation).values(generation=last.generation + 1, identity=last.identity, began_at=NOW)
    )


@pytest.mark.parametrize("what", ["rewritten", "cut off"])
def test_a_restore_that_never_was_hides_nothing(office, heads, what):
    def changed(session: Transaction) -> None:
        next_generation(session)
        if what == "cut off":
            session.execute(delete(audit_event).where(audit_event.c.number > 2))
        else:
            rewrite(session, 2)

    by_force(office, changed)
    assert broken(office) == []
    assert broken(office, heads) == [(EVENTS, ChainFault.REWRITTEN)]


def test_a_next_generation_with_the_same_chain_is_right(office, heads):
    by_force(office, next_generation)
    assert broken(office, heads) == []
