"""The file of an SQLite store: is it still the one that was opened, and does what lies beside it belong to it?

A file that is moved over or away under a running app stays open: what is written then is lost with it. So every use of a
connection compares the open file with the one at the address, and no connection ever makes a file: only `create` does.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from db.faults import StoreFault, StoreUnavailableError

FileId = tuple[int, int]  # device and inode
USUAL_WAIT = 5000  # milliseconds for other writers
_OPENED, _ROUND, _FRESH = "giamngheo_file", "giamngheo_round", "giamngheo_fresh"
_TRIES = 5


def path_of(address: URL) -> Path | None:
    """The file of an address; None where there is none: PostgreSQL, a store in memory, SQLite's own URIs."""
    named = address.database
    if address.get_backend_name() != "sqlite" or not named or named == ":memory:" or named.startswith("file:"):
        return None
    return Path(named).absolute()


def wait_of(address: URL) -> int:
    """How many milliseconds one waits for other writers: `?timeout=` of the address, in seconds, as of SQLite's driver."""
    try:
        return round(float(str(address.query["timeout"])) * 1000)
    except (KeyError, ValueError):
        return USUAL_WAIT


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


def refuse_no_folder(path: Path) -> None:
    """StoreUnavailableError where the file's folder neither is one nor can become one: a file stands in the way."""
    nearest = next(folder for folder in path.parents if folder == folder.parent or os.path.lexists(folder))
    if not nearest.is_dir():
        raise StoreUnavailableError(str(nearest), StoreFault.FOLDER)


def beside(path: Path) -> tuple[Path, Path]:
    """The -wal and the -shm that SQLite keeps beside the file."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def move_aside(path: Path) -> tuple[Path, ...]:
    """Gives the file and what lies beside it other names, the -wal first: no other file may meet it. Under which names."""
    mark, moved = f"{datetime.now():%Y%m%d-%H%M%S-%f}", []
    for one in (*beside(path), path):
        if one.exists():
            moved.append(one.rename(one.with_name(f"{one.name}.{mark}")))
    return tuple(moved)


def file_id(path: Path) -> FileId | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Guard:
    """The file at one address, as this process knows it.

    `seen` is how the main file looked when it was last known to be right. Where it looks otherwise, another process has written
    a checkpoint into it, or somebody has laid another file over it, which open connections would never notice: all of them are
    closed and opened anew. `round` counts these times.
    """

    def __init__(self, path: Path, made: Engine) -> None:
        self.path, self.made, self.wait, self.lock = path, made, wait_of(made.url), RLock()
        self.seen: _Look | None = None
        self.wal: FileId | None = None  # the -wal that belongs to it
        self.named: FileId | None = None  # the file that was written down as the owner of the -wal
        self.round = 0

    def connect(self, entry: ConnectionPoolEntry, arguments: dict[str, Any]) -> sqlite3.Connection:
        """Opens the file that is there, and remembers which one it was."""
        for _ in range(_TRIES):
            with self.lock:
                refuse_half(self.path)
                before = self._look()
                if before is None:
                    raise StoreUnavailableError(str(self.path), StoreFault.GONE)
                refuse_foreign(self.path)
                opened: sqlite3.Connection = sqlite3.connect(f"{self.path.as_uri()}?mode=rw", uri=True, **arguments)
                if file_id(self.path) == before[:2]:
                    if self.named != before[:2]:
                        name_owner(self.path)
                        self.named = before[:2]
                    entry.info.update({_OPENED: before[:2], _ROUND: self.round, _FRESH: True})
                    return opened
                opened.close()
        raise StoreUnavailableError(str(self.path), StoreFault.GONE)

    def check_out(self, _connection: object, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        """Makes the pool open the file anew where it is not the one that was opened. What has only just been opened is right:
        where others write all the time, the file looks otherwise at every look.
        """
        with self.lock:
            if entry.info.pop(_FRESH, False) and entry.info[_OPENED] == file_id(self.path):
                return
            if self._look() is None or entry.info.get(_ROUND) != self.round:
                raise DisconnectionError("the store's file is another one")

    def check_in(self, _connection: object, entry: ConnectionPoolEntry) -> None:
        if entry.info.get(_ROUND) == self.round:
            self.wal = file_id(beside(self.path)[0])

    def settle(self) -> None:
        """What was committed goes from the -wal into the main file, as far as no reader needs it where it is: a copy of the
        file alone has it then, and a file laid over it meets nothing of the one before.
        """
        held = self.made.raw_connection()
        try:
            driver = held.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout=0").close()
            with suppress(sqlite3.Error):  # it is committed already
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            driver.execute(f"PRAGMA busy_timeout={self.wait}").close()
            with self.lock:
                if held.info.get(_ROUND) == self.round:
                    self.seen = _look(self.path)
        finally:
            held.close()

    def _look(self) -> "_Look | None":
        """How the file looks now; all that is open of another one is closed."""
        now = _look(self.path)
        if self.seen is not None and now != self.seen:
            self.round += 1
            self.made.pool.dispose()  # what is in use now is opened anew when it is used again
            if now is not None and now[:2] != self.seen[:2]:
                self._set_aside()
        if now is not None:
            self.seen = now
        return now

    def _set_aside(self) -> None:
        """A -wal of the file that stood here before would be read as if it were of this one: it goes aside, by another name."""
        wal, shm = beside(self.path)
        if self.wal is None or file_id(wal) != self.wal:
            return
        try:
            if size_of(wal) == 0:
                wal.unlink(missing_ok=True)
            else:
                wal.rename(wal.with_name(f"{wal.name}.{datetime.now():%Y%m%d-%H%M%S-%f}"))
            shm.unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailableError(str(error), StoreFault.HALF) from error


_Look = tuple[int, int, int, int]  # device, inode, time of the last change, bytes


def _look(path: Path) -> _Look | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def refuse_half(path: Path) -> None:
    """StoreUnavailableError where a -wal stands without its main file: SQLite would delete it, with what was written last."""
    wal = beside(path)[0]
    if size_of(wal) > 0 and size_of(path) == 0:
        raise StoreUnavailableError(f"{path.name}: 0, {wal.name}: {size_of(wal)}", StoreFault.HALF)


def owner_of(path: Path) -> Path:
    """The small file beside the store that tells whose the -wal is: the inode of the main file that was opened last."""
    return path.with_name(path.name + "-owner")


def name_owner(path: Path) -> None:
    """Before anything is written into the -wal, for whoever opens the file after a kill and knows of nothing before."""
    text = str(path.stat().st_ino)
    with suppress(OSError, ValueError):  # where it cannot be written, nothing else can either
        if not owner_of(path).exists() or owner_of(path).read_text(encoding="ascii") != text:
            owner_of(path).write_text(text, encoding="ascii")


def refuse_foreign(path: Path) -> None:
    """StoreUnavailableError where the -wal holds what was written for another main file, over which this one was moved: SQLite
    would read it into this one. Nothing is moved away unasked, for a folder that was copied whole after a kill looks the same.
    """
    wal = beside(path)[0]
    if size_of(wal) == 0:
        return
    try:
        owner = owner_of(path).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return
    if owner.isdecimal() and int(owner) != path.stat().st_ino:
        raise StoreUnavailableError(f"{wal.name}: {owner}, {path.name}: {path.stat().st_ino}", StoreFault.FOREIGN)


def size_of(path: Path) -> int:
    """Bytes; 0 of a file that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def guard(made: Engine, path: Path) -> Callable[[], None]:
    """Every connection of the engine is to the file that stands at `path`, whenever it is used; what is returned is called after
    each commit.
    """
    kept = _Guard(path, made)

    def connect(_dialect: object, entry: ConnectionPoolEntry, _given: object, arguments: dict[str, Any]) -> Any:
        return kept.connect(entry, arguments)

    event.listen(made, "do_connect", connect)
    event.listen(made, "checkout", kept.check_out)
    event.listen(made, "checkin", kept.check_in)
    return kept.settle


def opened_file(connection: PoolProxiedConnection) -> FileId | None:
    """The file that a connection reads and writes."""
    opened: FileId | None = connection.info.get(_OPENED)
    return opened


def still_there(path: Path | None, opened: FileId | None) -> None:
    """StoreUnavailableError where the file at `path` is no longer the one that was opened."""
    if path is not None and opened != file_id(path):
        raise StoreUnavailableError(str(path), StoreFault.GONE)
