"""Twelve months of one target: the figure as a line, the planned path in grey, the target as a level."""

from typing import Any

import altair as alt

from dashboard.charts.theme import (
    INK,
    MARK,
    MUTED,
    PLAN,
    SHAPE,
    TEXT,
    Spec,
    chart_of,
    dressed,
    has_rows,
    leader,
    months_expr,
    text_at,
)
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.target_detail import TargetDetail

_ROOM_FROM = 7  # the month from which a label fits to the left of its point on a phone


def months(detail: TargetDetail, words: Words, height: int = 250, size: int = 14) -> Spec:
    """Values in the indicator's own unit, shares in percent; a month nobody reported is a gap, not a zero."""
    x, y = _axes(detail, size)
    tip = [
        alt.Tooltip("label:N", title=words("Month")),
        alt.Tooltip("actual_text:N", title=words("Actual")),
        alt.Tooltip("path_text:N", title=words("Planned path")),
    ]
    rows = [plain(p) for p in detail.months]
    colour = MARK[detail.tone]
    lines = [
        _of([r | {"v": r["path"]} for r in rows if r["path"] is not None])
        .mark_line(color=PLAN, strokeWidth=2)
        .encode(x=x, y=y, tooltip=tip),
        _of([r | {"v": r["actual"]} for r in rows])
        .mark_line(color=colour, strokeWidth=3.5, invalid="break-paths-show-domains")
        .encode(x=x, y=y, tooltip=tip),
        _of([r | {"v": r["actual"]} for r in rows if r["actual"] is not None])
        .mark_point(filled=True, size=70, opacity=1, color=colour, shape=SHAPE[detail.tone])
        .encode(x=x, y=y, tooltip=tip),
    ]
    layers = [*filter(has_rows, lines), *_labels(detail, x, y, size, words)]
    return dressed(alt.layer(*layers).properties(height=height, width="container"), words.language, size)


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)


def _axes(detail: TargetDetail, size: int) -> tuple[alt.X, alt.Y]:
    labels = {p.month: p.label for p in detail.months}
    x = alt.X(
        "month:Q", scale=alt.Scale(domainMin=1, domainMax=alt.ExprRef(f"1 + 11 * width / (width - {size * 6})"), nice=False),
        axis=alt.Axis(values=list(labels), labelExpr=months_expr(labels, size), title=None, grid=False,
                      domain=False, labelOverlap=False),
    )  # fmt: skip
    bottom, top = _span(detail)
    suffix = " + '%'" if detail.percent else ""
    y = alt.Y(
        "v:Q", scale=alt.Scale(domain=[bottom, top], nice=False, zero=False),
        axis=alt.Axis(tickCount=4, title=None, domain=False, ticks=False, labelExpr=f"datum.label{suffix}"),
    )  # fmt: skip
    return x, y


def _labels(detail: TargetDetail, x: alt.X, y: alt.Y, size: int, words: Words) -> list[Any]:
    layers = []
    if detail.goal is not None:
        level = [{"month": 1, "end": 12, "v": detail.goal}]
        layers.append(_of(level).mark_rule(color=INK, strokeDash=[4, 3], strokeWidth=1.5).encode(x=x, x2="end:Q", y=y))
        layers.append(text_at(x, y, {"month": 12, "v": detail.goal, "s": f"{words('Target')}\n{detail.goal_text}"},
                             color=INK, align="left", dx=8, fontSize=size, lineHeight=size * 1.15))  # fmt: skip
    return [*layers, *_newest(detail, x, y, size, words)]


def _newest(detail: TargetDetail, x: alt.X, y: alt.Y, size: int, words: Words) -> list[Any]:
    """The newest figure and the plan beside it, each on the side of its line that no line runs through."""
    actual = [p for p in detail.months if p.actual is not None]
    if not actual:
        return []
    last = actual[-1]
    here = last.actual or 0.0
    values = [(here, f"{last.label}: {last.actual_text.text}", TEXT[detail.tone])]
    if last.path is not None and last.path != last.actual:
        values.append((last.path, f"{words('Planned')} {last.label}: {last.path_text}", MUTED))
    bottom, top = _span(detail)
    rising = _rises(detail)
    corner = iter((0.74, 0.6) if rising else (0.25, 0.39))
    layers = []
    for value, text, colour in values:
        upper = len(values) > 1 and value == max(v for v, _, _ in values)
        inward = len(values) > 1 and upper == rising  # to the left of its point, where the lines have not been
        low = value - bottom < (top - bottom) * 0.08  # it would stand on the names of the months
        if last.month < _ROOM_FROM and (inward or low):
            at, place = {"month": 1, "v": bottom + (top - bottom) * next(corner)}, {"align": "left", "dx": 4}
            layers.append(leader(x, y, "month", last.month, "v", value, at["v"], (top - bottom) * 0.07))
        else:
            at = {"month": last.month, "v": value}
            place = {
                "align": "right" if inward else "left",
                "dx": -8 if inward else 10,
                "dy": -12 if upper or low else 13,
            }
        layers.append(text_at(x, y, at | {"s": text}, color=colour, fontSize=size, **place))
    return layers


def _rises(detail: TargetDetail) -> bool:
    """Whether the plan, or without one the figure, goes up over the year."""
    drawn = [p.path for p in detail.months if p.path is not None] or [
        p.actual for p in detail.months if p.actual is not None
    ]
    return drawn[-1] >= drawn[0]


def _span(detail: TargetDetail) -> tuple[float, float]:
    """Bottom and top of the axis of values: from zero, unless all of them are close together."""
    known = [v for p in detail.months for v in (p.actual, p.path) if v is not None]
    known += [detail.goal] if detail.goal is not None else []
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    room = (high - low) * 0.15 or max(1.0, high * 0.1)
    return (0.0 if low < high * 0.6 else max(0.0, low - room), high + room)
