"""The rows of every table as lines of text, the same from SQLite and from PostgreSQL, and back into either."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from db.session import Session

_HISTORY = "alembic_version"  # of the schema: a backup names it apart
_AT_ONCE = 500  # rows


class ColumnKind(StrEnum):
    """What a column holds, whatever its database calls it."""

    INT = "int"
    REAL = "real"
    TEXT = "text"
    BOOL = "bool"
    DAY = "day"
    MOMENT = "moment"  # UTC
    BYTES = "bytes"


_TYPES: dict[ColumnKind, TypeEngine[Any]] = {
    ColumnKind.INT: BigInteger(),
    ColumnKind.REAL: Float(),
    ColumnKind.TEXT: String(),
    ColumnKind.BOOL: Boolean(),
    ColumnKind.DAY: Date(),
    ColumnKind.MOMENT: DateTime(timezone=True),
    ColumnKind.BYTES: LargeBinary(),
}
_KINDS: tuple[tuple[type[TypeEngine[Any]], ColumnKind], ...] = (
    (Boolean, ColumnKind.BOOL),
    (DateTime, ColumnKind.MOMENT),
    (Date, ColumnKind.DAY),
    (Integer, ColumnKind.INT),
    (Float, ColumnKind.REAL),
    (Numeric, ColumnKind.REAL),
    (LargeBinary, ColumnKind.BYTES),
    (String, ColumnKind.TEXT),
)


@dataclass(frozen=True)
class TableShape:
    """A table with its columns in their order; `key` are those by whose order its rows are written."""

    name: str
    columns: tuple[tuple[str, ColumnKind], ...]
    key: tuple[str, ...]

    @property
    def table(self) -> Table:
        """For statements; without its constraints."""
        columns = [Column(name, _TYPES[kind], primary_key=name in self.key) for name, kind in self.columns]
        return Table(self.name, MetaData(), *columns)


def shapes(session: Session) -> tuple[TableShape, ...]:
    """Every table of the store as it is, whatever its schema; none comes before one that it refers to."""
    found = MetaData()
    found.reflect(session.connection())
    return tuple(
        TableShape(
            table.name,
            tuple((column.name, _kind(column.type)) for column in table.columns),
            tuple(column.name for column in table.primary_key.columns),
        )
        for table in found.sorted_tables
        if table.name != _HISTORY
    )


def _kind(kept: TypeEngine[Any]) -> ColumnKind:
    for known, kind in _KINDS:
        if isinstance(kept, known):
            return kind
    raise TypeError(f"no table of ours has a column of this type: {kept!r}")


def lines(session: Session, shape: TableShape) -> Iterator[bytes]:
    """One line of JSON for each row, in order of the key, with its values in the order of the columns."""
    table = shape.table
    rows = session.execute(select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE))
    writers = [_WRITTEN.get(kind) for _, kind in shape.columns]
    for row in rows:
        values = [
            write(value) if write and value is not None else value for write, value in zip(writers, row, strict=True)
        ]
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def put(session: Session, shape: TableShape, rows: Iterable[bytes]) -> int:
    """Adds the rows of lines to a table that has these columns; how many they were. ValueError for a line that is none."""
    statement, names = insert(shape.table), [name for name, _ in shape.columns]
    readers = [_READ.get(kind) for _, kind in shape.columns]
    count, left = 0, iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        values = [
            [
                read(value) if read and value is not None else value
                for read, value in zip(readers, json.loads(line), strict=True)
            ]
            for line in some
        ]
        session.execute(statement, [dict(zip(names, row, strict=True)) for row in values])
        count += len(some)
    return count


def clear(session: Session, known: Iterable[TableShape]) -> None:
    """Takes all rows out of these tables, those first that refer to others."""
    for shape in reversed(tuple(known)):
        session.execute(delete(shape.table))


def number_on(session: Session, known: Iterable[TableShape]) -> None:
    """PostgreSQL counts ids apart from the rows: the next one comes after the highest that was put."""
    connection: Connection = session.connection()
    if connection.dialect.name != "postgresql":
        return
    for shape in known:
        if shape.key != ("id",):
            continue
        sequence = connection.scalar(text("select pg_get_serial_sequence(:name, 'id')"), {"name": f'"{shape.name}"'})
        if sequence:
            highest = f'select coalesce(max(id), 0) + 1 from "{shape.name}"'
            connection.execute(text(f"select setval(:sequence, ({highest}), false)"), {"sequence": sequence})


def _utc(moment: datetime) -> str:
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()


_WRITTEN: dict[ColumnKind, Callable[[Any], Any]] = {
    ColumnKind.BOOL: bool,
    ColumnKind.DAY: date.isoformat,
    ColumnKind.MOMENT: _utc,
    ColumnKind.BYTES: lambda value: b64encode(value).decode(),
    ColumnKind.REAL: float,
}
_READ: dict[ColumnKind, Callable[[Any], Any]] = {
    ColumnKind.DAY: date.fromisoformat,
    ColumnKind.MOMENT: lambda value: datetime.fromisoformat(value).replace(tzinfo=UTC),
    ColumnKind.BYTES: b64decode,
}
