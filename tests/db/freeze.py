"""Keeps a store of today's schema for the tests of upgrades: `python -m tests.db.freeze`, before a migration is added."""

import sqlite3
import tempfile
from pathlib import Path

from db.engine import engine
from db.schema import newest_revision, upgrade
from tests.db.steps import put_plan, put_report

FROZEN = Path(__file__).parent / "frozen"


def freeze(folder: Path = FROZEN) -> Path:
    """A plan, a report and its correction as SQL, in a file of the schema's name."""
    kept = folder / f"{newest_revision()}.sql"
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "store.db"
        url = f"sqlite:///{path}"
        upgrade(url)
        put_plan(url)
        put_report(url)
        put_report(url, hours=1, replaces=1)
        engine(url).dispose()
        connection = sqlite3.connect(path)
        kept.write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")
        connection.close()
    return kept


if __name__ == "__main__":
    print(freeze())
