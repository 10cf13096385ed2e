"""The tables of Giải ngân: the same figures as its charts, as texts; columns of which nothing is known are left out."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.views.money.beside import BesideRow
from dashboard.views.money.lines import LineRow, YearRow
from dashboard.views.money.multiples import Multiple
from dashboard.views.money.projects import ProjectRow
from dashboard.views.money.served import ServedRow
from dashboard.views.money.sources import SourceRow
from dashboard.views.money.steps import Step

_AMOUNT_WIDTH = 122  # px: the longest word for an absence fits
_WIDE = {"name": 190, "fund": 250, "budget_year": 180, "rate_total": 190}  # px: their longest words fit
_WORDS = {"project", "name", "fund", "budget_year", "decision", "unit", "period", "file", "place", "received"}
_LOOKS = {
    "expected": "background-color:var(--gn-sample);font-weight:600",
    "total": "font-weight:700",
    "not_applicable": "color:var(--gn-muted)",
}


def projects(rows: tuple[ProjectRow, ...], words: Words) -> Styler:
    """Projects with both rates, for a table that reads Markdown; the expected-now row and the total stand out."""
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
    frame = _frame(rows, columns, keep=("name", "allocated", "disbursed", "verdict", "leads"), write=md)
    kinds = [row.kind for row in rows]
    return frame.style.apply(lambda row: [_LOOKS.get(kinds[int(row.name)], "")] * len(row), axis=1)


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


def served(rows: tuple[ServedRow, ...], words: Words) -> Styler:
    """A project a row, for a table that reads Markdown; those late with both stand out."""
    frame = pd.DataFrame(
        [
            {
                words("Project"): md(row.project),
                words("Money"): f"{md(row.rate)} · {md(row.money)}",
                words("Targets that it serves"): "  \n".join(md(target) for target in row.targets),
            }
            for row in rows
        ]
    )
    late = [row.late for row in rows]
    return frame.style.apply(lambda row: [_LOOKS["expected"] if late[int(row.name)] else ""] * len(row), axis=1)


def steps(rows: tuple[Step, ...], words: Words) -> pd.DataFrame:
    return _frame(rows, {words("Step"): "name", words("Million đồng"): "text"})


def shares(shown: tuple[Multiple, ...], words: Words) -> pd.DataFrame:
    """Projects down, months across: what is disbursed, and in brackets what was planned."""

    def text(share: float | None) -> str:
        return "–" if share is None else words.number(Decimal(str(share)), 1)

    return pd.DataFrame(
        [
            {words("Project"): one.name} | {p.label: f"{text(p.actual)} ({text(p.path)})" for p in one.points}
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


def drawn(table: pd.DataFrame) -> None:
    """A table to scroll and search in: numbers, written as texts, to the right; long names have room."""
    fields: dict[str, str] = table.attrs.pop("fields")
    config: dict[str, Any] = {
        name: st.column_config.TextColumn(
            alignment="left" if field in _WORDS else "right", width=_WIDE.get(field, _AMOUNT_WIDTH)
        )
        for name, field in fields.items()
        if field not in _WORDS or field in _WIDE
    }
    st.dataframe(table, hide_index=True, width="stretch", column_config=config)


def _frame(
    rows: Iterable[object], columns: dict[str, str], keep: tuple[str, ...] = (), write: Callable[[str], str] = str
) -> pd.DataFrame:
    """`columns` is title -> field; those without a word in any row are left out, unless they are to `keep`."""
    rows = tuple(rows)
    shown = {
        title: field
        for title, field in columns.items()
        if field and (field in keep or any(getattr(row, field) for row in rows))
    }
    table = pd.DataFrame([{title: write(getattr(row, field)) for title, field in shown.items()} for row in rows])
    table.attrs["fields"] = shown
    return table
