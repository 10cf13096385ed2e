"""How the columns of an office's own table were understood, as a table: meaning, unit of measure, period, and who said so."""

from dashboard.domain.issues import Place
from dashboard.importing.examination import ColumnReading
from dashboard.importing.layouts.foreign import STORED, Role
from dashboard.text import Words
from dashboard.views.cell import number_cell
from dashboard.views.table import Table, figures, texts


def columns_table(columns: tuple[ColumnReading, ...], words: Words) -> Table:
    """One row for each column of figures."""
    return Table.of(
        texts(words("Column"), [f"{column.column} · {column.title}" for column in columns]),
        texts(words("Understood as"), [_meaning(column, words) for column in columns]),
        texts(words("Speaks of"), [_about(column, words) for column in columns]),
        texts(words("Counted in"), [_with_place(column.measure, column.measure_from, words) for column in columns]),
        texts(words("Period"), [_period(column, words) for column in columns]),
        figures(words("Figures taken"), [number_cell(column.kept, words) for column in columns]),
    )


def _meaning(column: ColumnReading, words: Words) -> str:
    role = Role(column.role)
    said = role in STORED or role in (Role.ASKED, Role.CHECK)
    return words.term(role) if said else words("{role}: compared only", role=words.term(role))


def _about(column: ColumnReading, words: Words) -> str:
    names = "; ".join(words.name(name) for name in column.about)
    if not column.names_in:
        return names
    by_rows = words("each row, by column {columns}", columns=", ".join(column.names_in))
    return f"{names} · {by_rows}" if names else by_rows


def _period(column: ColumnReading, words: Words) -> str:
    if column.period is None:
        return words("as each row says") if column.names_in else ""
    return _with_place(words.period(column.period), column.period_from, words)


def _with_place(text: str, place: Place | None, words: Words) -> str:
    """What was understood, and the cell that says so; without one the plan says it."""
    if not text:
        return words("as each row says")
    return words("{what} (by cell {place})", what=text, place=place.spot or place.container) if place else text
