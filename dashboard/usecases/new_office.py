"""An office before its store: files can be looked over already, and the first plan makes the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.usecases.office import Office
from dashboard.usecases.opening import open_office, refuse_nothing
from dashboard.usecases.settings import Settings
from dashboard.usecases.store_marks import leave_mark, mark_of
from db.engine import close


def is_before_its_store(settings: Settings) -> bool:
    """Whether no store stands at the address, and none is known to have stood there."""
    return not Office(settings.database_url).stands and mark_of(settings.database_url, settings.backup_folder) is None


@contextmanager
def borrowed_office() -> Iterator[Office]:
    """An office on an empty store that goes again."""
    with TemporaryDirectory(prefix="giamngheo-") as folder:
        office = Office(f"sqlite:///{Path(folder) / 'moi.db'}")
        office.prepare()
        try:
            yield office
        finally:
            close(office.url)


@contextmanager
def office_to_read(settings: Settings) -> Iterator[Office]:
    """The office, or one without a store before it has one. StoreUnavailable (LOST) where a store is known to have stood there."""
    if is_before_its_store(settings):
        with borrowed_office() as office:
            yield office
    else:
        yield open_office(settings)


def made_office(settings: Settings) -> Office:
    """The office with its store, made where none stands, with the mark that it stands there."""
    office = open_office(settings, make=True)
    leave_mark(office.url, settings.backup_folder, office.state())
    return office


def served_office(settings: Settings, new: bool) -> Office:
    """The office for whoever serves it; of a `new` installation its store is made."""
    if not new:
        refuse_nothing(Office(settings.database_url), settings)
    return made_office(settings)
