"""The one table of the pages: sorted, searched, copied, printed and downloaded as it reads, with links in its cells."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.table.download import draw_download
from dashboard.views.address import address
from dashboard.views.tabled import TableCell, TableColumn, Tabled, tabled

_HERE = Path(__file__).parent
_DRAWN = st.components.v2.component(
    "giamngheo_table",
    html='<div class="gn-root">\n</div>',
    css=(_HERE / "table.css").read_text("utf-8"),
    js=(_HERE / "table.js").read_text("utf-8"),
    isolate_styles=False,  # whole-page checks and print see it; every class begins with gn-
)
Looks = Sequence[str]  # a look for each row: "expected", "total", "not_applicable" or ""


def framed(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a frame that leaves texts as they are: pandas' own kind of text forgets where it leads."""
    return pd.DataFrame(rows, dtype=object)


def crossed(
    corner: str, rows: Iterable[str], columns: Sequence[str], cells: Iterable[tuple[str, str, str]]
) -> pd.DataFrame:
    """A frame of two ways from cells (row, column, text), in the order of `rows` and `columns`; a missing cell is empty."""
    texts, names = dict[tuple[str, str], str](), dict[str, str]()
    for row, column, text in cells:
        texts[row, column], names[row] = text, row  # the row as its cells have it: perhaps it leads somewhere
    return framed([{corner: names.get(row, row)} | {c: texts.get((row, c), "") for c in columns} for row in rows])


def table(
    frame: pd.DataFrame,
    words: Words,
    name: str,
    *,
    caption: str = "",
    key: object = None,
    height: int | None = None,
    looks: Looks = (),
    raw: Collection[str] = (),
    cards: bool = False,
) -> None:
    """Draw `frame`, whose cells are texts as `words` writes them; those that are `Linked` lead somewhere.

    `name` is the table's own on its page and part of the file's name; with `key` several tables may share it. A table higher
    than `height` px is scrolled in its own box. `raw` names the columns whose texts others wrote: no numbers are read there.
    `cards`: on a phone each row is a card with all its cells below each other, for tables that are read, not compared.
    """
    shown = tabled([str(title) for title in frame.columns], frame.itertuples(index=False, name=None), words, raw)
    own = f"table.{name}" if key is None else f"table.{name}.{key}"
    hrefs = frozenset(cell.href for row in shown.rows for cell in row if cell.href)
    whole = {href: link.to(address(href).page, **address(href).codes).href for href in hrefs}
    with st.container(key="gn_" + own.replace(".", "_"), gap=None):
        _DRAWN(
            key=own,
            data=_data(shown, whole, looks, words) | {"caption": caption or name, "height": height, "cards": cards},
            on_go_change=partial(_go, own, frozenset(whole.values())),
        )
        draw_download(shown, caption, name, own, words)


def _go(own: str, hrefs: frozenset[str]) -> None:
    """Follow a link of the table; what the browser sends besides is nobody's address."""
    href = st.session_state[own].go
    if href in hrefs:
        link.follow_next(href)


def _data(shown: Tabled, whole: dict[str, str], looks: Looks, words: Words) -> dict[str, Any]:
    return {
        "language": words.language,
        "columns": [{"title": c.title, "figures": c.figures, "unit": _apart(c)} for c in shown.columns],
        "rows": [
            {
                "look": looks[place] if looks else "",
                "cells": [
                    _cell(cell, column, whole, words.language) for cell, column in zip(row, shown.columns, strict=True)
                ],
            }
            for place, row in enumerate(shown.rows)
        ],
        "words": {
            "search": words("Search this table"),
            "count": words("{shown} / {all} rows", shown="{shown}", all="{all}"),
            "nothing": words("No row has these words. Try fewer letters; Vietnamese marks may be left out."),
            "more": words("Show {count} more rows", count="{count}"),
            "copy": words("Copy the table"),
            "copied": words("Copied {count} rows; paste them into Excel", count="{count}"),
            "refused": words("The browser does not let this page copy; mark the cells and press Ctrl+C."),
        },
    }


def _apart(column: TableColumn) -> str:
    """The unit that stands in the copied heading, so that its cells are bare numbers; "%" stays with its number."""
    return "" if column.unit == "%" else column.unit


def _cell(cell: TableCell, column: TableColumn, whole: dict[str, str], language: str) -> dict[str, Any]:
    """t: text, k: what it is sorted by, c: how it is copied, h: where it leads."""
    drawn: dict[str, Any] = {"t": cell.text}
    if cell.absent:
        drawn["absent"] = True
    if cell.order is not None:
        drawn["k"] = cell.order
    if cell.number is not None:
        bare = cell.number.plain.replace(".", "," if language == "vi" else ".")
        unit = cell.number.unit
        drawn["c"] = bare if not unit or _apart(column) else f"{bare}%" if unit == "%" else f"{bare} {unit}"
    if cell.href:
        drawn["h"] = whole[cell.href]
    return drawn
