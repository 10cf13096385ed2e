"""Where no store stands: only what sets an office up makes one, and a store that was lost is not replaced by an empty one."""

import gc
import io
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app, main
from dashboard.usecases.backups import make_backup
from dashboard.usecases.checkup import CheckPoint, Health, checkup
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.opening import open_office
from dashboard.usecases.restoring import SameStore, migrate, move_store, restore
from dashboard.usecases.settings import Settings
from dashboard.usecases.store_marks import FOLDER, leave_mark, mark_of
from db.engine import engine, place_of, same_store
from tests.db.freeze import FROZEN
from tests.keeping.test_backups import REPORT, send
from tests.sample_store import REPORTS, SILENT, TODAY, url_of
from tests.shared import ROOT

PLAN = ROOT / "sample_data" / "S002" / "plan.xlsx"
ANSWERS = ROOT / "sample_data" / "S002" / "answers.json"
READING = (
    ("status",), ("programmes",), ("reporting",), ("quality",), ("changes", "--since", "1"), ("backup",), ("migrate",),
    ("move", "--to", "sqlite:///khac.db"), ("rollover", "--out", "x.xlsx"), ("doctor",),
    ("withdraw", "--unit", "1", "--period", "2024-09", "--reason", "x"),
    ("template", "--unit", "1", "--period", "2024-09", "--out", "x.xlsx"),
    ("import", str(REPORTS / "2024-09" / f"{SILENT}.xlsx")),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def told(tmp_path, monkeypatch):
    """`giamngheo ARGUMENTS`, with what it would end with; files that it writes go beside the store's folder."""

    def ran(*arguments: object, store: str = "kho/moi.db", language: str = "vi") -> Told:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(tmp_path / store))
        monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", str(tmp_path / "may" / "sao-luu"))
        monkeypatch.setenv("GIAMNGHEO_LANGUAGE", language)
        monkeypatch.setattr(sys, "argv", ["giamngheo", *map(str, arguments)])
        kept, code, out, err = gc.get_threshold(), 0, io.StringIO(), io.StringIO()
        try:
            with redirect_stdout(out), redirect_stderr(err):
                main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            gc.set_threshold(*kept)
            engine(url_of(tmp_path / store)).dispose()
        return Told(code, out.getvalue(), err.getvalue())

    return ran


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("call", READING, ids=lambda call: call[0])
@pytest.mark.parametrize("empty_file", [False, True], ids=["no folder", "an empty file"])
def test_what_reads_makes_no_store_and_says_so(told, tmp_path, call, empty_file):
    if empty_file:
        (tmp_path / "kho").mkdir()
        (tmp_path / "kho" / "moi.db").touch()
    before = everything(tmp_path)
    ran = told(*call)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 4 and "kho/moi.db" in said and "./run restore" in said and "./run init" in said
    assert "Traceback" not in said
    left = everything(tmp_path) - {"kho/moi.db-owner", "kho/moi.db-wal", "kho/moi.db-shm"}
    assert left == before and (not empty_file or (tmp_path / "kho" / "moi.db").stat().st_size == 0)


def test_it_is_said_in_english_too(told, tmp_path):
    assert "no store stands there" in told("status", language="en").stderr
    assert "There is no store at" in told("doctor", language="en").stdout


def test_an_office_is_set_up_by_init_and_loses_nothing_by_a_second_one(told, tmp_path):
    made = told("init")
    assert made.returncode == 0 and "Đã lập kho trống" in made.stdout
    identity = Office(url_of(tmp_path / "kho/moi.db")).state().identity
    again = told("init")
    assert again.returncode == 0 and "đã có kho" in again.stdout
    assert Office(url_of(tmp_path / "kho/moi.db")).state().identity == identity
    assert told("doctor").returncode == 0


def test_the_first_plan_makes_the_store_and_what_is_only_checked_does_not(told, tmp_path):
    checked = told("check", PLAN, "--answers", ANSWERS)
    assert checked.returncode == 0 and "cơ quan mới" in checked.stderr and not (tmp_path / "kho").exists()
    sent = told("import", PLAN, "--answers", ANSWERS)
    assert sent.returncode == 0 and "đã lập kho mới" in sent.stderr
    assert Office(url_of(tmp_path / "kho/moi.db")).codes() == ("songma-gnbv",)


def test_a_plan_that_is_blocked_makes_no_store(told, tmp_path):
    ran = told("import", PLAN)  # its question is not answered
    assert ran.returncode == 1 and not (tmp_path / "kho").exists()


@pytest.mark.parametrize("way", ["wiped", "another folder", "emptied"])
def test_a_store_that_is_gone_is_not_made_anew_by_any_of_these(told, tmp_path, way):
    assert told("import", PLAN, "--answers", ANSWERS).returncode == 0
    if way == "another folder":
        (tmp_path / "kho").rename(tmp_path / "cho-khac")
    else:
        shutil.rmtree(tmp_path / "kho")
    if way == "emptied":
        (tmp_path / "kho").mkdir()
    before = everything(tmp_path)
    for call in (*READING, ("serve", "--port", "1"), ("import", str(PLAN)), ("check", str(PLAN))):
        ran = told(*call)
        said = ran.stdout + ran.stderr
        assert ran.returncode == 4 and "từng có kho" in said and "./run restore" in said and "./run init" in said, call
    assert everything(tmp_path) == before
    assert told("init").returncode == 0  # to begin again is said in so many words


def test_a_mistyped_address_is_not_served(told, tmp_path):
    assert told("init").returncode == 0
    ran = told("serve", "--port", "1", store="kho/moj.db")
    assert ran.returncode == 4 and "kho/moj.db" in ran.stderr and not (tmp_path / "kho/moj.db").exists()


def test_a_backup_tells_too_that_there_was_a_store(told, tmp_path, office):
    make_backup(office, tmp_path / "may" / "sao-luu" / "giamngheo-a.zip")
    assert told("serve", "--port", "1").returncode == 4
    assert told("restore", tmp_path / "may/sao-luu/giamngheo-a.zip").returncode == 0
    assert Office(url_of(tmp_path / "kho/moi.db")).version() == office.version()
    assert mark_of(url_of(tmp_path / "kho/moi.db"), tmp_path / "may" / "sao-luu").identity == office.state().identity


def test_the_first_start_of_a_new_office_serves_at_once(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "GIAMNGHEO_DATABASE_URL": url_of(tmp_path / "kho/moi.db"), "GIAMNGHEO_BACKUP_FOLDER": str(tmp_path / "may" / "sao-luu"),
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    served = subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)], cwd=ROOT, env=os.environ | settings,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(400):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/san-sang", timeout=5) as answer:
                    assert answer.status == 200
                break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.fail("it does not answer")
    finally:
        served.terminate()
        served.wait(timeout=20)
    assert len(list((tmp_path / "may" / FOLDER).glob("*.json"))) == 1


def test_pages_make_no_store(tmp_path):
    with pytest.raises(StoreUnavailable) as refused:
        open_office(Settings(database_url=url_of(tmp_path / "moi.db"), backup_folder=tmp_path / "sao-luu"))
    assert refused.value.fault.value == "none" and not list(tmp_path.iterdir())


@pytest.mark.postgres
def test_an_empty_database_is_no_store(postgres_database, tmp_path):
    settings = Settings(database_url=postgres_database, backup_folder=tmp_path / "sao-luu")
    with pytest.raises(StoreUnavailable) as refused:
        open_office(settings)
    assert refused.value.fault.value == "none"
    office = open_office(settings, make=True)
    assert office.version() == 0


# -- where a store is ----------------------------------------------------------------------------------------------------


def test_a_store_is_not_moved_to_where_it_stands(office, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loi-tat").symlink_to(tmp_path)
    os.link(tmp_path / "store.db", tmp_path / "cung-tep.db")
    spellings = (
        office.url, "sqlite:///store.db", "sqlite:///./store.db", f"sqlite:///{tmp_path}/loi-tat/store.db",
        f"{office.url}?timeout=20", f"sqlite:///{tmp_path}/../{tmp_path.name}/store.db", "sqlite:///cung-tep.db",
        f"sqlite+pysqlite:///{tmp_path}/store.db",
    )  # fmt: skip
    before = office.state()
    for spelling in spellings:
        with pytest.raises(SameStore):
            move_store(office, Office(spelling), tmp_path / "sao-luu", force=True)
        engine(spelling).dispose()
    assert office.state() == before and not (tmp_path / "sao-luu").exists()
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    ran = CliRunner().invoke(app, ["move", "--to", "sqlite:///store.db"])
    assert ran.exit_code == 1 and "chính là kho cần chuyển" in ran.stderr


@pytest.mark.postgres
def test_two_spellings_of_one_database_are_one_store(postgres_store, postgres_database):
    other = postgres_store.replace("postgresql+psycopg://", "postgresql://")
    spelled = other + ("&" if "?" in other else "?") + "application_name=x"
    assert same_store(postgres_store, spelled)
    assert not same_store(postgres_store, postgres_database)
    with pytest.raises(SameStore):
        move_store(Office(postgres_store), Office(spelled), Path("khong-dung"), force=True)
    engine(spelled).dispose()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("postgresql://a:b@may/kho", "postgresql+psycopg://a@MAY:5432/kho?connect_timeout=3"),
        ("sqlite:////tmp/x/../a.db", "sqlite+pysqlite:////tmp/a.db?timeout=3"),
    ],
)
def test_a_place_has_one_name_however_it_is_spelled(one, other):
    assert place_of(one) == place_of(other) and ":b@" not in place_of(one)


# -- generations, versions and identities -----------------------------------------------------------------------------------


@pytest.mark.parametrize("marks", [True, False], ids=["the mark stands", "everything was emptied"])
def test_no_two_pasts_have_one_mark_also_after_restores_into_an_emptied_folder(office, tmp_path, marks):
    backup = make_backup(office, tmp_path / "a.zip").file
    states = []
    for _ in range(3):
        there = Office(url_of(tmp_path / "kho" / "a.db"), lambda: TODAY)
        (tmp_path / "kho").mkdir()
        states.append(restore(backup, there, tmp_path / "may" / "sao-luu").state)
        engine(there.url).dispose()
        shutil.rmtree(tmp_path / "kho")
        if not marks:
            shutil.rmtree(tmp_path / "may")
    assert len({state.mark for state in states}) == 3 and len({state.of_store for state in states}) == 3
    assert len({state.generation for state in states}) == (3 if marks else 1)
    assert len({state.identity for state in states}) == 1


def test_a_change_that_was_looked_over_before_such_a_restore_is_not_stored(office, tmp_path):
    backup = make_backup(office, tmp_path / "a.zip").file
    first = restore(backup, office, tmp_path / "giu", force=True).state
    engine(office.url).dispose()
    (tmp_path / "store.db").unlink()
    for beside in tmp_path.glob("store.db-*"):
        beside.unlink()
    second = restore(backup, office, tmp_path / "giu").state
    assert second.version == first.version and second != first
    assert send(office, REPORT) == first.version + 1


@pytest.mark.parametrize("frozen", sorted(FROZEN.glob("*.sql")), ids=lambda path: path.stem)
def test_a_backup_before_an_upgrade_says_the_version_that_it_holds(frozen, tmp_path):
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.executescript(frozen.read_text(encoding="utf-8"))
    (newest,) = connection.execute("select max(version) from store_version").fetchone()
    connection.close()
    old = Office(url_of(tmp_path / "old.db"), lambda: TODAY)
    kept = migrate(old, tmp_path / "giu")
    assert newest and kept.manifest.state.version == newest == old.version()
    assert kept.manifest.state.recorded_at == old.state().recorded_at
    engine(old.url).dispose()


# -- doctor ------------------------------------------------------------------------------------------------------------


def seen(office: Office, tmp_path: Path) -> dict[str, tuple[str, str]]:
    settings = Settings(database_url=office.url, backup_folder=tmp_path / "sao-luu")
    return {f.point.value: (f.health.value, f.kind) for f in checkup(office, settings)}


@pytest.mark.parametrize(
    "place", ["sqlite:///{}/khong/co/kho.db", "sqlite:////proc/khong-co/kho.db", "sqlite:///{}/tep/kho.db"]
)
def test_doctor_only_reads_and_promises_nothing(tmp_path, place):
    (tmp_path / "tep").touch()
    before = everything(tmp_path)
    found = seen(Office(place.format(tmp_path)), tmp_path)
    assert found["store"] == ("wrong", "fault" if "/tep/" in place else "none")
    assert everything(tmp_path) == before


def test_a_backup_of_another_store_does_not_count_where_this_one_cannot_be_asked(office, tmp_path):
    other = Office(url_of(tmp_path / "khac.db"), office.clock)
    other.prepare()
    make_backup(other, tmp_path / "sao-luu" / "khac.zip")
    engine(other.url).dispose()
    assert seen(office, tmp_path)["backup"] == ("note", "none")
    engine(office.url).dispose()
    leave_mark(office.url, tmp_path / "sao-luu", office.state())
    engine(office.url).dispose()
    (tmp_path / "store.db").write_bytes(b"no database" * 999)
    assert seen(office, tmp_path)["backup"] == ("note", "none")
    shutil.rmtree(tmp_path / FOLDER)
    assert seen(office, tmp_path)["backup"] == ("note", "unknown")


def test_another_store_in_the_place_of_this_one_is_noticed(office, tmp_path):
    other = Office(url_of(tmp_path / "khac.db"), office.clock)
    other.prepare()
    leave_mark(office.url, tmp_path / "sao-luu", other.state())
    engine(other.url).dispose()
    point = next(p for p in checkup(office, Settings(database_url=office.url, backup_folder=tmp_path / "sao-luu")))
    assert (point.point, point.health, point.kind) == (CheckPoint.STORE, Health.NOTE, "other")
