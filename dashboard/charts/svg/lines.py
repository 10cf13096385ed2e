"""Months as lines: money against its path, and a target's figure against its own. What each line means stands in its key."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from dashboard.charts.svg.parts import WIDE, Plot, element, path, svg, text
from dashboard.charts.theme import AXIS, BAD, GOOD, GRID, INK, MARK, MUTED, PLAN
from dashboard.text import Words
from dashboard.views.curve import Curve
from dashboard.views.target_detail import TargetDetail

_HIGH, _BELOW, _TYPE = 190, 22, 11  # the picture, room for the names of the months, size of type
Point = tuple[int, float]  # month, value


@dataclass(frozen=True)
class DrawnLine:
    """One line with what it means; `known` are its points, runs of months without a gap between them."""

    means: str
    colour: str
    thick: float
    runs: tuple[tuple[Point, ...], ...]
    dash: str = ""
    dots: bool = False


def money_lines(curve: Curve, title: str, words: Words) -> str:
    """Disbursed month by month against the path, the forecast dashed, and what is allocated; in triệu đồng."""
    allocated = ((1, curve.allocated), (curve.end, curve.allocated))
    lines = [DrawnLine(_one_line(curve.allocated_text), INK, 1.5, (allocated,), "4 3")]
    dash = "5 4" if curve.by_default else ""
    lines.append(
        DrawnLine(
            _one_line(curve.path_text) or words("Planned path"),
            PLAN,
            2,
            _runs((p.month, p.path) for p in curve.points),
            dash,
        )
    )
    if curve.forecast is not None and curve.actual is not None:
        ahead = ((curve.month, curve.actual), (12, curve.forecast))
        said = " · ".join(part for part in (_one_line(curve.forecast_text), curve.rest_text) if part)
        lines.append(DrawnLine(said, BAD, 2.5, (ahead,), "6 4"))
    paid = [(p.month, p.actual if p.month <= curve.month else None) for p in curve.points]
    lines.append(DrawnLine(_one_line(curve.actual_text) or words("Disbursed"), GOOD, 3.5, _runs(paid), dots=True))
    top = max([curve.allocated, curve.forecast or 0, *(p.actual or 0 for p in curve.points)]) * 1.06
    names = {p.month: p.label for p in curve.points}
    return _drawn(lines, names, curve.end, (0.0, top), "", title, words)


def target_lines(detail: TargetDetail, words: Words) -> str:
    """The figure, the planned path and the target over the year; a month nobody reported is a gap, not a zero."""
    lines = []
    if detail.goal is not None:
        lines.append(
            DrawnLine(
                f"{words('Target')}: {detail.goal_text}", INK, 1.5, (((1, detail.goal), (12, detail.goal)),), "4 3"
            )
        )
    path_points = [p for p in detail.months if p.path is not None]
    if path_points:
        last = next((p for p in reversed(detail.months) if p.actual is not None and p.path is not None), None)
        said = words("Planned path") + (f" {last.label}: {last.path_text.text}" if last else "")
        lines.append(DrawnLine(said, PLAN, 2, _runs((p.month, p.path) for p in detail.months)))
    told = [p for p in detail.months if p.actual is not None]
    if told:
        said = f"{words('Actual')} {told[-1].label}: {told[-1].actual_text.text}"
        lines.append(
            DrawnLine(said, MARK[detail.tone], 3.5, _runs((p.month, p.actual) for p in detail.months), dots=True)
        )
    names = {p.month: p.label for p in detail.months}
    unit = "%" if detail.percent else ""
    return _drawn(lines, names, 12, _span(lines), unit, detail.sentence, words)


def _one_line(label: str) -> str:
    """«Đã giải ngân T9: 5.012 (32%)» of a label of two lines."""
    return ": ".join(part for part in label.split("\n") if part)


def _runs(points: Iterable[tuple[int, float | None]]) -> tuple[tuple[Point, ...], ...]:
    """Months one behind the other that have a value."""
    runs: list[list[Point]] = [[]]
    for month, value in points:
        if value is None:
            runs.append([])
        else:
            runs[-1].append((month, value))
    return tuple(tuple(run) for run in runs if run)


def _span(lines: Sequence[DrawnLine]) -> tuple[float, float]:
    """Bottom and top of the axis: from zero, unless all values are close together."""
    known = [value for line in lines for run in line.runs for _, value in run] or [0.0, 1.0]
    low, high = min(known), max(known)
    room = (high - low) * 0.12 or max(1.0, abs(high) * 0.1)
    return (min(0.0, low) if low < high * 0.6 else max(0.0, low - room), high + room)


def _drawn(
    lines: Sequence[DrawnLine],
    names: dict[int, str],
    last: int,
    span: tuple[float, float],
    unit: str,
    title: str,
    words: Words,
) -> str:
    """The picture, and under it the key."""
    plot = Plot(46.0, WIDE - 12.0, 8.0, _HIGH - float(_BELOW), last, *span)
    marks = [*_axes(plot, names, unit, words), *(mark for line in lines for mark in _marks(line, plot))]
    key = "".join(f"<li>{_swatch(line)} {escape(line.means)}</li>" for line in reversed(lines) if line.runs)
    described = " · ".join(line.means for line in reversed(lines) if line.runs)
    return f'{svg(marks, _HIGH, title, described)}<ul class="key">{key}</ul>'


def _axes(plot: Plot, names: dict[int, str], unit: str, words: Words) -> Iterator[str]:
    ticks = plot.ticks()
    places = 0 if all(float(tick).is_integer() for tick in ticks) else 2
    for tick in ticks:
        y = plot.y(tick)
        yield element("line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=AXIS if tick == 0 else GRID)
        said = words.number(Decimal(str(round(tick, 6))), places) + unit
        yield text(plot.left - 5, y + 4, said, text_anchor="end", font_size=_TYPE, fill=MUTED)
    for month, name in names.items():
        at = "end" if month > 12 else "middle"
        x = plot.right + 12 if month > 12 else plot.x(month)
        yield text(x, _HIGH - 6.0, name, text_anchor=at, font_size=_TYPE, fill=MUTED)


def _marks(line: DrawnLine, plot: Plot) -> Iterator[str]:
    looks = {
        "stroke": line.colour,
        "stroke_width": line.thick,
        "stroke_dasharray": line.dash,
        "stroke_linejoin": "round",
    }
    for run in line.runs:
        at = [(plot.x(month), plot.y(value)) for month, value in run]
        yield path(at, **looks)
        if line.dots:
            for x, y in at:
                yield element("circle", cx=x, cy=y, r=3.5, fill=line.colour)


def _swatch(line: DrawnLine) -> str:
    drawn = element(
        "line", x1=0, x2=22, y1=4, y2=4, stroke=line.colour, stroke_width=line.thick, stroke_dasharray=line.dash
    )
    return f'<svg class="swatch" viewBox="0 0 22 8" aria-hidden="true">{drawn}</svg>'
