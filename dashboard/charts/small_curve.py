"""One small curve of a grid: a project's share of its allocation month by month, on the axis that all of them share."""

from typing import Any

import altair as alt

from dashboard.charts.theme import (
    BAD,
    FONT,
    GOOD,
    INK,
    MARK,
    MUTED,
    PLAN,
    SHAPE,
    Spec,
    broken,
    chart_of,
    dressed,
)
from dashboard.text import Words
from dashboard.views.money.multiples import Multiple, SharePoint


def small_curve(multiple: Multiple, top: float, words: Words, height: int = 120, size: int = 12) -> Spec:
    """Shares in %; `top` is the end of the axis of every chart in the grid, `height` and `size` in px."""
    x, y = _axes(multiple.points, top, size)
    tip = [alt.Tooltip("s:N", title=words("Month")), alt.Tooltip("v:Q", title="%", format=",.1f")]
    path = [_at(p, p.path) for p in multiple.points if p.path is not None]
    actual = [_at(p, p.actual) for p in multiple.points if p.actual is not None]
    between = [
        _at(p, p.actual) | {"v2": p.path}
        for p in multiple.points
        if p.actual is not None and p.path is not None and p.path >= p.actual
    ]
    layers = [
        _of(between).mark_area(color=BAD, opacity=0.09).encode(x=x, y=y, y2="v2:Q"),
        _of(path).mark_line(color=PLAN, strokeWidth=1.5).encode(x=x, y=y, tooltip=tip),
        _of(actual).mark_line(color=GOOD, strokeWidth=2.5).encode(x=x, y=y, tooltip=tip),
        _of(actual[-1:])
        .mark_point(filled=True, color=MARK[multiple.tone], shape=SHAPE[multiple.tone], size=80, opacity=1)
        .encode(x=x, y=y, tooltip=tip),
    ]
    return dressed(alt.layer(*layers).properties(height=height, width="container"), words.language, size)


def small_curves(shown: tuple[Multiple, ...], top: float, words: Words, columns: int = 3, width: int = 250) -> Spec:
    """The grid of them as one chart, for a picture of all; each under its project's name. Widths in px."""
    singles = [small_curve(multiple, top, words) for multiple in shown]
    cells = []
    for multiple, single in zip(shown, singles, strict=True):
        bare = {
            part: value for part, value in single.items() if part not in ("autosize", "config", "datasets", "usermeta")
        }
        heading = {
            "text": broken(multiple.name, 34),
            "subtitle": broken(multiple.caption, 44),
            "anchor": "start",
            "frame": "group",
        }
        cells.append({**bare, "width": width, "title": heading})
    dress = singles[0]["config"]
    heads = {
        "font": FONT,
        "subtitleFont": FONT,
        "color": INK,
        "subtitleColor": MUTED,
        "fontSize": 14,
        "subtitleFontSize": 12,
    }
    return {
        "concat": cells,
        "columns": columns,
        "spacing": 28,
        "datasets": {name: rows for single in singles for name, rows in single.get("datasets", {}).items()},
        "config": {**dress, "title": heads},
    }


def _axes(points: tuple[SharePoint, ...], top: float, size: int) -> tuple[alt.X, alt.Y]:
    names = {p.month: p.label for p in points if p.month in (1, 4, 7, 10) or p.month == points[-1].month}
    first, end = points[0].month, points[-1].month
    x = alt.X(
        "m:Q", scale=alt.Scale(domain=[first, end], nice=False),
        axis=alt.Axis(values=list(names), labelExpr=_named(names), grid=False, title=None, domain=False, tickSize=3,
                      labelOverlap=True, labelFlush=True),
    )  # fmt: skip
    y = alt.Y(
        "v:Q", scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(values=[0, 50, 100], labelExpr="datum.value + '%'", title=None, domain=False, ticks=False,
                      labelColor=MUTED, labelFontSize=size),
    )  # fmt: skip
    return x, y


def _named(names: dict[int, str]) -> str:
    return "({" + ", ".join(f"{month}: '{name}'" for month, name in names.items()) + "})[datum.value]"


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)


def _at(point: SharePoint, value: float | None) -> dict[str, Any]:
    return {"m": point.month, "v": value, "s": point.label}
