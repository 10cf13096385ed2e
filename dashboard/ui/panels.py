"""Cards, charts with their tables, and captions: the pieces that pages are laid out from."""

from collections.abc import Callable
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import Spec
from dashboard.text import Words
from dashboard.ui import tables
from dashboard.ui.escape import md
from dashboard.views.bullets import Bullet
from dashboard.views.curve import Curve
from dashboard.views.marks import Tone
from dashboard.views.overview import Card
from dashboard.views.target_facts import Fact

_COLOURS: dict[Tone, Literal["blue", "orange", "red", "gray"]] = {
    Tone.GOOD: "blue",
    Tone.WARN: "orange",
    Tone.BAD: "red",
    Tone.NONE: "gray",
}


def card(shown: Card) -> None:
    """One figure; the chip's colour repeats what its shape and word say."""
    st.metric(
        md(shown.label), md(shown.value), md(shown.chip) or None, delta_description=md(shown.detail) or None, delta_arrow="off",
        delta_color=_COLOURS[shown.tone], icon=shown.icon, border=True, height="stretch",
    )  # fmt: skip


def title(text: str) -> None:
    st.markdown(f"### {md(text)}", anchors=False)


def chart(
    name: str, alt: str, build: Callable[[], Spec], table: pd.DataFrame | None, words: Words, key: object
) -> None:
    """A chart with its description for those who cannot see it, and the table behind it.

    `key` is everything the spec depends on (store version, programme, period, language …): it is built once per key.
    """
    st.vega_lite_chart(spec=_spec(f"{name}:{key!r}:{words.language}", build), theme=None, alt=alt, width="stretch")
    if table is not None:
        with st.expander(words("Table of figures"), type="compact"):
            st.dataframe(table, hide_index=True, width="stretch")


@st.cache_data(max_entries=500, show_spinner=False)
def _spec(key: str, _build: Callable[[], Spec]) -> dict[str, Any]:
    """Building and validating a chart costs 100 ms and more; its dict is kept by `key` alone."""
    return _build()


def money_curve(curve: Curve | None, alt: str, words: Words, key: object, height: int = 220) -> None:
    """The S-curve, or why there is none."""
    if curve is None:
        st.info(words("The plan gives no amount, so there is nothing to measure disbursement against."))
        return
    chart("curve", alt, lambda: scurve(curve, words, height), tables.curve(curve, words), words, (key, height))


def project_rows(rows: tuple[Bullet, ...], words: Words, key: object, row: int = 37) -> None:
    """Projects against their path; nothing is drawn where no project has an amount."""
    if rows:
        alt = words("Disbursement by project")
        chart("projects", alt, lambda: bullets(rows, words, row), tables.bullets(rows, words), words, (key, row))


def facts(rows: tuple[Fact, ...]) -> None:
    """Labelled facts, one a line."""
    st.markdown("\n".join(f"- **{md(row.label)}**: {md(row.text)}" for row in rows))
