"""The quiet row above a chart's table that gives the chart as a picture, and its figures; each is made when it is clicked."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.charts.theme import Spec
from dashboard.exports.chart_picture import Frame, standalone
from dashboard.exports.table_workbook import file_name
from dashboard.text import Words
from dashboard.ui import link, load
from dashboard.ui.shell import Chosen, chosen
from dashboard.ui.table.download import draw_download
from dashboard.usecases.picturing import EXTRA, STUDIO, Kind, can_draw
from dashboard.views.overview import figures_of
from dashboard.views.pages import Page
from dashboard.views.plan_words import sample_note
from dashboard.views.table import Table

_TYPES: dict[Kind, str] = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True)
class Leaving:
    """A chart that may leave the screen: `title` is its finding, `key` what its marks mean and what else a page says beside it."""

    name: str
    title: str
    key: tuple[str, ...]
    build: Callable[[], Spec]
    depends: object  # whatever the spec depends on


def draw_pictures(shown: Leaving, table: Table | None, words: Words) -> None:
    """The row of downloads; where charts cannot be drawn here it says what would make them."""
    now = chosen()
    version = now.version or load.newest()  # that of these figures; by the time of a click a newer one may have come
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"pictures_{shown.name}"):
        if can_draw():
            dark = bool(st.session_state.get(f"dark.{shown.name}", False))
            for kind, label in _labels(words).items():
                _draw_one(shown, kind, label, dark, now, version, words)
        if table:
            draw_download(table, shown.title, f"hinh-{shown.name}", f"figures.{shown.name}", words)
        if can_draw():
            st.checkbox(words("Dark ground"), key=f"dark.{shown.name}")
    if not can_draw():
        st.caption(words('Pictures of charts need the extra «{extra}»: pip install "giamngheo[{extra}]"', extra=EXTRA))


def _labels(words: Words) -> dict[Kind, str]:
    return {"png": words("Download picture (PNG)"), "svg": words("Download SVG")}


def _draw_one(shown: Leaving, kind: Kind, label: str, dark: bool, now: Chosen, version: int, words: Words) -> None:
    def made() -> bytes:
        spec = standalone(shown.build(), dark=dark)
        return STUDIO.picture(spec, _frame(shown, dark, now, version, words), kind)

    depends = f"{shown.depends!r}:{words.language}:{dark}:{load.at(now.version).mark}"
    told = f"pb{version}-{hashlib.sha256(depends.encode()).hexdigest()[:8]}"
    page = Page(link.here().page).slug
    st.download_button(
        label,
        data=made,
        file_name=file_name((page, shown.name, now.period.code if now.period else "", told), kind),
        mime=_TYPES[kind],
        key=f"{kind}.{shown.name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _frame(shown: Leaving, dark: bool, now: Chosen, version: int, words: Words) -> Frame:
    """The words around it: whose figures, of when, of how many units, which version."""
    if now.programme is None or now.year is None or now.period is None:
        return Frame(shown.title, shown.key, dark=dark)
    standing = load.standing(now.programme, now.year, now.period, None, version, now.boundaries)
    plan = standing.snapshot.plan
    of = figures_of(standing, words)
    told = f"{of[:1].upper()}{of[1:]} · {words('Store version {version}', version=str(version))}"
    foot = (f"{plan.programme.office} · {plan.title}", told)
    return Frame(shown.title, shown.key, foot, sample_note(plan, words), dark)
