"""Backups and restores: every row comes back, on either database; nothing newer is written over unasked; apps are told."""

import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.text import words_in
from dashboard.usecases.backups import NoBackupError, backups_in, make_backup, name_of, only_newest
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.restoring import Loss, WouldLose, check_backup, migrate, move_store, restore
from dashboard.views.status_json import status_json
from db.audit_guard import guarded
from db.engine import engine, reading
from db.schema import is_current, newest_revision, revision_of
from tests.db.freeze import FROZEN
from tests.sample_store import COMMUNE, REPORTS, SILENT, TODAY, hashes, url_of

REPORT = (REPORTS / "2024-09" / f"{SILENT}.xlsx").read_bytes()
OTHER_REPORT = (REPORTS / "2024-08" / f"{SILENT}.xlsx").read_bytes()
OWN = ("store_generation", "audit_event")  # a restore adds a row to each


def send(office: Office, content: bytes = REPORT) -> int:
    return commit_import(office, examine_upload(office, "bc.xlsx", content), operator("xa")).version


def rows(office: Office) -> dict[str, str]:
    return {name: hashed for name, hashed in hashes(office).items() if name not in OWN}


@pytest.fixture
def backup(office: Office, tmp_path: Path) -> Path:
    return make_backup(office, tmp_path / "sao-luu" / "a.zip").file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "giu-lai"


def test_a_backup_says_what_it_holds(office, backup):
    (known,) = backups_in(backup.parent)
    manifest = known.manifest
    assert (manifest.schema, manifest.state, manifest.made_at) == (newest_revision(), office.state(), TODAY)
    by_name = {table.shape.name: table.rows for table in manifest.tables}
    assert by_name["store_version"] == office.version() and by_name["upload"] > 5
    assert known.size == backup.stat().st_size
    assert [p.name for p in backup.parent.iterdir()] == ["a.zip"]


def test_a_backup_of_the_same_store_has_the_same_bytes(office, backup, tmp_path):
    assert make_backup(office, tmp_path / "b.zip").file.read_bytes() == backup.read_bytes()


def test_a_backup_never_writes_over_a_file(office, backup):
    with pytest.raises(FileExistsError):
        make_backup(office, backup)


def test_a_store_that_was_lost_comes_back_whole(office, backup, folder, tmp_path):
    before, told = rows(office), status_json(office.standing(), words_in("vi"))
    engine(office.url).dispose()
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    done = restore(backup, office, folder)
    assert done.aside == ()
    assert rows(office) == before
    assert status_json(office.standing(), words_in("vi")) == told
    assert (done.state.identity, done.state.generation) == (done.manifest.state.identity, 2)


def test_what_was_sent_after_the_backup_is_not_written_over_unasked(office, backup, folder):
    send(office)
    before = hashes(office)
    with pytest.raises(WouldLose) as refused:
        restore(backup, office, folder)
    assert (refused.value.loss, hashes(office)) == (Loss.NEWER, before)
    done = restore(backup, office, folder, force=True)
    assert done.state.version == done.manifest.state.version
    assert done.state.generation == 2
    (kept,) = done.aside
    back = restore(kept, office, folder, force=True)  # and it comes back from what was kept aside
    assert (back.state.generation, back.state.version) == (3, done.state.version + 1)
    assert {k: v for k, v in hashes(office).items() if k not in OWN} == {
        k: v for k, v in before.items() if k not in OWN
    }


def test_another_past_is_no_older_state(office, backup, folder, tmp_path):
    shutil.copyfile(tmp_path / "store.db", tmp_path / "other.db")
    other = Office(url_of(tmp_path / "other.db"), lambda: TODAY + timedelta(hours=1))
    send(other)
    send(office)
    with pytest.raises(WouldLose) as refused:
        restore(make_backup(other, tmp_path / "other.zip").file, office, folder)
    assert refused.value.loss is Loss.OTHER_PAST
    engine(other.url).dispose()


def test_another_offices_store_is_not_written_over_unasked(office, backup, folder, tmp_path):
    other = Office(url_of(tmp_path / "other.db"), office.clock)
    other.prepare()
    empty = make_backup(other, tmp_path / "empty.zip").file
    with pytest.raises(WouldLose) as refused:
        restore(empty, office, folder)
    assert refused.value.loss is Loss.OTHER_STORE
    assert restore(backup, other, folder).state.version == office.version()  # an empty one may be
    engine(other.url).dispose()


def test_a_file_looked_over_before_a_restore_is_looked_over_again(office, backup, folder):
    examined = examine_upload(office, "bc.xlsx", REPORT)
    restore(backup, office, folder)
    with pytest.raises(StaleChangeSet):
        commit_import(office, examined, operator("xa"))
    assert send(office) == office.version()


def test_no_cache_key_of_before_is_one_of_after(office, backup, folder):
    send(office)
    before = office.state()
    restore(backup, office, folder, force=True)
    send(office, OTHER_REPORT)
    after = office.state()
    assert before.version == after.version
    assert before.mark != after.mark
    assert office.state(1).mark != replace(before, version=1, recorded_at=office.state(1).recorded_at).mark


def test_a_damaged_store_makes_way_and_is_kept(office, backup, folder, tmp_path):
    before = rows(office)
    engine(office.url).dispose()
    (tmp_path / "store.db").write_bytes(b"no database " * 999)
    with pytest.raises(WouldLose) as refused:
        restore(backup, office, folder)
    assert refused.value.loss is Loss.UNREADABLE
    done = restore(backup, office, folder, force=True)
    assert rows(office) == before
    assert b"no database" in done.aside[-1].read_bytes()


def test_a_store_beside_the_wal_of_another_makes_way_and_is_kept(office, backup, folder, tmp_path):
    before, anew = rows(office), Office(f"{office.url}?timeout=4", office.clock)  # as a new process opens it
    engine(office.url).dispose()
    (tmp_path / "store.db-wal").write_bytes(b"of another file" * 99)
    (tmp_path / "store.db-owner").write_text("1")
    with pytest.raises(WouldLose) as refused:
        restore(backup, anew, folder)
    assert refused.value.loss is Loss.UNREADABLE
    done = restore(backup, anew, folder, force=True)
    assert rows(anew) == before and b"of another file" in done.aside[0].read_bytes()
    engine(anew.url).dispose()


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2000])


def rewritten(file: Path, change) -> None:
    with ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def one_figure_changed(file: Path) -> None:
    def change(members):
        members["tables/observation.jsonl"] = members["tables/observation.jsonl"].replace(b"1", b"2", 1)

    rewritten(file, change)


def a_row_left_out(file: Path) -> None:
    def change(members):
        members["tables/upload.jsonl"] = members["tables/upload.jsonl"].split(b"\n", 1)[1]

    rewritten(file, change)


def a_table_left_out(file: Path) -> None:
    def change(members):
        manifest = json.loads(members["manifest.json"])
        manifest["tables"] = [t for t in manifest["tables"] if t["name"] != "explanation"]
        members["manifest.json"] = json.dumps(manifest).encode()

    rewritten(file, change)


def no_zip(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04 and nothing more")


def another_zip(file: Path) -> None:
    with ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")


SPOILED = (cut_off, one_figure_changed, a_row_left_out, a_table_left_out, no_zip, another_zip)


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_a_spoiled_backup_is_refused_and_nothing_is_touched(office, backup, folder, spoil):
    before = hashes(office)
    assert check_backup(backup, office).state == office.state()
    spoil(backup)
    for attempt in (lambda: check_backup(backup, office), lambda: restore(backup, office, folder, force=True)):
        with pytest.raises(NoBackupError):
            attempt()
    assert hashes(office) == before and not folder.exists()


def test_the_backup_of_a_newer_app_is_said(office, backup, folder):
    def change(members):
        members["manifest.json"] = members["manifest.json"].replace(newest_revision().encode(), b"9999")

    rewritten(backup, change)
    with pytest.raises(StoreUnavailable) as newer:
        restore(backup, office, folder)
    assert newer.value.fault.value == "newer"


@pytest.mark.parametrize("frozen", sorted(FROZEN.glob("*.sql")), ids=lambda path: path.stem)
def test_a_store_of_every_schema_is_backed_up_before_it_is_upgraded_and_restored_after(frozen, folder, tmp_path):
    old, new = Office(url_of(tmp_path / "old.db"), lambda: TODAY), Office(url_of(tmp_path / "new.db"), lambda: TODAY)
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.executescript(frozen.read_text(encoding="utf-8"))
    connection.close()
    kept = migrate(old, folder)
    assert kept is not None and kept.manifest.schema == frozen.stem and kept.file.parent == folder
    assert is_current(old.url) and migrate(old, folder) is None
    restore(kept.file, new, folder)
    assert rows(new) == rows(old)
    had_one = frozen.stem >= "0007"  # others get one each when they are upgraded
    assert (new.state().identity == old.state().identity) is had_one
    for office in (old, new):
        engine(office.url).dispose()


def test_only_the_newest_backups_of_this_store_are_kept(office, tmp_path):
    place = tmp_path / "sao-luu"
    for hour in range(4):
        then = replace(office, clock=lambda hour=hour: TODAY + timedelta(hours=hour))
        make_backup(then, place / name_of(then.clock()))
    make_backup(office, place / name_of(TODAY, "truoc-khoi-phuc"))
    (place / "giamngheo-bao-cao.zip").write_bytes(b"not ours")
    other = Office(url_of(tmp_path / "other.db"), office.clock)
    other.prepare()
    make_backup(other, place / "giamngheo-20200101-000000.zip")
    engine(other.url).dispose()
    gone = only_newest(place, 2, office.state().identity)
    assert [file.name for file in gone] == ["giamngheo-20241012-100000.zip", "giamngheo-20241012-090000.zip"]
    assert len(list(place.iterdir())) == 5


@pytest.mark.postgres
def test_a_store_moves_to_postgresql_and_back_and_is_the_same(office, postgres_database, folder, tmp_path):
    server, home = Office(postgres_database, office.clock), Office(url_of(tmp_path / "home.db"), office.clock)
    before = rows(office)
    there = move_store(office, server, folder)
    assert rows(server) == before and there.state.generation == 2
    assert send(server) == office.version() + 1  # ids go on where they were
    with pytest.raises(WouldLose):
        move_store(office, server, folder)
    back = move_store(server, home, folder)
    assert rows(home) == rows(server) and back.state.generation == 3
    assert revision_of(home.url) == revision_of(server.url)
    engine(home.url).dispose()


def test_the_report_of_a_restored_store_names_its_cell_as_before(office, backup, folder):
    restore(backup, office, folder)
    seen = office.snapshot("songma-gnbv", 2024)
    assert any(o.subject == COMMUNE and o.place.spot for o in seen.observations)


def test_the_audit_is_guarded_again_after_a_restore_and_its_check(office, backup, folder):
    send(office)
    check_backup(backup, office)
    restore(backup, office, folder, force=True)
    with reading(office.url) as session:
        assert guarded(session.connection())
