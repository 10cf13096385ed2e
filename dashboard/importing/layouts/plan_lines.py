"""How a row names a line of money: its source and the year of its budget."""

from dataclasses import MISSING

from dashboard.domain.plan.plan import BudgetYear
from dashboard.importing.sheets.codecs import read
from dashboard.importing.sheets.rows import Row


def fund_code(row: Row) -> str:
    """The source's code, or the "not split" member."""
    fund = read(row, "fund")
    return "" if fund is MISSING else str(fund)


def budget_year(row: Row) -> BudgetYear | None:
    """The year of the money, or the "not split" member for earlier years together."""
    year = read(row, "budget_year")
    return year if isinstance(year, int | str) else None
