"""One hash of the content of each table: shows that nothing changed, and that a copy is complete."""

import hashlib

from sqlalchemy import select

from db.session import Session
from db.tables import METADATA


def table_hashes(session: Session) -> dict[str, str]:
    """SHA-256 over the rows of every table, in order of their keys; the same on SQLite and PostgreSQL."""
    hashes = {}
    for table in METADATA.sorted_tables:
        hashed = hashlib.sha256()
        rows = session.execute(select(table).order_by(*table.primary_key.columns).execution_options(yield_per=500))
        for row in rows:
            hashed.update(repr(tuple(row)).encode())
        hashes[table.name] = hashed.hexdigest()
    return hashes
