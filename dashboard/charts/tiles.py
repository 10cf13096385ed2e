"""Tile map: one square a commune, where the office's plan places it, coloured by its worst gap with the number inside."""

from typing import Any

import altair as alt

from dashboard.charts.theme import (
    DASHED,
    HEAT,
    ON_DARK,
    ON_HEAT,
    PAPER,
    Spec,
    chart_of,
    dressed,
)
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.communes import Tile

_STEPS = [0.05, 5, 10, 15]  # điểm %, as in the heatmap


def tiles(shown: tuple[Tile, ...], words: Words, row: int = 56, size: int = 14) -> Spec:
    """`row` px high and `size` px of type; columns share the width."""
    rows = [plain(tile) for tile in shown]
    x = alt.X("x:O", axis=None, scale=alt.Scale(paddingInner=0.04))
    y = alt.Y("y:O", axis=None, scale=alt.Scale(paddingInner=0.04))
    tip = [alt.Tooltip("name:N", title=words("Unit")), alt.Tooltip("note:N", title=words("Verdict"))]
    colour = alt.Color("gap:Q", legend=None, scale=alt.Scale(type="threshold", domain=_STEPS, range=list(HEAT)))
    columns = max((tile.x for tile in shown), default=0) - min((tile.x for tile in shown), default=0) + 1
    ink = alt.when("datum.gap >= 15").then(alt.value(ON_DARK)).otherwise(alt.value(ON_HEAT))
    known, gaps = [t for t in rows if t["gap"] is not None], [t for t in rows if t["gap"] is None]
    layers = [
        _of(known).mark_rect(cornerRadius=3).encode(x=x, y=y, color=colour, tooltip=tip),
        _of(gaps).mark_rect(cornerRadius=3, fill=PAPER, stroke=DASHED, strokeDash=[3, 3]).encode(x=x, y=y, tooltip=tip),
        _of(rows).mark_text(dy=-size / 2, fontSize=size, fontWeight=600)
        .encode(x=x, y=y, text="text:N", color=ink, tooltip=tip),
        _of(rows).mark_text(dy=size / 2 + 3, fontSize=size - 3, limit=alt.ExprRef(f"width / {columns} - 4"))
        .encode(x=x, y=y, text="name:N", color=ink, tooltip=tip),
    ]  # fmt: skip
    height = row * (max((tile.y for tile in shown), default=0) - min((tile.y for tile in shown), default=0) + 1)
    return dressed(alt.layer(*layers).properties(height=height, width="container"), words.language, size)


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)
