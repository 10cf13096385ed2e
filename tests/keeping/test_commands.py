"""backup, restore, migrate, move and doctor on the command line: what they print, how they end, and what they leave alone."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.text.catalogue import catalogue
from dashboard.usecases.checkup import CheckPoint, Health, checkup
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.opening import open_office
from dashboard.usecases.restoring import Loss
from dashboard.usecases.settings import Settings
from db.engine import StoreFault, engine, reading, writing
from db.tables import store_version
from tests.db.freeze import FROZEN
from tests.db.steps import put_plan
from tests.keeping.test_backups import REPORT, cut_off, send
from tests.sample_store import TODAY, hashes, url_of


@pytest.fixture
def run(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", str(tmp_path / "sao-luu"))
    monkeypatch.delenv("GIAMNGHEO_LANGUAGE", raising=False)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_backup_goes_into_the_folder_of_backups_under_the_day_and_hour(run, tmp_path):
    ran = run("backup")
    (name,) = files_in(tmp_path / "sao-luu")
    assert ran.exit_code == 0 and name in ran.stdout and name.startswith("giamngheo-20")
    assert "phiên bản dữ liệu" in ran.stdout


def test_a_backup_goes_where_it_is_told_and_never_over_a_file(run, tmp_path):
    assert run("backup", "--out", tmp_path / "a.zip").exit_code == 0
    kept = (tmp_path / "a.zip").read_bytes()
    again = run("backup", "--out", tmp_path / "a.zip")
    assert (again.exit_code, (tmp_path / "a.zip").read_bytes()) == (1, kept)
    assert "đã có" in again.stderr
    (tmp_path / "file").touch()
    assert "Không ghi được" in run("backup", "--out", tmp_path / "file" / "b.zip").stderr


def test_so_many_backups_are_kept(run, office, tmp_path):
    for day in ("a", "b", "c"):
        assert run("backup", "--out", tmp_path / "sao-luu" / f"giamngheo-{day}.zip").exit_code == 0
    ran = run("backup", "--keep", 2)
    assert ran.exit_code == 0 and ran.stdout.count("Đã xóa") == 2
    assert len(files_in(tmp_path / "sao-luu")) == 2


def test_a_restore_is_checked_refused_forced_and_said(run, office, tmp_path):
    run("backup", "--out", tmp_path / "a.zip")
    assert "nguyên vẹn" in run("restore", tmp_path / "a.zip", "--check").stdout
    send(office)
    before = hashes(office)
    refused = run("restore", tmp_path / "a.zip")
    assert refused.exit_code == 1 and "--force" in refused.stderr and hashes(office) == before
    done = run("restore", tmp_path / "a.zip", "--force")
    assert done.exit_code == 0 and "thế hệ 2" in done.stdout
    (kept,) = files_in(tmp_path / "sao-luu")
    assert kept in done.stdout and kept.startswith("truoc-khoi-phuc-")
    cut_off(tmp_path / "a.zip")
    spoiled = run("restore", tmp_path / "a.zip", "--force")
    assert spoiled.exit_code == 1 and "không phải bản sao lưu nguyên vẹn" in spoiled.stderr
    assert "Traceback" not in spoiled.stderr


def old_store(folder: Path) -> Office:
    connection = sqlite3.connect(folder / "old.db")
    connection.executescript((FROZEN / "0003.sql").read_text(encoding="utf-8"))
    connection.close()
    return Office(url_of(folder / "old.db"))


def test_an_old_store_is_backed_up_before_it_is_upgraded(run, tmp_path, monkeypatch):
    old = old_store(tmp_path)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", old.url)
    ran = run("migrate")
    (kept,) = files_in(tmp_path / "sao-luu")
    assert ran.exit_code == 0 and kept.startswith("truoc-nang-cap-") and old.ready
    assert run("migrate").exit_code == 0 and len(files_in(tmp_path / "sao-luu")) == 1
    engine(old.url).dispose()


def test_any_command_on_an_old_store_backs_it_up_first_or_leaves_it_as_it_is(run, tmp_path, monkeypatch):
    old = old_store(tmp_path)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", old.url)
    (tmp_path / "file").touch()
    monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", str(tmp_path / "file"))
    refused = run("programmes")
    assert refused.exit_code == 1 and not old.ready
    assert refused.exception.fault.value == "no_backup"
    monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", str(tmp_path / "sao-luu"))
    assert run("programmes").exit_code == 0 and old.ready
    assert len(files_in(tmp_path / "sao-luu")) == 1
    engine(old.url).dispose()


def test_a_store_moves(run, office, tmp_path):
    to = url_of(tmp_path / "noi-khac" / "kho.db")
    ran = run("move", "--to", to)
    assert ran.exit_code == 0 and to in ran.stdout
    assert Office(to).version() == office.version()
    again = run("move", "--to", to)
    assert again.exit_code == 0  # nothing would be lost
    engine(to).dispose()


# -- doctor ------------------------------------------------------------------------------------------------------------


def seen(office: Office, tmp_path: Path) -> dict[str, str]:
    """What is not right, by point."""
    settings = Settings(database_url=office.url, backup_folder=tmp_path / "sao-luu")
    return {f.point.value: f.kind for f in checkup(office, settings) if f.health is not Health.RIGHT}


def by_sql(*statements: str):
    def plant(file: Path) -> None:
        connection = sqlite3.connect(file, isolation_level=None)
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            assert connection.execute(statement).rowcount
        connection.close()

    return plant


def one_page_overwritten(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    root = connection.execute("select rootpage from sqlite_master where name = 'observation'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with file.open("r+b") as opened:
        opened.seek((root - 1) * size)
        opened.write(b"\x05" + bytes(11))


PLANTED = {
    "a page": (one_page_overwritten, {"pages"}),
    "a plan's unit": (by_sql("delete from unit where id = (select min(id) from unit)"), {"references", "receipts"}),
    "a version": (by_sql("delete from store_version where version = 3"), {"versions", "references"}),
    "a receipt's report": (by_sql("update submission set revision = 9 where id = (select min(id) from submission)"), {"receipts"}),
    "a receipt": (by_sql("update store_version set what = 'x' where version = (select max(version) from store_version)"), {"receipts"}),
    "a file": (by_sql("update upload set content = x'00' where id = (select min(id) from upload)"), {"files"}),
    "the clock": (by_sql("update store_version set recorded_at = '2031-01-01 00:00:00.000000' where version = (select max(version) from store_version)"), {"clock"}),
}  # fmt: skip


def test_a_right_store_has_nothing_but_a_backup_to_make(office, tmp_path):
    assert seen(office, tmp_path) == {"backup": "none"}


@pytest.mark.parametrize(("plant", "points"), PLANTED.values(), ids=PLANTED)
def test_what_is_planted_is_found(office, tmp_path, plant, points):
    engine(office.url).dispose()
    plant(tmp_path / "store.db")
    found = set(seen(office, tmp_path)) - {"backup"}
    assert points & found
    if points != {"pages"}:  # a damaged page may break whatever reads it
        assert found <= points | {"references", "receipts"}


def test_doctor_prints_a_line_for_each_point_and_ends_by_what_it_found(run, office, tmp_path):
    right = run("doctor")
    assert right.exit_code == 0 and "ĐẠT" in right.stdout and "./run backup" in right.stdout
    run("backup")
    lines = [json.loads(line) for line in run("doctor", "--json", "--lang", "en").stdout.splitlines()]
    assert [line["point"] for line in lines] == [
        "store", "schema", "pages", "references", "versions", "receipts", "files", "clock", "audit", "disk", "backup",
    ]  # fmt: skip
    assert {line["health"] for line in lines} == {"right"}
    assert not any("{" in line["sentence"] or line["sentence"].startswith("checkup.") for line in lines)
    by_sql("delete from store_version where version = 3")(tmp_path / "store.db")
    wrong = run("doctor")
    assert wrong.exit_code == 1 and "LỖI" in wrong.stdout and "./run restore" in wrong.stdout


@pytest.mark.parametrize("spoil", ["damaged", "nowhere", "address"])
def test_doctor_names_a_store_that_cannot_be_used_and_never_its_password(run, tmp_path, monkeypatch, spoil):
    (tmp_path / "bad.db").write_bytes(b"no database" * 99)
    url = {
        "damaged": url_of(tmp_path / "bad.db"),
        "nowhere": "postgresql://ai:mat-khau-bi-mat@127.0.0.1:1/kho",
        "address": "oracle+nothing://ai:mat-khau-bi-mat@may/kho",
    }[spoil]
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url)
    ran = run("doctor")
    assert ran.exit_code == 1 and "LỖI" in ran.stdout
    assert "mat-khau-bi-mat" not in ran.stdout + ran.stderr
    assert "bad.db" in ran.stdout or "may" in ran.stdout or "127.0.0.1" in ran.stdout


def test_a_clock_that_was_right_when_the_report_came_is_right(office, tmp_path):
    send(office, REPORT)
    back = Office(office.url, lambda: TODAY - timedelta(hours=1))
    assert "clock" in seen(back, tmp_path)
    assert "clock" not in seen(Office(office.url, lambda: TODAY + timedelta(days=365)), tmp_path)


def test_old_backups_are_noticed(run, office, tmp_path):
    run("backup")
    later = Office(office.url, lambda: datetime.now(UTC) + timedelta(days=8))
    assert seen(later, tmp_path) == {"backup": "old"}


def test_a_backup_of_another_store_is_none_of_this_one(run, office, tmp_path):
    run("backup")
    other = Office(url_of(tmp_path / "khac.db"), lambda: TODAY)
    other.prepare()
    assert seen(other, tmp_path) == {"backup": "lost"}  # an empty office beside the backup of a full one
    put_plan(other.url)
    assert seen(other, tmp_path) == {"backup": "none"}
    engine(other.url).dispose()


@pytest.mark.postgres
def test_the_points_of_a_store_on_postgresql(postgres_store, tmp_path):
    office = Office(postgres_store, lambda: TODAY)
    assert seen(office, tmp_path) == {"backup": "none"}
    with writing(office.url) as session:
        session.execute(store_version.insert().values(version=2, recorded_at=TODAY, actor="x", what="x"))
    with reading(office.url):
        assert seen(office, tmp_path)["versions"] == "wrong"


def test_a_copy_by_hand_of_a_closed_store_is_a_store(office, tmp_path):
    engine(office.url).dispose()
    shutil.copyfile(tmp_path / "store.db", tmp_path / "copy.db")
    assert Office(url_of(tmp_path / "copy.db")).state() == office.state()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_point_and_every_loss_has_its_sentence(language):
    said = catalogue(language)
    assert {key.split(".")[1] for key in said if key.startswith("checkup.")} == {point.value for point in CheckPoint}
    assert {key.removeprefix("restore.") for key in said if key.startswith("restore.")} == {loss.value for loss in Loss}


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:"])
def test_a_store_in_memory_is_refused(address):
    with pytest.raises(StoreUnavailable) as refused:
        open_office(Settings(database_url=address))
    assert refused.value.fault is StoreFault.ADDRESS


def test_a_move_names_the_store_that_it_cannot_go_to(run, office):
    said = run("move", "--to", "xyz:///a")
    assert said.exit_code == 1 and "xyz:///a" in said.output and office.url not in said.output
