"""The one table of the pages: sorted, searched, copied, printed and downloaded as it reads, with links in its cells."""

import json
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.charts.svg.bars import scaled_bar
from dashboard.text import Words, words_in
from dashboard.ui import link, shared
from dashboard.ui.room import room
from dashboard.ui.table.download import draw_download
from dashboard.views.address import address
from dashboard.views.cell import Cell
from dashboard.views.table import Table, TableColumn

_HERE = Path(__file__).parent
_HEAD, _ROW, _FOOT, _FIRST_ROWS = 34, 31, 36, 100  # px, as `table.css` draws them; rows that are drawn at first
_DRAWN = st.components.v2.component(
    "giamngheo_table",
    html='<div class="gn-root">\n</div>',
    css=(_HERE / "table.css").read_text("utf-8"),
    js=(_HERE / "table.js").read_text("utf-8"),
    isolate_styles=False,  # whole-page checks and print see it; every class begins with gn-
)


def table(
    shown: Table,
    words: Words,
    name: str,
    *,
    caption: str = "",
    key: object = None,
    height: int | None = None,
    cards: bool = False,
    download: bool = True,
    whole: Callable[[], tuple[Table, str]] | None = None,
    go: Callable[[str], None] = link.follow_next,
) -> None:
    """Draw `shown`; cells that have an address lead there.

    `name` is the table's own on its page and part of the file's name; with `key` several tables may share it. A table higher
    than `height` px is scrolled in its own box. `cards`: on a phone each row is a card with all its cells below each other,
    for tables that are read, not compared. Without `download` the caller offers it elsewhere; `whole`: what the
    file carries and its title, where only the first rows are shown. `go` is what a
    click on a cell that leads somewhere does with its address, called before the next run.
    """
    own = f"table.{name}" if key is None else f"table.{name}.{key}"
    carried = None if shared.link() else tuple(sorted(link.carried().items()))
    sent, hrefs = _sent(_Same(shown), carried, words.language, caption or name, height, cards)
    with st.container(key=room("gn_" + own.replace(".", "_"), _least(len(shown.rows), height, download)), gap=None):
        _DRAWN(key=own, data=sent, on_go_change=partial(_go, own, hrefs, go))
        if download and shared.link() is None:
            draw_download(shown, caption, name, own, words, whole)


def _least(rows: int, height: int | None, download: bool) -> float:
    """How high a table is at least: every row of one line, in px; `height` is where its box begins to scroll."""
    box = _HEAD + _ROW * min(rows, _FIRST_ROWS)
    return (min(box, height) if height else box) + (_FOOT if download else 0)


class _Same:
    """A table as a key: itself, not whatever else has the same cells, for views are kept and to compare cells costs more."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.table is self.table


@lru_cache(maxsize=500)
def _sent(
    shown: _Same,
    carried: tuple[tuple[str, str], ...] | None,
    language: str,
    caption: str,
    height: int | None,
    cards: bool,
) -> tuple[bytes, frozenset[str]]:
    """The table as the browser gets it, and the addresses that its cells lead to with what links carry along.

    `carried` None: its cells lead nowhere, for whoever reads by a share link.
    """
    hrefs = {cell.href for column in shown.table.columns for cell in column.cells if cell.href}
    whole = {} if carried is None else {href: _whole(href, carried) for href in hrefs}
    data = _data(shown.table, whole, words_in(language)) | {"caption": caption, "height": height, "cards": cards}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), frozenset(whole.values())


@lru_cache(maxsize=20_000)  # a thousand communes are linked to from every version of a table
def _whole(href: str, carried: tuple[tuple[str, str], ...]) -> str:
    """An address with what links carry along, as far as it does not say it itself."""
    asked = address(href)
    return asked.with_(**dict(carried)).with_(**asked.codes).href


def _go(own: str, hrefs: frozenset[str], go: Callable[[str], None]) -> None:
    """Follow a link of the table; what the browser sends besides is nobody's address."""
    href = st.session_state[own].go
    if href in hrefs:
        go(href)


def _data(shown: Table, whole: dict[str, str], words: Words) -> dict[str, Any]:
    return {
        "language": words.language,
        "columns": [
            {"title": c.title, "figures": c.figures, "unit": _apart(c), "telling": c.telling} for c in shown.columns
        ],
        "rows": [
            {
                "look": look,
                "cells": [
                    _cell(cell, column, whole, words.language) for cell, column in zip(row, shown.columns, strict=True)
                ],
            }
            for row, look in zip(shown.rows, shown.looks or [""] * len(shown.rows), strict=True)
        ],
        "words": {
            "search": words("Search this table"),
            "count": words("{shown} / {all} rows", shown="{shown}", all="{all}"),
            "nothing": words("No row has these words. Try fewer letters; Vietnamese marks may be left out."),
            "more": words("Show {count} more rows", count="{count}"),
            "wider": words("Slide sideways: more columns"),
            "why": words("Why?"),
            "copy": words("Copy the table"),
            "copied": words("Copied {count} rows; paste them into Excel", count="{count}"),
            "refused": words("The browser does not let this page copy; mark the cells and press Ctrl+C."),
        },
    }


def _apart(column: TableColumn) -> str:
    """The unit that stands in the copied heading, so that its cells are bare numbers; "%" stays with its number."""
    return "" if column.unit == "%" else column.unit


def _cell(cell: Cell, column: TableColumn, whole: dict[str, str], language: str) -> dict[str, Any]:
    """t: text, k: what it is sorted by, c: how it is copied, h: where it leads, b: its bar as SVG, w: the rule behind it."""
    drawn: dict[str, Any] = {"t": cell.text}
    if cell.bar:
        drawn["b"] = scaled_bar(cell.bar)
    if cell.why:
        drawn["w"] = cell.why
    if cell.absent:
        drawn["absent"] = True
    if cell.order is not None:
        drawn["k"] = cell.order
    if (bare := copied(cell, column, language)) is not None:
        drawn["c"] = bare
    if cell.href in whole:
        drawn["h"] = whole[cell.href]
    return drawn


def copied(cell: Cell, column: TableColumn, language: str) -> str | None:
    """A number as a spreadsheet of this language takes it, its unit where the heading has none; None: copied as it reads."""
    if cell.number is None:
        return None
    bare, unit = cell.number.plain.replace(".", "," if language == "vi" else "."), cell.number.unit
    return bare if not unit or _apart(column) else f"{bare}%" if unit == "%" else f"{bare} {unit}"
