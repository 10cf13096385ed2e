"""How SQLite finds what a page asks for: by an index, never by reading a table that grows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from db.engine import engine, reading
from db.queries.uploads import upload_by_sha
from tests.db.steps import put_plan, put_report, seen

GROWING = ("observation", "disbursement", "submission", "submission_status", "explanation", "upload", "plan")


@contextmanager
def asked(url: str) -> Iterator[list[tuple[str, object]]]:
    """The SELECT statements that are run inside."""
    statements: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith("SELECT"):
            statements.append((statement, parameters))

    event.listen(engine(url), "before_cursor_execute", note)
    yield statements
    event.remove(engine(url), "before_cursor_execute", note)


def scanned(url: str, statements: list[tuple[str, object]]) -> list[str]:
    """The steps that read a growing table from end to end."""
    with engine(url).connect() as connection:
        steps = [
            row[3]
            for statement, parameters in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    return [step for step in steps if step.startswith("SCAN") and step.split()[1] in GROWING]


def test_a_snapshot_reads_no_growing_table_from_end_to_end(sqlite_store):
    put_plan(sqlite_store)
    put_report(sqlite_store)
    with asked(sqlite_store) as statements:
        seen(sqlite_store, version=2)
    assert len(statements) < 30
    assert scanned(sqlite_store, statements) == []


def test_a_file_is_found_without_reading_all_files(sqlite_store):
    put_plan(sqlite_store)
    put_report(sqlite_store)
    with asked(sqlite_store) as statements, reading(sqlite_store) as session:
        upload_by_sha(session, "a" * 64)
    assert scanned(sqlite_store, statements) == []


def test_the_check_itself_finds_a_scan(sqlite_store):
    assert scanned(sqlite_store, [("SELECT * FROM observation", ())]) == ["SCAN observation"]
