"""One codec per kind of column: what a cell of it says, and what is written into a cell for a value."""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass
from typing import Any

from dashboard.domain.money import millions
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.units import official
from dashboard.importing.cell_text.names import plain
from dashboard.importing.sheets.declared import Cells, Column, DeclaredTable, Kind, T, Value, fields_without_default
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import NO_WORDS, YES_WORDS, word


@dataclass(frozen=True)
class Codec:
    """`read` gives None for a cell that is blank or cannot be read (a finding says so); `written` is its opposite.

    `blank` stands for a cell that is needed and blank, so that its row can still be checked against others.
    """

    read: Callable[[Row, str], Any]
    written: Callable[[Any, Measure], Value] = lambda value, _: value
    blank: str | tuple[str, ...] | None = None


def _amount(row: Row, key: str) -> Any:
    return row.amount(key, row.measure, ask_small=False)


_TEXT = Codec(lambda row, key: row.text(key) or None, blank="")
CODECS = {
    Kind.TEXT: _TEXT,
    Kind.CODE: _TEXT,
    Kind.UNIT: Codec(_TEXT.read, lambda code, _: official(code), blank=""),
    Kind.CODES: Codec(lambda row, key: row.codes(key) or None, lambda codes, _: "; ".join(codes), blank=()),
    Kind.WORD: Codec(Row.word, lambda member, _: word(member) if member else None),
    Kind.FLAG: Codec(Row.yes_or_no, lambda yes, _: YES_WORDS[0] if yes else NO_WORDS[0]),
    Kind.NUMBER: Codec(Row.number),
    Kind.WHOLE: Codec(Row.whole),
    Kind.SHARE: Codec(lambda row, key: row.share(key, ask_small=False), lambda share, _: share * 100),
    Kind.AMOUNT: Codec(_amount, lambda value, measure: value * 100 if measure is Measure.PERCENTAGE else value),
    Kind.MONEY: Codec(lambda row, key: row.money(key, row.money_unit), lambda amount_vnd, _: millions(amount_vnd)),
    Kind.DATE: Codec(Row.date),
    Kind.PERIOD: Codec(Row.period, lambda period, _: period.code),
    Kind.YEAR: Codec(Row.whole),
}


def read(row: Row, key: str) -> Any:
    """What a cell says, read once however often it is asked for; MISSING where it says nothing that can be used."""
    if key not in row.values:
        row.values[key] = _read(row, row.columns[key])
    return row.values[key]


def _read(row: Row, column: Column) -> Any:
    if column.spelled and not row.blank(column.key):
        text = plain(row.text(column.key))
        for member, spelling in column.spelled:
            if text in (plain(spelling), member):
                return member
    value = CODECS[column.kind].read(row, column.key)
    return MISSING if value is None else value


def field_values(row: Row, columns: Iterable[Column]) -> dict[str, Any]:
    """What a row says of the fields that its columns stand for; a field of which it says nothing is left out."""
    values: dict[str, Any] = {}
    parts: dict[str, list[Any]] = {}
    for column in columns:
        if column.field is None:
            continue
        value = read(row, column.key)
        if column.part is not None:
            parts.setdefault(column.field, []).append(value)
        elif value is not MISSING:
            values[column.field] = value
    return values | {name: tuple(members) for name, members in parts.items() if MISSING not in members}


def built(row: Row, table: DeclaredTable[T]) -> T | None:
    """The value that a row stands for; None where it lacks what names it, or what no default stands in for."""
    return made(table, field_values(row, table.columns))


def made(table: DeclaredTable[T], values: dict[str, Any]) -> T | None:
    """A value of the table's class; needed texts that are blank are blank in it too, for a finding says so already."""
    assert table.builds is not None
    needed = fields_without_default(table.builds)
    for column in table.columns:
        blank = CODECS[column.kind].blank if column.kind in CODECS else None
        if column.field in needed and blank is not None and column.key not in table.identity:
            values.setdefault(column.field, blank)
    return table.builds(**values) if needed <= values.keys() else None


def written(column: Column, value: Any, measure: Measure = Measure.COUNT) -> Value:
    """What stands in a cell of the column for `value`, an AMOUNT being of an indicator with this `measure`."""
    for member, text in column.spelled:
        if value == member:
            return text
    if value is None:
        return None
    return CODECS[column.kind].written(column.words(value) if column.words and value else value, measure)


def cells_of(columns: Iterable[Column], value: object, measure: Measure = Measure.COUNT) -> Cells:
    """The cells of the columns that stand for fields of `value`, by column key; the others are None."""
    return {column.key: written(column, _field_of(value, column), measure) for column in columns}


def _field_of(value: object, column: Column) -> Any:
    if column.field is None:
        return None
    field = getattr(value, column.field)
    return field if column.part is None or field is None else field[column.part]
