"""Connections: one engine per URL; a reader sees one state of the store, writers are serialised."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path, PurePath
from secrets import randbits
from sqlite3 import Connection as SqliteConnection
from urllib.parse import unquote, urlsplit

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from db import audit_heads
from db.faults import StoreFault, StoreUnavailableError, answering
from db.session import Session
from db.store_file import guard, opened_file, path_of, still_there, wait_of

__all__ = [
    "WRITING", "StoreFault", "StoreUnavailableError", "Transaction", "answering", "close", "engine", "file_of", "kind_and_name",
    "place_of", "reading", "same_store", "shown_address", "writing",
]  # fmt: skip

WRITING = "giamngheo_writing"  # execution option: this transaction writes
_WRITERS_LOCK = 4_711_2024  # key of PostgreSQL's advisory lock: any number that no other program uses here
Transaction = Session  # what use cases hand on without asking what it is
_SETTLE: dict[URL, Callable[[], None]] = {}  # what is done after each commit
_LOCK_WAIT = "10s"  # of a PostgreSQL writer for those before it; SQLite's is busy_timeout


@cache
def engine(url: str) -> Engine:
    """The engine of `url` (any SQLAlchemy URL of SQLite or PostgreSQL).

    StoreUnavailableError where the address means nothing.
    """
    try:
        return _engine(make_url(url))
    except (ArgumentError, ImportError, ValueError) as error:  # no such driver, a port that is no number
        raise StoreUnavailableError(str(error), StoreFault.ADDRESS) from error


def shown_address(url: str) -> str:
    """The address without its password; "" for one that cannot be taken apart."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return ""


def kind_and_name(url: str) -> tuple[str, str]:
    """What kind of database a store is, and its name in it or its file's, without folders, servers and users; "" for an address
    that cannot be taken apart.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        return "", ""
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "postgres": "PostgreSQL"}.get(
        address.get_backend_name(), ""
    )
    return kind, PurePath((address.database or "").replace("\\", "/")).name


def place_of(url: str) -> str:
    """Where a store is, by its address without what differs between spellings of it: a password, a driver, options, a relative
    folder, a symbolic link, the usual port. Two spellings may still give two places; `same_store` asks the stores themselves.
    """
    address = engine(url).url
    if (path := path_of(address)) is not None:
        return f"sqlite:{path.resolve()}"
    name = address.database or address.username or ""
    if address.get_backend_name() == "postgresql":
        return f"postgresql:{(address.host or 'localhost').lower()}:{address.port or 5432}/{name}"
    return f"{address.get_backend_name()}:{name}"


def same_store(one: str, other: str) -> bool:
    """Whether two addresses lead to one database, however they are written. StoreUnavailableError where one does not answer."""
    first, second = engine(one), engine(other)
    if first.dialect.name != second.dialect.name:
        return False
    if first.dialect.name == "sqlite":
        return _same_file(_file_named(first.url), _file_named(second.url))
    if place_of(one) == place_of(other):
        return True
    return _same_database(first, second)


def _file_named(address: URL) -> Path:
    """The file of an address, also where it is one of SQLite's own URIs."""
    path = path_of(address)
    return path if path is not None else Path(unquote(urlsplit(address.database or "").path)).absolute()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there yet
        return one.resolve() == other.resolve()


def _same_database(one: Engine, other: Engine) -> bool:
    """A lock that is held over one connection is only refused to another where both are to the same database of one server."""
    key = randbits(62)
    with answering(), one.connect() as holding, other.connect() as asking:
        holding.execute(select(func.pg_advisory_xact_lock(key)))
        return not asking.scalar(select(func.pg_try_advisory_xact_lock(key)))


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "sqlite":
        if address.database in (None, "", ":memory:"):
            raise ArgumentError("a store in memory is lost with the process")
        made = create_engine(address, connect_args={"isolation_level": None})
        if (path := path_of(address)) is not None:
            _SETTLE[made.url] = guard(made, path)
        event.listen(made, "connect", partial(_prepare_sqlite, wait_of(address)))
        event.listen(made, "begin", _begin_sqlite)
        return made
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    wait = {} if "connect_timeout" in address.query else {"connect_timeout": 10}  # seconds
    made = create_engine(address, pool_pre_ping=True, connect_args=wait)
    event.listen(made, "begin", _begin_postgresql)
    return made


def file_of(url: str) -> Path | None:
    """The file of an SQLite store; None where the store is no file of ours."""
    return path_of(engine(url).url)


def close(url: str) -> None:
    """Closes the connections to a store that is not used any longer, so that its files can go."""
    engine(url).dispose()


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
    target = engine(url).execution_options(**{WRITING: True})
    path = path_of(target.url)
    with _session(target) as session:
        opened = opened_file(session.connection().connection)
        yield session
        still_there(path, opened)
    still_there(path, opened)  # what was committed into a file that is gone is not acknowledged
    audit_heads.told(url, session.info)
    if path is not None:
        _SETTLE[target.url]()


@contextmanager
def _session(source: Engine) -> Iterator[Session]:
    with answering(), source.connect() as connection, connection.begin():
        yield Session(connection)


def _prepare_sqlite(wait: int, connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    """busy_timeout first: switching to WAL already needs the lock."""
    for pragma in (f"busy_timeout={wait}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    """Our own BEGIN: the driver's takes the write lock only at the first write, when the reads before it may be stale."""
    writes = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """Writers queue here until the one before has committed, so that versions become visible in their order."""
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LOCK_WAIT}'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
