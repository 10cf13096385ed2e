"""The poverty rate over the years: a line for each standard, a gap and a dashed rule where the standard changed."""

from typing import Any

import altair as alt

from dashboard.charts.theme import BAD, GOOD, INK, MUTED, PLAN, WARN, Spec, chart_of, dressed, text_at
from dashboard.text import Words
from dashboard.views.standard_series import StandardSeries

_COLOURS = (PLAN, GOOD, WARN, BAD)


def standard_lines(series: StandardSeries, words: Words, height: int = 230, size: int = 13) -> Spec:
    """In percent of all households, from zero; each part a line of its own."""
    points = [point for part in series.parts for point in part.points]
    top = max([p.percent for p in points if p.percent is not None], default=1.0) * 1.3 or 1.0
    names = {p.at: p.label for p in points}
    x = alt.X(
        "at:Q", scale=alt.Scale(domain=[-0.5, len(points) - 0.5], nice=False),
        axis=alt.Axis(values=list(names), labelExpr=f"{list(names.values())!r}[datum.value]", title=None, grid=False,
                      domain=False, labelOverlap=False),
    )  # fmt: skip
    y = alt.Y(
        "v:Q", scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(tickCount=4, title=None, domain=False, ticks=False, labelExpr="datum.label + '%'"),
    )  # fmt: skip
    layers: list[Any] = []
    for number, part in enumerate(series.parts):
        colour = _COLOURS[(number - len(series.parts) + 2) % len(_COLOURS)]
        rows = [
            {"at": p.at, "v": p.percent, "label": p.label, "text": p.value.text, "standard": part.name}
            for p in part.points
        ]
        tip = [
            alt.Tooltip("label:N", title=words("Review of")),
            alt.Tooltip("text:N", title=words("Poverty rate")),
            alt.Tooltip("standard:N", title=words("Poverty standard")),
        ]
        line = chart_of(rows).mark_line(color=colour, strokeWidth=3, invalid="break-paths-show-domains")
        known = [row for row in rows if row["v"] is not None]
        dots = chart_of(known).mark_point(filled=True, size=80, opacity=1, color=colour)
        layers += [line.encode(x=x, y=y), dots.encode(x=x, y=y, tooltip=tip)]
        layers += [
            text_at(x, y, {"at": r["at"], "v": r["v"], "s": r["text"]}, color=INK, dy=-14, fontSize=size) for r in known
        ]
        if number:
            edge = [{"at": part.points[0].at - 0.5, "v": 0}]
            layers.append(chart_of(edge).mark_rule(color=MUTED, strokeDash=[4, 3]).encode(x=x))
            said = {"at": part.points[0].at - 0.5, "v": top, "s": words("another standard")}
            layers.append(text_at(x, y, said, color=MUTED, dy=8, fontSize=size - 1))
    return dressed(alt.layer(*layers).properties(height=height, width="container"), words.language, size)
