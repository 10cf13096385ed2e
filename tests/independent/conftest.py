"""The demo store, loaded once in a run however many processes share it, and what its workbooks say by themselves."""

import json
import os
import pickle
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.demo import SAMPLES, load_demo
from dashboard.usecases.office import Office as Program
from dashboard.views.status_json import status_json
from db.engine import engine
from tests.independent.recomputed.reports import Office, read_office
from tests.sample_store import url_of

PROGRAMME = "songma-gnbv"
THAT_DAY = datetime(2024, 10, 15, 2, tzinfo=UTC)
PATIENCE = 300  # seconds to wait for what another process makes

Printed = Callable[[str, str | None], Any]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def workbooks(shared: Path) -> Office:
    """The sample office, read by openpyxl alone."""
    read = once(
        shared / "independent-office", lambda file: file.write_bytes(pickle.dumps(read_office(SAMPLES / "S002")))
    )
    office: Office = pickle.loads(read.read_bytes())
    return office


@pytest.fixture(scope="session")
def program(shared: Path) -> Program:
    """The program over the whole demo store: every sample office, every report, sent as the manifest says."""
    return Program(url_of(once(shared / "independent-demo", load)), lambda: THAT_DAY)


def load(store: Path, samples: Path = SAMPLES) -> None:
    office = Program(url_of(store), lambda: THAT_DAY)
    office.prepare()
    for _ in load_demo(office, samples):
        pass
    engine(office.url).dispose()


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The file in `folder`, made by whichever process comes first; the others wait for it."""
    ready = folder / "ready"
    try:
        folder.mkdir()
    except FileExistsError:
        since = time.monotonic()
        while not ready.exists():
            assert time.monotonic() - since < PATIENCE, f"{folder.name}: the process that makes it did not finish"
            time.sleep(0.1)
        return ready
    make(folder / "unfinished")
    (folder / "unfinished").rename(ready)
    return ready


@pytest.fixture(scope="session")
def printed(program: Program) -> Printed:
    """`status --json` of the demo's programme at a period and of a unit, as another program reads it."""
    snapshot, words = program.snapshot(PROGRAMME), words_in("vi")
    assert snapshot is not None

    def status(period: str, unit: str | None) -> Any:
        standing = assess(snapshot, Period.parse(period), unit)
        return json.loads(json.dumps(status_json(standing, words), allow_nan=False))

    return status
