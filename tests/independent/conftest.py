"""The demo store, loaded once in a run however many processes share it, and what its workbooks say by themselves."""

import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.demo import SAMPLES
from dashboard.usecases.office import Office as Program
from dashboard.views.status_json import status_json
from tests.independent.recomputed.reports import Office, read_office
from tests.once import once
from tests.sample_store import url_of, whole

PROGRAMME = "songma-gnbv"
THAT_DAY = datetime(2024, 10, 15, 2, tzinfo=UTC)

Printed = Callable[[str, str | None], Any]


@pytest.fixture(scope="session")
def workbooks() -> Office:
    """The sample office, read by openpyxl alone."""
    read = once("workbooks", lambda file: file.write_bytes(pickle.dumps(read_office(SAMPLES / "S002"))))
    office: Office = pickle.loads(read.read_bytes())
    return office


@pytest.fixture(scope="session")
def program() -> Program:
    """The program over the whole demo store: every sample office, every report, sent as the manifest says."""
    return Program(url_of(whole()), lambda: THAT_DAY)


@pytest.fixture(scope="session")
def printed(program: Program) -> Printed:
    """`status --json` of the demo's programme at a period and of a unit, as another program reads it."""
    snapshot, words = program.snapshot(PROGRAMME), words_in("vi")
    assert snapshot is not None

    def status(period: str, unit: str | None) -> Any:
        standing = assess(snapshot, Period.parse(period), unit)
        return json.loads(json.dumps(status_json(standing, words), allow_nan=False))

    return status
