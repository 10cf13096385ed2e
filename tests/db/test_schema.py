"""The schema: made from nothing, the same as the models, with a column for every field of the domain."""

from dataclasses import fields

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.units import Unit
from db import tables, write
from db.engine import engine
from db.models import METADATA
from db.schema import is_current, upgrade
from db.tables import PLAN_PARTS, plan, plan_unit


def test_an_empty_database_becomes_a_store(database):
    assert not is_current(database)
    upgrade(database)
    assert is_current(database)


def test_a_store_that_is_up_to_date_stays_as_it_is(store):
    upgrade(store)
    assert is_current(store)


def test_migrations_lead_to_the_schema_of_the_models(store):
    with engine(store).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_statements_name_the_tables_of_the_models():
    written = {file.name: file.read_text(encoding="utf-8") for file in write.FOLDER.glob("*.py")}
    assert written.pop("metadata.py")  # the one that is written by hand
    assert written == dict(write.modules()), "python -m db.write"
    assert {name: _columns(table) for name, table in tables.METADATA.tables.items()} == {
        name: _columns(table) for name, table in METADATA.tables.items()
    }


def _columns(table: Table) -> list[tuple[object, ...]]:
    return [
        (
            c.name,
            str(c.type.compile(sqlite.dialect())),
            {k: v for k, v in vars(c.type).items() if k in ("scale", "bound", "members")},
            c.nullable,
            c.primary_key,
            sorted(key.target_fullname for key in c.foreign_keys),
        )
        for c in table.columns
    ]


def test_the_folder_of_a_store_is_made(tmp_path):
    url = f"sqlite:///{tmp_path / 'var' / 'store.db'}"
    upgrade(url)
    assert is_current(url)
    engine(url).dispose()


def test_every_field_of_a_unit_and_of_the_rules_has_its_column():
    assert {f.name for f in fields(Unit)} - {"code", "valid_from"} <= set(plan_unit.columns.keys())
    assert {f.name for f in fields(Rules)} <= set(plan.columns.keys())


def test_every_field_of_a_plan_is_kept():
    kept = {part for part, _, _ in PLAN_PARTS} | {"units", "programme", "rules"} | set(plan.columns.keys())
    assert {field.name for field in fields(Plan)} <= kept


def test_sqlite_waits_checks_references_and_writes_through(sqlite_store):
    with engine(sqlite_store).connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
