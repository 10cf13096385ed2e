"""What every plain SVG chart is made of: an element, its description, a text, an axis of values."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

WIDE = 360  # of every chart, in its own units; the page scales it to the width of its column


def element(name: str, inside: str = "", /, **attributes: object) -> str:
    """One element with its attributes escaped: `font_size` becomes `font-size`; `inside` is markup already."""
    given = "".join(f' {key.replace("_", "-")}="{_written(value)}"' for key, value in attributes.items() if value != "")
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def svg(marks: Iterable[str], height: float, title: str, described: str = "") -> str:
    """A picture of `WIDE` × `height` with its name and its description for those who cannot see it."""
    said = f"<title>{escape(title)}</title>" + (f"<desc>{escape(described)}</desc>" if described else "")
    return f'<svg viewBox="0 0 {WIDE} {_written(height)}" role="img" aria-label="{escape(title)}">{said}{"".join(marks)}</svg>'


def text(x: float, y: float, said: str, **looks: object) -> str:
    """Text at its baseline, escaped."""
    return element("text", escape(said) or "\u2060", x=x, y=y, **looks)


def path(points: Iterable[tuple[float, float]], **looks: object) -> str:
    """A line through points; nothing for none."""
    steps = " ".join(f"{_written(x)},{_written(y)}" for x, y in points)
    return element("polyline", points=steps, fill="none", **looks) if steps else ""


@dataclass(frozen=True)
class Plot:
    """Where values lie in a chart: months from left to right, amounts upwards."""

    left: float
    right: float
    top: float
    bottom: float
    last: int  # the last month
    low: float
    high: float

    def x(self, month: float) -> float:
        return self.left + (month - 1) / max(1, self.last - 1) * (self.right - self.left)

    def y(self, value: float) -> float:
        part = (value - self.low) / ((self.high - self.low) or 1)
        return self.bottom - min(max(part, 0), 1) * (self.bottom - self.top)

    def ticks(self) -> list[float]:
        """Round values of the axis, four or five of them."""
        raw = ((self.high - self.low) or 1) / 4
        size = 10 ** math.floor(math.log10(raw))
        step = next(size * times for times in (1, 2, 2.5, 5, 10) if raw <= size * times)
        first = math.ceil(self.low / step - 1e-9)
        return [n * step for n in range(first, math.floor(self.high / step + 1e-9) + 1)]


def _written(value: object) -> str:
    """A number with two decimals at most; anything else escaped."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else escape(str(value))
