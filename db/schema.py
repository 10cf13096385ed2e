"""The schema and its history: bring a store up to date, or say whether it is."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from db.engine import WRITING, StoreFault, StoreUnavailableError, answering, engine
from db.revisions import FOLDER, revision_kept, revisions

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["is_current", "newest_revision", "revisions", "upgrade"]


def upgrade(url: str) -> None:
    """Bring the store at `url` to the newest schema, in one transaction; an empty database becomes a store."""
    from alembic import command

    with answering(), engine(url).connect().execution_options(**{WRITING: True}) as connection:
        _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                _check_foreign_keys(connection)
        finally:
            _foreign_keys(connection, on=True)


def is_current(url: str) -> bool:
    """Whether the store at `url` has the newest schema; False for a database without one.

    StoreUnavailableError where the database does not answer, is damaged, or has a schema that is not known here.
    """
    with answering(), engine(url).connect() as connection:
        revision = revision_kept(connection)
    if revision is not None and revision not in revisions():
        raise StoreUnavailableError(f"schema {revision}", StoreFault.NEWER)
    return revision == newest_revision()


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
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}").close()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"the migration would leave rows that refer to nothing: {broken[:5]}")
