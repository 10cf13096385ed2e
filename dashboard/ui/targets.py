"""One target: the choice, kept in the address, its units, and the figures of it that were reported more than once."""

from dataclasses import replace

import streamlit as st

from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.months import months
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_UNIT, chart, drawer, facts, title
from dashboard.ui.planning.sections import TARGETS
from dashboard.ui.quality import draw_findings
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.address import Param
from dashboard.views.figure_revisions import revision_table
from dashboard.views.offers import offer_text
from dashboard.views.pages import Page
from dashboard.views.table import Table
from dashboard.views.target_detail import (
    TargetDetail,
    further_table,
    month_table,
    target_choices,
    unit_table,
)
from dashboard.views.target_groups import TargetGroups

ROWS_AT_ONCE = 40  # of the chart by unit; its table has all


def picked_target(now: Shown) -> TargetStanding | None:
    """The chosen target, None where all of them are meant; ends the run where the plan states none."""
    words, standing = now.words, now.standing
    if not standing.targets:
        st.info(words("The plan states no targets."))
        st.stop()
    names = now.view_for_all(target_choices)
    chosen = link.choose(words("Targets"), Param.TARGET, names, "", words, width=420)
    return next((t for t in standing.targets if t.target.id == chosen), None)


def draw_offer(target: TargetStanding, words: Words) -> None:
    """Last year's figure, where it could be the baseline that the plan lacks, and the way to confirm it."""
    if target.offered is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(md(offer_text(target.indicator, target.target.id, target.offered, words)))
        where = link.to(Page.ADMINISTRATION, **{Param.SECTION: TARGETS})
        label = words("Confirm it under Administration")
        link.draw(where, label, ":material/task_alt:")


def draw_plan(detail: TargetDetail, words: Words) -> None:
    """What the plan says of the target, in its own words and as facts, and how it was understood."""
    title(words("What the plan says"))
    st.markdown(f"> {md(detail.quote)}")
    if detail.clause:
        st.caption(words("Clause {clause}", clause=md(detail.clause)))
    facts(detail.facts)
    if detail.answers:
        title(words("How it was understood"))
        facts(detail.answers)


def draw_months(detail: TargetDetail, words: Words, key: object) -> None:
    """The year against the path; of a target that is told in words what was said."""
    title(words("What is reported") if detail.states else words("Month by month against the planned path"))
    if detail.states:
        facts(detail.said)
    elif any(p.actual is not None or p.path is not None for p in detail.months):
        means = words("Grey: planned path · dashed: target · a month without a report is a gap, not a zero")
        chart(
            "months", detail.sentence, lambda: months(detail, words), lambda: month_table(detail, words), words, key,
            told=(detail.name, means),
        )  # fmt: skip
        st.caption(means)
    else:
        st.info(md(detail.sentence))


def draw_by_unit(detail: TargetDetail, words: Words, key: object) -> None:
    """Each unit's figure, or that nobody has reported one."""
    title(words("By unit"))
    if any(row.now is not None for row in detail.units):
        draw_units(detail, words, key)
    else:
        st.info(words("No unit has reported a figure yet."))


def draw_trail(target: TargetStanding, detail: TargetDetail, now: Shown) -> None:
    """Where its figures come from, what was corrected, what does not fit: closed until somebody asks, and not printed."""
    words = now.words
    with drawer("trail", words("Where the figures come from, corrections, data quality")) as opened:
        if not opened:
            return
        draw_sources(detail, now)
        corrected = now.kept(
            "corrections of target",
            lambda: revision_table(now.standing.snapshot.plan, now.histories_of(target.indicator.code), words),
            detail.id,
        )
        draw_corrections(corrected, words)
        draw_findings(now, (target.indicator.code, target.target.id))


def draw_sources(detail: TargetDetail, now: Shown) -> None:
    """The cell of every figure, also of a count that the sentence states beside its level."""
    words, heading = now.words, now.words("Where each figure comes from")
    title(heading)
    rows = now.kept("units of target", lambda: detail.states or unit_table(detail, words), detail.id)
    table(rows, words, "nguon-so-lieu", caption=heading, height=560)
    if detail.further_units:
        heading = words("Where the stated count comes from")
        title(heading)
        counted = now.kept("counted for target", lambda: further_table(detail, words), detail.id)
        table(counted, words, "nguon-so-neu-kem", caption=heading, height=320)


def draw_units(detail: TargetDetail, words: Words, key: object) -> None:
    """Units from their first figure of the year to the newest one, the worst of them where there are very many."""
    worst = replace(detail, units=detail.units[:ROWS_AT_ONCE])
    tick = detail.percent and detail.goal is not None  # a count of the whole is no unit's to reach
    means = words("○ first figure this year → ● ▲ ◆ now, by the unit's own figure") + (
        words(" · tick: target") if tick else ""
    )
    chart(
        "units", words("Each unit's figure, worst first"), lambda: dumbbell(worst, words), lambda: unit_table(detail, words),
        words, key, TO_UNIT, told=(detail.sentence, means),
    )  # fmt: skip
    if len(detail.units) > ROWS_AT_ONCE:
        many = {"count": ROWS_AT_ONCE, "all": len(detail.units)}
        st.caption(words("{count} of {all} units, worst first; all of them in the table below", **many))
    st.caption(means)


def draw_groups(shown: TargetGroups, words: Words) -> None:
    """Each population group beside the figure of everybody; nothing where the plan asks for none."""
    if not shown:
        return
    title(shown.title)
    table(shown.table, words, "nhom-doi-tuong", caption=shown.title)
    st.caption(md(shown.note))
    if shown.sources:
        heading = words("Where each group's figure comes from")
        with st.expander(heading, type="compact"):
            table(shown.sources, words, "nguon-so-lieu-nhom", caption=heading, height=420)


def draw_corrections(corrected: Table, words: Words) -> None:
    """Who reported what, when, and in which cell, of figures that were corrected or taken back."""
    title(words("Corrected or taken back"))
    if corrected:
        table(corrected, words, "da-sua", caption=words("Corrected or taken back"), height=420)
    else:
        st.caption(words("Nothing of it was corrected or taken back."))
