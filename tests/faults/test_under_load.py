"""Backups and a restore while others write: each backup is one moment of the store, and a restore loses nothing that came after."""

import os
import shutil
import sqlite3
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.usecases.backups import make_backup
from dashboard.usecases.office import Office
from dashboard.usecases.restoring import restore
from db.engine import engine
from tests.builders import COMMUNE, OTHER_COMMUNE
from tests.db.steps import NOON
from tests.faults import writers
from tests.faults.writers import ROUNDS, faults, made, noted, running, wait_for
from tests.sample_store import url_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made_at = made(url_of(tmp_path / "store.db"))
    engine(made_at).dispose()
    return Office(made_at, lambda: NOON + timedelta(days=1))


def short(book: Path, lines: int, to: Path) -> Path:
    """The first lines of the book: what was acknowledged by then."""
    to.write_text("".join(f"{v} {u} {r}\n" for v, u, r in noted(book)[:lines]), encoding="utf-8")
    return to


def test_every_backup_has_all_that_was_acknowledged_when_it_began(office, tmp_path):
    book, backups = tmp_path / "book", []
    with running(writers.right, office.url, book, COMMUNE, OTHER_COMMUNE):
        for number in range(4 * ROUNDS):
            wait_for(book, 4 * (number + 1))
            by_then = len(noted(book))
            backups.append((make_backup(office, tmp_path / f"{number}.zip"), by_then))
    for number, (backup, by_then) in enumerate(backups):
        there = Office(url_of(tmp_path / f"restored{number}.db"), office.clock)
        done = restore(backup.file, there, tmp_path)
        assert faults(there.url, short(book, by_then, tmp_path / f"book{number}")) == []
        assert done.state.version >= by_then + 1
        engine(there.url).dispose()
    versions = [backup.manifest.state.version for backup, _ in backups if backup.manifest.state]
    assert versions == sorted(versions) and len(set(versions)) > 1


def test_the_checker_catches_a_copy_of_the_main_file_alone(office, tmp_path):
    book = tmp_path / "book"
    reader = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("select count(*) from store_version").fetchall()
    with running(writers.right, office.url, book, COMMUNE):
        wait_for(book, 6)
        by_then = len(noted(book))
        shutil.copyfile(tmp_path / "store.db", tmp_path / "copy.db")
    reader.close()
    assert any(
        "lost" in fault for fault in faults(url_of(tmp_path / "copy.db"), short(book, by_then, tmp_path / "book1"))
    )


def test_a_restore_under_load_keeps_what_came_after_the_backup_and_goes_on(office, tmp_path):
    book, after = tmp_path / "book", tmp_path / "after"
    with running(writers.right, office.url, book, COMMUNE):
        wait_for(book, 5)
        backup = make_backup(office, tmp_path / "a.zip")
        wait_for(book, len(noted(book)) + 5)
        done = restore(backup.file, office, tmp_path / "aside", force=True)
        came_before = noted(book)
        wait_for(book, len(came_before) + 5)
    told = noted(book)
    restored = backup.manifest.state.version if backup.manifest.state else 0
    assert done.state.generation == 2
    (aside,) = done.aside
    kept = Office(url_of(tmp_path / "kept.db"), office.clock)
    restore(aside, kept, tmp_path / "none")
    turned = next(number for number in range(1, len(told)) if told[number][0] <= told[number - 1][0])
    assert faults(kept.url, short(book, turned, tmp_path / "before")) == []  # all that came before it
    lines = [line for line in told[:turned] if line[0] <= restored] + told[turned:]
    after.write_text("".join(f"{v} {u} {r}\n" for v, u, r in lines), encoding="utf-8")
    assert faults(office.url, after) == []  # the backup, and all that came after it
    assert any(
        "lost" in fault for fault in faults(office.url, book)
    )  # the control: what the restore took away is missed
    engine(kept.url).dispose()
    engine(office.url).dispose()


def test_the_checker_catches_a_restore_by_halves_that_is_killed(office, tmp_path):
    book = tmp_path / "book"
    with running(writers.right, office.url, book, COMMUNE):
        wait_for(book, 8)
    assert faults(office.url, book) == []
    found: list[str] = []
    for number in range(40):
        engine(office.url).dispose()
        with running(writers.restores_by_tables, office.url, book, COMMUNE):
            time.sleep(0.1 + 0.007 * (number % 6))
        found = faults(office.url, book)
        if found:
            break
    assert found != []  # figures without their report
    engine(office.url).dispose()


def test_a_restore_that_is_killed_leaves_the_store_as_it_was_or_as_it_becomes(office, tmp_path):
    book = tmp_path / "book"
    with running(writers.right, office.url, book, COMMUNE):
        wait_for(book, 8)
    engine(office.url).dispose()
    backup = make_backup(office, tmp_path / "a.zip")
    for number in range(6 * ROUNDS):
        engine(office.url).dispose()

        def child(url: str, _book: Path, _unit: str) -> None:
            while True:
                restore(backup.file, replace(office, url=url), tmp_path / "aside", force=True)

        with running(child, office.url, book, COMMUNE):
            time.sleep(0.25 + 0.07 * (number % 6))
        assert faults(office.url, book) == []
    assert office.state().identity == backup.manifest.state.identity  # type: ignore[union-attr]
    engine(office.url).dispose()
