"""Bullets: light track to the target, bar for the figure, dark tick for the path; name and value above the bar."""

from functools import lru_cache
from typing import Any

import altair as alt

from dashboard.charts.theme import (
    DASHED,
    INK,
    MARK,
    NONE,
    PAPER,
    TEXT,
    TRACK,
    Spec,
    by_tone,
    chart_named,
    filled,
    shape_by_tone,
    template,
)
from dashboard.text import Words, words_in
from dashboard.views.bullets import Bullet
from dashboard.views.cell import plain

_LINE = 1.3  # heights of type of a line more
_NAME, _VALUE = 0.48, 0.56  # of a letter's width; values are bold, and hold wide signs
_PHONE = 30  # heights of type: below this width values are the short ones


def bullets(
    rows: tuple[Bullet, ...], words: Words, row: int = 41, size: int = 15, bar: int = 11, wraps: bool = True
) -> Spec:
    """One spec for all widths: a long value gives way to a short one on a phone. Heights in px.

    Where the longest name and value have no room beside each other, values stand on a line below the names, which go on beside
    them; where the height is given (`wraps` is False) names end before the value.
    """
    data = [_bare(b) | {"i": i, "zero": 0.0} for i, b in enumerate(rows)]
    spec = filled(_template(words.language, row, size, bar), **_parts(data))
    return {**spec, "height": row * len(rows), "params": _heights(rows, row, size if wraps else 0)}


def _heights(rows: tuple[Bullet, ...], row: int, size: int) -> list[dict[str, Any]]:
    """`tall`: how much higher a row is where texts need two lines (`size` 0: never); and the height of all rows."""
    short = max((_letters(b.short_name, b.short_value) for b in rows), default=0.0)
    long = max((_letters(b.short_name, b.value.text) for b in rows), default=0.0)
    more, count = round(size * _LINE), len(rows)
    tall = f"width < {size} * (width < {size * _PHONE} ? {short:.2f} : {long:.2f}) ? {more} : 0"
    high = f"clamp({count} * ({row} + tall), {count * row}, {count * (row + more)})"
    return [{"name": "tall", "expr": tall}, {"name": "height", "expr": high}]


def _letters(name: str, value: str) -> float:
    """How wide both are beside each other with the sign before them, in heights of type."""
    return _NAME * len(name) + _VALUE * len(value) + 2.2


def _bare(row: Bullet) -> dict[str, Any]:
    """Its fields without the scale, which this chart does not draw: a list in a row is no column of a table."""
    return {name: value for name, value in plain(row).items() if name != "scale"}


@lru_cache(maxsize=128)
def _template(language: str, row: int, size: int, bar: int) -> str:
    words = words_in(language)
    chart = alt.layer(*_track(bar, row), *_marks(bar, row, words), *_labels(size, row, words))
    chart = chart.resolve_scale(color="independent", shape="independent")
    return template(chart.properties(width="container"), language, size)


def _parts(data: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each layer by their name in the template."""
    measured = [d for d in data if d["actual_at"] is not None]
    limits = [d for d in measured if d["limit"]]
    return {
        "all": data,
        "measured": measured,
        "goals": [d for d in measured if not d["limit"]],
        "limits": limits,
        "limit_tracks": [d | {"end": 1.0} for d in limits],
        "unmeasured": [d for d in data if d["actual_at"] is None],
        "on_path": [d for d in measured if d["path_at"] is not None],
        "beyond": [d for d in measured if not d["limit"] and d["actual_at"] > 1],
        "judged": [d for d in data if d["tone"] != "none"],
        "unjudged": [d for d in data if d["tone"] == "none"],
    }


def _x(field: str) -> alt.X:
    return alt.X(field, scale=alt.Scale(domain=[0, 1.12], nice=False, clamp=True), axis=None)


_Y = alt.Y("i:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))


def _tip(words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=words("Item")),
        alt.Tooltip("value:N", title=words("Actual / target")),
        alt.Tooltip("path:N", title=words("Planned by now")),
        alt.Tooltip("last_year:N", title=words("Same period last year")),
        alt.Tooltip("word:N", title=words("Verdict")),
        alt.Tooltip("sentence:N", title=" "),
        alt.Tooltip("why:N", title=words("Why?")),
        alt.Tooltip("period:N", title=words("Period")),
        alt.Tooltip("source:N", title=words("Source")),
    ]


def _down(row: int) -> alt.ExprRef:
    """The bars lie in the lower part of a row."""
    return alt.ExprRef(f"{row * 0.22} + tall / 2")


def _track(bar: int, row: int) -> list[Any]:
    down = _down(row)
    return [
        chart_named("goals")
        .mark_bar(height=bar, color=TRACK, cornerRadius=2, yOffset=down)
        .encode(y=_Y, x=_x("zero:Q"), x2="target_at:Q"),
        chart_named("limit_tracks")
        .mark_bar(height=bar, color=TRACK, cornerRadius=2, yOffset=down)
        .encode(y=_Y, x=_x("zero:Q"), x2="end:Q"),
        chart_named("unmeasured")
        .mark_bar(
            height=bar - 1, fill=PAPER, stroke=DASHED, strokeDash=[4, 3], strokeWidth=1, cornerRadius=2, yOffset=down
        )
        .encode(y=_Y, x=_x("zero:Q"), x2="target_at:Q"),
    ]


def _marks(bar: int, row: int, words: Words) -> list[Any]:
    down, tick = _down(row), {"orient": "vertical", "yOffset": _down(row)}
    return [
        chart_named("measured")
        .mark_bar(height=bar, cornerRadius=2, yOffset=down)
        .encode(y=_Y, x=_x("zero:Q"), x2="actual_at:Q", color=by_tone(MARK), tooltip=_tip(words)),
        chart_named("beyond").mark_tick(thickness=2, size=bar, color=PAPER, **tick).encode(y=_Y, x=_x("target_at:Q")),
        chart_named("limits")
        .mark_tick(thickness=5, size=bar + 8, color=PAPER, **tick)
        .encode(y=_Y, x=_x("target_at:Q")),
        chart_named("limits")
        .mark_tick(thickness=2.5, size=bar + 8, color=NONE, strokeDash=[3, 2], **tick)
        .encode(y=_Y, x=_x("target_at:Q")),
        chart_named("on_path")
        .mark_tick(thickness=5, size=bar + 5, color=PAPER, **tick)
        .encode(y=_Y, x=_x("path_at:Q")),
        chart_named("on_path")
        .mark_tick(thickness=2.5, size=bar + 5, color=INK, **tick)
        .encode(y=_Y, x=_x("path_at:Q"), tooltip=_tip(words)),
    ]


def _labels(size: int, row: int, words: Words) -> list[Any]:
    first, last = alt.ExprRef(f"{-row * 0.24} - tall / 2"), alt.ExprRef(f"{-row * 0.24} + tall / 2")
    narrow = f"width < {size * _PHONE}"
    glyph = {"size": size * 6.5, "opacity": 1, "yOffset": first, "strokeWidth": 1.5}
    name = {"align": "left", "baseline": "middle", "dx": size * 1.15, "fontSize": size, "color": INK}
    beside = f"{size * _VALUE} * length(datum.v) + {size * 0.8}"
    letters = f"floor((width - {size * 1.2}) / {size * _NAME})"  # of a line
    lines = chart_named("all").transform_calculate(
        v=f"{narrow} ? datum.short_value : datum.value",
        cut=f"tall && length(datum.short_name) > {letters} ? lastindexof(slice(datum.short_name, 0, {letters}), ' ') : -1",
        begins="datum.cut > 0 ? slice(datum.short_name, 0, datum.cut) : datum.short_name",
        goes_on="datum.cut > 0 ? slice(datum.short_name, datum.cut + 1) : ''",
    )
    return [
        chart_named("judged")
        .mark_point(filled=True, **glyph)
        .encode(y=_Y, x=alt.value(size * 0.45), shape=shape_by_tone(), color=by_tone(MARK)),
        chart_named("unjudged")
        .mark_point(filled=False, shape="circle", color=NONE, **glyph)
        .encode(y=_Y, x=alt.value(size * 0.45)),
        lines.mark_text(**name, yOffset=first, limit=alt.ExprRef(f"width - {size * 1.2} - (tall ? 0 : {beside})"))
        .encode(y=_Y, x=alt.value(0), text="begins:N", tooltip=_tip(words)),
        lines.mark_text(**name, yOffset=last, limit=alt.ExprRef(f"width - {size * 1.2} - {beside}"))
        .encode(y=_Y, x=alt.value(0), text="goes_on:N", tooltip=_tip(words)),
        chart_named("all")
        .transform_calculate(v=f"{narrow} ? datum.short_value : datum.value")
        .mark_text(align="right", baseline="middle", fontSize=size, fontWeight=600, yOffset=last)
        .encode(y=_Y, x=alt.value("width"), text="v:N", color=by_tone(TEXT), tooltip=_tip(words)),
    ]  # fmt: skip
