"""What can be asked of a store's health: is every page of it whole, does every row refer to something, is nothing missing."""

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import func, select, text

from dashboard.domain.periods import Period
from dashboard.domain.plan.units import official
from dashboard.domain.reported.observations import revision_code
from db.session import Session
from db.tables import plan, programme, store_version, submission, unit, upload

_SHOWN = 5  # examples of one kind


def damage(session: Session) -> tuple[str, ...]:
    """What the database finds wrong with its own pages and indices."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})").scalars()
        return tuple(str(line) for line in found if line != "ok")
    broken = "select indexrelid::regclass::text from pg_index where not indisvalid limit 5"
    return tuple(str(name) for name in connection.scalars(text(broken)))


def broken_references(session: Session) -> tuple[str, ...]:
    """Rows that refer to nothing; on PostgreSQL, rules about it that are not in force."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_SHOWN)
        return tuple(f"{row[0]} {row[1]} → {row[2]}" for row in rows)
    off = "select conname from pg_constraint where contype = 'f' and not convalidated limit 5"
    return tuple(str(name) for name in connection.scalars(text(off)))


def missing_versions(session: Session) -> tuple[int, ...]:
    """Numbers that the chain of versions lacks, up to the newest one."""
    have = set(session.scalars(select(store_version.c.version)))
    return tuple(sorted(set(range(1, max(have, default=0) + 1)) - have)[:_SHOWN])


def lost_receipts(session: Session) -> tuple[str, ...]:
    """Numbers of receipts whose report or plan is not in the store, and of reports and plans for which none was given."""
    given = {
        row.version: row.what.split(", ")
        for row in session.execute(select(store_version.c.version, store_version.c.what))
    }
    kept = list(_numbers(session))
    lost = [names[-1] for names, version in kept if not set(names) & set(given.get(version, ()))]
    known = {name for names, _ in kept for name in names}
    of_reports = {number for numbers in given.values() for number in numbers if _is_report(number)}
    return tuple(sorted({*lost, *(of_reports - known)})[:_SHOWN])


def _is_report(number: str) -> bool:
    parts = number.rsplit("/", 3)
    if len(parts) != 4 or not parts[3].isdecimal() or parts[2] == "ban-do":
        return False
    try:
        Period.parse(parts[1])
    except ValueError:
        return False
    return True


def _numbers(session: Session) -> Iterator[tuple[tuple[str, ...], int]]:
    """The number of every report and plan, with the version in which it came; receipts of before did not name the programme."""
    of_report = (
        select(
            submission.c.form,
            submission.c.period,
            submission.c.revision,
            submission.c.from_version,
            unit.c.code,
            programme.c.code,
        )
        .join(unit, unit.c.id == submission.c.unit_id)
        .join(programme, programme.c.id == submission.c.programme_id)
    )
    for form, period, revision, version, reporter, code in session.execute(of_report):
        number = f"{form}/{period}/{official(reporter)}/{revision_code(revision)}"
        yield (number, f"{code}/{number}"), version
    of_programme = select(programme.c.code, plan.c.year, plan.c.from_version)
    for came in session.execute(of_programme.join(programme, programme.c.id == plan.c.programme_id)):
        yield (f"{came.code}/{came.year}/{came.from_version}",), came.from_version


def changed_files(session: Session) -> tuple[str, ...]:
    """Received files whose bytes are no longer those that came."""
    found = []
    for row in session.execute(select(upload).execution_options(yield_per=20)):
        if sha256(row.content).hexdigest() != row.sha256 or len(row.content) != row.size:
            found.append(row.file_name)
    return tuple(found[:_SHOWN])


def rows_from_nowhere(session: Session) -> int:
    """Reports of a version that the store does not have."""
    newest = select(func.coalesce(func.max(store_version.c.version), 0)).scalar_subquery()
    return session.scalar(select(func.count()).select_from(submission).where(submission.c.from_version > newest)) or 0
