"""The slides of a meeting as .pptx, 16:9: figures as text, charts native, so that whoever gets the file can change them."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pptx
from pptx.util import Inches

from dashboard.exports.documents.deck_charts import add_bullets, add_curve, add_heat
from dashboard.exports.documents.deck_parts import EDGE, HEIGHT, WIDTH, Box, add_text, toned
from dashboard.exports.documents.word_parts import clean
from dashboard.text import Words
from dashboard.views.slides import Show, Slide, SlideFigure

_CREATED = datetime(2024, 1, 1)  # fixed: the same values give the same bytes
_TITLE, _FOOT = 1.15, 0.35  # inches of height
_BLANK = 6  # the layout of the built-in template without places of its own
_FIGURES_A_ROW = 3
_TYPES = (24, 22, 20, 18, 16, 14, 12)  # points of a list


def deck_file(show: Show, title: str, invented: str, words: Words) -> bytes:
    """The bytes of a .pptx with a slide for each of the show's; `invented` stands on each of them where it says something."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    made.core_properties.title = clean(title)
    made.core_properties.created = made.core_properties.modified = _CREATED
    for number, slide in enumerate(show.slides, start=1):
        _slide(made, slide, f"{number}/{len(show.slides)}", show.source, invented, words)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _slide(made: Any, slide: Slide, number: str, source: str, invented: str, words: Words) -> None:
    placed = made.slides.add_slide(made.slide_layouts[_BLANK])
    wide = WIDTH - 2 * EDGE
    add_text(placed, Box(EDGE, 0.3, wide, _TITLE), [slide.title], 28, bold=True, name="title")
    add_text(
        placed,
        Box(EDGE, HEIGHT - _FOOT - 0.1, wide - 1, _FOOT),
        [" · ".join(filter(None, (source, invented)))],
        11,
        colour="muted",
    )
    add_text(placed, Box(WIDTH - EDGE - 1, HEIGHT - _FOOT - 0.1, 1, _FOOT), [number], 11, colour="muted", right=True)
    body = Box(EDGE, _TITLE + 0.45, wide, HEIGHT - _TITLE - _FOOT - 0.75)
    drawn = bool(slide.bullets or slide.curve or slide.heat)
    if drawn:
        body = _beside(placed, slide.figures, body)
        if slide.lines:
            body, below = body.split(1 - min(0.36, 0.11 * len(slide.lines)))
            add_text(placed, below, list(slide.lines), 16)
        _chart(placed, slide, body, words)
    else:
        if slide.figures:
            rows = -(-len(slide.figures) // _FIGURES_A_ROW)
            above, body = body.split(0.34 * rows if slide.lines else 1.0)
            _grid(placed, slide.figures, above, rows)
        if slide.lines:
            add_text(placed, body, list(slide.lines), _type_of(slide.lines, body), listed=True)


def _type_of(lines: tuple[str, ...], body: Box) -> int:
    """The largest type, in points, in which all lines find room."""
    for size in _TYPES:
        letters = body.wide * 72 / (size * 0.5)  # in a line
        high = sum(-(-len(line) // letters) * size * 1.2 + size / 3 for line in lines)
        if high <= body.high * 72:
            return size
    return _TYPES[-1]


def _beside(placed: Any, figures: tuple[SlideFigure, ...], body: Box) -> Box:
    """The large numbers left of a chart; what room is left for the chart."""
    if not figures:
        return body
    left = Box(body.x, body.y, 3.1, body.high)
    for box, figure in zip(left.rows(len(figures)), figures, strict=True):
        _figure(placed, figure, box)
    return Box(body.x + 3.3, body.y, body.wide - 3.3, body.high)


def _grid(placed: Any, figures: tuple[SlideFigure, ...], area: Box, rows: int) -> None:
    for n, box in enumerate(area.rows(rows)):
        some = figures[n * _FIGURES_A_ROW : (n + 1) * _FIGURES_A_ROW]
        for cell, figure in zip(box.columns(_FIGURES_A_ROW), some, strict=False):
            _figure(placed, figure, cell)


def _figure(placed: Any, figure: SlideFigure, box: Box) -> None:
    value, label = box.split(0.42)
    add_text(placed, value, [figure.value], 40, bold=True, colour=toned(figure.tone))
    add_text(placed, label, [figure.label], 15)


def _chart(placed: Any, slide: Slide, box: Box, words: Words) -> None:
    if slide.bullets:
        add_bullets(placed, slide.bullets, box, words)
    elif slide.curve:
        add_curve(placed, slide.curve, box, words)
    elif slide.heat:
        add_heat(placed, slide.heat, box)
