"""Deprivations: bars of one group's rates, commune × indicator by number, and the waterfall of its households."""

import json
from typing import Any

import altair as alt

from dashboard.charts.heatmap import absent
from dashboard.charts.theme import (
    AXIS,
    BAD,
    DASHED,
    GOOD,
    HEAT,
    INK,
    MUTED,
    ON_DARK,
    ON_HEAT,
    PAPER,
    PLAN,
    TRACK,
    WARN,
    Spec,
    broken,
    chart_of,
    dressed,
)
from dashboard.domain.absence import Absence
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.deprivation import Bar, GroupView
from dashboard.views.deprivation_flow import FlowView

_STEPS = [15, 30, 45, 60]  # % of the group's households
_NARROW = 560  # px at least from which names lie over their columns
_LETTERS = 10
_UPRIGHT, _UPRIGHT_LETTERS = (
    340,
    22,
)  # px from which names stand upright over narrow columns; letters of one of their lines
_SIDE = 160  # px at most for the names of communes
_PER_LETTER = 0.52  # of the type's size, the width of a letter
_Y = alt.Y("i:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))


def rates_of(bars: tuple[Bar, ...], words: Words, row: int = 36, head: int = 26, size: int = 14) -> Spec:
    """A bar for each indicator on a track of 100%, below the name of its dimension; the dimension's worst one is dark."""
    data, heads, height = _laid_out(bars, row, head)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    x = _across("zero:Q", [0, 100])
    tip = [
        alt.Tooltip("dimension:N", title=words("Dimension")),
        alt.Tooltip("name:N", title=words("Deprivation indicator")),
        alt.Tooltip("long:N", title=words("Share of the group")),
        alt.Tooltip("coverage:N", title=words("Units that reported")),
    ]
    known, unknown = [d for d in data if d["rate"] is not None], [d for d in data if d["rate"] is None]
    colour = alt.when("datum.worst").then(alt.value(WARN)).otherwise(alt.value(PLAN))
    line = {"strokeWidth": 9, "yOffset": row * 0.4}
    chart = alt.layer(
        _of(known).mark_rule(color=TRACK, **line).encode(y=y, x=x, x2="full:Q"),
        _of(unknown).mark_rule(color=DASHED, strokeDash=[4, 3], yOffset=row * 0.4).encode(y=y, x=x, x2="full:Q", tooltip=tip),
        _of(known).mark_rule(**line).encode(y=y, x=x, x2="rate:Q", color=colour, tooltip=tip),
        _of(heads).mark_text(align="left", color=MUTED, fontSize=size - 1, fontWeight=600).encode(y=y, x=x, text="name:N"),
        *_named(data, x, y, size),
    )  # fmt: skip
    return dressed(chart.properties(height=height, width="container"), words.language, size)


def _laid_out(bars: tuple[Bar, ...], row: int, head: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Bars and dimensions with the px at which each stands, and how high all are."""
    data: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    at, last = 0, ""
    for bar in bars:
        if bar.dimension != last:
            heads.append({"name": bar.dimension, "y": at + head / 2, "zero": 0})
            at, last = at + head, bar.dimension
        long = " · ".join(text for text in (bar.text.text, bar.parts.text) if text)
        label = f"{bar.number}. {bar.name}"
        data.append(plain(bar) | {"y": at + row * 0.3, "zero": 0, "full": 100, "label": label, "long": long})
        at += row
    return data, heads, at


def _named(data: list[dict[str, Any]], x: alt.X, y: alt.Y, size: int) -> list[Any]:
    """Name to the left; to the right the rate with both its numbers, or on a phone the rate alone."""
    right = alt.X("full:Q", scale=alt.Scale(domain=[0, 100]), axis=None)
    limit = alt.ExprRef("width < 420 ? width - 60 : width * 0.6")
    names = [
        _of([d for d in data if d["worst"] is worst])
        .mark_text(align="left", color=INK, fontSize=size, limit=limit, fontWeight=weight)
        .encode(y=y, x=x, text="label:N")
        for worst, weight in ((True, 700), (False, 400))
    ]  # fmt: skip
    figures = (
        _of(data)
        .transform_calculate(shown="width < 420 ? datum.text : datum.long")
        .mark_text(align="right", color=INK, fontSize=size)
        .encode(y=y, x=right, text="shown:N")
    )
    return [*names, figures]


def matrix(view: GroupView, words: Words, row: int = 25, size: int = 13) -> Spec:
    """Communes down, the twelve across: colour by rate, the number in the cell, every absence with its own look."""
    cells = [plain(cell) for cell in view.cells]
    known, gaps = [c for c in cells if c["rate"] is not None], [c for c in cells if c["rate"] is None]
    x, y = _columns(view, size), _rows(view, size)
    tip = [alt.Tooltip("unit:N", title=words("Unit")), alt.Tooltip("note:N", title=words("Deprivation indicator"))]
    colour = alt.Color("rate:Q", legend=None, scale=alt.Scale(type="threshold", domain=_STEPS, range=list(HEAT)))
    layers = [
        _of(known).mark_rect(cornerRadius=2, stroke=PAPER, strokeWidth=1).encode(x=x, y=y, color=colour, tooltip=tip),
        *(absent(_of([g for g in gaps if g["absence"] == absence]), absence, x, y, tip) for absence in Absence),
        _of(cells).mark_text(fontSize=size, fontWeight=600).encode(
            x=x, y=y, text="text:N", tooltip=tip,
            color=alt.when("datum.rate >= 60").then(alt.value(ON_DARK)).when("datum.rate >= 0").then(alt.value(ON_HEAT))
            .otherwise(alt.value(MUTED)),
        ),
    ]  # fmt: skip
    return dressed(alt.layer(*layers).properties(height=row * len(view.units), width="container"), words.language, size)


def _columns(view: GroupView, size: int) -> alt.X:
    names = json.dumps({number: [number, *broken(name, _LETTERS)] for number, name in view.columns}, ensure_ascii=False)
    most = max((len(broken(name, _LETTERS)) for _, name in view.columns), default=1)
    narrow = _named_from(view, size)
    upright = json.dumps(
        {number: broken(f"{number}. {name}", _UPRIGHT_LETTERS) for number, name in view.columns}, ensure_ascii=False
    )
    standing = f"width >= {_UPRIGHT} && width < {narrow}"
    return alt.X(
        "column:N", sort=[number for number, _ in view.columns],
        axis=alt.Axis(
            orient="top", title=None, labelOverlap=False, domain=False, ticks=False, labelColor=INK,
            labelFontSize=size - 1, labelLineHeight=size, labelLimit=160,
            labelAngle=alt.ExprRef(f"{standing} ? -90 : 0"), labelAlign=alt.ExprRef(f"{standing} ? 'left' : 'center'"),
            labelBaseline=alt.ExprRef(f"{standing} ? 'middle' : 'bottom'"),
            labelPadding=alt.ExprRef(f"width < {narrow} ? 6 : {6 + most * size}"),
            labelExpr=f"{standing} ? ({upright})[datum.label] : width < {narrow} ? datum.label : ({names})[datum.label]",
        ),
    )  # fmt: skip


def _named_from(view: GroupView, size: int) -> int:
    """The width of the cells, in px, from which the columns have names."""
    longest = max((len(word) for _, name in view.columns for word in broken(name, _LETTERS)), default=1)
    return max(_NARROW, round(longest * size * _PER_LETTER * len(view.columns)))


def numbered(view: GroupView, width: int, size: int = 13) -> tuple[str, ...]:
    """What the numbers of the columns mean, for a picture of `width` px whose columns have no room for names."""
    if width - _SIDE >= min(_named_from(view, size), _UPRIGHT):
        return ()
    return (" · ".join(f"{number} {name}" for number, name in view.columns),)


def _rows(view: GroupView, size: int) -> alt.Y:
    return alt.Y(
        "unit:N", sort=list(view.units),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelColor=INK, labelFontSize=size, labelLimit=150),
    )  # fmt: skip


def waterfall(flow: FlowView, words: Words, row: int = 40, size: int = 14) -> Spec:
    """Start and end as marks on one axis, what fell and rose between them as floating bars: the axis need not begin at 0."""
    data = [plain(step) | {"i": i} for i, step in enumerate(flow.steps)]
    ends = [value for step in flow.steps for value in (step.begin, step.end)]
    room = max(max(ends) - min(ends), 1)
    x = _across("begin:Q", [min(ends) - room * 0.1, max(ends) + room * 0.1])
    colour = alt.Color(
        "kind:N", legend=None, scale=alt.Scale(domain=["fall", "rise", "gap"], range=[GOOD, BAD, DASHED])
    )
    moved, totals = [d for d in data if d["kind"] != "total"], [d for d in data if d["kind"] == "total"]
    low = {"yOffset": row * 0.2}
    chart = alt.layer(
        _of(data).mark_rule(color=AXIS, strokeDash=[1, 3], yOffset=row * 0.2).encode(y=_Y),
        _of(moved).mark_bar(height=9, minBandSize=2, **low).encode(y=_Y, x=x, x2="end:Q", color=colour),
        _of(totals).mark_point(shape="diamond", size=110, filled=True, color=INK, opacity=1, **low).encode(y=_Y, x=x),
        _of(data).mark_text(align="left", x=0, yOffset=-row * 0.18, color=INK, fontSize=size, limit=alt.ExprRef("width - 60"))
        .encode(y=_Y, text="name:N"),
        _of(data).mark_text(align="right", x="width", yOffset=-row * 0.18, fontSize=size, fontWeight=600, color=INK)
        .encode(y=_Y, text="text:N"),
    )  # fmt: skip
    return dressed(chart.properties(height=row * len(data), width="container"), words.language, size)


def _across(field: str, domain: list[float]) -> alt.X:
    return alt.X(field, scale=alt.Scale(domain=domain, nice=False), axis=None)


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)
