"""Rows read column by column: what stands in thousands of rows is made a domain value once."""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, select, type_coerce
from sqlalchemy.types import NullType

from db.session import Session

_AT_ONCE = 10_000  # rows: what the database gave of them is let go before the next ones come


class _Made(dict[Any, Any]):
    """Domain values by what the database gives for them."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, given: Any) -> Any:
        made = self[given] = self._make(given)
        return made


def as_given(columns: Iterable[Column[Any]]) -> Select[Any]:
    """A selection of columns whose values come as the database keeps them, for `by_columns`."""
    given: list[ColumnElement[Any]] = [type_coerce(column, NullType()) for column in columns]
    return select(*given)


def by_columns(
    session: Session, columns: tuple[Column[Any], ...], rows: Select[Any], owners: Container[int]
) -> Iterator[list[list[Any]]]:
    """The values of each of `columns` for some thousands of rows at once, as domain values.

    `rows` selects the columns `as_given`; of the rows only those count whose first column is one of `owners`.
    """
    dialect = session.connection().dialect
    makers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    made = [None if make is None else _Made(make) for make in makers]
    for some in session.execute(rows).partitions(_AT_ONCE):
        counting = [row for row in some if row[0] in owners]
        if counting:
            yield [
                list(values) if known is None else list(map(known.__getitem__, values))
                for known, values in zip(made, zip(*counting, strict=True), strict=True)
            ]


class Paired:
    """`make` of the pairs of two columns' values, once for each pair; the second column has long runs of one value."""

    def __init__(self, make: Callable[[Any, Any], Any]) -> None:
        self._make = make
        self._known: dict[Any, _Made] = {}

    def of(self, ones: list[Any], others: list[Any]) -> list[Any]:
        made: list[Any] = []
        start, count = 0, len(others)
        while start < count:
            other, end = others[start], start + 1
            while end < count and (others[end] is other or others[end] == other):
                end += 1
            made += map(self._with(other).__getitem__, ones[start:end])
            start = end
        return made

    def _with(self, other: Any) -> _Made:
        known = self._known.get(other)
        if known is None:
            known = self._known[other] = _Made(lambda one: self._make(one, other))
        return known
