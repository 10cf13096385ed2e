"""Places on a slide, in inches, and text in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from dashboard.charts.tokens import TOKENS
from dashboard.exports.documents.word_parts import clean
from dashboard.views.marks import Tone

WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.6
FONT = "Arial"  # stands on every machine that opens the file, with all Vietnamese letters
_TONES = {Tone.GOOD: "good-text", Tone.WARN: "warn-text", Tone.BAD: "bad-text", Tone.NONE: "ink"}


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    wide: float
    high: float

    def split(self, share: float) -> tuple["Box", "Box"]:
        """An upper part of `share` of the height, and the rest."""
        cut = self.high * share
        return Box(self.x, self.y, self.wide, cut), Box(self.x, self.y + cut, self.wide, self.high - cut)

    def rows(self, count: int) -> Iterator["Box"]:
        high = self.high / count
        return (Box(self.x, self.y + n * high, self.wide, high) for n in range(count))

    def columns(self, count: int) -> Iterator["Box"]:
        wide = self.wide / count
        return (Box(self.x + n * wide, self.y, wide, self.high) for n in range(count))

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        return Inches(self.x), Inches(self.y), Inches(self.wide), Inches(self.high)


def toned(tone: Tone) -> str:
    """The token of text of a tone."""
    return _TONES[tone]


def rgb(token: str) -> Any:
    """A token's colour on a light ground."""
    return RGBColor.from_string(TOKENS[token][0].lstrip("#"))


def add_text(
    placed: Any, box: Box, lines: Sequence[str], size: float, *, bold: bool = False, colour: str = "ink", right: bool = False,
    listed: bool = False, name: str = "",
) -> None:  # fmt: skip
    """Lines in a box of their own, each a paragraph."""
    shape = placed.shapes.add_textbox(*box.emu)
    if name:
        shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for n, line in enumerate(lines):
        told = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        told.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        if n:
            told.space_before = Pt(size / 3)
        run = told.add_run()
        run.text = clean(f"• {line}" if listed else line)
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = rgb(colour)
