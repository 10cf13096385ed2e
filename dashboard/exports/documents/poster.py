"""A picture of 1200×1500 px for messengers: the finding, the six figures of Tổng quan, one chart, whose figures of when."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from dashboard.charts.tokens import TOKENS
from dashboard.exports.chart_picture import broken, picture_font
from dashboard.views.marks import Tone
from dashboard.views.overview_cards import Card

WIDTH, HEIGHT = 1200, 1500
_EDGE, _GAP = 60, 24  # px
_HEAD, _TITLE, _VALUE, _LABEL, _FOOT = 28, 46, 60, 26, 24  # px of type
_LINE = 1.3
_COLUMNS, _CARD_HIGH = 3, 210
_LINES_OF_A_CARD = 3
_TEXT = {Tone.GOOD: "good-text", Tone.WARN: "warn-text", Tone.BAD: "bad-text", Tone.NONE: "ink"}


def poster(
    head: str,
    finding: str,
    cards: Sequence[Card],
    chart: bytes | None,
    chart_title: str,
    foot: Sequence[str],
    invented: str,
) -> bytes:
    """A PNG. `chart`: a PNG on a white ground, made smaller where it has no room."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), TOKENS["paper"][0])
    draw = ImageDraw.Draw(picture)
    y = _write(draw, head, _EDGE, _EDGE, WIDTH - 2 * _EDGE, _HEAD, "muted")
    y = _write(draw, finding, _EDGE, y + 10, WIDTH - 2 * _EDGE, _TITLE, "ink", bold=True, most=4) + _GAP
    wide = (WIDTH - 2 * _EDGE - (_COLUMNS - 1) * _GAP) // _COLUMNS
    for n, card in enumerate(cards):
        x = _EDGE + n % _COLUMNS * (wide + _GAP)
        _card(draw, card, x, y + n // _COLUMNS * (_CARD_HIGH + _GAP), wide)
    y += -(-len(cards) // _COLUMNS) * (_CARD_HIGH + _GAP) + 6
    lines = [line for line in (*foot, invented) if line]
    below = HEIGHT - _EDGE // 2 - sum(_high(line, WIDTH - 2 * _EDGE, _FOOT) for line in lines)
    if chart is not None:
        y = _write(draw, chart_title, _EDGE, y, WIDTH - 2 * _EDGE, _LABEL, "ink", bold=True) + 8
        _paste(picture, chart, y, below - _GAP)
    for line in lines:
        below = _write(draw, line, _EDGE, below, WIDTH - 2 * _EDGE, _FOOT, "warn-text" if line == invented else "muted")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _card(draw: ImageDraw.ImageDraw, card: Card, x: int, y: int, wide: int) -> None:
    draw.rounded_rectangle((x, y, x + wide, y + _CARD_HIGH), 12, fill=TOKENS["surface"][0])
    draw.rectangle((x, y + 12, x + 6, y + _CARD_HIGH - 12), fill=TOKENS[card.tone.value][0])
    inner, at = wide - 40, x + 22
    below = _write(draw, card.label, at, y + 14, inner, _LABEL, "muted", most=1)
    below = _write(draw, card.value, at, below, inner, _VALUE, _TEXT[card.tone], bold=True, most=1)
    _write(
        draw, " · ".join(filter(None, (card.chip, card.detail))), at, below + 4, inner, 21, "ink", most=_LINES_OF_A_CARD
    )


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    x: int,
    y: int,
    wide: int,
    size: int,
    colour: str,
    bold: bool = False,
    most: int = 9,
) -> int:
    """Writes a text and says where it ends; of more than `most` lines the last one ends in «…»."""
    lines, font = broken(text, wide, size, bold), picture_font(size, bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(f"{lines[most - 1]} …", wide, font)]
    for line in lines:
        draw.text((x, y), line, font=font, fill=TOKENS[colour][0])
        y += round(size * _LINE)
    return y


def _cut(line: str, wide: int, font: ImageFont.FreeTypeFont) -> str:
    while font.getlength(line) > wide and " " in line:
        line = line.removesuffix(" …").rpartition(" ")[0] + " …"
    return line


def _high(text: str, wide: int, size: int) -> int:
    return len(broken(text, wide, size)) * round(size * _LINE)


def _paste(picture: Image.Image, chart: bytes, top: int, bottom: int) -> None:
    drawn = Image.open(io.BytesIO(chart)).convert("RGB")
    scale = min((WIDTH - 2 * _EDGE) / drawn.width, (bottom - top) / drawn.height)
    size = (max(1, round(drawn.width * scale)), max(1, round(drawn.height * scale)))
    picture.paste(drawn.resize(size, Image.Resampling.LANCZOS), (_EDGE, top))
