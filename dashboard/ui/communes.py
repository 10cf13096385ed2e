"""The communes' page: the part of a long heatmap, the choice of a unit, and one unit's profile."""

import streamlit as st

from dashboard.charts.heatmap import heatmap
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.into_view import draw_sight
from dashboard.ui.panels import TO_UNIT, chart, facts, key_of_heat, title
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.address import Param
from dashboard.views.commune_profile import Profile, choices, usual_choice
from dashboard.views.heat import heat, heat_table, units_compared

_AT_ONCE = 40  # rows of the heatmap that can be read together


def draw_heat(now: Shown) -> None:
    """Commune × dimension; of many communes a part that can be read, worst first."""
    words = now.words
    title(words("Which dimension is short where"))
    count = units_compared(now.standing)
    first = _part(count, words) if count > _AT_ONCE else 0
    shown = now.kept_for_all("heat", lambda: heat(now.standing, words, first, _AT_ONCE), first)
    alt = words("Gap of each commune in each dimension, worst first")
    means = key_of_heat(shown, words)
    chart(
        "communes", alt, lambda: heatmap(shown, words), lambda: heat_table(shown, words), words, now.key(first), TO_UNIT,
        told=(means,),
    )  # fmt: skip
    st.caption(means)


def _part(count: int, words: Words) -> int:
    """Which rows of a long heatmap are shown: the first of them."""
    starts = list(range(0, count, _AT_ONCE))
    labels = {
        words("{first}–{last} of {all}", first=s + 1, last=min(s + _AT_ONCE, count), all=count): s for s in starts
    }
    picked = st.selectbox(words("Communes shown, worst first"), list(labels), key=f"phan-{count}", width=420)
    return labels.get(picked or "", 0)


def picked_unit(now: Shown) -> str | None:
    """The unit whose profile is shown: as the address has its code, else the worst commune; None where there is none."""
    names = now.view_for_all(choices)
    worst = usual_choice(now.standing, names)
    if worst is None:
        return None
    return link.choose(now.words("Commune or area"), Param.UNIT, names, worst, now.words, width=420)


def draw_profile(shown: Profile, words: Words) -> None:
    """One unit on one page, of the screen or of paper."""
    with st.container(key="profile"):
        draw_sight()
        _draw_profile(shown, words)


def _draw_profile(shown: Profile, words: Words) -> None:
    st.markdown(f"## {md(shown.heading)}", anchors=False)
    st.caption(md(shown.caption))
    panels = st.grid(2, min_column_width=400, gap="small", border=True)
    with panels.cell().container(gap="xsmall"):
        title(words("Its figures"))
        if shown.indicators:
            table(shown.indicators, words, "so-lieu-don-vi", caption=words("Its figures"))
        else:
            st.info(words("The plan expects no figure from it."))
    with panels.cell().container(gap="xsmall"):
        title(words("Its reports and what it says"))
        st.markdown(md(shown.reports))
        if shown.words_of:
            facts(shown.words_of)
            st.caption(md(shown.words_from))
        else:
            st.caption(words("No report of it has words on difficulties or recommendations."))
        title(words("Its borders over time"))
        st.markdown("\n".join(f"- {md(line)}" for line in shown.borders) or words("Its borders have not changed."))
        title(words("Money it reports, million đồng"))
        if shown.money:
            table(shown.money, words, "von-don-vi", caption=words("Money it reports, million đồng"))
        else:
            st.caption(words("It reports no money."))
    with st.container(key="profile_sources"):
        title(words("Where each figure comes from"))
        table(shown.sources, words, "nguon-so-lieu", caption=words("Where each figure comes from"), height=560)
