"""A disk that is full, or may not be written any longer: said by name, nothing by halves, and it goes on when there is room."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.usecases.backups import NoBackupError, make_backup
from dashboard.usecases.office import Office
from db.backup_file import open_backup
from db.engine import StoreFault, StoreUnavailableError, engine
from tests.builders import COMMUNE
from tests.faults.writers import faults, made, note, revisions_of, send
from tests.sample_store import url_of

MEGABYTES = 3


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk: run as root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def full(url: str, book: Path) -> StoreFault:
    """Sends files of 200 kB until the store takes no more."""
    for _ in range(MEGABYTES * 10):
        revision = revisions_of(url, COMMUNE) + 1
        try:
            note(book, f"{send(url, COMMUNE, revision, 200_000)} {COMMUNE} {revision}")
        except StoreUnavailableError as fault:
            return fault.fault
    raise AssertionError("the disk was never full")


def test_a_full_disk_loses_nothing_and_takes_the_next_file_when_there_is_room(disk, tmp_path):
    url, book = made(url_of(disk / "store.db")), tmp_path / "book"
    filler = disk / "filler"
    filler.write_bytes(bytes(2**20))
    assert full(url, book) is StoreFault.FULL
    assert full(url, book) is StoreFault.FULL  # and is as it was, the second time too
    assert faults(url, book) == []
    filler.unlink()
    revision = revisions_of(url, COMMUNE) + 1
    note(book, f"{send(url, COMMUNE, revision)} {COMMUNE} {revision}")
    assert faults(url, book) == []
    engine(url).dispose()


def test_the_checker_catches_a_report_that_was_acknowledged_on_a_full_disk(disk, tmp_path):
    url, book = made(url_of(disk / "store.db")), tmp_path / "book"
    full(url, book)
    revision = revisions_of(url, COMMUNE) + 1
    note(book, f"{revision + 1} {COMMUNE} {revision}")  # what a program says that does not look whether it was stored
    assert any("lost" in fault for fault in faults(url, book))
    engine(url).dispose()


def test_a_disk_that_may_not_be_written_any_longer_is_read_on_and_said(disk, tmp_path):
    url, book = made(url_of(disk / "store.db")), tmp_path / "book"
    note(book, f"{send(url, COMMUNE, 1)} {COMMUNE} 1")
    engine(url).dispose()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(StoreUnavailableError) as refused:
        send(url, COMMUNE, 2)
    assert refused.value.fault in (StoreFault.READ_ONLY, StoreFault.FOLDER)
    engine(url).dispose()
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    note(book, f"{send(url, COMMUNE, 2)} {COMMUNE} 2")
    assert faults(url, book) == []
    engine(url).dispose()


def test_the_checker_catches_what_is_acknowledged_although_the_disk_may_not_be_written(disk, tmp_path):
    url, book = made(url_of(disk / "store.db")), tmp_path / "book"
    note(book, f"{send(url, COMMUNE, 1)} {COMMUNE} 1")
    engine(url).dispose()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with contextlib.suppress(StoreUnavailableError):  # as a program does that takes no notice
        send(url, COMMUNE, 2)
    note(book, f"3 {COMMUNE} 2")
    engine(url).dispose()
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert any("lost" in fault for fault in faults(url, book))
    engine(url).dispose()


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Office]:
    """A store whose backup has no room on the disk."""
    url = made(url_of(tmp_path / "store.db"))
    for revision in range(1, 21):
        send(url, COMMUNE, revision, 200_000)
    yield Office(url)
    engine(url).dispose()


def halves(folder: Path, passphrase: str | None) -> list[str]:
    """Files that are no whole backups."""
    found = []
    for file in folder.iterdir():
        try:
            with open_backup(file, passphrase) as backed:
                backed.check()
        except NoBackupError:
            found.append(file.name)
    return found


@pytest.mark.parametrize("passphrase", [None, "bốn mùa hoa nở"], ids=["plain", "encrypted"])
def test_a_backup_on_a_full_disk_leaves_no_half_of_it(disk, large, tmp_path, passphrase):
    with pytest.raises(OSError):
        make_backup(large, disk / "a.zip", passphrase)
    assert list(disk.iterdir()) == []
    make_backup(large, tmp_path / "whole" / "a.zip", passphrase)
    assert halves(tmp_path / "whole", passphrase) == []


@pytest.mark.parametrize("passphrase", [None, "bốn mùa hoa nở"], ids=["plain", "encrypted"])
def test_the_checker_catches_a_backup_that_is_written_under_its_name_at_once(disk, large, tmp_path, passphrase):
    whole = make_backup(large, tmp_path / "a.zip", passphrase).file
    with pytest.raises(OSError):
        shutil.copyfile(whole, disk / "a.zip")
    assert halves(disk, passphrase) == ["a.zip"]


def test_without_a_disk_of_its_own_a_bound_of_the_file_does_the_same(tmp_path):
    """As on a full disk, where none may be mounted: the main file may not grow, so that what is written stays in the -wal."""
    url, book = made(url_of(tmp_path / "store.db")), tmp_path / "book"
    engine(url).dispose()
    if not hasattr(os, "fork"):
        pytest.skip("no fork on this system")
    child = os.fork()
    if not child:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
        random.seed(1)
        try:
            full(url, book)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert faults(url, book) == []
    assert revisions_of(url, COMMUNE) >= 1
    engine(url).dispose()
    connection = sqlite3.connect(tmp_path / "store.db")
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    connection.close()
