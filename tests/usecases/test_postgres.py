"""The same way in on PostgreSQL: the sample loaded through the importer stands as it does on SQLite."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from dashboard.text import words_in
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office
from dashboard.views.status_json import status_json
from db.engine import engine
from tests.postgres import server
from tests.sample_store import COMMUNE, OFFICE, TODAY, copied, few

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with server() as address:
        if address is None:
            pytest.skip("no PostgreSQL on this machine")
        name = "giamngheo_usecases"
        with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        url = address.format(name=name)
        yield url
        engine(url).dispose()


def test_the_sample_stands_on_postgresql_as_on_sqlite(database: str, tmp_path: Path) -> None:
    office = Office(database, lambda: TODAY)
    office.prepare()
    for _ in load_demo(office, few(tmp_path / "samples", (COMMUNE, OFFICE))):
        pass
    words = words_in("vi")
    assert status_json(office.standing(), words) == status_json(copied(tmp_path).standing(), words)
    assert office.version() > 5
