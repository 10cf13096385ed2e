"""A slide's chart for a window that is higher than wide: the same rows and values below each other, in letters of the page."""

from html import escape

from dashboard.charts.svg.bars import bullet_bar
from dashboard.charts.svg.cells import heat_cells
from dashboard.charts.svg.lines import money_lines
from dashboard.charts.theme import TEXT
from dashboard.text import Words
from dashboard.views.bullets import Bullet
from dashboard.views.heat import Heat
from dashboard.views.marks import GLYPHS
from dashboard.views.slides import Slide


def phone_chart(slide: Slide, rows: tuple[Bullet, ...], heat: Heat | None, words: Words) -> str:
    """HTML of what the wide slide draws: its `rows` of bullets, its curve or its `heat`; "" for a slide without a chart."""
    if rows:
        return f'<ul class="gn-tall">{"".join(_row(row) for row in rows)}</ul>'
    if slide.curve is not None:
        return f'<div class="gn-tall">{money_lines(slide.curve, slide.title, words)}</div>'
    return f'<div class="gn-tall">{heat_cells(heat, slide.title)}</div>' if heat is not None else ""


def _row(row: Bullet) -> str:
    tone = f'style="color:{TEXT[row.tone]}"'
    path = f" · {row.path}" if row.path else ""
    return (
        f"<li><div><span><b {tone}>{GLYPHS[row.tone]}</b> {escape(row.short_name)}</span>"
        f"<b {tone}>{escape(row.value.text)}</b></div>{bullet_bar(row)}<small>{escape(row.word + path)}</small></li>"
    )
