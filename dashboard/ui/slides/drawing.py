"""One slide, drawn: the finding, a chart beside large figures, what has to be said below it, and its own link."""

import base64
from collections.abc import Callable
from copy import deepcopy
from html import escape

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import MARK, TEXT, Spec
from dashboard.exports.qr import qr_png
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.kept import kept
from dashboard.ui.slides.phone import draw_phone_chart
from dashboard.ui.slides.style import grown
from dashboard.views.bullets import Bullet
from dashboard.views.heat import Heat, cut
from dashboard.views.slides import Slide, SlideKind

_WIDE, _WHOLE, _SIZE = 1240, 1800, 30  # px at 1080p; the style sheet scales the picture with the window
_TALL, _BOX = 560, 130  # px for the rows of bullets, and of these for lines below
_ROWS = (8, 7, 6)  # of bullets, at each step of type
_UNITS = (10, 9, 8)  # of the heatmap
_LINES = {SlideKind.REPORTS: 7, SlideKind.PROPOSALS: 8, SlideKind.CAUSES: 8, SlideKind.LAST: 8,
          SlideKind.MATTERS: 9, SlideKind.TODAY: 8, SlideKind.TEXT: 14, SlideKind.UNIT: 7,
          SlideKind.TARGET: 6, SlideKind.PROJECT: 6}  # fmt: skip
_FEW = 3  # lines below a chart


def draw_slide(slide: Slide, step: int, words: Words, key: object) -> None:
    """`step` is the A+ step: what is larger has fewer rows."""
    with st.container(key="slide"):
        st.markdown(f"# {md(slide.title)}", anchors=False)
        rows = slide.bullets[: _ROWS[step]]
        heat = None if slide.heat is None else cut(slide.heat, _UNITS[step])
        spec = _spec(slide, rows, heat, step, words, key)
        draw_phone_chart(slide, rows, heat, words)
        if spec is None:
            _figures(slide)
        elif not slide.figures:
            st.vega_lite_chart(spec=spec, theme=None, alt=slide.title, width="content")
        else:
            chart, beside = st.columns([_WIDE, _WHOLE - _WIDE], gap="medium", vertical_alignment="top")
            with chart:
                st.vega_lite_chart(spec=spec, theme=None, alt=slide.title, width="content")
            with beside:
                _figures(slide)
        if slide.lines:
            shown = _that_fit(slide.lines, max(1, _LINES.get(slide.kind, _FEW) - step), words)
            items = "".join(f"<li>{escape(line)}</li>" for line in shown)
            st.html(f'<ul class="gn-lines">{items}</ul>')


def _that_fit(lines: tuple[str, ...], most: int, words: Words) -> tuple[str, ...]:
    """As many as there is room for; where some are left out, the last one says how many."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], words("… and {count} more lines", count=len(lines) - most + 1))


def draw_foot(source: str, version: str, place: str, url: str, words: Words) -> None:
    """Whose figures these are and which slide of how many; in small print the version, and the link that opens it again."""
    picture = base64.b64encode(qr_png(url)).decode()
    alt = escape(words("QR code of this slide"))
    st.html(
        f'<div class="gn-slide-foot"><span>{escape(source)}<br>'
        f'<small>{escape(version)} · <a href="{escape(url)}" target="_self">{escape(_short(url))}</a></small></span>'
        f'<span>{escape(place)}</span><img alt="{alt}" src="data:image/png;base64,{picture}"></div>'
    )


def _short(url: str) -> str:
    return url.partition("://")[2] or url


def _figures(slide: Slide) -> None:
    cells = "".join(
        f'<div style="--tone:{MARK[figure.tone]};--tone-text:{TEXT[figure.tone]}"><b>{escape(figure.value)}</b>'
        f"<span>{escape(figure.label)}</span></div>"
        for figure in slide.figures
    )
    if cells:
        st.html(f'<div class="gn-figures{" gn-whole" if slide.kind is SlideKind.WHOLE else ""}">{cells}</div>')


def _spec(
    slide: Slide, rows: tuple[Bullet, ...], heat: Heat | None, step: int, words: Words, key: object
) -> Spec | None:
    """The house's charts, larger; of rows as many as can be read."""
    build: Callable[[], Spec]
    size = round(_SIZE * grown(step))
    if rows:
        row = max(56, min(104, (_TALL - (_BOX if slide.lines else 0)) // len(rows)))
        build = lambda: bullets(rows, words, row=row, size=size, bar=row * 3 // 10, wraps=False)  # noqa: E731
    elif slide.curve is not None:
        curve = slide.curve
        build = lambda: scurve(curve, words, height=600, size=size)  # noqa: E731
    elif heat is not None:
        shown = heat
        build = lambda: heatmap(shown, words, row=52, size=size)  # noqa: E731
    else:
        return None
    wide = _WIDE if slide.figures else _WHOLE
    made = _built(f"slide:{slide.kind}:{step}:{wide}:{key!r}:{words.language}", wide, build)
    return deepcopy(made)  # Streamlit takes the data out of a spec that it draws


@kept(60, lambda key, *_: key)
def _built(_key: str, wide: int, build: Callable[[], Spec]) -> Spec:
    """A picture of fixed width, which the style sheet makes as wide as its place."""
    return {**build(), "width": wide}
