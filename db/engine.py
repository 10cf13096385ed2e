"""Connections: one engine per URL; a reader sees one state of the store, writers are serialised."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection
from sqlalchemy.orm import Session as Session  # the use cases name it, and no other part of SQL
from sqlalchemy.pool import ConnectionPoolEntry

WRITING = "giamngheo_writing"  # execution option: this transaction writes
_NO_FILE = "unable to open database file"  # of SQLite
_WRITERS_LOCK = 4_711_2024  # key of PostgreSQL's advisory lock: any number that no other program uses here


class StoreFault(StrEnum):
    """Why a store cannot be used, as far as what to do differs."""

    SILENT = "silent"  # it does not answer, is locked for too long, is full or may not be written
    DAMAGED = "damaged"
    NEWER = "newer"  # it has a schema that this version does not know
    ADDRESS = "address"
    FOLDER = "folder"


class StoreUnavailableError(Exception):
    """The store cannot be used, for the reason `fault`; nothing was stored."""

    def __init__(self, detail: str, fault: StoreFault = StoreFault.SILENT) -> None:
        super().__init__(detail)
        self.fault = fault


@cache
def engine(url: str) -> Engine:
    """The engine of `url` (any SQLAlchemy URL of SQLite or PostgreSQL); the folder of an SQLite file is made.

    StoreUnavailableError where the address means nothing or the folder is not to be had.
    """
    try:
        return _engine(make_url(url))
    except (
        ArgumentError,
        ImportError,
        ValueError,
    ) as error:  # a driver that is not installed, a port that is no number
        raise StoreUnavailableError(str(error), StoreFault.ADDRESS) from error
    except OSError as error:
        raise StoreUnavailableError(str(error), StoreFault.FOLDER) from error


def shown_address(url: str) -> str:
    """The address without its password; "" for one that cannot be taken apart."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return ""


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "sqlite":
        if address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        made = create_engine(address, connect_args={"isolation_level": None})
        event.listen(made, "connect", _prepare_sqlite)
        event.listen(made, "begin", _begin_sqlite)
        return made
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    made = create_engine(address, pool_pre_ping=True)
    event.listen(made, "begin", _begin_postgresql)
    return made


@contextmanager
def reading(url: str) -> Iterator[Session]:
    """A read-only session whose queries all see the same state of the store."""
    source = engine(url)
    if source.dialect.name == "postgresql":
        source = source.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with _session(source) as session:
        yield session


@contextmanager
def writing(url: str) -> Iterator[Session]:
    """A session in one transaction that no other writer shares: committed at the end, or rolled back by an exception."""
    with _session(engine(url).execution_options(**{WRITING: True})) as session:
        yield session


@contextmanager
def answering() -> Iterator[None]:
    """Turns faults of the database itself into StoreUnavailableError."""
    try:
        yield
    except (OperationalError, InternalError, NoFreeConnection) as error:
        detail = str(getattr(error, "orig", error))
        raise StoreUnavailableError(detail, StoreFault.FOLDER if _NO_FILE in detail else StoreFault.SILENT) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # those below it are faults of our own statements
            raise
        raise StoreUnavailableError(str(error.orig), StoreFault.DAMAGED) from error


@contextmanager
def _session(source: Engine) -> Iterator[Session]:
    with answering(), Session(source, expire_on_commit=False) as session, session.begin():
        yield session


def _prepare_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    """busy_timeout first: switching to WAL already needs the lock."""
    for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    """Our own BEGIN: the driver's takes the write lock only at the first write, when the reads before it may be stale."""
    writes = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """Writers queue here until the one before has committed, so that versions become visible in their order."""
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
