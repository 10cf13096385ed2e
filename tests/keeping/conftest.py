"""An office for each test, on a copy of the loaded store, and empty stores on SQLite and PostgreSQL."""

from tests.db.conftest import (  # noqa: F401 - fixtures
    database,
    migrated_database,
    migrated_file,
    postgres_database,
    postgres_server,
    postgres_store,
    sqlite_database,
    sqlite_store,
    store,
)
from tests.usecases.conftest import office  # noqa: F401 - a fixture
