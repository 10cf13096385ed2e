"""A slide's chart for a window that is higher than wide: the same rows and values below each other, in letters of the page."""

from html import escape

import streamlit as st

from dashboard.charts.svg.bars import bullet_bar
from dashboard.charts.svg.cells import heat_cells
from dashboard.charts.svg.lines import money_lines
from dashboard.charts.theme import TEXT
from dashboard.text import Words
from dashboard.views.bullets import Bullet
from dashboard.views.heat import Heat
from dashboard.views.marks import GLYPHS
from dashboard.views.slides import Slide

_DRAWN = st.components.v2.component(  # st.html takes no SVG
    "giamngheo_tall_slide",
    html='<div class="gn-tall"></div>',
    js="export default ({ data, parentElement }) => { parentElement.querySelector('.gn-tall').innerHTML = data }",
    isolate_styles=False,
)


def draw_phone_chart(slide: Slide, rows: tuple[Bullet, ...], heat: Heat | None, words: Words) -> None:
    """Draws it; the style sheet shows it where the window is higher than wide, and nothing else."""
    if drawn := phone_chart(slide, rows, heat, words):
        _DRAWN(data=drawn, key="tall_slide")


def phone_chart(slide: Slide, rows: tuple[Bullet, ...], heat: Heat | None, words: Words) -> str:
    """Markup, escaped, of what the wide slide draws: its `rows`, its curve or its `heat`; "" for a slide without a chart."""
    if rows:
        return f"<ul>{''.join(_row(row, words) for row in rows)}</ul>"
    if slide.curve is not None:
        return money_lines(slide.curve, slide.title, words)
    return heat_cells(heat, slide.title) if heat is not None else ""


def _row(row: Bullet, words: Words) -> str:
    tone = f'style="color:{TEXT[row.tone]}"'
    path = f" · {words('Planned by now')}: {row.path}" if row.path else ""
    return (
        f"<li><div><span><b {tone}>{GLYPHS[row.tone]}</b> {escape(row.short_name)}</span>"
        f"<b {tone}>{escape(row.value.text)}</b></div>{bullet_bar(row)}<small>{escape(row.word + path)}</small></li>"
    )
