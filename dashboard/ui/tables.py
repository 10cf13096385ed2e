"""The tables behind the charts: the same figures, as texts in the language of the page."""

from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.views.bullets import Bullet
from dashboard.views.curve import Curve
from dashboard.views.heat import Heat
from dashboard.views.money import Money
from dashboard.views.retold import Telling
from dashboard.views.target_detail import TargetDetail

_AMOUNT_WIDTH = 122  # px: the longest word for an absence fits
_NUMBERS = ("Allocated", "Disbursed", "Rate")


def bullets(rows: tuple[Bullet, ...], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                words("Item"): b.name,
                words("Actual / target"): b.value,
                words("Verdict"): b.word,
                words("In words"): b.sentence,
            }
            for b in rows
        ]
    )


def curve(shown: Curve, words: Words) -> pd.DataFrame:
    def text(amount: float | None) -> str:
        return words("no data") if amount is None else words.number(Decimal(str(amount)))

    return pd.DataFrame(
        [
            {
                words("Month"): p.label,
                words("Planned"): text(p.path),
                words("Disbursed"): text(p.actual) if p.month <= shown.month else "",
            }
            for p in shown.points
        ]
    )


def heat(shown: Heat, words: Words) -> pd.DataFrame:
    """Communes down, dimensions across."""
    frame = pd.DataFrame([{words("Unit"): c.unit, "dimension": c.dimension, "text": c.text} for c in shown.cells])
    wide = frame.pivot(index=words("Unit"), columns="dimension", values="text")
    return wide.reindex(index=list(shown.units), columns=list(shown.dimensions)).reset_index()


def months(detail: TargetDetail, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {words("Month"): p.label, words("Actual"): p.actual_text, words("Planned path"): p.path_text}
            for p in detail.months
        ]
    )


def sources(detail: TargetDetail, words: Words) -> pd.DataFrame:
    """Every unit's figure with the upload and the cell it was read from."""
    return pd.DataFrame(
        [
            {
                words("Unit"): r.unit,
                words("Figure"): r.now_text,
                words("Numerator/denominator"): r.parts_text,
                words("Period"): r.period_text,
                words("File"): r.file,
                words("Cell"): r.place,
                words("Received"): r.received,
            }
            for r in detail.units
        ]
    )


def tellings(rows: tuple[Telling, ...], words: Words) -> pd.DataFrame:
    """Every telling of figures that were told more than once."""
    return pd.DataFrame(
        [
            {
                words("Figure"): r.what,
                words("Unit"): r.unit,
                words("Period"): r.period,
                words("Revision"): r.revision,
                words("Value"): r.text,
                words("State"): r.state,
                words("Sent by"): r.actor,
                words("When"): r.when,
                words("File"): r.file,
                words("Cell"): r.place,
                words("Reason"): r.reason,
            }
            for r in rows
        ]
    )


def projects(view: Money, words: Words) -> Styler:
    """Projects with both rates, for a table that reads Markdown; the expected-now row and the total stand out."""
    rows = [
        {
            words("Project"): r.name,
            words("Allocated"): r.allocated,
            words("Disbursed"): r.disbursed,
            words("Of this year's allocation"): r.rate_year,
            words("Of the total plan, carried over included"): r.rate_total,
            words("Planned by now"): r.expected,
            words("Ahead (+) or short (−)"): r.gap,
            words("Needed a month"): r.needed,
            words("Last three months"): r.recent,
            words("Verdict"): r.verdict,
            words("Lead"): r.leads,
        }
        for r in view.rows
    ]
    frame = pd.DataFrame([{name: md(text) for name, text in row.items()} for row in rows])
    looks = {
        "expected": "background-color:#FDF2DF;font-weight:600",
        "total": "font-weight:700",
        "not_applicable": "color:#6B7785",
    }
    kinds = [row.kind for row in view.rows]
    return frame.style.apply(lambda row: [looks.get(kinds[int(row.name)], "")] * len(row), axis=1)


def lines(view: Money, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                words("Project"): r.project,
                words("Source of money"): r.fund,
                words("Budget year"): r.budget_year,
                words("Allocated"): r.allocated,
                words("Disbursed"): r.disbursed,
                words("Rate"): r.rate,
                words("Decision"): r.decision,
            }
            for r in view.lines
        ]
    )


def payments(view: Money, words: Words) -> pd.DataFrame:
    """Every reported amount with the upload and the cell it was read from."""
    return pd.DataFrame(
        [
            {
                words("Project"): r.project,
                words("Source of money"): r.fund,
                words("Budget year"): r.budget_year,
                words("Unit"): r.unit,
                words("Disbursed"): r.disbursed,
                words("Period"): r.period,
                words("File"): r.file,
                words("Cell"): r.place,
                words("Received"): r.received,
            }
            for r in view.sources
        ]
    )


def aligned(table: pd.DataFrame, words: Words) -> dict[str, Any]:
    """Columns of numbers, written as texts, set to the right as numbers are; names that are long have room."""
    widths = {words("Source of money"): 250, words("Budget year"): 180}  # px: their longest words fit
    numbers = {words(title) for title in _NUMBERS}
    return {
        name: st.column_config.TextColumn(
            alignment="right" if name in numbers else "left", width=widths.get(name, _AMOUNT_WIDTH)
        )
        for name in table.columns
        if name in numbers or name in widths
    }
