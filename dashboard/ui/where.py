"""Where communes lie: the map that the office uploaded, tiles for what has no shape there."""

import streamlit as st

from dashboard.charts.choropleth import choropleth
from dashboard.charts.steps import Steps
from dashboard.charts.tiles import tiles
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_CHOSEN, chart, title
from dashboard.ui.shell import Shown
from dashboard.views.commune_measures import MeasuredCommunes
from dashboard.views.unit_map import CommuneMap, Tile, commune_map, place_table, tiles_of


def lie_somewhere(now: Shown, by: MeasuredCommunes) -> bool:
    """Whether there is anything to draw: the plan gives communes a place, or a map of them was uploaded."""
    return _map(now, by) is not None or bool(tiles_of(by, now.plan)[0])


def _map(now: Shown, by: MeasuredCommunes) -> CommuneMap | None:
    stands = load.unit_map(now.programme, now.year, now.version)
    return now.kept("map", lambda: commune_map(by, now.plan, stands, now.words), by.code) if stands else None


def draw_where(now: Shown, by: MeasuredCommunes, steps: Steps) -> None:
    """The map of the moment that the page shows."""
    words = now.words
    drawn = _map(now, by)
    placed = tiles_of(by, now.plan)[0]
    title(words("Where they lie"))
    if drawn is not None:
        _draw_map(now, drawn, by, steps)
    shown = drawn.tiles if drawn else placed
    if shown:
        _draw_tiles(now, shown, by, steps)
    st.caption(by.key)
    if drawn is None:
        say_without_tile(now, by)


def _draw_map(now: Shown, drawn: CommuneMap, by: MeasuredCommunes, steps: Steps) -> None:
    words = now.words
    chart(
        "map",
        words("Map of the communes: {measure}", measure=by.name),
        lambda: choropleth(drawn.areas, words, steps),
        lambda: place_table(drawn.areas, words),
        words,
        now.key(by.code, steps.chosen),
        TO_CHOSEN,
        told=(by.key, drawn.source),
    )
    st.caption(md(drawn.source))
    if drawn.without:
        st.caption(md(words("No shape on the map: {names}", names=", ".join(drawn.without))))


def _draw_tiles(now: Shown, shown: tuple[Tile, ...], by: MeasuredCommunes, steps: Steps) -> None:
    words = now.words
    alt = words("Tile map of the communes: {measure}", measure=by.name)
    chart(
        "tiles", alt, lambda: tiles(shown, words, steps), lambda: place_table(shown, words), words,
        now.key(by.code, steps.chosen), TO_CHOSEN, told=(by.key,),
    )  # fmt: skip


def say_without_tile(now: Shown, by: MeasuredCommunes) -> None:
    """How many communes the plan gives no place; nothing where all have one."""
    without = tiles_of(by, now.plan)[1]
    if without:
        said = "{count} communes have no place on the tile map in the plan (sheet «Đơn vị»)."
        st.caption(now.words(said, count=len(without)))
