"""The year of Sơn La in a store, every file through the one path on the day it was sent; made once in a run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.domain.people.roles import operator
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from db.engine import engine
from tests.once import once
from tests.sample_store import url_of
from tests.sonla.plan import PROGRAMME
from tests.sonla.units import PRESENT, YEAR
from tests.sonla.workbooks import files

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """For looking only: all processes of a run have it in common."""
    if not PRESENT:
        pytest.skip("the shared tables of Sơn La's communes are not beside the repository")
    made = Office(url_of(once("sonla", load)), lambda: NOW)
    yield made
    engine(made.url).dispose()


def load(store: Path) -> None:
    made = Office(url_of(store), lambda: NOW)
    made.prepare()
    for name, content in files():
        send(made, name, content)
    engine(made.url).dispose()


def send(office: Office, name: str, content: bytes) -> None:
    sent = _day(name)
    then = replace(office, clock=lambda: sent)
    examined = examine_upload(then, name, content)
    assert examined.refusal is None and not examined.open_issues, (name, examined.issues[:3])
    commit_import(then, examined, operator(Path(name).stem))


def _day(name: str) -> datetime:
    """The fifth of the month after the one that the name says; of the plan the second of January."""
    month = next((int(part) for part in Path(name).stem.split("-") if part.isdecimal()), 0)
    return datetime(YEAR + month // 12, month % 12 + 1, 5 if month else 2, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def snapshot(office: Office) -> Snapshot:
    found = office.snapshot(PROGRAMME, YEAR)
    assert found is not None
    return found
