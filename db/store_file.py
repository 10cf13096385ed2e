"""The file of an SQLite store: is it still the one that was opened, and does what lies beside it belong to it?

A file that is moved over or away under a running app stays open: what is written then is lost with it. So every use of a
connection compares the open file with the one at the address, and no connection ever makes a file: only `create` does.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from db.faults import StoreFault, StoreUnavailableError

FileId = tuple[int, int]  # device and inode
_OPENED = "giamngheo_file"
_TRIES = 5


def path_of(address: URL) -> Path | None:
    """The file of an address; None where there is none: PostgreSQL, a store in memory, SQLite's own URIs."""
    named = address.database
    if address.get_backend_name() != "sqlite" or not named or named == ":memory:" or named.startswith("file:"):
        return None
    return Path(named).absolute()


def create(path: Path) -> None:
    """An empty file where there is none, its folder too. StoreUnavailableError where a -wal of another file would be lost."""
    refuse_half(path)
    make_folder(path)
    try:
        path.touch(exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(str(error), StoreFault.FOLDER) from error


def make_folder(path: Path) -> None:
    """The folder of the file, where it is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(str(error), StoreFault.FOLDER) from error


def beside(path: Path) -> tuple[Path, Path]:
    """The -wal and the -shm that SQLite keeps beside the file."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def file_id(path: Path) -> FileId | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@dataclass
class _Guard:
    """The file at one address, as this process knows it."""

    path: Path
    lock: Lock
    last: FileId | None = None  # the file that was opened last
    wal: FileId | None = None  # the -wal that belonged to it

    def connect(self, entry: ConnectionPoolEntry, arguments: dict[str, Any]) -> sqlite3.Connection:
        """Opens the file that is there, and remembers which one it was."""
        for _ in range(_TRIES):
            with self.lock:
                refuse_half(self.path)
                before = file_id(self.path)
                if before is None:
                    raise StoreUnavailableError(str(self.path), StoreFault.GONE)
                if self.last not in (None, before):
                    self._set_aside()
                opened: sqlite3.Connection = sqlite3.connect(f"{self.path.as_uri()}?mode=rw", uri=True, **arguments)
                if file_id(self.path) == before:
                    self.last = before
                    entry.info[_OPENED] = before
                    return opened
                opened.close()
        raise StoreUnavailableError(str(self.path), StoreFault.GONE)

    def check_out(self, _connection: object, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        """Makes the pool open the file anew where another one stands at the address."""
        if entry.info.get(_OPENED) != file_id(self.path):
            raise DisconnectionError("the store's file is another one")

    def check_in(self, _connection: object, entry: ConnectionPoolEntry) -> None:
        if entry.info.get(_OPENED) == self.last:
            self.wal = file_id(beside(self.path)[0])

    def _set_aside(self) -> None:
        """A -wal of the file that stood here before would be read as if it were of this one: it goes aside, by another name."""
        wal, shm = beside(self.path)
        if self.wal is None or file_id(wal) != self.wal:
            return
        try:
            if _size(wal) == 0:
                wal.unlink(missing_ok=True)
            else:
                wal.rename(wal.with_name(f"{wal.name}.{datetime.now():%Y%m%d-%H%M%S-%f}"))
            shm.unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailableError(str(error), StoreFault.HALF) from error


def refuse_half(path: Path) -> None:
    """StoreUnavailableError where a -wal stands without its main file: SQLite would delete it, with what was written last."""
    wal = beside(path)[0]
    if _size(wal) > 0 and _size(path) == 0:
        raise StoreUnavailableError(f"{path.name}: 0, {wal.name}: {_size(wal)}", StoreFault.HALF)


def _size(path: Path) -> int:
    """Bytes; 0 of a file that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def guard(made: Engine, path: Path) -> None:
    """Every connection of the engine is to the file that stands at `path`, whenever it is used."""
    kept = _Guard(path, Lock())

    def connect(_dialect: object, entry: ConnectionPoolEntry, _given: object, arguments: dict[str, Any]) -> Any:
        return kept.connect(entry, arguments)

    event.listen(made, "do_connect", connect)
    event.listen(made, "checkout", kept.check_out)
    event.listen(made, "checkin", kept.check_in)


def opened_file(connection: PoolProxiedConnection) -> FileId | None:
    """The file that a connection reads and writes."""
    opened: FileId | None = connection.info.get(_OPENED)
    return opened


def still_there(path: Path | None, opened: FileId | None) -> None:
    """StoreUnavailableError where the file at `path` is no longer the one that was opened."""
    if path is not None and opened != file_id(path):
        raise StoreUnavailableError(str(path), StoreFault.GONE)
