"""The heatmap as plain SVG: communes down, dimensions across, the gap as number and colour, each absence with its own look."""

from bisect import bisect_right
from collections.abc import Iterator
from html import escape

from dashboard.charts.heatmap import ABSENT, STEPS
from dashboard.charts.svg.parts import WIDE, element, svg, text
from dashboard.charts.theme import HEAT, INK, MUTED, ON_DARK, ON_HEAT, PAPER, broken
from dashboard.domain.absence import Absence
from dashboard.views.heat import Heat, HeatCell

_LEFT, _ROW, _TYPE = 118, 22, 12
_LETTERS, _LONGEST = 15, 17  # of a line of a dimension's name, and of a commune's name


def heat_cells(shown: Heat, title: str) -> str:
    """In the order of `shown`; every cell says in its title what it means."""
    named = {dimension: broken(dimension, _LETTERS) for dimension in shown.dimensions}
    head = 8 + 6.2 * max((len(line) for lines in named.values() for line in lines), default=1)
    wide = (WIDE - _LEFT) / max(1, len(shown.dimensions))
    marks = [*_names(shown, named, head, wide), *_cells(shown, head, wide)]
    described = "; ".join(f"{cell.unit}, {cell.note}" for cell in shown.cells[:3])
    return svg(marks, head + _ROW * len(shown.units), title, described)


def _names(shown: Heat, named: dict[str, list[str]], head: float, wide: float) -> Iterator[str]:
    """Communes at the left, dimensions standing on their columns."""
    for place, lines in enumerate(named.values()):
        for number, line in enumerate(lines):
            x = _LEFT + wide * (place + 0.5) + (number - (len(lines) - 1) / 2) * (_TYPE + 1) + 4
            y = head - 5
            yield text(x, y, line, transform=f"rotate(-90 {x:.1f} {y:.1f})", font_size=_TYPE - 1, fill=INK)
    for place, unit in enumerate(shown.units):
        short = unit if len(unit) <= _LONGEST else unit[: _LONGEST - 1] + "…"
        yield text(0, head + _ROW * (place + 0.5) + 4, short, font_size=_TYPE, fill=INK)


def _cells(shown: Heat, head: float, wide: float) -> Iterator[str]:
    columns = {dimension: place for place, dimension in enumerate(shown.dimensions)}
    rows = {unit: place for place, unit in enumerate(shown.units)}
    for cell in shown.cells:
        x, y = _LEFT + wide * columns[cell.dimension], head + _ROW * rows[cell.unit]
        rect = element("rect", x=x + 1, y=y + 1, width=wide - 2, height=_ROW - 2, rx=2, **_look(cell))
        said = text(
            x + wide / 2, y + _ROW / 2 + 4, cell.text.text, text_anchor="middle", font_size=_TYPE, font_weight=600,
            fill=_ink(cell),
        )  # fmt: skip
        yield element("g", element("title", escape(f"{cell.unit} · {cell.dimension} · {cell.note}")) + rect + said)


def _look(cell: HeatCell) -> dict[str, object]:
    if cell.gap is not None:
        return {"fill": HEAT[bisect_right(STEPS, cell.gap)], "stroke": PAPER}
    look = ABSENT[cell.absence or Absence.NOT_REPORTED]
    dash = " ".join(str(part) for part in look.get("strokeDash", ()))
    return {"fill": look["fill"], "stroke": look["stroke"], "stroke_dasharray": dash}


def _ink(cell: HeatCell) -> str:
    if cell.gap is None or cell.gap <= 0:
        return MUTED
    return ON_DARK if cell.gap >= STEPS[-1] else ON_HEAT
