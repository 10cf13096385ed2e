"""The page of one commune: its households, pictures, figures, money, reports and words."""

import streamlit as st

from dashboard.charts.bullet import bullets
from dashboard.charts.deprivation import rates_of
from dashboard.ui.entry_door import draw_entry_list_door
from dashboard.ui.escape import md
from dashboard.ui.into_view import draw_sight
from dashboard.ui.panels import TO_TARGET, chart, drawer, facts, key_of_bullets, title
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.bullets import bullet_table
from dashboard.views.commune_profile import Profile
from dashboard.views.deprivation import rate_table
from dashboard.views.linked import to_target


def draw_profile(shown: Profile, now: Shown, unit: str) -> None:
    """One unit on one page, of the screen or of paper; where its figures come from is closed, and not printed."""
    words = now.words
    with st.container(key="profile"):
        draw_sight()
        st.markdown(f"# {md(shown.heading)}", anchors=False)
        st.caption(md(shown.caption))
        _draw_figures(shown)
        _draw_pictures(shown, now, unit)
        with st.container(key="profile_rest"):  # on paper the figures are the wider half
            _draw_rest(shown, now, unit)
    with drawer("trail", words("Where each figure comes from")) as opened:
        if opened:
            table(shown.sources, words, "nguon-so-lieu", caption=words("Where each figure comes from"), height=560)


def _draw_figures(shown: Profile) -> None:
    """Its households, a number each."""
    if shown.figures:
        with st.grid(len(shown.figures), min_column_width=150, gap="small"):
            for figure in shown.figures:
                note = md(figure.note) or None
                st.metric(md(figure.label), md(figure.value), delta_description=note, border=True, height="stretch")


def _draw_pictures(shown: Profile, now: Shown, unit: str) -> None:
    """Its shares against the path of the whole, and what its poor households lack."""
    words = now.words
    if not shown.bullets and shown.deprived is None:
        return
    panels = st.grid(2, min_column_width=400, gap="small", border=True)
    if shown.bullets:
        with panels.cell().container(gap="xsmall"):
            heading = words("Its figures against the path of the whole")
            title(heading)
            chart(
                "own", heading, lambda: bullets(shown.bullets, words), lambda: bullet_table(shown.bullets, words, to_target),
                words, now.key(unit), TO_TARGET, told=(shown.heading, key_of_bullets(words)),
            )  # fmt: skip
            st.caption(key_of_bullets(words))
    if (lacking := shown.deprived) is not None:
        with panels.cell().container(gap="xsmall"):
            title(words("What they lack, of every 100 households of the group"))
            chart(
                "lacking", lacking.heading, lambda: rates_of(lacking.bars, words, 30, 22), lambda: rate_table(lacking, words),
                words, now.key(unit), told=(shown.heading, lacking.caption),
            )  # fmt: skip
            st.caption(md(lacking.caption))


def _draw_rest(shown: Profile, now: Shown, unit: str) -> None:
    """Its figures, money, reports, words, and borders."""
    words = now.words
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
        draw_entry_list_door(now.standing.snapshot.plan, unit, words)
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
