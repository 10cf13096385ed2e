"""The command line where something is missing, in use, damaged or newer: a sentence and an exit status, no traceback."""

import os
import socket
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dashboard.cli import app, sending
from dashboard.cli.help import asked_language, localized
from dashboard.importing.examination import Hints
from dashboard.text import words_in
from dashboard.text.catalogue import catalogue
from dashboard.usecases.lots import check_lot, lot_of
from dashboard.usecases.office import Office, StoreUnavailable
from tests.sample_store import COMMUNE, REPORTS, SILENT, copied, url_of
from tests.shared import ROOT

SENT = REPORTS / "2024-09" / f"{COMMUNE}.xlsx"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    def ran(url: str, *arguments: object):
        monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url)
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return ran


def damaged(folder: Path) -> str:
    (folder / "a.db").write_bytes(b"no database at all " * 100)
    return url_of(folder / "a.db")


def newer(folder: Path) -> str:
    Office(url_of(folder / "b.db")).prepare()
    with sqlite3.connect(folder / "b.db") as store:
        store.execute("update alembic_version set version_num = '9999'")
    store.close()
    return url_of(folder / "b.db")


def under_a_file(folder: Path) -> str:
    (folder / "file").write_text("")
    return url_of(folder / "file" / "giamngheo.db")


STORES = {
    "damaged": damaged,
    "newer": newer,
    "folder": under_a_file,
    "address": lambda folder: "no address",
}


@pytest.mark.parametrize("fault", STORES)
def test_a_store_that_cannot_be_opened_is_named_with_what_to_do(tmp_path: Path, fault: str) -> None:
    with pytest.raises(StoreUnavailable) as raised:
        _ = Office(STORES[fault](tmp_path)).ready
    assert raised.value.fault.value == fault
    assert {f"term.StoreFault.{fault}"} <= set(catalogue("vi")) & set(catalogue("en"))


@pytest.mark.parametrize("url", ["foo://a/b", "postgresql://a:port/b", "mysql+nothing://a/b"])
def test_an_address_that_no_driver_knows_is_said(url: str) -> None:
    with pytest.raises(StoreUnavailable) as raised:
        _ = Office(url).ready
    assert raised.value.fault.value == "address"


def test_a_template_does_not_overwrite_a_file_unless_asked(run, tmp_path: Path) -> None:
    url, out = url_of(tmp_path / "new.db"), tmp_path / "plan.xlsx"
    out.write_text("mine")
    refused = run(url, "template", "--plan", "--out", out)
    assert (refused.exit_code, out.read_text()) == (1, "mine")
    assert "--force" in refused.stderr
    assert run(url, "template", "--plan", "--out", out, "--force").exit_code == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_folder_that_is_missing_is_said(run, tmp_path: Path) -> None:
    ran = run(url_of(tmp_path / "new.db"), "template", "--plan", "--out", tmp_path / "none" / "plan.xlsx")
    assert ran.exit_code == 1
    assert "Không ghi được" in ran.stderr


def test_a_port_in_use_is_said(run, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run(url_of(tmp_path / "new.db"), "serve", "--port", port)
    assert ran.exit_code == 1
    assert str(port) in ran.stderr


def test_a_store_that_somebody_holds_is_read_and_the_refused_sending_is_a_sentence(tmp_path: Path) -> None:
    office = copied(tmp_path)
    file, settings = office.url.removeprefix("sqlite:///"), os.environ | {"GIAMNGHEO_DATABASE_URL": office.url}
    never_sent = REPORTS / "2024-09" / f"{SILENT}.xlsx"
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        read, sent = (
            subprocess.run(
                [sys.executable, "-m", "dashboard.cli", command, str(never_sent)], env=settings, cwd=ROOT, capture_output=True, text=True
            )
            for command in ("check", "import")
        )  # fmt: skip
    finally:
        holder.close()
    assert (read.returncode, sent.returncode) == (0, 1)
    assert "locked" in sent.stderr
    assert "Traceback" not in sent.stderr + read.stderr
    assert not office.ready or office.reception(sha256(never_sent.read_bytes()).hexdigest()) is None


EMPTY = (
    ("status",), ("changes", "--since", "2024-01-01"), ("reporting",), ("quality",), ("programmes",),
    ("withdraw", "--unit", "1", "--period", "2024-09", "--reason", "x"),
    ("template", "--unit", "1", "--period", "2024-09", "--out", "x.xlsx"), ("rollover", "--out", "x.xlsx"),
)  # fmt: skip


@pytest.mark.parametrize("call", EMPTY, ids=lambda call: call[0])
def test_an_empty_store_says_what_to_do_first(run, tmp_path: Path, call: tuple[str, ...]) -> None:
    Office(url_of(tmp_path / "new.db")).prepare()
    ran = run(url_of(tmp_path / "new.db"), *call)
    assert ran.exit_code == 1
    assert "./run import" in ran.stderr


def test_the_summary_comes_where_the_store_fails_midway(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office(url_of(tmp_path / "new.db"))
    office.prepare()
    lot = lot_of([SENT, SENT, SENT])

    def failing():
        yield from list(check_lot(office, lot, Hints(), {}))[:2]
        raise StoreUnavailable("disk full")

    with pytest.raises(StoreUnavailable):
        sending._printed(lot, failing(), False, "vi")
    assert "2 tệp" in capsys.readouterr().out


def test_every_help_is_in_both_languages() -> None:
    command = get_command(app)
    texts, waiting = set(), [command]
    while waiting:
        below = waiting.pop()
        waiting += getattr(below, "commands", {}).values()
        texts |= {below.help, below.epilog, *(getattr(parameter, "help", None) for parameter in below.params)}
    assert texts - {None} - set(catalogue("vi")) == set()
    shown = localized(get_command(app), words_in("vi"))
    assert "Soát tệp" in shown.commands["check"].help
    assert "./run test" in shown.epilog
    assert "./run bench" in shown.epilog


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(["status", "--lang", "en"], "en"), (["--lang=en"], "en"), (["status"], "vi"), (["--lang", "xx"], "vi")],
)
def test_the_language_of_the_help(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIAMNGHEO_LANGUAGE", raising=False)
    assert asked_language(arguments) == language
