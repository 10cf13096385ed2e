"""The schema and its history: bring a store up to date, or say whether it is."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from db.engine import WRITING, StoreFault, StoreUnavailableError, answering, engine
from db.revisions import FOLDER, revision_kept, revisions
from db.store_file import create, path_of, refuse_half, refuse_no_folder, size_of

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["is_current", "newest_revision", "revision_of", "revisions", "upgrade"]


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the store at `url` to the newest schema, or to an earlier `revision`, in one transaction; an empty database becomes
    a store.
    """
    from alembic import command

    made = engine(url)
    if (path := path_of(made.url)) is not None:
        create(path)
    with answering(), made.connect().execution_options(**{WRITING: True}) as connection:
        _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
                _check_foreign_keys(connection)
        finally:
            _foreign_keys(connection, on=True)
        if path is not None:  # so that the file alone is never an empty store, whatever becomes of what lies beside it
            _raw(connection, "PRAGMA wal_checkpoint(TRUNCATE)")


def is_current(url: str) -> bool:
    """Whether the store at `url` has the newest schema; False for a database without one.

    StoreUnavailableError where the database does not answer, is damaged, or has a schema that is not known here.
    """
    return revision_of(url) == newest_revision()


def revision_of(url: str) -> str | None:
    """The schema of the store at `url`; None for a database without one, or where there is no file, which is not made.

    Errors as of `is_current`.
    """
    made = engine(url)
    if (path := path_of(made.url)) is not None:
        refuse_half(path)
        refuse_no_folder(path)
        if size_of(path) == 0:  # SQLite would write into an empty one
            return None
    with answering(), made.connect() as connection:
        revision = revision_kept(connection)
    if revision is not None and revision not in revisions():
        raise StoreUnavailableError(f"schema {revision}", StoreFault.NEWER)
    return revision


def newest_revision() -> str:
    return revisions()[-1]


def _config() -> "Config":
    """Alembic's settings without its ini file; % is doubled for its interpolation."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def _foreign_keys(connection: Connection, on: bool) -> None:
    """SQLite rebuilds a table to change it, which its references must survive; ignored by it inside a transaction."""
    if connection.dialect.name == "sqlite":
        _raw(connection, f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def _raw(connection: Connection, pragma: str) -> None:
    """Outside any transaction, which SQLAlchemy would begin."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(pragma).fetchall()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"the migration would leave rows that refer to nothing: {broken[:5]}")
