"""A receipt on paper: A4, in a font that has every Vietnamese letter, with the QR code of its own page."""

import io
from functools import cache
from html import escape
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from dashboard.exports.qr import qr_drawing
from dashboard.importing.corrections import Blank
from dashboard.text import Words
from dashboard.views.receipt import ReceiptView, receipt_lines, receipt_title, sample_text

_FONTS = Path(__file__).parent / "fonts"
PLAIN, BOLD = "giamngheo", "giamngheo-bold"
INK, MUTED, _WARN = HexColor("#17212B"), HexColor("#52606D"), HexColor("#6B4100")
_MARGIN, _LABEL, _QR = 20 * mm, 48 * mm, 38 * mm
_WIDTH = A4[0] - 2 * _MARGIN - 12  # the frame's own padding is six points a side


@cache
def registered_fonts() -> None:
    """Register the two fonts once."""
    pdfmetrics.registerFont(TTFont(PLAIN, _FONTS / "DejaVuSans.subset.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, _FONTS / "DejaVuSans-Bold.subset.ttf"))


def receipt_pdf(seen: ReceiptView, url: str, words: Words) -> bytes:
    """The receipt as PDF; the same receipt gives the same bytes. `url` is the address of its page, in the QR code."""
    registered_fonts()
    out = io.BytesIO()
    title = f"{receipt_title(seen, words)} {seen.number}"
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=title, author="giamngheo", invariant=1,
    )  # fmt: skip
    document.build([*_head(seen, url, words), _lines(seen, words), *_corrected(seen, words), *_foot(url, words)])
    return out.getvalue()


def text_on_paper(text: str, size: float = 10, font: str = PLAIN, colour: HexColor = INK) -> Paragraph:
    """Words as they are: nothing in them is markup; long words without spaces are broken."""
    style = ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.4, textColor=colour, splitLongWords=True)
    return Paragraph(escape(text), style)


def _head(seen: ReceiptView, url: str, words: Words) -> list[Flowable]:
    words_of = [
        text_on_paper(seen.office, 10, colour=MUTED),
        text_on_paper(receipt_title(seen, words), 18, BOLD),
        text_on_paper(seen.number, 13, BOLD),
    ]
    if sample := sample_text(seen, words):
        words_of += [Spacer(0, 2 * mm), text_on_paper(sample, 9.5, BOLD, _WARN)]
    head = Table([[words_of, qr_drawing(url, _QR)]], colWidths=[_WIDTH - _QR, _QR], hAlign="LEFT")
    head.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)])
    return [head, Spacer(0, 5 * mm)]


def _lines(seen: ReceiptView, words: Words) -> Table:
    rows = [[text_on_paper(label, colour=MUTED), text_on_paper(value)] for label, value in receipt_lines(seen, words)]
    return _table(rows, [_LABEL, _WIDTH - _LABEL])


def _corrected(seen: ReceiptView, words: Words) -> list[Flowable]:
    if not seen.corrected:
        return []
    blank = words.term(Blank.BLANK)
    rows = [[text_on_paper(words(head), 9, BOLD) for head in ("Cell", "Written there", "Mended to")]]
    rows += [
        [
            text_on_paper(str(cell.place), 9),
            text_on_paper(cell.before or blank, 9),
            text_on_paper(cell.after or blank, 9),
        ]
        for cell in seen.corrected
    ]
    third = _WIDTH / 3
    return [Spacer(0, 6 * mm), text_on_paper(words("Cells mended when sent"), 12, BOLD), _table(rows, [third] * 3)]


def _table(rows: list[list[Paragraph]], widths: list[float]) -> Table:
    table = Table(rows, colWidths=widths, hAlign="LEFT")
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#D5DCE3")),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
        ]
    )
    return table


def _foot(url: str, words: Words) -> list[Flowable]:
    note = words("Made by giamngheo from its store. The page of this receipt: {url}", url=url)
    return [Spacer(0, 8 * mm), text_on_paper(note, 8.5, colour=MUTED)]
