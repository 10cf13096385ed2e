"""Where communes lie: the map that the office uploaded, tiles for what has no shape there."""

import streamlit as st

from dashboard.charts.choropleth import choropleth
from dashboard.charts.tiles import tiles
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_UNIT, chart, title
from dashboard.ui.shell import Shown
from dashboard.views.communes import Communes, Tile
from dashboard.views.unit_map import CommuneMap, commune_map, place_table


def draw_where(now: Shown, view: Communes) -> None:
    """The map of the moment that the page shows; nothing where the plan gives communes no place and none was uploaded."""
    words = now.words
    stands = load.unit_map(now.programme, now.year, now.version)
    drawn = now.kept("map", lambda: commune_map(view, now.standing.snapshot.plan, stands, words)) if stands else None
    if drawn is None and not view.tiles:
        _say_without_tile(view, words)
        return
    title(words("Where they lie"))
    if drawn is not None:
        _draw_map(now, drawn)
    shown = drawn.tiles if drawn else view.tiles
    if shown:
        _draw_tiles(now, shown)
    st.caption(_means(words))
    if drawn is None:
        _say_without_tile(view, words)


def _draw_map(now: Shown, drawn: CommuneMap) -> None:
    words = now.words
    alt = words("Map of the communes with the worst gap of each")
    chart(
        "map",
        alt,
        lambda: choropleth(drawn.areas, words),
        lambda: place_table(drawn.areas, words),
        words,
        now.key(),
        TO_UNIT,
        told=(_means(words), drawn.source),
    )
    st.caption(md(drawn.source))
    if drawn.without:
        st.caption(md(words("No shape on the map: {names}", names=", ".join(drawn.without))))


def _draw_tiles(now: Shown, shown: tuple[Tile, ...]) -> None:
    words = now.words
    alt = words("Tile map of the communes with the worst gap of each")
    chart(
        "tiles", alt, lambda: tiles(shown, words), lambda: place_table(shown, words), words, now.key(), TO_UNIT,
        told=(_means(words),),
    )  # fmt: skip


def _means(words: Words) -> str:
    return words("Number: worst gap in percentage points · dashed –: no figure")


def _say_without_tile(view: Communes, words: Words) -> None:
    if view.without_tile:
        count = len(view.without_tile)
        st.caption(words("{count} communes have no place on the tile map in the plan (sheet «Đơn vị»).", count=count))
