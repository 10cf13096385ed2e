"""The tables behind the charts: the same figures, as texts in the language of the page."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from dashboard.text import Words
from dashboard.ui.table import crossed, framed
from dashboard.views.bullets import Bullet
from dashboard.views.curve import Curve
from dashboard.views.heat import Heat
from dashboard.views.linked import Linked, to_unit
from dashboard.views.retold import Telling
from dashboard.views.target_detail import TargetDetail

Leads = Callable[[str, str], Linked]  # text and code


def bullets(rows: tuple[Bullet, ...], words: Words, leads: Leads) -> pd.DataFrame:
    """The column of last year only where one of them knows it; names lead to what they name."""
    then = words("Same period last year")
    known = any(b.last_year for b in rows)
    return framed(
        [
            {words("Item"): leads(b.name, b.key), words("Actual / target"): b.value}
            | ({then: b.last_year} if known else {})
            | {words("Verdict"): b.word, words("In words"): b.sentence}
            for b in rows
        ]
    )


def curve(shown: Curve, words: Words) -> pd.DataFrame:
    def text(amount: float | None) -> str:
        return words("no data") if amount is None else words.number(Decimal(str(amount)))

    return framed(
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
    cells = ((to_unit(c.unit, c.code), c.dimension, c.text) for c in shown.cells)
    return crossed(words("Unit"), shown.units, shown.dimensions, cells)


def months(detail: TargetDetail, words: Words) -> pd.DataFrame:
    return framed(
        [
            {words("Month"): p.label, words("Actual"): p.actual_text, words("Planned path"): p.path_text}
            for p in detail.months
        ]
    )


def sources(detail: TargetDetail, words: Words) -> pd.DataFrame:
    """Every unit's figure with the upload and the cell it was read from."""
    return framed(
        [
            {
                words("Unit"): to_unit(r.unit, r.code),
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
    return framed(
        [
            {
                words("Figure"): r.what,
                words("Unit"): r.unit,
                words("Period"): r.period,
                words("Revision"): str(r.revision),
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
