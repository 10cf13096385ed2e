"""An empty store for each test, on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from db.engine import engine
from db.schema import upgrade
from tests import postgres

_NAMES = count()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> str:
    """The URL of an empty store with the newest schema."""
    url: str = request.getfixturevalue(f"{request.param}_store")
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of a database with nothing in it."""
    url: str = request.getfixturevalue(f"{request.param}_database")
    return url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that tests copy, so that the migrations run once."""
    path = tmp_path_factory.mktemp("migrated") / "store.db"
    upgrade(f"sqlite:///{path}")
    engine(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[str]:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    yield url
    engine(url).dispose()


@pytest.fixture
def sqlite_store(sqlite_database: str, tmp_path: Path, migrated_file: Path) -> str:
    shutil.copy(migrated_file, tmp_path / "store.db")
    return sqlite_database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as url:
        if url is None:
            pytest.skip(f"no PostgreSQL found: install it, or name a server in {postgres.URL_SETTING}")
        yield url


@pytest.fixture(scope="session")
def migrated_database(postgres_server: str, worker_id: str) -> str:
    name = f"giamngheo_test_{worker_id}"
    _run(postgres_server, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    url = postgres_server.format(name=name)
    upgrade(url)
    engine(url).dispose()
    return name


@pytest.fixture
def postgres_database(postgres_server: str, worker_id: str) -> Iterator[str]:
    yield from _made(postgres_server, worker_id, "template1")


@pytest.fixture
def postgres_store(postgres_server: str, worker_id: str, migrated_database: str) -> Iterator[str]:
    yield from _made(postgres_server, worker_id, migrated_database)


def _made(server: str, worker_id: str, template: str) -> Iterator[str]:
    name = f"giamngheo_test_{worker_id}_{next(_NAMES)}"
    _run(server, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {template}")
    url = server.format(name=name)
    yield url
    engine(url).dispose()
    _run(server, f"DROP DATABASE {name}")


def _run(server: str, *statements: str) -> None:
    with psycopg.connect(server.format(name="postgres"), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
