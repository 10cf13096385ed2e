"""Rows into tables."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

MANY = 100  # rows from which a statement of their own is worth its making


def add(session: Session, table: Table, **values: Any) -> int:
    """One row; its new id."""
    added: int = session.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return added


def add_all(session: Session, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Many rows by one prepared statement, in their order; all of them have the same columns."""
    listed = list(rows)
    if len(listed) >= MANY and _added_by_columns(session, table, listed):
        return
    if listed:
        session.execute(insert(table), listed)


def _added_by_columns(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> bool:
    """Add rows whose values are made ready column by column: of thousands of figures most are of one source and one period.

    False where the database names its parameters: there SQLAlchemy's own way is as good.
    """
    connection = session.connection()
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names = statement.positiontup
    if names is None or statement.literal_execute_params or set(names) != set(rows[0]):
        return False
    columns = []
    for name in names:
        ready = table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        values = [row[name] for row in rows]
        columns.append(values if ready is None else _ready(values, ready))
    connection.exec_driver_sql(str(statement), list(zip(*columns, strict=True)))
    return True


def _ready(values: list[Any], ready: Callable[[Any], Any]) -> list[Any]:
    """Each value as the database takes it; what stands several times below itself is made ready once."""
    made = []
    last: Any = None
    kept = ready(None)
    for value in values:
        if value is not last:
            last, kept = value, ready(value)
        made.append(kept)
    return made
