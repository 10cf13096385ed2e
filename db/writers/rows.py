"""Rows into tables."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session


def add(session: Session, table: Table, **values: Any) -> int:
    """One row; its new id."""
    added: int = session.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return added


def add_all(session: Session, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Many rows by one prepared statement, in their order."""
    listed = list(rows)
    if listed:
        session.execute(insert(table), listed)
