"""A chart that leaves the screen: its spec as a renderer takes it, and the frame of words that it then needs around it.

On a page a chart stands under its title, beside its key, below the plan and the period that were chosen. A picture in a report or a
message has none of these, so they are drawn into it: the finding, the key, whose figures, of when, which version, and of samples
that the results are invented.
"""

import re
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from PIL import ImageFont

from dashboard.charts.theme import FONT, Spec
from dashboard.charts.tokens import TOKENS, written_out

FONTS = Path(__file__).parent / "fonts"
FAMILY = "GN Sans"  # python -m docs.picture_font
WIDTH = 920  # px of a chart, without the edge
_EDGE, _GAP = 28, 14  # px
_TITLE, _KEY, _FOOT = 21, 14, 13  # px of type
_ELSEWHERE = f"'{FAMILY}', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"  # an .svg is read on other machines
_ROOT = re.compile(r"\s*<svg\b([^>]*)>(.*)</svg>\s*", re.DOTALL)
_SIZE = re.compile(r'\b(width|height)="([\d.]+)"')


@dataclass(frozen=True)
class Frame:
    """The words around a chart: `title` says the finding, `key` what its marks mean, `foot` whose figures and of when."""

    title: str
    key: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    invented: str = ""  # of samples: that the results are invented
    dark: bool = False

    def plain(self) -> dict[str, Any]:
        """As JSON carries it to the process that draws."""
        return asdict(self)

    @classmethod
    def of_plain(cls, values: dict[str, Any]) -> "Frame":
        """Back from JSON."""
        whole: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        return cls(**whole)


def standalone(spec: Spec, width: int = WIDTH, dark: bool = False, ground: bool = False) -> Spec:
    """The spec of a page's chart without what only a page gives: colours, the width of its place in px, its font.

    `ground`: it is drawn without a frame, which else has the ground.
    """
    made: Spec = written_out({key: part for key, part in spec.items() if key != "usermeta"}, dark)
    made = _in_our_font(made)
    if made.get("width") == "container":
        made["width"] = width
    # the frame's name says what the picture is, so that no mark need carry its page's tooltip
    paper = TOKENS["paper"][dark] if ground else None
    made["config"] = {**made.get("config", {}), "background": paper, "aria": False}
    return made


def _in_our_font(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: FAMILY if value == FONT else _in_our_font(value) for key, value in part.items()}
    return [_in_our_font(one) for one in part] if isinstance(part, list) else part


def framed(chart: str, frame: Frame) -> str:
    """The whole picture as SVG: the chart's own SVG with its words above and below, on the ground of its theme."""
    found = _ROOT.fullmatch(chart)
    assert found, "the renderer answers one svg element"
    size = {name: float(number) for name, number in _SIZE.findall(found[1])}
    wide = max(size["width"], WIDTH / 2)
    y, above = float(_EDGE), []
    for line in broken(frame.title, wide, _TITLE, bold=True):
        y += _TITLE * 1.25
        above.append(_text(line, y - _TITLE * 0.3, _TITLE, "ink", frame.dark, bold=True))
    for key in frame.key:
        for line in broken(key, wide, _KEY):
            y += _KEY * 1.35
            above.append(_text(line, y, _KEY, "muted", frame.dark))
    y += _GAP
    at = f'<g transform="translate({_EDGE},{y:g})" font-family="{FAMILY}">{found[2]}</g>'
    y += size["height"] + _GAP
    below = []
    for told, colour in (*((line, "muted") for line in frame.foot), (frame.invented, "warn-text")):
        for line in broken(told, wide, _FOOT) if told else ():
            y += _FOOT * 1.4
            below.append(_text(line, y, _FOOT, colour, frame.dark))
    width, height = round(wide + 2 * _EDGE), round(y + _EDGE * 0.8)
    ground = TOKENS["paper"][frame.dark]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(frame.title)}"><title>{escape(frame.title)}</title>'
        f'<rect width="{width}" height="{height}" fill="{ground}"/>{"".join((*above, at, *below))}</svg>'
    )


def for_elsewhere(svg: str) -> str:
    """The picture for machines that do not have our font: a name that is not quoted right would make every text vanish."""
    return svg.replace(f'font-family="{FAMILY}"', f'font-family="{_ELSEWHERE}"')


def _text(line: str, y: float, size: int, colour: str, dark: bool, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    fill = TOKENS[colour][dark]
    return f'<text x="{_EDGE}" y="{y:g}" font-family="{FAMILY}" font-size="{size}"{weight} fill="{fill}">{escape(line)}</text>'


def broken(text: str, width: float, size: int, bold: bool = False) -> list[str]:
    """Lines of a text between words, each as wide as `width` px at most; a word that is wider stands alone."""
    font, lines = picture_font(size, bold), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def picture_font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font of pictures at a size in px."""
    return ImageFont.truetype(FONTS / f"GNSans-{'SemiBold' if bold else 'Regular'}.ttf", size)
