"""Choropleth: the shapes of the units coloured by their figure, its number inside, the name where there is room."""

from math import cos, radians
from typing import Any

import altair as alt

from dashboard.charts.heatmap import ABSENT
from dashboard.charts.steps import OF_GAPS, Steps, colour_of, ink_on
from dashboard.charts.theme import (
    AXIS,
    INK,
    PAPER,
    SURFACE,
    Spec,
    broken,
    chart_of,
    dressed,
)
from dashboard.domain.absence import Absence
from dashboard.text import Words
from dashboard.views.unit_map import MapArea

_TALLEST, _LOWEST = 520, 160  # px
_PHONE = 480  # px: on a narrower map numbers are smaller, so that those of neighbours do not touch
_LETTERS = 9  # in a line of a name, so that it fits its shape


def choropleth(areas: tuple[MapArea, ...], words: Words, steps: Steps = OF_GAPS, size: int = 14) -> Spec:
    """`size` px of type; the height follows the shapes at the width that a panel usually has."""
    tip = [alt.Tooltip("name:N", title=words("Unit")), alt.Tooltip("note:N", title=words("Verdict"))]
    colour, ink = colour_of("gap", steps, words, size), ink_on("gap", steps)
    known = [area for area in areas if area.gap is not None]
    drawn = [_shapes(known).mark_geoshape(stroke=PAPER, strokeWidth=1.5).encode(color=colour, tooltip=tip)]
    for absence in Absence:
        mine = [area for area in areas if area.absence is absence]
        if mine:
            looks = {"strokeWidth": 1, **ABSENT[absence]}
            drawn.append(_shapes(mine).mark_geoshape(**looks).encode(tooltip=tip))
    if chosen := [area for area in areas if area.code == steps.chosen]:
        drawn.append(_shapes(chosen).mark_geoshape(fill="transparent", stroke=INK, strokeWidth=3.5).encode(tooltip=tip))
    return _map(drawn, areas, ink, tip, words, size)


def outline(areas: tuple[MapArea, ...], words: Words, size: int = 14) -> Spec:
    """Only where the units lie and what they are called."""
    tip = [alt.Tooltip("name:N", title=words("Unit")), alt.Tooltip("note:N", title=words("Code"))]
    drawn = _shapes(list(areas)).mark_geoshape(fill=SURFACE, stroke=AXIS, strokeWidth=1).encode(tooltip=tip)
    return _map([drawn], areas, alt.value(INK), tip, words, size)


def _map(
    drawn: list[Any], areas: tuple[MapArea, ...], ink: Any, tip: list[alt.Tooltip], words: Words, size: int
) -> Spec:
    """The shapes with their texts; a text is left to the tooltip where the shape is too small for it."""
    wide, tall = _extent(areas)
    scale = f"min(width / {wide:.5f}, height / {tall:.5f})"  # px of a degree
    rows = [
        {
            "code": a.code, "name": a.name, "label": "\n".join(broken(a.label, _LETTERS)), "text": a.text, "note": a.note,
            "gap": a.gap,
            "longitude": a.longitude, "latitude": a.latitude, "room": a.room,
            "letters": max(map(len, broken(a.label, _LETTERS))), "lines": len(broken(a.label, _LETTERS)),
        }
        for a in areas
    ]  # fmt: skip
    at = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    texts: Any = chart_of(rows)
    figured = any(area.text for area in areas)
    name_size = size - 3
    room = f"datum.room * {scale}"
    fits = f"{room} * 2 > datum.letters * {name_size * 0.5:.2f}"
    lines = f"(datum.lines - 1) * {name_size * 0.5:.1f}"
    fits += f" && {room} > {size * 1.15 if figured else name_size * 0.6:.1f} + {lines}"
    type_size = f"(width < {_PHONE} ? {size - 3} : {size})"
    fit = f"{room} > {type_size} * 0.5 && {room} * 2.4 > length(datum.text) * {type_size} * 0.55"
    numbers = texts.transform_filter(fit).transform_calculate(up=f"{fits} ? 1 : 0")
    layers = [*drawn]
    if figured:
        looks = {"fontSize": alt.ExprRef(type_size), "fontWeight": 600}
        layers += [
            numbers.transform_filter(f"datum.up == {up}").mark_text(dy=dy, **looks)
            .encode(**at, text="text:N", color=ink, tooltip=tip)
            for up, dy in ((1, -size / 2), (0, 0))
        ]  # fmt: skip
    named = texts.transform_filter(fits).mark_text(
        dy=size / 2 + 2 if figured else 0, fontSize=name_size, lineHeight=name_size, lineBreak="\n"
    )
    layers.append(named.encode(**at, text="label:N", color=ink, tooltip=tip))
    height = alt.param(name="height", expr=f"clamp(width * {tall / wide:.4f}, {_LOWEST}, {_TALLEST})")
    chart = alt.layer(*layers).project(type="mercator").properties(width="container").add_params(height)
    return dressed(chart, words.language, size)


def _shapes(areas: list[MapArea]) -> Any:
    features = [
        {
            "type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": area.polygons},
            "code": area.code, "name": area.name, "note": area.note, "gap": area.gap,
        }
        for area in areas
    ]  # fmt: skip
    return chart_of(features)


def _extent(areas: tuple[MapArea, ...]) -> tuple[float, float]:
    """Degrees of longitude from edge to edge, and as many as the height takes on Mercator's map."""
    positions = [place for area in areas for polygon in area.polygons for place in polygon[0]]
    west, east = min(x for x, _ in positions), max(x for x, _ in positions)
    south, north = min(y for _, y in positions), max(y for _, y in positions)
    return east - west, (north - south) / cos(radians((north + south) / 2))
