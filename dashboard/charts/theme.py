"""Colours, type and number formats of every chart (design tokens); shape and word always go with the colour."""

import json
import re
from functools import cache
from hashlib import sha256
from typing import Any

import altair as alt

from dashboard.charts.tokens import colour
from dashboard.text import words_in
from dashboard.views.marks import Tone

PAPER, SURFACE, INK, MUTED = colour("paper"), colour("surface"), colour("ink"), colour("muted")
GRID, AXIS, OFF, SOURCE = colour("grid"), colour("axis"), colour("off"), colour("source")
GOOD, WARN, BAD, NONE = colour("good"), colour("warn"), colour("bad"), colour("none")
GOOD_TEXT, WARN_TEXT, BAD_TEXT = colour("good-text"), colour("warn-text"), colour("bad-text")
GOOD_TINT, WARN_TINT, BAD_TINT = colour("good-tint"), colour("warn-tint"), colour("bad-tint")
PLAN, TRACK, DASHED = colour("plan"), colour("track"), colour("dashed")
HEAT = tuple(colour(f"heat-{step}") for step in range(5))  # gap 0, <5, <10, <15, >=15 điểm
RATE = tuple(colour(f"rate-{step}") for step in range(5))  # of a figure that is no verdict, from the lowest
ON_HEAT, ON_DARK = colour("on-heat"), colour("on-heat-4")  # text on the middle steps, and on the darkest
FONT = '"Source Sans", sans-serif'

MARK = {Tone.GOOD: GOOD, Tone.WARN: WARN, Tone.BAD: BAD, Tone.NONE: NONE}
TEXT = {Tone.GOOD: GOOD_TEXT, Tone.WARN: WARN_TEXT, Tone.BAD: BAD_TEXT, Tone.NONE: MUTED}
SHAPE = {Tone.GOOD: "circle", Tone.WARN: "triangle-up", Tone.BAD: "diamond", Tone.NONE: "circle"}

Spec = dict[str, Any]
CLICKED = "clicked"


@cache
def _locale(language: str) -> alt.Locale:
    """How a chart writes numbers, days and months by itself."""
    words = words_in(language)
    decimal, thousands = words.coded("chart.number_marks").split("|")
    days, short_days = words.coded("chart.days").split("|"), words.coded("chart.short_days").split("|")
    months, short_months = words.coded("chart.months").split("|"), words.coded("chart.short_months").split("|")
    date, date_time = words.coded("chart.date_format").split("|")
    return alt.Locale(
        number=alt.NumberLocale(decimal=decimal, thousands=thousands, grouping=[3], currency=["", " ₫"]),
        time=alt.TimeLocale(
            dateTime=date_time, date=date, time="%H:%M:%S", periods=words.coded("chart.day_halves").split("|"),
            days=days, shortDays=short_days, months=months, shortMonths=short_months,
        ),
    )  # fmt: skip


class _NamedRows(str):
    """The name of rows, with the rows: Altair copies a chart at every step, and a text it copies by reference."""

    values: list[dict[str, Any]]


def chart_of(rows: list[dict[str, Any]]) -> Any:
    """A chart of rows, which enter it when it is `dressed`."""
    told = json.dumps(rows, sort_keys=True, default=str)
    name = _NamedRows(f"data-{sha256(told.encode()).hexdigest()[:32]}")
    name.values = rows
    return alt.Chart(alt.NamedData(name))


def has_rows(chart: Any) -> bool:
    """Whether a chart of rows draws anything: a browser warns of the scale of a layer without rows."""
    return bool(chart.data.name.values)


def _with_rows(spec: Spec) -> Spec:
    """The spec with the rows of all its parts, each under its name once."""
    named: dict[str, Any] = {}

    def find(part: Any) -> None:
        if isinstance(part, dict):
            name = part.get("name")
            if isinstance(name, _NamedRows):
                named[str(name)], part["name"] = name.values, str(name)
            for value in part.values():
                find(value)
        elif isinstance(part, list):
            for value in part:
                find(value)

    find(spec)
    return {**spec, "datasets": named} if named else spec


def chart_named(name: str) -> Any:
    """A chart of rows that are `filled` in under this name: for a `template`."""
    return alt.Chart(alt.NamedData(name))


def template(chart: Any, language: str, size: int) -> str:
    """A chart without its rows, to be kept: Altair takes a hundred times as long to make it as to fill it takes.

    It must not depend on rows but by what its caller keeps it by. Named rows also spare the browser: it draws a chart anew where
    the spec is another one, and where only rows are others it moves the marks.
    """
    return json.dumps(dressed(chart, language, size))


def filled(made: str, **rows: list[dict[str, Any]]) -> Spec:
    """The spec of a template with these rows; each call gives its own."""
    spec: Spec = json.loads(made)
    return {**spec, "datasets": rows}


def dressed(chart: Any, language: str, size: int) -> Spec:
    """The finished spec of a chart: font, locale and axes as everywhere; `size` is the font size in px.

    That it is a chart of Vega-Lite a test sees to: Altair's own check takes as long as all else. The dress is put on the
    finished spec, for each step of Altair's copies the chart.
    """
    spec: Spec = chart.to_dict(validate=False)
    dress = _dress(language, size)
    return _with_rows({**dress, **spec, "config": {**spec.get("config", {}), **dress["config"]}})


@cache
def _dress(language: str, size: int) -> Spec:
    bare: Spec = (
        alt.Chart(alt.NamedData("none"))
        .mark_point()
        .properties(
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),  # "fit" cuts a chart of one row
            usermeta={"embedOptions": {"renderer": "svg"}},  # a canvas knows no CSS variables, and prints as a picture
        )
        .configure(
            font=FONT, locale=_locale(language), background="transparent",
            padding={"left": 0, "right": 0, "top": 4, "bottom": 0},
        )
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=size, titleFontSize=size, labelColor=MUTED, titleColor=MUTED, gridColor=GRID,
            domainColor=AXIS, tickColor=AXIS, titleFontWeight="normal", labelPadding=6,
        )
        .configure_text(font=FONT)
        .configure_legend(labelFontSize=size, titleFontSize=size, labelColor=INK, gradientStrokeColor=AXIS)
        .to_dict()
    )  # fmt: skip
    return {part: bare[part] for part in ("autosize", "usermeta", "config")}


def clickable(spec: Spec, field: str) -> Spec:
    """The chart with a selection named `CLICKED`: the value of `field` in the row of the mark that is clicked."""
    select = {"type": "point", "fields": [field], "toggle": False, "clear": False}
    param = {"name": CLICKED, "select": select}
    config = {**spec.get("config", {}), "mark": {"cursor": "pointer"}}
    if "layer" not in spec:
        return {**spec, "params": [*spec.get("params", ()), param], "config": config}
    first, *others = spec["layer"]  # one of the layers holds it; clicks on any of them count
    return {**spec, "layer": [{**first, "params": [*first.get("params", ()), param]}, *others], "config": config}


def by_tone(colours: dict[Tone, str]) -> alt.Color:
    """Colour by the `tone` field of the data."""
    scale = alt.Scale(domain=[t.value for t in colours], range=list(colours.values()))
    return alt.Color("tone:N", scale=scale, legend=None)


def shape_by_tone() -> alt.Shape:
    scale = alt.Scale(domain=[t.value for t in SHAPE], range=list(SHAPE.values()))
    return alt.Shape("tone:N", scale=scale, legend=None)


def months_expr(labels: dict[int, str], size: int) -> str:
    """The label of a month on an axis, every second one where twelve would touch."""
    known = json.dumps(labels, ensure_ascii=False)
    return f"width < {size * 27} && datum.value % 2 == 0 ? '' : ({known})[datum.value]"


def broken(name: str, letters: int) -> list[str]:
    """A name broken between words into lines of about so many letters; Vega writes a list of texts as lines."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def least_height(spec: Spec) -> float:
    """How high a chart is at least, in px, without its axes: as it says, or where its height follows its width the lowest of it."""
    height = spec.get("height")
    if isinstance(height, int | float):
        return float(height)
    follows = next((p.get("expr", "") for p in spec.get("params", ()) if p.get("name") == "height"), "")
    found = re.search(r"clamp\(.*, (\d+), \d+\)$", follows)
    return float(found[1]) if found else 0.0


def leader(x: Any, y: Any, across: str, at: float, up: str, point: float, label: float, clear: float) -> Any:
    """A thin line from a point towards its label, where the label had no room beside it; it ends `clear` of the label."""
    end = label - clear if label > point else label + clear
    row = [{across: at, up: point, "end": end}]
    return chart_of(row).mark_rule(color=MUTED, strokeWidth=1, strokeDash=[2, 2]).encode(x=x, y=y, y2="end:Q")


def text_at(x: Any, y: Any, row: dict[str, Any], **mark: Any) -> Any:
    """One direct label, at its own point."""
    looks: dict[str, Any] = {"baseline": "middle", "lineBreak": "\n", "fontWeight": 600} | mark
    return chart_of([row]).mark_text(**looks).encode(x=x, y=y, text="s:N")
