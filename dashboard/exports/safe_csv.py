"""A table as CSV that no spreadsheet takes for formulas: UTF-8 with its mark, as Excel opens it."""

import csv
import io

from dashboard.views.table import Table

_BEGINS_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # the wide ones too: Excel takes them for these


def table_csv(shown: Table) -> bytes:
    """The heads and all cells as they read; a text that a spreadsheet would calculate has a «'» before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([safe(column.title) for column in shown.columns])
    writer.writerows([safe(cell.text) for cell in row] for row in shown.rows)
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """The text as a cell that is a text."""
    return f"'{text}" if text.lstrip(" ").startswith(_BEGINS_FORMULA) else text
