"""Ranking: a bar for each commune, the worst first, in the colours of the map beside it; absences by their names."""

import altair as alt

from dashboard.charts.steps import OF_GAPS, Steps, colour_of
from dashboard.charts.theme import INK, MUTED, Spec, chart_of, dressed
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.commune_measures import MeasuredUnit


def ranking(
    rows: tuple[MeasuredUnit, ...], words: Words, steps: Steps = OF_GAPS, row: int = 25, size: int = 14
) -> Spec:
    """`row` px high and `size` px of type; the commune that is chosen has a frame."""
    data = [plain(one) | {"zero": 0} for one in rows]
    known, silent = [d for d in data if d["value"] is not None], [d for d in data if d["value"] is None]
    side = alt.Axis(title=None, domain=False, ticks=False, labelColor=INK, labelLimit=150)
    y = alt.Y("name:N", sort=[one.name for one in rows], axis=side, scale=alt.Scale(paddingInner=0.25))
    top = max((d["value"] for d in known), default=1.0) or 1.0
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, top * 1.18], nice=False), axis=None)
    tip = [alt.Tooltip("name:N", title=words("Unit")), alt.Tooltip("note:N", title=words("Figure"))]
    colour = colour_of("value", steps, words, size)
    layers = [
        chart_of(known).mark_bar(cornerRadius=2).encode(y=y, x=x, color=colour, tooltip=tip),
        chart_of([d for d in known if d["code"] == steps.chosen])
        .mark_bar(cornerRadius=2, filled=False, stroke=INK, strokeWidth=2.5).encode(y=y, x=x, tooltip=tip),
        chart_of(known).mark_text(align="left", dx=5, fontSize=size - 1, fontWeight=600, color=INK)
        .encode(y=y, x=x, text="short:N", tooltip=tip),
        chart_of(silent).mark_text(align="left", dx=5, fontSize=size - 1, fontStyle="italic", color=MUTED)
        .encode(y=y, x=alt.value(0), text="text:N", tooltip=tip),
    ]  # fmt: skip
    return dressed(alt.layer(*layers).properties(height=row * len(data), width="container"), words.language, size)
