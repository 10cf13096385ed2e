"""The picture that a link shows where it is pasted: one finding, large enough for a phone's list of messages."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from dashboard.charts.tokens import TOKENS

WIDTH, HEIGHT = 1200, 630  # what messengers ask for
_FONTS = Path(__file__).parent / "fonts"
_EDGE, _BAND = 72, 18  # px
_LARGE, _LEAST, _SMALL = 62, 38, 30  # px of type


def preview_card(title: str, sentence: str, note: str = "") -> bytes:
    """A PNG; `sentence` is set as large as it fits, and cut with «…» only where the smallest type has no room."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), TOKENS["paper"][0])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, _BAND, HEIGHT), fill=TOKENS["good"][0])
    draw.text((_EDGE, 56), _one_line(draw, title, _font(_SMALL)), font=_font(_SMALL), fill=TOKENS["muted"][0])
    lines, font = _set(draw, sentence, HEIGHT - 130 - (110 if note else 60))
    draw.multiline_text((_EDGE, 130), "\n".join(lines), font=font, fill=TOKENS["ink"][0], spacing=font.size * 0.28)
    if note:
        draw.text(
            (_EDGE, HEIGHT - 78), _one_line(draw, note, _font(_SMALL)), font=_font(_SMALL), fill=TOKENS["warn-text"][0]
        )
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"DejaVuSans{'-Bold' if bold else ''}.subset.ttf", size)


def _set(draw: ImageDraw.ImageDraw, text: str, room: int) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Lines and the largest font in which they fit into `room` px."""
    for size in range(_LARGE, _LEAST - 1, -4):
        font = _font(size, bold=True)
        lines = _broken(draw, text, font)
        if len(lines) * size * 1.45 <= room:
            return lines, font
    most = int(room / (_LEAST * 1.45))
    return [*lines[: most - 1], lines[most - 1].rstrip(" .,;") + " …"], font


def _broken(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=font) > WIDTH - 2 * _EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _one_line(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> str:
    lines = _broken(draw, text, font)
    return lines[0] + (" …" if len(lines) > 1 else "")
