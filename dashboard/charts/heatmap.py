"""Commune × dimension heatmap: threshold colours and the number, worst first, every absence with its own look."""

import json
from typing import Any

import altair as alt

from dashboard.charts.theme import (
    DASHED,
    HEAT,
    INK,
    MUTED,
    OFF,
    ON_DARK,
    ON_HEAT,
    PAPER,
    SURFACE,
    Spec,
    broken,
    chart_of,
    dressed,
)
from dashboard.domain.absence import Absence
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.heat import Heat

STEPS = [0.05, 5, 10, 15]  # điểm %
ABSENT: dict[Absence, dict[str, Any]] = {
    # not reported: dashed and empty; not applicable: grey; not due: dotted; nil: a thin frame
    Absence.NOT_REPORTED: {"fill": PAPER, "stroke": DASHED, "strokeDash": [3, 3]},
    Absence.NOT_APPLICABLE: {"fill": OFF, "stroke": OFF},
    Absence.NOT_DUE: {"fill": PAPER, "stroke": DASHED, "strokeDash": [1, 3]},
    Absence.NIL: {"fill": PAPER, "stroke": DASHED},
    Absence.UNKNOWN_SHARE: {"fill": OFF, "stroke": DASHED, "strokeDash": [2, 2]},
    Absence.UNKNOWN_AMOUNT: {"fill": SURFACE, "stroke": DASHED, "strokeDash": [6, 2]},
}
_BLANK = "\u2060"  # shown as nothing; an empty line of SVG text would take no room
_NARROW = 3.2  # of the size of type: a column of less holds no line of a name
_LETTERS = 9  # in a line of a dimension's name, so that it fits its column on a phone


def heatmap(heat: Heat, words: Words, row: int = 26, size: int = 14) -> Spec:
    """Cells in the order of `heat`; `row` and `size` in px."""
    known = [plain(c) for c in heat.cells if c.gap is not None]
    gaps = [plain(c) for c in heat.cells if c.gap is None]
    x, y = _axes(heat, size)
    tip = [
        alt.Tooltip("unit:N", title=words("Unit")),
        alt.Tooltip("dimension:N", title=words("Dimension")),
        alt.Tooltip("note:N", title=words("Verdict")),
    ]
    colour = alt.Color("gap:Q", legend=None, scale=alt.Scale(type="threshold", domain=STEPS, range=list(HEAT)))
    layers = [
        _of(known).mark_rect(cornerRadius=2, stroke=PAPER, strokeWidth=2).encode(x=x, y=y, color=colour, tooltip=tip),
        *(absent(gaps, absence, x, y, tip) for absence in Absence),
        _of([*known, *gaps])
        .mark_text(fontSize=size, fontWeight=600)
        .encode(
            x=x, y=y, text="text:N", tooltip=tip,
            color=alt.when("datum.gap >= 15").then(alt.value(ON_DARK)).when("datum.gap > 0").then(alt.value(ON_HEAT))
            .otherwise(alt.value(MUTED)),
        ),
    ]  # fmt: skip
    return dressed(alt.layer(*layers).properties(height=row * len(heat.units), width="container"), words.language, size)


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)


def _axes(heat: Heat, size: int) -> tuple[alt.X, alt.Y]:
    named = {d: broken(d, _LETTERS) for d in heat.dimensions}
    most = max(map(len, named.values()), default=1)
    level = {d: [_BLANK] * (most - len(lines)) + lines for d, lines in named.items()}  # all end at the cells
    lines = json.dumps(level, ensure_ascii=False)
    two = _two_rows(named)
    high = max(map(len, two.values()), default=1)
    narrow = f"width < {len(named) * size * _NARROW}"
    x = alt.X(
        "dimension:N",
        sort=list(heat.dimensions),
        axis=alt.Axis(
            orient="top", labelAngle=0, title=None, labelOverlap=False, domain=False, ticks=False, labelColor=INK,
            labelFontSize=size - 2, labelLineHeight=size, labelLimit=160,
            labelPadding=alt.ExprRef(f"{narrow} ? {6 + (high - 1) * size} : {6 + (most - 1) * size}"),
            labelExpr=f"({narrow} ? {json.dumps(two, ensure_ascii=False)} : {lines})[datum.label]",
        ),
    )  # fmt: skip
    y = alt.Y(
        "unit:N", sort=list(heat.units),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelColor=INK, labelFontSize=size, labelLimit=size * 12),
    )  # fmt: skip
    return x, y


def _two_rows(named: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every other name a row higher, where columns are too narrow for names side by side; all have as many lines."""
    names = list(named.values())
    below, above = (max(map(len, some), default=0) for some in (names[::2], names[1::2]))
    rows = {}
    for place, (key, lines) in enumerate(named.items()):
        under = [_BLANK] * below if place % 2 else []
        rows[key] = [_BLANK] * (below + above - len(lines) - len(under)) + lines + under
    return rows


def absent(gaps: list[dict[str, Any]], absence: Absence, x: alt.X, y: alt.Y, tip: list[alt.Tooltip]) -> Any:
    mine = [g for g in gaps if g["absence"] == absence]
    return _of(mine).mark_rect(cornerRadius=2, strokeWidth=1, **ABSENT[absence]).encode(x=x, y=y, tooltip=tip)
