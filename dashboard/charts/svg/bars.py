"""The bar of a bullet: light track to the target, bar for the figure, dark tick for the path. Its name and value are the page's."""

from collections.abc import Iterator

from dashboard.charts.svg.parts import WIDE, element, svg, text
from dashboard.charts.theme import DASHED, INK, MARK, MUTED, NONE, PAPER, TRACK
from dashboard.views.bar import CellBar
from dashboard.views.bullets import Bullet

_END = 1.12  # of the axis; what lies beyond is drawn there
_HIGH, _BAR = 15, 9
_LINE, _TYPE = 26, 22  # of the scale: a cell is half as wide as a light page's column


def bullet_bar(row: Bullet) -> str:
    """One row; a figure that is not there has a dashed, empty track."""
    return svg(_marks(row), _HIGH, f"{row.name}: {row.value.text}", row.sentence)


def scaled_bar(bar: CellBar) -> str:
    """The bar of a table's cell with its scale below: where the track begins, and where the target stands."""
    return svg([*_marks(bar), *_scale(bar)], _HIGH + (_LINE if bar.scale else 0), bar.said)


def _scale(bar: CellBar) -> Iterator[str]:
    for at, said in bar.scale:
        anchor = "start" if at <= 0 else "middle" if at < 0.9 else "end"
        yield text(_x(at), _HIGH + _LINE - 4, said, font_size=_TYPE, fill=MUTED, text_anchor=anchor)


def _marks(row: Bullet | CellBar) -> Iterator[str]:
    if row.actual_at is None:
        track = {"fill": "none", "stroke": DASHED, "stroke_dasharray": "4 3"}
        yield element("rect", x=0.5, y=3.5, width=_x(row.target_at) - 1, height=_BAR - 1, rx=2, **track)
        return
    yield element("rect", x=0, y=3, width=_x(1 if row.limit else row.target_at), height=_BAR, rx=2, fill=TRACK)
    yield element("rect", x=0, y=3, width=_x(row.actual_at), height=_BAR, rx=2, fill=MARK[row.tone])
    if row.limit:
        yield _tick(row.target_at, NONE, 0, _HIGH, stroke_dasharray="3 2")
    elif row.actual_at > 1:
        yield element("rect", x=_x(row.target_at) - 1, y=3, width=2, height=_BAR, fill=PAPER)
    if row.path_at is not None:
        yield _tick(row.path_at, INK, 1, _HIGH - 1)


def _tick(at: float, colour: str, top: float, bottom: float, **looks: object) -> str:
    """A mark across the bar, with a rim that parts it from what lies under it."""
    x = min(max(_x(at), 2.5), WIDE - 2.5)
    rim = element("rect", x=x - 2.5, y=top, width=5, height=bottom - top, fill=PAPER)
    return rim + element("line", x1=x, x2=x, y1=top, y2=bottom, stroke=colour, stroke_width=2.5, **looks)


def _x(part: float) -> float:
    return min(max(part, 0.0), _END) / _END * WIDE
