"""The picture that a link shows where it is pasted: one finding, large enough for a phone's list of messages, and its chart."""

import io

from PIL import Image, ImageDraw, ImageFont

from dashboard.charts.tokens import TOKENS
from dashboard.exports.chart_picture import picture_font
from dashboard.views.marks import GLYPHS, Tone

WIDTH, HEIGHT = 1200, 630  # what messengers ask for
_EDGE, _BAND = 72, 18  # px
CHART_WIDTH = WIDTH - 2 * _EDGE
_SMALL, _HEAD, _TOP = 30, 34, 94  # px of type, px above the title and the sentence
_LARGE, _LEAST, _STEP = 68, 40, 4  # px of type of a sentence that stands alone
_LINE, _OWN = 1.35, 1.2  # of the size of type: from line to line, and what Pillow takes for one
_BESIDE_LARGE, _BESIDE_LEAST, _BESIDE_ROOM = 46, 34, 150  # and of one above a chart


def preview_card(
    title: str, sentence: str, note: str = "", tone: Tone = Tone.NONE, chart: bytes | None = None
) -> bytes:
    """A PNG; `sentence` is set as large as it fits, and cut with «…» only where the smallest type has no room.

    The band at the left has the colour of the verdict, whose shape stands before the title and whose word in the sentence.
    `chart`: a PNG of `CHART_WIDTH` px, made smaller where it has no room.
    """
    picture = Image.new("RGB", (WIDTH, HEIGHT), TOKENS["paper"][0])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, _BAND, HEIGHT), fill=TOKENS[tone.value][0])
    shape, small = GLYPHS[tone], picture_font(_SMALL)
    draw.text((_EDGE, _HEAD), shape, font=small, fill=TOKENS[tone.value][0])
    beside = draw.textlength(f"{shape} ", font=small)
    draw.text((_EDGE + beside, _HEAD), _one_line(draw, title, small, beside), font=small, fill=TOKENS["muted"][0])
    foot = 78 if note else 36
    if chart is None:
        _write(draw, sentence, HEIGHT - _TOP - foot - 14, (_LARGE, _LEAST))
    else:
        below = _write(draw, sentence, _BESIDE_ROOM, (_BESIDE_LARGE, _BESIDE_LEAST))
        _paste(picture, chart, below + 18, HEIGHT - foot)
    if note:
        draw.text((_EDGE, HEIGHT - 62), _one_line(draw, note, small), font=small, fill=TOKENS["warn-text"][0])
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _write(draw: ImageDraw.ImageDraw, sentence: str, room: int, sizes: tuple[int, int]) -> int:
    """Writes the sentence and says where it ends."""
    lines, font = _set(draw, sentence, room, sizes)
    draw.multiline_text(
        (_EDGE, _TOP), "\n".join(lines), font=font, fill=TOKENS["ink"][0], spacing=font.size * (_LINE - _OWN)
    )
    return _TOP + round(len(lines) * font.size * _LINE)


def _paste(picture: Image.Image, chart: bytes, top: int, bottom: int) -> None:
    """The chart at the left edge, between these heights."""
    drawn = Image.open(io.BytesIO(chart)).convert("RGBA")
    scale = min(1.0, CHART_WIDTH / drawn.width, (bottom - top) / drawn.height)
    if scale < 1:
        drawn = drawn.resize((round(drawn.width * scale), round(drawn.height * scale)), Image.Resampling.LANCZOS)
    picture.paste(drawn, (_EDGE, top), drawn)


def _set(
    draw: ImageDraw.ImageDraw, text: str, room: int, sizes: tuple[int, int]
) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Lines and the largest font in which they fit into `room` px."""
    large, least = sizes
    for size in range(large, least - 1, -_STEP):
        font = picture_font(size, bold=True)
        lines = _broken(draw, text, font)
        if len(lines) * size * _LINE <= room:
            return lines, font
    font = picture_font(least, bold=True)
    lines, most = _broken(draw, text, font), int(room / (least * _LINE))
    return [*lines[: most - 1], lines[most - 1].rstrip(" .,;") + " …"] if len(lines) > most else lines, font


def _broken(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, beside: float = 0.0) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > CHART_WIDTH - beside:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _one_line(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, beside: float = 0.0) -> str:
    lines = _broken(draw, text, font, beside)
    return lines[0] + (" …" if len(lines) > 1 else "")
