"""The waterfall: a row a step, its name above the bar and its amount at the right, thin lines carrying the level down."""

from typing import Any

import altair as alt

from dashboard.charts.theme import (
    AXIS,
    BAD,
    GOOD,
    INK,
    MUTED,
    PAPER,
    PLAN,
    SOURCE,
    Spec,
    chart_of,
    dressed,
)
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.money.steps import MoneyStep, StepKind

_LOOKS: dict[StepKind, dict[str, Any]] = {
    StepKind.SOURCE: {"color": SOURCE},
    StepKind.TOTAL: {"color": PLAN},
    StepKind.DONE: {"color": GOOD},
    StepKind.AHEAD: {"fill": PAPER, "stroke": GOOD, "strokeDash": [4, 3], "strokeWidth": 1.5},
    StepKind.REST: {"color": BAD},
}


def waterfall(steps: tuple[MoneyStep, ...], words: Words, row: int = 40, size: int = 14, bar: int = 12) -> Spec:
    """Bars from `start` to `end` on one scale of triệu đồng; `row`, `size` and `bar` in px."""
    data = [plain(step) | {"i": i} for i, step in enumerate(steps)]
    top = max((max(step.start, step.end) for step in steps), default=1.0)
    low = min(0.0, *(min(step.start, step.end) for step in steps), 0.0)
    x = alt.X("start:Q", scale=alt.Scale(domain=[low, top], nice=False), axis=None)
    layers = [_levels(data, x, row), *_bars(data, x, words, row, bar), *_labels(data, size, row)]
    return dressed(alt.layer(*layers).properties(height=row * len(steps), width="container"), words.language, size)


_Y = alt.Y("i:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))


def _of(data: list[dict[str, Any]]) -> Any:
    return chart_of(data)


def _levels(data: list[dict[str, Any]], x: alt.X, row: int) -> Any:
    """From each bar's end down to the next one, which begins or ends at that level."""
    ends = [{"i": d["i"], "start": d["end"]} for d in data[:-1]]
    look = {"orient": "vertical", "thickness": 1, "size": row, "yOffset": row * 0.7, "color": AXIS}
    return _of(ends).mark_tick(**look).encode(y=_Y, x=x)


def _bars(data: list[dict[str, Any]], x: alt.X, words: Words, row: int, bar: int) -> list[Any]:
    tip = [
        alt.Tooltip("name:N", title=words("Step")),
        alt.Tooltip("text:N", title=words("Million đồng")),
    ]
    return [
        _of([d for d in data if d["kind"] == kind])
        .mark_bar(height=bar, cornerRadius=1, yOffset=row * 0.2, **looks)
        .encode(y=_Y, x=x, x2="end:Q", tooltip=tip)
        for kind, looks in _LOOKS.items()
    ]


def _labels(data: list[dict[str, Any]], size: int, row: int) -> list[Any]:
    up = -row * 0.24
    text = {"baseline": "middle", "fontSize": size, "yOffset": up}
    colour = (
        alt.when("datum.kind == 'rest'").then(alt.value(BAD)).when("datum.kind == 'done'").then(alt.value(GOOD))
        .when("datum.kind == 'ahead'").then(alt.value(MUTED)).otherwise(alt.value(INK))
    )  # fmt: skip
    # the level of the bar above ends at the words
    halo = {"color": PAPER, "stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    room = alt.ExprRef(f"width - {size * 7}")
    names = {"align": "left", "limit": room} | text
    amounts = {"align": "right", "fontWeight": 600} | text
    left, right = {"x": alt.value(0), "text": "name:N"}, {"x": alt.value("width"), "text": "text:N"}
    return [
        _of(data).mark_text(**names, **halo).encode(y=_Y, **left),
        _of(data).mark_text(**names, color=INK).encode(y=_Y, **left),
        _of(data).mark_text(**amounts, **halo).encode(y=_Y, **right),
        _of(data).mark_text(**amounts).encode(y=_Y, color=colour, **right),
    ]
