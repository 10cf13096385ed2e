"""Processes that write reports one after the other and note what was acknowledged; and the checker of what they noted.

A line of the book of acknowledgements is `version unit revision`: what the store said after its commit. The planted writers do
what no writer may, so that the checker is seen to catch it.
"""

import contextlib
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import ChangeSet, Received
from db.engine import StoreUnavailableError, reading, writing
from db.queries.revisions import revisions
from db.queries.versions import state, versions
from db.schema import upgrade
from db.store import apply
from tests.builders import COMMUNE, OTHER_COMMUNE, SEPTEMBER, a_report
from tests.db.steps import NOON, put_plan

ROUNDS = int(os.environ.get("GIAMNGHEO_FAULT_ROUNDS", "1"))  # how many times as long as in ./run test
Writer = Callable[[str, Path, str], None]


def made(url: str) -> str:
    """A store with the builders' plan, version 1."""
    upgrade(url)
    put_plan(url)
    return url


def note(book: Path, line: str) -> None:
    """In one write, so that lines of several processes stay whole."""
    with book.open("ab", buffering=0) as opened:
        opened.write(f"{line}\n".encode())


def send(url: str, unit: str, revision: int, size: int = 0) -> int:
    """Store the next revision of the unit's report, built on what stands, and give its version."""
    with reading(url) as session:
        built_on = state(session)
    received = Received(f"{unit}{revision:060}"[-64:], "bc.xlsx", random.randbytes(size)) if size else None
    change = a_report(unit=unit, replaces=revision - 1 or None)
    with writing(url) as session:
        moment = NOON + timedelta(seconds=built_on.version)
        return apply(ChangeSet((change,), received, built_on=built_on), session, operator(unit), moment).version


def right(url: str, book: Path, unit: str) -> None:
    """Acknowledges after the commit, and looks again where another one was quicker."""
    while True:
        revision = revisions_of(url, unit) + 1
        try:
            note(book, f"{send(url, unit, revision)} {unit} {revision}")
        except (StaleChangeSet, StoreUnavailableError):
            continue


def acknowledges_first(url: str, book: Path, unit: str) -> None:
    while True:
        revision = revisions_of(url, unit) + 1
        with reading(url) as session:
            note(book, f"{state(session).version + 1} {unit} {revision}")
        time.sleep(0.01)
        send(url, unit, revision)


def commits_by_batch(url: str, book: Path, unit: str) -> None:
    while True:
        revision = revisions_of(url, unit) + 1
        with writing(url) as session:
            for number in range(revision, revision + 8):
                change = a_report(unit=unit, replaces=number - 1 or None)
                version = apply(ChangeSet((change,)), session, operator(unit), NOON).version
                note(book, f"{version} {unit} {number}")
                time.sleep(0.002)


def last_one_wins(url: str, book: Path, unit: str) -> None:
    """Reads the newest version, thinks, and writes the next one without having kept others away."""
    file = url.removeprefix("sqlite:///")
    while True:
        connection = sqlite3.connect(file, isolation_level=None)
        with contextlib.suppress(sqlite3.OperationalError):
            version = connection.execute("select max(version) from store_version").fetchone()[0] + 1
            time.sleep(0.002)
            row = (version, "2024-10-04 05:00:00.000000", unit, f"P/BC-THANG/2024-09/{unit}/{version}")
            connection.execute(
                "insert or replace into store_version (version, recorded_at, actor, what) values (?, ?, ?, ?)", row
            )
            note(book, f"{version} {unit} {version}")
        connection.close()


def restores_by_tables(url: str, _book: Path, _unit: str) -> None:
    """Empties a table and fills it again, each in a transaction of its own, as a restore must not."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    rows = connection.execute("select * from submission").fetchall()
    places = ", ".join("?" * len(rows[0]))
    while True:
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("delete from submission")
            time.sleep(0.01)
            connection.execute("begin")
            connection.executemany(f"insert or replace into submission values ({places})", rows)
            connection.execute("commit")


@contextmanager
def running(writer: Writer, url: str, book: Path, *units: str) -> Iterator[list[int]]:
    """A process for each unit, begun from this one, killed at the end."""
    children = [_fork(writer, url, book, unit) for unit in units]
    try:
        yield children
    finally:
        for child in children:
            kill(child)


def _fork(writer: Writer, url: str, book: Path, unit: str) -> int:
    """The child gives itself up to the writer; it must meet no connection of this process to the same store."""
    child = os.fork()
    if child:
        return child
    try:
        writer(url, book, unit)
    finally:
        os._exit(1)


def kill(child: int) -> None:
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def wait_for(book: Path, lines: int, seconds: float = 20.0) -> None:
    """Until so many were acknowledged."""
    end = time.monotonic() + seconds
    while len(noted(book)) < lines:
        assert time.monotonic() < end, f"only {len(noted(book))} of {lines}"
        time.sleep(0.005)


def noted(book: Path) -> list[tuple[int, str, int]]:
    """Whole lines of the book."""
    if not book.exists():
        return []
    lines = book.read_text(encoding="utf-8").splitlines(keepends=True)
    parts = [line.split() for line in lines if line.endswith("\n")]
    return [(int(version), unit, int(revision)) for version, unit, revision in parts]


def revisions_of(url: str, unit: str) -> int:
    with reading(url) as session:
        return len(revisions(session, "P", 2024, "BC-THANG", unit, SEPTEMBER))


def faults(url: str, book: Path, begun_with: int = 1) -> list[str]:
    """What is wrong with the store, or lost of what was acknowledged; empty where all is right."""
    found = damage(Path(url.removeprefix("sqlite:///")))
    if found:
        return found
    with reading(url) as session:
        known = {version.version: version.what for version in versions(session)}
        stand = {
            (one.version, one.submission.unit, one.submission.revision)
            for unit in (COMMUNE, OTHER_COMMUNE)
            for one in revisions(session, "P", 2024, "BC-THANG", unit, SEPTEMBER)
        }
    told = noted(book)
    found = [f"lost: {line}" for line in told if line not in stand]
    found += [f"twice: {line}" for line in set(told) if told.count(line) > 1]
    if sorted(known) != list(range(1, len(known) + 1)):
        found.append("gaps in the chain of versions")
    if len(stand) != len(known) - begun_with:
        found.append("versions without their reports")
    return found


def damage(file: Path) -> list[str]:
    """What SQLite itself finds, by a connection of its own."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        told = [row[0] for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
        return told + [str(row) for row in connection.execute("pragma foreign_key_check")]
    except sqlite3.DatabaseError as fault:
        return [str(fault)]
    finally:
        connection.close()
