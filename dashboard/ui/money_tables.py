"""The tables of Giải ngân: the same figures as its charts, as texts; columns of which nothing is known are left out."""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from dashboard.text import Words
from dashboard.ui.table import framed
from dashboard.views.linked import to_project
from dashboard.views.money.beside import BesideRow
from dashboard.views.money.lines import LineRow, YearRow
from dashboard.views.money.multiples import Multiple
from dashboard.views.money.projects import ProjectRow
from dashboard.views.money.served import ServedRow
from dashboard.views.money.sources import SourceRow
from dashboard.views.money.steps import Step


def projects(rows: tuple[ProjectRow, ...], words: Words) -> pd.DataFrame:
    """Projects with both rates."""
    adjusted = any("(" in row.given for row in rows)
    columns = {
        words("Project"): "name",
        words("Given at the start of the year (adjusted since)"): "given" if adjusted else "",
        words("Allocated"): "allocated",
        words("Disbursed"): "disbursed",
        words("In the month"): "in_month",
        words("Of this year's allocation"): "rate_year",
        words("Of the total plan, carried over included"): "rate_total",
        words("Same period last year"): "last_year",
        words("Planned by now"): "expected",
        words("Ahead (+) or short (−)"): "gap",
        words("Needed a month"): "needed",
        words("Last three months"): "recent",
        words("Forecast unspent 31/12"): "unspent",
        words("Verdict"): "verdict",
        words("Lead"): "leads",
    }
    return _frame(rows, columns, keep=("name", "allocated", "disbursed", "verdict", "leads"))


def lines(rows: tuple[LineRow, ...], words: Words) -> pd.DataFrame:
    adjusted = any(row.adjusted for row in rows)
    return _frame(
        rows,
        {
            words("Project"): "project",
            words("Source of money"): "fund",
            words("Budget year"): "budget_year",
            words("Given at the start of the year"): "given" if adjusted else "",
            words("Adjusted since"): "adjusted",
            words("Allocated"): "allocated",
            words("Disbursed"): "disbursed",
            words("In the month"): "in_month",
            words("Advance not yet recovered"): "advance",
            words("Of this line's amount"): "rate",
            words("The project's total plan"): "rate_total",
            words("Decision"): "decision",
        },
    )


def years(rows: tuple[YearRow, ...], words: Words) -> pd.DataFrame:
    columns = {
        words("Budget year"): "budget_year",
        words("Allocated"): "allocated",
        words("Disbursed"): "disbursed",
        words("Rate"): "rate",
    }
    return _frame(rows, columns, keep=tuple(columns.values()))


def beside(rows: tuple[BesideRow, ...], words: Words) -> pd.DataFrame:
    return _frame(
        rows,
        {
            words("Money line"): "name",
            words("Units report"): "units",
            words("Kho bạc confirms"): "treasury",
            words("Difference"): "gap",
            words("Advance not yet recovered"): "advance",
            words("Share of what is disbursed"): "advance_share",
        },
    )


def served(rows: tuple[ServedRow, ...], words: Words) -> pd.DataFrame:
    """A project a row, its targets below each other."""
    return framed(
        [
            {
                words("Project"): row.project,
                words("Money"): f"{row.rate} · {row.money}",
                words("Targets that it serves"): "\n".join(row.targets),
            }
            for row in rows
        ]
    )


def steps(rows: tuple[Step, ...], words: Words) -> pd.DataFrame:
    return _frame(rows, {words("Step"): "name", words("Million đồng"): "text"})


def shares(shown: tuple[Multiple, ...], words: Words) -> pd.DataFrame:
    """Projects down, months across: what is disbursed, and in brackets what was planned."""

    def text(share: float | None) -> str:
        return "–" if share is None else words.number(Decimal(str(share)), 1)

    return framed(
        [
            {words("Project"): to_project(one.name, one.key)}
            | {p.label: f"{text(p.actual)} ({text(p.path)})" for p in one.points}
            for one in shown
        ]
    )


def payments(rows: tuple[SourceRow, ...], words: Words) -> pd.DataFrame:
    """Every reported amount with the upload and the cell it was read from."""
    return _frame(
        rows,
        {
            words("Project"): "project",
            words("Source of money"): "fund",
            words("Budget year"): "budget_year",
            words("Unit"): "unit",
            words("Disbursed"): "disbursed",
            words("Period"): "period",
            words("File"): "file",
            words("Cell"): "place",
            words("Received"): "received",
        },
    )


def _frame(rows: Iterable[object], columns: dict[str, str], keep: tuple[str, ...] = ()) -> pd.DataFrame:
    """`columns` is title -> field; those without a word in any row are left out, unless they are to `keep`."""
    rows = tuple(rows)
    shown = {
        title: field
        for title, field in columns.items()
        if field and (field in keep or any(getattr(row, field) for row in rows))
    }
    return framed([{title: getattr(row, field) for title, field in shown.items()} for row in rows])
