"""How a row names a line of money: its source and the year of its budget."""

from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear
from dashboard.importing.cell_text.names import plain
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import NOT_SPLIT_WORD


def fund_code(row: Row) -> str:
    """The source's code, or the "not split" member."""
    text = row.code("fund")
    return NOT_SPLIT if plain(text) in (plain(NOT_SPLIT_WORD), NOT_SPLIT) else text


def budget_year(row: Row) -> BudgetYear | None:
    """The year of the money, or the "not split" member for earlier years together."""
    cell = row.cell("budget_year")
    if cell is not None and plain(cell.shown) in (plain(NOT_SPLIT_WORD), NOT_SPLIT):
        return NOT_SPLIT
    return row.whole("budget_year") if row.require("budget_year") else None
