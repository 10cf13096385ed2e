"""Why a store cannot be used, told by kind, since what to do differs; and the database's own errors as such kinds."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DatabaseError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection


class StoreFault(StrEnum):
    """Why a store cannot be used, as far as what to do differs."""

    SILENT = "silent"  # it does not answer
    BUSY = "busy"  # others write for longer than one waits
    FULL = "full"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    NEWER = "newer"  # it has a schema that this version does not know
    ADDRESS = "address"
    FOLDER = "folder"
    NONE = "none"  # nothing stands at the address, and only what sets an office up may make a store there
    LOST = "lost"  # the same where a store is known to have stood
    GONE = "gone"  # its file was moved, deleted or replaced while it was open
    NO_BACKUP = "no_backup"  # it has an earlier schema, and is not upgraded where no backup of it can be written
    HALF = "half"  # the main file is empty or missing, and beside it stands a -wal with what was written
    FOREIGN = "foreign"  # the -wal beside the main file was written for another one, which stood there before

    @property
    def missing(self) -> bool:
        """Whether no store stands at the address."""
        return self in (StoreFault.NONE, StoreFault.LOST)


class StoreUnavailableError(Exception):
    """The store cannot be used, for the reason `fault`; nothing was stored."""

    def __init__(self, detail: str, fault: StoreFault = StoreFault.SILENT) -> None:
        super().__init__(detail)
        self.fault = fault


_SQLITE = {  # the first words of its names for errors
    "SQLITE_BUSY": StoreFault.BUSY,
    "SQLITE_LOCKED": StoreFault.BUSY,
    "SQLITE_FULL": StoreFault.FULL,
    "SQLITE_READONLY": StoreFault.READ_ONLY,
    "SQLITE_CANTOPEN": StoreFault.FOLDER,
    "SQLITE_PERM": StoreFault.FOLDER,
    "SQLITE_CORRUPT": StoreFault.DAMAGED,
    "SQLITE_NOTADB": StoreFault.DAMAGED,
}
_POSTGRESQL = {  # by SQLSTATE
    "53100": StoreFault.FULL,
    "55P03": StoreFault.BUSY,  # a lock was waited for too long
    "57014": StoreFault.BUSY,
    "25006": StoreFault.READ_ONLY,
    "3D000": StoreFault.ADDRESS,  # no such database
    "28P01": StoreFault.ADDRESS,  # no such user, or a wrong password
    "28000": StoreFault.ADDRESS,
    "XX001": StoreFault.DAMAGED,
    "XX002": StoreFault.DAMAGED,
}


def fault_of(error: BaseException) -> StoreFault:
    """The kind of a driver's error; one that is not known by name means that the store does not answer."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    for start, fault in _SQLITE.items():
        if name.startswith(start):
            return fault
    return _POSTGRESQL.get(str(getattr(error, "sqlstate", None) or ""), StoreFault.SILENT)


@contextmanager
def answering() -> Iterator[None]:
    """Turns faults of the database itself into StoreUnavailableError; those of our own statements pass as they are."""
    try:
        yield
    except (OperationalError, InternalError, NoFreeConnection) as error:
        cause = getattr(error, "orig", None) or error
        raise StoreUnavailableError(str(cause), fault_of(cause)) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:
            raise
        raise StoreUnavailableError(str(error.orig), StoreFault.DAMAGED) from error
