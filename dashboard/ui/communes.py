"""All communes: by one measure on the map, in a ranking and in a table, and by dimension; the choice of one."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.heatmap import heatmap
from dashboard.charts.ranking import ranking
from dashboard.charts.steps import Steps
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.into_view import draw_sight
from dashboard.ui.panels import TO_CHOSEN, TO_UNIT, chart, key_of_heat, title
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.ui.where import draw_where, lie_somewhere, say_without_tile
from dashboard.views.address import Param
from dashboard.views.commune_measures import MeasuredCommunes, measured, measures
from dashboard.views.commune_profile import unit_choices
from dashboard.views.commune_ranking import measure_table, ranking_table
from dashboard.views.communes import communes
from dashboard.views.heat import heat, heat_table, units_compared
from dashboard.views.pages import Page
from dashboard.views.plan_words import priority_note

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


def picked_unit(now: Shown) -> str:
    """The unit whose page is shown, "" where all of them are meant."""
    return link.choose(
        now.words("Commune or area"), Param.UNIT, now.view_for_all(unit_choices), "", now.words, width=360
    )


def draw_all(now: Shown, choices: DeltaGenerator) -> None:
    """Every commune by one measure, on the map, in a ranking and in a table, one of them marked in all three.

    `choices` holds the field of the measure.
    """
    words = now.words
    offered = now.view_for_all(measures)
    with choices:
        code = link.choose(words("Ranked by"), Param.MEASURE, offered, next(iter(offered)), words, width=360)
    by, view = now.view_for_all(measured, code), now.view_for_all(communes)
    st.markdown(f"# {md(by.heading)}", anchors=False)
    st.caption(md(f"{view.rule} · {words.term(now.boundaries)}"))
    if priority := priority_note(now.standing.snapshot.plan, words):
        st.caption(md(priority))
    chosen = _chosen(by, words)
    if not by.rows:
        st.info(
            words(
                "Communes are compared by shares that they report and the whole plan has a target of; this plan has none."
            )
        )
        return
    steps = Steps(by.steps, by.verdict, chosen)
    if lie_somewhere(now, by):
        panels = st.grid(2, min_column_width=400, gap="small", border=True)
        with panels.cell().container(gap="xsmall"):
            draw_where(now, by, steps)
        with panels.cell().container(gap="xsmall"):
            _draw_ranking(now, by, steps)
    else:
        with st.container(border=True, gap="xsmall"):
            _draw_ranking(now, by, steps)
            say_without_tile(now, by)
    ranked = words("All communes: {measure}", measure=by.name)
    title(ranked)
    rows = now.kept_for_all("ranking", lambda: ranking_table(view, by, words, chosen), code, chosen)
    table(rows, words, "xep-hang", caption=ranked, height=420)
    if view.rows:
        with st.container(border=True, gap="xsmall"):
            draw_heat(now)


def _chosen(by: MeasuredCommunes, words: Words) -> str:
    """The code of the commune that is marked, with what is said of it and the way to its page; "" where none is."""
    code = link.asked(Param.CHOSEN)
    if not code:
        return ""
    place = next((n for n, row in enumerate(by.rows, 1) if row.code == code), None)
    if place is None:
        link.wrong(words("The link asks for «{text}», which is not here.", text=md(code)))
        return ""
    row = by.rows[place - 1]
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="chosen"):
        draw_sight()
        rank = words("{place} of {all}", place=place, all=len(by.rows)) if row.value is not None else ""
        said = " · ".join(part for part in (row.note, rank) if part)
        st.markdown(f"**{md(row.name)}**: {md(said)}")
        label = words("Open the page of {unit}", unit=md(row.name))
        link.draw(link.to(Page.COMMUNES, **{Param.UNIT: code}), label, ":material/location_on:")
    return code


def _draw_ranking(now: Shown, by: MeasuredCommunes, steps: Steps) -> None:
    """The worst communes as bars, and the marked one where it is not among them."""
    words = now.words
    title(words("Ranking: {measure}", measure=by.name))
    shown = by.rows[:_AT_ONCE] + tuple(row for row in by.rows[_AT_ONCE:] if row.code == steps.chosen)
    alt = words("Communes by {measure}, the worst first", measure=by.name)
    chart(
        "ranking", alt, lambda: ranking(shown, words, steps), lambda: measure_table(by, words), words,
        now.key(by.code, steps.chosen), TO_CHOSEN, told=(by.key,),
    )  # fmt: skip
    if len(by.rows) > len(shown):
        many = {"count": len(shown), "all": len(by.rows)}
        st.caption(words("{count} of {all} units, worst first; all of them in the table below", **many))
    st.caption(by.key)
