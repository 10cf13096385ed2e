"""Units as plain SVG: ○ where each began this year, ● ▲ ◆ where it is now, a tick at the target; absences by their names."""

from collections.abc import Callable, Iterator, Sequence

from dashboard.charts.svg.parts import WIDE, element, svg, text
from dashboard.charts.theme import GRID, INK, MARK, MUTED, PAPER
from dashboard.views.marks import Tone
from dashboard.views.target_detail import TargetDetail, UnitFigure

_LEFT, _RIGHT, _ROW, _TYPE = 118.0, 282.0, 22, 12  # between them the figures lie; names before, figures in words behind
_LONGEST = 17  # letters of a unit's name


def unit_lines(detail: TargetDetail, rows: Sequence[UnitFigure], title: str) -> str:
    """A row for each of `rows`. The target's tick is drawn for shares only: a count of the whole is no unit's to reach."""
    goal = detail.goal if detail.percent else None
    known = [value for row in rows for value in (row.start, row.now) if value is not None]
    known += [goal] if goal is not None else []
    top = max(known, default=1.0) or 1.0
    low = min(0.0, min(known, default=0.0)) if min(known, default=0.0) < top * 0.6 else min(known) * 0.97

    def x(value: float) -> float:
        return _LEFT + (value - low) / ((top - low) or 1.0) * (_RIGHT - _LEFT)

    marks = [mark for place, row in enumerate(rows) for mark in _row(row, place, x)]
    if goal is not None:
        line = {"x1": x(goal), "x2": x(goal), "y1": 0, "y2": _ROW * len(rows)}
        marks.append(element("line", **line, stroke=INK, stroke_width=1.5, stroke_dasharray="4 3"))
    described = "; ".join(f"{row.unit.text}: {row.now_text.text}" for row in rows[:3])
    return svg(marks, _ROW * len(rows), title, described)


def _row(row: UnitFigure, place: int, x: Callable[[float], float]) -> Iterator[str]:
    y = _ROW * (place + 0.5)
    name = row.unit.text
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    yield text(0, y + 4, short, font_size=_TYPE, fill=INK)
    if row.now is None:
        yield text(_LEFT, y + 4, row.now_text.text, font_size=_TYPE, font_style="italic", fill=MUTED)
        return
    colour = MARK[row.tone]
    yield element("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=GRID)
    if row.start is not None:
        yield element("line", x1=x(row.start), x2=x(row.now), y1=y, y2=y, stroke=colour, stroke_width=3)
        yield element("circle", cx=x(row.start), cy=y, r=4.0, fill=PAPER, stroke=MUTED, stroke_width=2)
    yield _mark(row.tone, x(row.now), y)
    yield text(WIDE, y + 4, row.now_text.text, text_anchor="end", font_size=_TYPE, font_weight=600, fill=MUTED)


def _mark(tone: Tone, x: float, y: float) -> str:
    """The shape of its verdict, which goes with the colour."""
    corners = {
        Tone.WARN: ((0.0, -6.0), (6.0, 5.0), (-6.0, 5.0)),
        Tone.BAD: ((0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)),
    }.get(tone)
    if corners is None:
        return element("circle", cx=x, cy=y, r=5.0, fill=MARK[tone])
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return element("polygon", points=points, fill=MARK[tone])
