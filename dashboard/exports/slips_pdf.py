"""Slips of new accounts on paper: A4, eight a page, to be cut apart; each with its login, its one-time code and a QR code."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, Table

from dashboard.exports.qr import qr_drawing
from dashboard.exports.receipt_pdf import BOLD, MUTED, registered_fonts, text_on_paper
from dashboard.text import Words

_ACROSS, _MARGIN, _QR, _HEIGHT = 2, 10 * mm, 34 * mm, 67 * mm
_WIDTH = (A4[0] - 2 * _MARGIN) / _ACROSS
_CUT = HexColor("#8D99A6")


@dataclass(frozen=True)
class PrintedSlip:
    """`url`: where the code is used, in the QR code; `until`: the last moment, in words."""

    office: str
    unit: str
    login: str
    code: str
    url: str
    until: str


def slips_pdf(slips: Iterable[PrintedSlip], words: Words) -> bytes:
    """The slips as PDF; the same slips give the same bytes."""
    registered_fonts()
    cells = [_slip(slip, words) for slip in slips]
    rows = [[*cells[at : at + _ACROSS], *[""] * (at + _ACROSS - len(cells))] for at in range(0, len(cells), _ACROSS)]
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=words("One-time code"), author="giamngheo", invariant=1,
    )  # fmt: skip
    document.build([_sheet(rows)])
    return out.getvalue()


def _sheet(rows: Sequence[Sequence[Flowable | str]]) -> Table:
    table = Table(rows, colWidths=[_WIDTH] * _ACROSS, rowHeights=[_HEIGHT] * len(rows))
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.4, _CUT, None, (2, 3)), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return table


def _slip(slip: PrintedSlip, words: Words) -> Table:
    said = [
        text_on_paper(slip.office, 8, colour=MUTED),
        text_on_paper(slip.unit, 11, BOLD),
        Spacer(0, 2 * mm),
        text_on_paper(words("Login"), 8, colour=MUTED),
        text_on_paper(slip.login, 11, BOLD),
        text_on_paper(words("One-time code"), 8, colour=MUTED),
        text_on_paper(slip.code, 13, BOLD),
        text_on_paper(words("Use it by {moment}", moment=slip.until), 8),
    ]
    foot = [text_on_paper(words("Open by the QR code or at {url}, and set a password.", url=slip.url), 7, colour=MUTED)]
    table = Table([[said, qr_drawing(slip.url, _QR)], [foot, ""]], colWidths=[_WIDTH - _QR - 6 * mm, _QR])
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("SPAN", (0, 1), (1, 1)), ("PADDING", (0, 0), (-1, -1), 2)])
    return table
