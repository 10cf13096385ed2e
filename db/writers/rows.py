"""Rows into tables."""

from collections.abc import Callable, Iterable, Mapping
from itertools import repeat
from typing import Any

from sqlalchemy import Table, insert

from db.session import Session

MANY = 100  # rows from which a statement of their own is worth its making


def add(session: Session, table: Table, **values: Any) -> int:
    """One row; its new id."""
    added: int = session.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return added


def add_all(session: Session, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Many rows by one prepared statement, in their order; all of them have the same columns."""
    if listed := list(rows):
        session.execute(insert(table), listed)


def add_columns(session: Session, table: Table, columns: Mapping[str, list[Any]], same: Mapping[str, Any]) -> None:
    """Many rows given by their columns, in their order, with what is the `same` in all of them.

    Values are made ready column by column: of thousands of figures most are of one source and one period.
    """
    count = len(next(iter(columns.values())))
    if count >= MANY and _added_by_columns(session, table, columns, same, count):
        return
    rows = zip(*columns.values(), strict=True)
    add_all(session, table, ({**dict(zip(columns, values, strict=True)), **same} for values in rows))


def _added_by_columns(
    session: Session, table: Table, columns: Mapping[str, list[Any]], same: Mapping[str, Any], count: int
) -> bool:
    """False where the database names its parameters: there SQLAlchemy's own way is as good."""
    connection = session.connection()
    dialect = connection.dialect
    names = [*columns, *same]
    statement = insert(table).compile(dialect=dialect, column_keys=names)
    order = statement.positiontup
    if order is None or statement.literal_execute_params or set(order) != set(names):
        return False
    values: list[Iterable[Any]] = []
    for name in order:
        ready = table.c[name].type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is
        values.append(_ready(columns[name], ready) if name in columns else repeat(ready(same[name]), count))
    connection.exec_driver_sql(str(statement), list(zip(*values, strict=True)))
    return True


def _as_it_is(value: Any) -> Any:
    return value


def _ready(values: list[Any], ready: Callable[[Any], Any]) -> Iterable[Any]:
    """Each value as the database takes it; what is one object in several rows is made ready once."""
    if ready is _as_it_is:
        return values
    different = {id(value): value for value in values}  # by identity: all of them live as long as `values`
    if len(different) == 1:
        return repeat(ready(values[0]), len(values))
    made = {key: ready(value) for key, value in different.items()}
    return map(made.__getitem__, map(id, values))
