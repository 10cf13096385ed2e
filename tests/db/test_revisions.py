"""The schemas that the files of the migrations name are those that Alembic finds."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.engine import engine
from db.revisions import revision_kept, revisions
from db.schema import _config


def test_the_order_is_alembics() -> None:
    scripts = ScriptDirectory.from_config(_config())
    assert revisions() == tuple(script.revision for script in scripts.walk_revisions())[::-1]
    assert revisions()[-1] == scripts.get_current_head()


def test_what_a_store_has_is_what_alembic_says(store: str, tmp_path) -> None:
    (tmp_path / "empty.db").touch()
    for url in (store, f"sqlite:///{tmp_path / 'empty.db'}"):
        with engine(url).connect() as connection:
            assert revision_kept(connection) == MigrationContext.configure(connection).get_current_revision()
