"""The file of a store that is moved, replaced, deleted or copied under a running app: nothing is written where nobody will look."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import ChangeSet, Received
from dashboard.domain.reported.history import StoreState
from db.engine import StoreFault, StoreUnavailableError, engine, reading, writing
from db.queries.versions import latest_version, state
from db.schema import is_current, upgrade
from db.store import apply
from tests.builders import a_report
from tests.db.steps import NOON, put_plan, put_report, seen


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def copy_of(url: str, to: Path) -> Path:
    """A whole copy of the store, made by SQLite's own backup."""
    source, target = sqlite3.connect(file_of(url)), sqlite3.connect(to)
    source.backup(target)
    source.close()
    target.close()
    return to


def state_of(url: str) -> StoreState:
    with reading(url) as session:
        return state(session)


def version_in(file: Path) -> int:
    """The newest version that the file itself holds, by SQLite alone."""
    connection = sqlite3.connect(file)
    try:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        return connection.execute("select max(version) from store_version").fetchone()[0]
    finally:
        connection.close()


@pytest.fixture
def earlier(sqlite_store: str, tmp_path: Path) -> Path:
    """A copy of the store with its plan; the store itself has a report more, which still stands in its -wal: somebody read on."""
    put_plan(sqlite_store)
    kept = copy_of(sqlite_store, tmp_path / "earlier.db")
    reader = sqlite3.connect(file_of(sqlite_store))
    reader.execute("BEGIN")
    reader.execute("select * from store_version").fetchall()
    put_report(sqlite_store)
    reader.close()
    assert Path(f"{file_of(sqlite_store)}-wal").stat().st_size > 0
    return kept


def test_a_store_has_an_identity_of_its_own_and_begins_at_the_first_generation(tmp_path):
    states = []
    for name in "ab":
        url = f"sqlite:///{tmp_path / name}.db"
        upgrade(url)
        states.append(state_of(url))
        engine(url).dispose()
    assert states[0].identity != states[1].identity and len(states[0].identity) == 32
    assert {(s.generation, s.version, s.recorded_at) for s in states} == {(1, 0, None)}


def test_a_state_names_the_version_that_was_asked_for(store):
    put_plan(store)
    put_report(store, hours=1)
    with reading(store) as session:
        newest, first = state(session), state(session, 1)
    assert (newest.version, first.version, first.recorded_at) == (2, 1, NOON)
    assert newest.mark != first.mark and newest.of_store == first.of_store


def test_what_stands_at_the_address_is_read_and_written_after_a_file_was_moved_over_it(sqlite_store, earlier):
    earlier.replace(file_of(sqlite_store))
    assert (len(seen(sqlite_store).submissions), state_of(sqlite_store).version) == (0, 1)
    assert put_report(sqlite_store, hours=2).version == 2
    engine(sqlite_store).dispose()
    assert version_in(file_of(sqlite_store)) == 2  # in this very file, which is whole


def test_the_wal_of_the_file_before_is_kept_aside_and_not_read_into_the_new_one(sqlite_store, earlier):
    earlier.replace(file_of(sqlite_store))
    assert state_of(sqlite_store).version == 1
    aside = [p for p in file_of(sqlite_store).parent.iterdir() if "-wal." in p.name]
    assert len(aside) == 1 and aside[0].stat().st_size > 0


def test_a_store_moved_away_and_back_goes_on(sqlite_store, earlier, tmp_path):
    file = file_of(sqlite_store)
    file.replace(tmp_path / "away.db")
    with pytest.raises(StoreUnavailableError) as gone:
        state_of(sqlite_store)
    assert gone.value.fault in (StoreFault.GONE, StoreFault.HALF)
    (tmp_path / "away.db").replace(file)
    assert state_of(sqlite_store).version == 2


@pytest.mark.parametrize("use", [reading, writing], ids=["reader", "writer"])
def test_a_file_that_has_vanished_is_said_and_never_made_anew(sqlite_store, use):
    put_plan(sqlite_store)
    for kept in file_of(sqlite_store).parent.glob("store.db*"):
        kept.unlink()
    with pytest.raises(StoreUnavailableError) as gone, use(sqlite_store) as session:
        latest_version(session)
    assert gone.value.fault is StoreFault.GONE
    assert not file_of(sqlite_store).exists()


@pytest.mark.parametrize("replaced", [True, False], ids=["replaced", "deleted"])
def test_no_receipt_is_given_for_a_file_that_goes_while_it_is_written(sqlite_store, earlier, replaced):
    with pytest.raises(StoreUnavailableError) as gone, writing(sqlite_store) as session:
        apply(ChangeSet((a_report(replaces=1),)), session, operator("chi Hoa"), NOON)
        if replaced:
            earlier.replace(file_of(sqlite_store))
        else:
            file_of(sqlite_store).unlink()
    assert gone.value.fault is StoreFault.GONE
    assert not replaced or state_of(sqlite_store).version == 1


def test_the_control_without_the_guard_what_is_acknowledged_is_not_in_the_file(sqlite_store, earlier, tmp_path):
    """The same steps by SQLite alone raise nothing, and what they wrote is in the -wal of a file that is gone."""
    engine(sqlite_store).dispose()
    plain = sqlite3.connect(file_of(sqlite_store))
    plain.execute("insert into store_version (version, recorded_at, actor, what) values (3, '2024-10-04', 'x', 'x')")
    earlier.replace(file_of(sqlite_store))
    plain.commit()  # no error
    shutil.copyfile(file_of(sqlite_store), tmp_path / "alone.db")
    plain.close()
    assert version_in(tmp_path / "alone.db") == 1


def test_what_was_looked_over_before_another_file_came_is_looked_over_again(sqlite_store, earlier, tmp_path):
    before = state_of(sqlite_store)
    earlier.replace(file_of(sqlite_store))
    with pytest.raises(StaleChangeSet), writing(sqlite_store) as session:
        apply(ChangeSet((a_report(),), built_on=before), session, operator("chi Hoa"), NOON)
    assert put_report(sqlite_store).version == 2


def test_two_pasts_with_the_same_version_numbers_are_told_apart(sqlite_store, earlier):
    """A copy laid over the open file, byte by byte, keeps its inode, its identity and its generation."""
    put_report(sqlite_store, hours=5, replaces=1)  # nobody reads now: all goes into the file
    one = state_of(sqlite_store)
    shutil.copyfile(earlier, file_of(sqlite_store))
    assert state_of(sqlite_store).version == 1
    put_report(sqlite_store, hours=6)
    put_report(sqlite_store, hours=7, replaces=1)
    other = state_of(sqlite_store)
    assert (one.version, one.of_store) == (other.version, other.of_store) == (3, one.of_store)
    assert one.mark != other.mark
    with pytest.raises(StaleChangeSet), writing(sqlite_store) as session:
        apply(ChangeSet((a_report(replaces=2),), built_on=one), session, operator("chi Hoa"), NOON)


@pytest.mark.parametrize("main", ["empty", "missing"])
def test_a_wal_without_its_main_file_is_refused_and_stays_as_it_is(tmp_path, main):
    url, file = f"sqlite:///{tmp_path / 'half.db'}", tmp_path / "half.db"
    wal = Path(f"{file}-wal")
    wal.write_bytes(b"what was written last" * 99)
    if main == "empty":
        file.touch()
    for attempt in (is_current, upgrade):
        with pytest.raises(StoreUnavailableError) as half:
            attempt(url)
        assert half.value.fault is StoreFault.HALF
    assert wal.read_bytes() == b"what was written last" * 99


def read_anew(url: str) -> str:
    """What a new process reads at the address: the newest version, or why it reads nothing."""
    script = (
        "import sys; from db.engine import reading, StoreUnavailableError; from db.queries.versions import latest_version\n"
        "try:\n"
        "    with reading(sys.argv[1]) as session: print(latest_version(session))\n"
        "except StoreUnavailableError as fault: print(fault.fault)\n"
        "import os; sys.stdout.flush(); os._exit(0)"
    )
    ran = subprocess.run([sys.executable, "-c", script, url], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_a_new_process_reads_no_wal_that_was_written_for_the_file_before(sqlite_store, earlier):
    file = file_of(sqlite_store)
    wal = Path(f"{file}-wal")
    assert read_anew(sqlite_store) == "2"  # its own
    held = wal.read_bytes()
    earlier.replace(file)
    assert read_anew(sqlite_store) == "foreign" == read_anew(sqlite_store)  # to ask again changes nothing
    assert wal.read_bytes() == held and len(held) > 0
    wal.rename(f"{wal}.away")
    Path(f"{file}-shm").unlink()  # of this process, which was not killed after all
    assert read_anew(sqlite_store) == "1"


def test_the_control_a_new_process_that_does_not_know_whose_the_wal_is_reads_it(sqlite_store, earlier):
    file = file_of(sqlite_store)
    earlier.replace(file)
    Path(f"{file}-owner").unlink()
    assert read_anew(sqlite_store) == "2"


def test_a_folder_that_was_copied_whole_is_opened_once_somebody_says_that_its_files_belong_together(
    sqlite_store, earlier, tmp_path
):
    there = tmp_path / "copied"
    there.mkdir()
    for end in ("", "-wal", "-owner"):
        shutil.copyfile(f"{file_of(sqlite_store)}{end}", there / f"a.db{end}")
    assert read_anew(f"sqlite:///{there / 'a.db'}") == "foreign"
    (there / "a.db-owner").unlink()
    assert read_anew(f"sqlite:///{there / 'a.db'}") == "2"


def test_the_main_file_alone_is_a_store_from_the_first_moment_on(sqlite_database, tmp_path):
    upgrade(sqlite_database)
    shutil.copyfile(file_of(sqlite_database), tmp_path / "alone.db")
    url = f"sqlite:///{tmp_path / 'alone.db'}"
    assert is_current(url)
    with reading(url) as session:
        assert latest_version(session) == 0
    engine(url).dispose()


def test_a_copy_of_the_file_alone_has_all_that_was_acknowledged(sqlite_store, tmp_path):
    put_plan(sqlite_store)
    for revision in range(20):
        put_report(sqlite_store, hours=revision, replaces=revision or None)
        seen(sqlite_store)  # connections stay open
        shutil.copyfile(file_of(sqlite_store), tmp_path / "alone.db")
        assert version_in(tmp_path / "alone.db") == revision + 2


def test_what_another_process_writes_is_seen(sqlite_store):
    put_plan(sqlite_store)
    assert state_of(sqlite_store).version == 1
    code = f"from tests.db.steps import put_report; put_report({sqlite_store!r})"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
    assert state_of(sqlite_store).version == 2
    assert put_report(sqlite_store, replaces=1).version == 3


def test_a_full_store_says_so_and_keeps_what_it_has(sqlite_store):
    put_plan(sqlite_store)
    before = version_in(file_of(sqlite_store))
    with pytest.raises(StoreUnavailableError) as full, writing(sqlite_store) as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1")  # as many as there are
        apply(ChangeSet((a_report(),), Received("a" * 64, "a.xlsx", bytes(10**6))), session, operator("chi Hoa"), NOON)
    assert full.value.fault is StoreFault.FULL
    engine(sqlite_store).dispose()
    assert version_in(file_of(sqlite_store)) == before


def test_a_locked_store_says_so(sqlite_store):
    holder = sqlite3.connect(file_of(sqlite_store), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with engine(sqlite_store).connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout=50")
    with pytest.raises(StoreUnavailableError) as busy:
        put_plan(sqlite_store)
    holder.close()
    assert busy.value.fault is StoreFault.BUSY
    assert put_plan(sqlite_store).version == 1


def test_a_file_that_looks_otherwise_at_every_look_is_read_all_the_same(sqlite_store):
    """As where other processes write all the time."""
    put_plan(sqlite_store)
    done = Event()

    def touching() -> None:
        while not done.is_set():
            os.utime(file_of(sqlite_store))

    thread = Thread(target=touching)
    thread.start()
    try:
        for _ in range(200):
            assert state_of(sqlite_store).version == 1
    finally:
        done.set()
        thread.join()
