"""An office for each test, on a copy of the loaded store, and the command line on it."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.usecases.office import Office
from db.engine import engine
from tests.cli.reports import NEVER_SENT
from tests.sample_store import copied


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = copied(tmp_path)
    yield made
    engine(made.url).dispose()


@pytest.fixture
def run(office, monkeypatch):
    """`giamngheo ARGUMENTS` on the test's own store."""
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    monkeypatch.delenv("GIAMNGHEO_LANGUAGE", raising=False)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def printed(run):
    """The objects that it prints, and its exit status."""

    def objects(*arguments: object) -> tuple[int, list[dict]]:
        ran = run(*arguments, "--json")
        return ran.exit_code, [json.loads(line) for line in ran.stdout.splitlines()]

    return objects


@pytest.fixture
def other(tmp_path):
    """The report that was never sent, or another, with other cells: `{"Thông tin!B4": None}`."""

    def made(cells: dict[str, object], base: Path = NEVER_SENT) -> Path:
        book = load_workbook(base)
        for where, value in cells.items():
            sheet, spot = where.split("!")
            book[sheet][spot] = value
        out = io.BytesIO()
        book.save(out)
        (tmp_path / "bc.xlsx").write_bytes(out.getvalue())
        return tmp_path / "bc.xlsx"

    return made
