"""The head of a document's table: which rows it is, and what each column is called, merged words once."""

import re
from dataclasses import dataclass

from dashboard.importing.plan_documents.clauses import lowered
from dashboard.importing.plan_documents.documents import DocumentTable

_DEEPEST = 4
_FIGURE = re.compile(r"^[\s\d.,%()-]+$")
_ORDINALS = re.compile(r"^\(?\s*(?:\d{1,2}|[a-z])\s*(?:[=+]\s*[\d+=() ]+)?\)?$|^[a-z]$")


@dataclass(frozen=True)
class TableHead:
    """`columns` are the titles in small letters, from above to below; `first` is the row after the head, from 0."""

    columns: tuple[str, ...]
    first: int


def head_of_table(grid: DocumentTable, needed: re.Pattern[str]) -> TableHead | None:
    """The head whose titles include the pattern; None where no row near the top has it."""
    top = next(
        (n for n, row in enumerate(grid.rows[:_DEEPEST]) if any(needed.search(lowered(_flat(cell))) for cell in row)),
        None,
    )
    if top is None:
        return None
    width = max(map(len, grid.rows))
    last = top
    for n in range(top + 1, min(top + _DEEPEST, len(grid.rows))):
        row = grid.rows[n]
        above = grid.rows[n - 1]
        goes_on = any(cell and n_cell < len(above) and cell == above[n_cell] for n_cell, cell in enumerate(row))
        if _numbers_columns(row) or not goes_on or any(_FIGURE.match(cell) and cell.strip() for cell in row):
            break
        last = n
    columns = []
    for column in range(width):
        words: dict[str, None] = {}
        for row in grid.rows[top : last + 1]:
            if column < len(row) and row[column].strip():
                words[lowered(_flat(row[column]))] = None
        columns.append(" ".join(words))
    first = last + 1
    if first < len(grid.rows) and _numbers_columns(grid.rows[first]):
        first += 1
    return TableHead(tuple(columns), first)


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _numbers_columns(row: tuple[str, ...]) -> bool:
    """A row that only numbers the columns: (1) (2) (3=1+2), A B C."""
    filled = [cell.strip().casefold() for cell in row if cell.strip()]
    numbered = sum(bool(_ORDINALS.match(cell)) for cell in filled)
    rising = [int(cell.strip("()")) for cell in filled if cell.strip("()").isdigit()]
    return len(filled) > 2 and numbered == len(filled) and rising == sorted(set(rising))


def row_text(row: tuple[str, ...]) -> str:
    """A row as one line, each merged cell once."""
    return " | ".join(dict.fromkeys(_flat(cell) for cell in row if cell.strip()))
