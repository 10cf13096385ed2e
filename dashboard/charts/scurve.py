"""The S-curve: plan grey, actual blue, the gap between them filled, the forecast dashed, labels at the line ends."""

import json
from functools import lru_cache
from typing import Any

import altair as alt

from dashboard.charts.theme import (
    BAD,
    GOOD,
    INK,
    MUTED,
    PLAN,
    Spec,
    chart_of,
    dressed,
    has_rows,
    leader,
    months_expr,
    text_at,
)
from dashboard.text import Words, words_in
from dashboard.views.curve import Curve

_USUAL = 14  # px of type for which the marks are drawn
_THREE_LABELS = 2.8  # heights of type between two points whose labels leave room for a third
_BELOW_A_LABEL = 1.6  # heights of type from a point whose label stands beside it, to the next label
_ROOM_FROM = 7  # the month from which a label fits to the left of its point on a phone


def scurve(curve: Curve, words: Words, height: int = 236, size: int = 14) -> Spec:
    """Amounts in triệu đồng by month, to 31/01 where that is the period. Room for the end labels is kept at the right."""
    spec: Spec = json.loads(_made(curve, words.language, height, size))
    return spec


@lru_cache(maxsize=64)  # most reports leave the money as it was
def _made(curve: Curve, language: str, height: int, size: int) -> str:
    words = words_in(language)
    x, y = _axes(curve, words, size)
    layers = [*filter(has_rows, _lines(curve, x, y, words, size)), *_labels(curve, x, y, size, height)]
    return json.dumps(dressed(alt.layer(*layers).properties(height=height, width="container"), language, size))


def _axes(curve: Curve, words: Words, size: int) -> tuple[alt.X, alt.Y]:
    labels = {p.month: p.label for p in curve.points}
    last = f"1 + {curve.end - 1} * width / (width - {size * 7})"
    x = alt.X(
        "m:Q", scale=alt.Scale(domainMin=1, domainMax=alt.ExprRef(last), nice=False),
        axis=alt.Axis(values=list(labels), labelExpr=months_expr(labels, size), grid=False, title=None,
                      domain=False, tickSize=4, labelOverlap=False),
    )  # fmt: skip
    y = alt.Y(
        "v:Q", scale=alt.Scale(domain=[0, _top(curve)], nice=False),
        axis=alt.Axis(tickCount=4, format=",.0f", domain=False, ticks=False, title=words("Million đồng"), titleAngle=0,
                      titleAlign="left", titleBaseline="top", titleX=4, titleY=0),
    )  # fmt: skip
    return x, y


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)


def _lines(curve: Curve, x: alt.X, y: alt.Y, words: Words, size: int) -> list[Any]:
    tip = [alt.Tooltip("s:N", title=words("Month")), alt.Tooltip("v:Q", title=words("Million đồng"), format=",.2f")]
    path = [{"m": p.month, "v": p.path, "s": p.label} for p in curve.points if p.path is not None]
    actual = [{"m": p.month, "v": p.actual, "s": p.label} for p in curve.points if p.actual is not None]
    between = [
        {"m": p.month, "v": p.actual, "v2": p.path}
        for p in curve.points
        if p.actual is not None and p.path is not None and p.path >= p.actual
    ]
    dash, k = [5, 4] if curve.by_default else [1, 0], size / _USUAL  # marks grow with the type
    layers = [
        _of(between).mark_area(color=BAD, opacity=0.09).encode(x=x, y=y, y2="v2:Q"),
        _of(path).mark_line(color=PLAN, strokeWidth=2 * k, strokeDash=dash).encode(x=x, y=y, tooltip=tip),
        _of(actual).mark_line(color=GOOD, strokeWidth=3.5 * k).encode(x=x, y=y, tooltip=tip),
        _of(actual[-1:]).mark_point(filled=True, color=GOOD, size=110 * k * k, opacity=1).encode(x=x, y=y, tooltip=tip),
        _of(path[-1:])
        .mark_point(shape="square", filled=True, color=MUTED, size=70 * k * k, opacity=1)
        .encode(x=x, y=y),
    ]
    if curve.forecast is not None and curve.actual is not None:
        ahead = [{"m": curve.month, "v": curve.actual, "s": ""}, {"m": 12, "v": curve.forecast, "s": "31/12"}]
        rest = [{"m": 12, "v": curve.forecast, "v2": curve.allocated}]
        layers += [
            _of(ahead)
            .mark_line(color=BAD, strokeWidth=2.5 * k, strokeDash=[6 * k, 4 * k])
            .encode(x=x, y=y, tooltip=tip),
            _of(ahead[1:])
            .mark_point(shape="diamond", filled=True, color=BAD, size=130 * k * k, opacity=1)
            .encode(x=x, y=y),
            _of(rest).mark_rule(color=BAD, strokeWidth=1.5 * k).encode(x=x, y=y, y2="v2:Q"),
        ]
    return layers


def _labels(curve: Curve, x: alt.X, y: alt.Y, size: int, height: int) -> list[Any]:
    """Line ends say what they are; near the top and the right edge they move inwards rather than being cut, and one that would
    stand on another moves below it. `height` is that of the drawing in px.
    """
    line = {"fontSize": size, "lineHeight": size * 1.15}
    layers = [
        text_at(
            x,
            y,
            _at(curve.end, curve.allocated, curve.allocated_text),
            color=INK,
            align="left",
            dx=size * 0.8,
            dy=-size * 0.95,
            **line,
        )
    ]
    if curve.month < _ROOM_FROM:
        layers += _in_the_corner(curve, x, y, line)
    else:
        layers += _at_the_points(curve, x, y, line, size)
    if curve.forecast is not None:
        between = (curve.allocated - curve.forecast) / _top(curve) * height  # px
        if between > size * _THREE_LABELS:
            middle = (curve.allocated + curve.forecast) / 2
            layers.append(
                text_at(
                    x,
                    y,
                    _at(12, middle, curve.rest_text),
                    color=BAD,
                    align="left",
                    dx=size * 0.8,
                    dy=size * 0.16,
                    **line,
                )
            )
        layers.append(text_at(x, y, _at(12, curve.forecast, curve.forecast_text), color=BAD, align="left", dx=size * 0.8,
                             dy=max(size * 0.4, size * _BELOW_A_LABEL - between), **line))  # fmt: skip
    return layers


def _in_the_corner(curve: Curve, x: alt.X, y: alt.Y, line: dict[str, Any]) -> list[Any]:
    """Early in the year both points lie on the axis: their labels stand above, where no line has been yet."""
    top = _top(curve)
    rows = [(0.8, curve.path_text, MUTED), (0.56, curve.actual_text, GOOD)]  # below the unit of the axis
    labels = [
        text_at(x, y, _at(1, top * height, text), color=colour, align="left", dx=6, **line)
        for height, text, colour in rows
        if text
    ]
    point = max(curve.actual or 0.0, curve.path or 0.0)
    below = 0.42 * top  # under the lower label
    if not labels or point >= below:
        return labels
    return [leader(x, y, "m", curve.month, "v", point, below, 0), *labels]


def _at_the_points(curve: Curve, x: alt.X, y: alt.Y, line: dict[str, Any], size: int) -> list[Any]:
    layers = []
    if curve.path is not None and curve.month < curve.end:
        at = _at(curve.month, curve.path, curve.path_text)
        layers.append(text_at(x, y, at, color=MUTED, align="right", dx=-0.85 * size, dy=-size, **line))
    if curve.actual is not None:
        low = size * (
            2.6 if curve.forecast is not None and curve.month >= 10 else 1.15
        )  # clear of the forecast's label
        if curve.actual < _top(curve) * 0.2:
            low = -size * 2.4  # clear of the names of the months
        at = _at(curve.actual_month, curve.actual, curve.actual_text)
        layers.append(text_at(x, y, at, color=GOOD, align="left", dx=size * 0.85, dy=low, **line))
    return layers


def _top(curve: Curve) -> float:
    """The end of the axis of amounts, with room for the uppermost label."""
    return max(curve.allocated, curve.forecast or 0, *(p.actual or 0 for p in curve.points)) * 1.13


def _at(month: int, value: float, text: str) -> dict[str, Any]:
    return {"m": month, "v": value, "s": text}
