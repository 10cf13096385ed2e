"""The rows of a table as its reader sees them: title to text."""

from dashboard.views.table import Table


def rows_of(shown: Table) -> list[dict[str, str]]:
    return [{c.title: cell.text for c, cell in zip(shown.columns, row, strict=True)} for row in shown.rows]


def row_of(shown: Table, begins: str) -> dict[str, str]:
    """The first row whose first cell begins so."""
    return next(row for row in rows_of(shown) if next(iter(row.values())).startswith(begins))
