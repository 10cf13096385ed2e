"""Kills in mid-commit and several writers at once: nothing acknowledged is lost, nothing is half stored, nothing is there twice."""

import os
import random
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from db.engine import engine
from tests.builders import COMMUNE, OTHER_COMMUNE
from tests.faults import writers
from tests.faults.writers import ROUNDS, damage, faults, made, noted, running, wait_for
from tests.sample_store import url_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store of no connection of this process: its children begin without any."""
    url = made(url_of(tmp_path / "store.db"))
    engine(url).dispose()
    return url


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book"


def killed_again_and_again(writer: writers.Writer, url: str, book: Path, kills: int) -> list[str]:
    """The first faults that are found after a kill; none after all of them."""
    drawn = random.Random(kills)
    for _ in range(kills):
        before = len(noted(book))
        with running(writer, url, book, COMMUNE):
            wait_for(book, before + 1)
            time.sleep(drawn.uniform(0.0, 0.03))
        found = faults(url, book)
        engine(url).dispose()
        if found:
            return found
    return []


def test_nothing_acknowledged_is_lost_by_kills(url, book):
    assert killed_again_and_again(writers.right, url, book, 12 * ROUNDS) == []
    assert len(noted(book)) >= 12


@pytest.mark.parametrize("planted", [writers.acknowledges_first, writers.commits_by_batch], ids=lambda w: w.__name__)
def test_the_checker_catches_a_writer_that_acknowledges_what_is_not_committed(url, book, planted):
    assert any("lost" in fault for fault in killed_again_and_again(planted, url, book, 60))


def test_several_writers_at_once_store_each_report_once(url, book):
    with running(writers.right, url, book, COMMUNE, OTHER_COMMUNE, COMMUNE, OTHER_COMMUNE):
        wait_for(book, 40 * ROUNDS, 60.0 * ROUNDS)
    assert faults(url, book) == []
    assert {unit for _, unit, _ in noted(book)} == {COMMUNE, OTHER_COMMUNE}


def test_the_checker_catches_writers_of_whom_the_last_one_wins(url, book):
    with running(writers.last_one_wins, url, book, COMMUNE, OTHER_COMMUNE):
        wait_for(book, 30)
    assert faults(url, book) != []


# -- a torn -wal ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def unsettled(url, book, tmp_path) -> Path:
    """A copy of a store whose last commits stand in its -wal, for somebody read on; and their acknowledgements."""
    reader = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("select count(*) from store_version").fetchall()
    with running(writers.right, url, book, COMMUNE):
        wait_for(book, 6)
    folder = tmp_path / "torn"
    folder.mkdir()
    for name in ("store.db", "store.db-wal"):
        shutil.copyfile(tmp_path / name, folder / name)
    reader.close()
    assert (folder / "store.db-wal").stat().st_size > 20_000
    return folder


def versions_in(folder: Path) -> int:
    connection = sqlite3.connect(folder / "store.db")
    try:
        return int(connection.execute("select max(version) from store_version").fetchone()[0])
    finally:
        connection.close()


def test_a_torn_wal_gives_an_earlier_state_and_a_whole_one(unsettled, book, tmp_path):
    drawn = random.Random(7)
    wal = (unsettled / "store.db-wal").read_bytes()
    states = set()
    for number in range(25 * ROUNDS):
        folder = tmp_path / f"cut{number}"
        shutil.copytree(unsettled, folder)
        torn = bytearray(wal[: drawn.randrange(len(wal))])
        if number % 2 and len(torn) > 64:
            torn[drawn.randrange(32, len(torn))] ^= 0xFF
        (folder / "store.db-wal").write_bytes(torn)
        there = url_of(folder / "store.db")
        kept = versions_in(folder)
        (folder / "book").write_text(
            "".join(f"{v} {u} {r}\n" for v, u, r in noted(book) if v <= kept), encoding="utf-8"
        )
        assert faults(there, folder / "book") == []
        engine(there).dispose()
        states.add(kept)
        shutil.rmtree(folder)
    assert len(states) > 2 and max(states) <= max(v for v, _, _ in noted(book)) + 1


def test_the_checker_catches_a_page_that_is_torn_in_the_main_file(unsettled, tmp_path):
    connection = sqlite3.connect(unsettled / "store.db")
    root = connection.execute("select rootpage from sqlite_master where name = 'observation'").fetchone()[0]
    connection.close()
    with (unsettled / "store.db").open("r+b") as opened:
        opened.seek((root - 1) * 4096)
        opened.write(b"\xff" * 100)
    assert damage(unsettled / "store.db") != []
