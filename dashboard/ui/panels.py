"""Cards, charts with their tables, and captions: the pieces that pages are laid out from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Literal
from zlib import crc32

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart

from dashboard.charts.bullet import bullets
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import CLICKED, Spec, clickable, least_height
from dashboard.text import Words
from dashboard.ui import into_view, link, load
from dashboard.ui.chart_message import chart_message, draw_clickable, draw_message
from dashboard.ui.escape import md
from dashboard.ui.kept import kept
from dashboard.ui.pictures import Leaving, draw_pictures
from dashboard.ui.room import room
from dashboard.ui.table import table as draw_table
from dashboard.ui.trend import trend_html
from dashboard.views.address import Address, Param
from dashboard.views.bullets import Bullet, bullet_table
from dashboard.views.curve import Curve, curve_table
from dashboard.views.heat import Heat
from dashboard.views.linked import to_project
from dashboard.views.marks import Tone
from dashboard.views.overview_cards import Card
from dashboard.views.pages import Page
from dashboard.views.table import Table
from dashboard.views.target_facts import Fact

_COLOURS: dict[Tone, Literal["blue", "orange", "red", "gray"]] = {
    Tone.GOOD: "blue",
    Tone.WARN: "orange",
    Tone.BAD: "red",
    Tone.NONE: "gray",
}

TABLE_OF = "rows."  # and the name of its chart: the key of the expander that holds a chart's table
_TABLE_HEIGHT = 420  # px of a table behind a chart, then it scrolls


def card(shown: Card, key: str, words: Words) -> None:
    """One figure, all of it a link to what is behind it; the chip's colour repeats what its shape and word say."""
    with st.container(key=f"card_{key}", height="stretch", gap=None):
        st.metric(
            md(shown.label), md(shown.value), md(shown.chip) or None, delta_description=_beside(shown),
            delta_arrow="off", delta_color=_COLOURS[shown.tone], icon=shown.icon, border=True, height="stretch",
            help=_why(shown.why, words),
        )  # fmt: skip
        if shown.trend is not None:
            st.html(trend_html(shown.trend))
        where = link.to(shown.page, **dict(shown.own))
        label = words("{what}: see the detail", what=md(shown.label))
        link.draw(where, label)


def _why(lines: tuple[str, ...], words: Words) -> str | None:
    return "\n".join((f"**{words('Why?')}**\n", *(f"- {md(line)}" for line in lines))) if lines else None


def _beside(shown: Card) -> str | None:
    return md(" · ".join(part for part in (shown.change, shown.detail) if part)) or None


def title(text: str) -> None:
    st.markdown(f"### {md(text)}", anchors=False)


@dataclass(frozen=True)
class Leads:
    """Where a click on a mark leads: `field` of its row holds a code, which stands under `param` in the page's address."""

    field: str
    page: Page
    param: Param
    keeps: tuple[Param, ...] = ()  # what else of this page's address stays as it is

    def to(self, code: str) -> Address:
        kept: dict[str, str | None] = {param: link.asked(param) or None for param in self.keeps}
        return link.to(self.page, **kept, **{self.param: code})


TO_UNIT = Leads("code", Page.COMMUNES, Param.UNIT)
TO_CHOSEN = Leads("code", Page.COMMUNES, Param.CHOSEN, (Param.MEASURE,))  # marked beside the others
TO_TARGET = Leads("key", Page.TARGETS, Param.TARGET)
TO_PROJECT = Leads("key", Page.DISBURSEMENT, Param.PROJECT)
TO_RECEIPT = Leads("receipt", Page.RECEIPT, Param.RECEIPT)


def chart(
    name: str,
    alt: str,
    build: Callable[[], Spec],
    rows: Callable[[], Table] | Table | None,
    words: Words,
    key: object,
    leads: Leads | None = None,
    told: tuple[str, ...] = (),
) -> None:
    """A chart with its description for those who cannot see it, and behind it its table and its picture.

    `key` is everything that the spec and its rows depend on (store version, programme, period …): they are built once per key.
    `told` is what the page says beside it and a picture must say itself: of what it is, what its marks mean.
    """
    field = leads.field if leads else ""
    message, height = _message(f"{name}:{key!r}:{words.language}:{field}:{alt}", build, field, alt)
    with st.container(key=room(f"chart_{name}_{crc32(alt.encode()):x}", height), gap=None):
        if leads is None:
            draw_message(message)
        else:
            mark = f"chart.{name}"
            draw_clickable(message, mark, partial(_clicked, mark, leads))
    if rows is not None:
        with behind(name, words) as expander:
            if expander.open:  # behind a closed one it would cost every run of the page
                shown = load.built(f"rows:{name}:{key!r}:{words.key}", rows) if callable(rows) else rows
                draw_pictures(Leaving(name, alt, told, build, key), shown, words)
                draw_table(shown, words, f"hinh-{name}", caption=alt, height=_TABLE_HEIGHT, download=False)


def behind(name: str, words: Words) -> ExpanderContainer:
    """What holds a chart's table and its picture, closed until somebody wants them."""
    label = words("Table of figures, picture")
    return st.expander(label, type="compact", on_change="rerun", key=f"{TABLE_OF}{name}")


@contextmanager
def drawer(name: str, label: str) -> Iterator[bool]:
    """Holds what few ask for: closed, not printed, and built only once it is open, which it tells."""
    with st.expander(label, on_change="rerun", key=f"{TABLE_OF}{name}") as expander:
        yield bool(expander.open)


def _clicked(mark: str, leads: Leads) -> None:
    """To the detail behind a mark; nothing where the click hit none."""
    rows = st.session_state[mark].selection.get(CLICKED, [])
    if rows and (code := rows[0].get(leads.field)):
        into_view.ask()
        link.follow_next(leads.to(str(code)).href)


@kept(500, lambda key, *_: key)
def _message(_key: str, build: Callable[[], Spec], field: str, alt: str) -> tuple[VegaLiteChart, float]:
    """With its height in px, without axes; kept by its key alone. A chart costs 100 ms and more to build, its message a few."""
    spec = build()
    return chart_message(clickable(spec, field) if field else spec, alt, bool(field)), least_height(spec)


def money_curve(curve: Curve | None, alt: str, words: Words, key: object, height: int = 220) -> None:
    """The S-curve, or why there is none."""
    if curve is None:
        st.info(words("The plan gives no amount, so there is nothing to measure disbursement against."))
        return
    chart(
        "curve", alt, lambda: scurve(curve, words, height), lambda: curve_table(curve, words), words, (key, height),
        told=(words("Disbursed against the plan, million đồng"),),
    )  # fmt: skip


def project_rows(rows: tuple[Bullet, ...], words: Words, key: object, row: int = 37) -> None:
    """Projects against their path; nothing is drawn where no project has an amount."""
    if rows:
        alt = words("Disbursement by project")
        chart(
            "projects",
            alt,
            lambda: bullets(rows, words, row),
            lambda: bullet_table(rows, words, to_project),
            words,
            (key, row),
            TO_PROJECT,
            told=(words("Million đồng"), key_of_bullets(words)),
        )


def key_of_bullets(words: Words) -> str:
    """What the marks of bullets mean."""
    return words(
        "Light track ends at the year's target · tick: plan by now · "
        "● on track ▲ slightly behind ◆ behind, not achieved ○ not judged"
    )


def key_of_heat(heat: Heat, words: Words) -> str:
    """What the cells of a heatmap mean."""
    return words(
        "Percentage points short of the {against} · dashed –: not reported · grey ×: not applicable · dotted …: not due"
        " · ∅: nothing happened · communes in the order of their worst gap",
        against=heat.against,
    )


def verdict_notes(rest: str, why: tuple[str, ...], words: Words) -> None:
    """Under a verdict: what follows it in its sentence, and behind «Vì sao?» the rule that spoke."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="verdict_notes"):
        if rest:
            st.caption(md(rest), width="content")
        with st.popover(words("Why?"), icon=":material/help:", type="tertiary", width="content"):
            st.markdown("\n".join(f"- {md(line)}" for line in why))


def facts(rows: tuple[Fact, ...]) -> None:
    """Labelled facts, one a line."""
    st.markdown("\n".join(f"- **{md(row.label)}**: {md(row.text)}" for row in rows))
