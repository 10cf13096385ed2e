"""Tile map: one square a commune, where the office's plan places it, coloured by its figure with the number inside."""

from typing import Any

import altair as alt

from dashboard.charts.steps import OF_GAPS, Steps, colour_of, ink_on
from dashboard.charts.theme import DASHED, INK, PAPER, Spec, chart_of, dressed
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.unit_map import Tile


def tiles(shown: tuple[Tile, ...], words: Words, steps: Steps = OF_GAPS, row: int = 56, size: int = 14) -> Spec:
    """`row` px high and `size` px of type; columns share the width."""
    rows = [plain(tile) for tile in shown]
    x = alt.X("x:O", axis=None, scale=alt.Scale(paddingInner=0.04))
    y = alt.Y("y:O", axis=None, scale=alt.Scale(paddingInner=0.04))
    tip = [alt.Tooltip("name:N", title=words("Unit")), alt.Tooltip("note:N", title=words("Verdict"))]
    colour = colour_of("gap", steps, words, size)
    columns = max((tile.x for tile in shown), default=0) - min((tile.x for tile in shown), default=0) + 1
    ink = ink_on("gap", steps, INK)
    known, gaps = [t for t in rows if t["gap"] is not None], [t for t in rows if t["gap"] is None]
    layers = [
        _of(known).mark_rect(cornerRadius=3).encode(x=x, y=y, color=colour, tooltip=tip),
        _of(gaps).mark_rect(cornerRadius=3, fill=PAPER, stroke=DASHED, strokeDash=[3, 3]).encode(x=x, y=y, tooltip=tip),
        _of([t for t in rows if t["code"] == steps.chosen])
        .mark_rect(cornerRadius=3, filled=False, stroke=INK, strokeWidth=3).encode(x=x, y=y, tooltip=tip),
        _of(rows).mark_text(dy=-size / 2, fontSize=size, fontWeight=600)
        .encode(x=x, y=y, text="text:N", color=ink, tooltip=tip),
        _of(rows).mark_text(dy=size / 2 + 3, fontSize=size - 3, limit=alt.ExprRef(f"width / {columns} - 4"))
        .encode(x=x, y=y, text="name:N", color=ink, tooltip=tip),
    ]  # fmt: skip
    height = row * (max((tile.y for tile in shown), default=0) - min((tile.y for tile in shown), default=0) + 1)
    return dressed(alt.layer(*layers).properties(height=height, width="container"), words.language, size)


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)
