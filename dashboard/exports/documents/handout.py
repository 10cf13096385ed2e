"""What a meeting is given on paper, as one PDF on A4: finding, six figures, charts, what is to be decided, every target."""

import io
from collections.abc import Mapping, Sequence
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as Placed

from dashboard.charts.tokens import TOKENS
from dashboard.exports.receipt_pdf import BOLD, PLAIN, registered_fonts
from dashboard.views.documents.blocks import Picture, Rows
from dashboard.views.marks import Tone
from dashboard.views.overview_cards import Card
from dashboard.views.table import Table

_MARGIN = 15 * mm
_WIDTH = A4[0] - 2 * _MARGIN - 12  # the frame's own padding is six points a side
_HIGHEST = 90 * mm  # of a chart
_INK, _MUTED, _LINE = (HexColor(TOKENS[name][0]) for name in ("ink", "muted", "axis"))
_TEXT = {Tone.GOOD: "good-text", Tone.WARN: "warn-text", Tone.BAD: "bad-text", Tone.NONE: "ink"}
_COLUMNS = 3


def handout(
    head: str, finding: str, cards: Sequence[Card], pictures: Sequence[Picture], drawn: Mapping[str, bytes],
    tables: Sequence[Rows], foot: Sequence[str],
) -> bytes:  # fmt: skip
    """The bytes of a PDF; the same values give the same bytes. `foot` stands on every page."""
    registered_fonts()
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN + 8 * mm,
        title=finding, author="giamngheo", invariant=1,
    )  # fmt: skip
    parts: list[Flowable] = [_text(head, 10, colour=_MUTED), _text(finding, 15, BOLD), Spacer(0, 4 * mm), _cards(cards)]
    for picture in pictures:
        if picture.name in drawn:
            parts.append(
                KeepTogether([Spacer(0, 5 * mm), _text(picture.finding, 11, BOLD), _image(drawn[picture.name])])
            )
    for rows in tables:
        parts += [
            Spacer(0, 6 * mm),
            _text(rows.title, 11, BOLD),
            _text(rows.unit, 9, colour=_MUTED),
            _table(rows.table),
        ]

    def footed(canvas: Canvas, placed: SimpleDocTemplate) -> None:
        canvas.setFont(PLAIN, 7.5)
        canvas.setFillColor(_MUTED)
        for n, line in enumerate(reversed(foot)):
            canvas.drawString(_MARGIN + 6, 9 * mm + n * 3.4 * mm, line)
        canvas.drawRightString(A4[0] - _MARGIN - 6, 5 * mm, str(placed.page))

    document.build(parts, onFirstPage=footed, onLaterPages=footed)
    return out.getvalue()


def _text(text: str, size: float, font: str = PLAIN, colour: HexColor = _INK, align: int = 0) -> Paragraph:
    style = ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.35, textColor=colour, alignment=align,
                           splitLongWords=True)  # fmt: skip
    return Paragraph(escape(text), style)


def _cards(cards: Sequence[Card]) -> Placed:
    cells = [
        [_text(c.label, 8.5, colour=_MUTED), _text(c.value, 18, BOLD, HexColor(TOKENS[_TEXT[c.tone]][0])),
         _text(" · ".join(filter(None, (c.chip, c.detail))), 8)]
        for c in cards
    ]  # fmt: skip
    rows = [cells[n : n + _COLUMNS] for n in range(0, len(cells), _COLUMNS)]
    for row in rows:
        row += [[]] * (_COLUMNS - len(row))
    placed = Placed(rows, colWidths=[_WIDTH / _COLUMNS] * _COLUMNS)
    placed.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("INNERGRID", (0, 0), (-1, -1), 0.5, _LINE),
                                ("BOX", (0, 0), (-1, -1), 0.5, _LINE)]))  # fmt: skip
    return placed


def _image(drawn: bytes) -> Image:
    wide, high = ImageReader(io.BytesIO(drawn)).getSize()
    scale = min(_WIDTH / wide, _HIGHEST / high)
    return Image(io.BytesIO(drawn), wide * scale, high * scale, hAlign="LEFT")


def _table(table: Table) -> Placed:
    """Heads repeated on every page; a text gets more room the longer it is."""
    weights = [
        max(6.0, *(len(cell.text) ** 0.5 * (1.2 if column.figures else 2.0) for cell in column.cells), 6.0)
        for column in table.columns
    ]
    heads = [_text(column.title, 7.5, BOLD) for column in table.columns]
    rows = [
        [
            _text(cell.text, 7.5, align=2 if column.figures else 0)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    placed = Placed([heads, *rows], colWidths=[_WIDTH * w / sum(weights) for w in weights], repeatRows=1)
    placed.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
                                ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]))  # fmt: skip
    return placed
