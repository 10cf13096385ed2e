"""Commune × dimension heatmap: threshold colours and the number, worst first, every absence with its own look."""

import json
from functools import lru_cache
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
    chart_named,
    filled,
    template,
)
from dashboard.domain.absence import Absence
from dashboard.text import Words, words_in
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
    rows = {absence.name: [g for g in gaps if g["absence"] == absence] for absence in Absence}
    spec = filled(_template(heat.dimensions, words.language, size), known=known, all=[*known, *gaps], **rows)
    for layer in spec["layer"]:  # one order of units for all; a template is of any
        layer["encoding"]["y"]["sort"] = list(heat.units)
    return {**spec, "height": row * len(heat.units)}


@lru_cache(maxsize=64)
def _template(dimensions: tuple[str, ...], language: str, size: int) -> str:
    words = words_in(language)
    x, y = _axes(dimensions, size)
    tip = [
        alt.Tooltip("unit:N", title=words("Unit")),
        alt.Tooltip("dimension:N", title=words("Dimension")),
        alt.Tooltip("note:N", title=words("Verdict")),
    ]
    colour = alt.Color("gap:Q", legend=None, scale=alt.Scale(type="threshold", domain=STEPS, range=list(HEAT)))
    layers = [
        chart_named("known").mark_rect(cornerRadius=2, stroke=PAPER, strokeWidth=2).encode(x=x, y=y, color=colour, tooltip=tip),
        *(absent(chart_named(absence.name), absence, x, y, tip) for absence in Absence),
        chart_named("all")
        .mark_text(fontSize=size, fontWeight=600)
        .encode(
            x=x, y=y, text="text:N", tooltip=tip,
            color=alt.when("datum.gap >= 15").then(alt.value(ON_DARK)).when("datum.gap > 0").then(alt.value(ON_HEAT))
            .otherwise(alt.value(MUTED)),
        ),
    ]  # fmt: skip
    return template(alt.layer(*layers).properties(width="container"), language, size)


def _axes(dimensions: tuple[str, ...], size: int) -> tuple[alt.X, alt.Y]:
    named = {d: broken(d, _LETTERS) for d in dimensions}
    most = max(map(len, named.values()), default=1)
    level = {d: [_BLANK] * (most - len(lines)) + lines for d, lines in named.items()}  # all end at the cells
    lines = json.dumps(level, ensure_ascii=False)
    two = _two_rows(named)
    high = max(map(len, two.values()), default=1)
    narrow = f"width < {len(named) * size * _NARROW}"
    x = alt.X(
        "dimension:N",
        sort=list(dimensions),
        axis=alt.Axis(
            orient="top", labelAngle=0, title=None, labelOverlap=False, domain=False, ticks=False, labelColor=INK,
            labelFontSize=size - 2, labelLineHeight=size, labelLimit=160,
            labelPadding=alt.ExprRef(f"{narrow} ? {6 + (high - 1) * size} : {6 + (most - 1) * size}"),
            labelExpr=f"({narrow} ? {json.dumps(two, ensure_ascii=False)} : {lines})[datum.label]",
        ),
    )  # fmt: skip
    y = alt.Y(
        "unit:N", sort=[],
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


def absent(cells: Any, absence: Absence, x: alt.X, y: alt.Y, tip: list[alt.Tooltip]) -> Any:
    """The layer of cells that have no figure for this reason; `cells`: a chart of them."""
    return cells.mark_rect(cornerRadius=2, strokeWidth=1, **ABSENT[absence]).encode(x=x, y=y, tooltip=tip)
