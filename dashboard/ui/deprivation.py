"""Deprivation: the choice of the group, and the flow of households."""

import streamlit as st

from dashboard.charts import deprivation as charts
from dashboard.charts.standard_series import standard_lines
from dashboard.domain.plan.plan import Plan
from dashboard.exports.chart_picture import WIDTH
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.panels import TO_UNIT, chart, facts, title
from dashboard.ui.shell import Shown
from dashboard.views.address import Param
from dashboard.views.deprivation import GroupView, group_choices, rate_table, rates, unit_table
from dashboard.views.deprivation_flow import FlowView, standards
from dashboard.views.standard_series import StandardSeries, series_table, standard_series
from dashboard.views.target_facts import Fact


def picked_group(plan: Plan, words: Words) -> str | None:
    """The code of the group that was chosen, kept in the URL; None where the plan measures no deprivation."""
    names = group_choices(plan, words)
    if not names:
        return None
    return link.choose(
        words("Group of households"), Param.GROUP, names, next(iter(names)), words, st.segmented_control, required=True,
        label_visibility="collapsed",
    )  # fmt: skip


def nothing_measured(words: Words) -> None:
    """What to do where the plan follows no deprivation."""
    st.markdown(f"# {words('This plan measures no deprivations')}", anchors=False)
    st.info(
        words(
            "Give the indicators their role («Vai trò trong rà soát»), group and standard in the plan workbook, sheet «Danh mục "
            "chỉ tiêu», upload it, and then send the review's tables (forms 1, 2, 3, 4 and 6) on the page «Nộp báo cáo»."
        )
    )


def draw_lacking(view: GroupView, words: Words, key: object) -> None:
    """What the group lacks, over all and by commune; what to send where no review has come."""
    if all(bar.rate is None for bar in view.bars):
        st.info(
            words(
                "No review has been sent by this period. Send the review's tables (forms 4 and 6) on the page «Nộp báo cáo»."
            )
        )
        return
    panels = st.grid(2, min_column_width=400, gap="small", border=True)
    with panels.cell().container(gap="xsmall"):
        title(words("What they lack, of every 100 households of the group"))
        means = words("Dark: the worst indicator of its dimension; a dimension stands where that one stands")
        chart(
            "deprived",
            view.heading,
            lambda: charts.rates_of(view.bars, words),
            lambda: rate_table(view, words),
            words,
            key,
            told=(words("What they lack, of every 100 households of the group"), means),
        )
        st.caption(means)
    with panels.cell().container(gap="xsmall"):
        title(words("By commune, in % of the group's households; most lacking first"))
        alt = words("Share of households that lack each thing, by commune")
        means = words("Numbers as on the review's forms · – not reported · × no household of the group")
        chart(
            "lacking", alt, lambda: charts.matrix(view, words), lambda: unit_table(view, words), words, key, TO_UNIT,
            told=(view.heading, words("By commune, in % of the group's households; most lacking first"), means,
                  *charts.numbered(view, WIDTH)),
        )  # fmt: skip
        st.caption(means)


def draw_flow(flow: FlowView, words: Words, key: object) -> None:
    """From start to end, then whether it adds up, joins last year, and how many are poor again."""
    chart("flow", flow.heading, lambda: charts.waterfall(flow, words), flow.table, words, key)
    failing = (Fact(words("Does not add up in"), flow.failing),) if flow.failing else ()
    lines = (Fact(words("Identity"), flow.identity), *failing, Fact(words("Against last year"), flow.joint))
    facts((*lines, Fact(words("Poor again"), flow.relapse)))


def draw_series(series: StandardSeries, words: Words, key: object) -> None:
    """The poverty rate of every review, a line for each standard; nothing before the first review."""
    if not series:
        return
    names = " ‖ ".join(part.name for part in series.parts if part.name)
    chart(
        "standards", series.heading, lambda: standard_lines(series, words), lambda: series_table(series, words), words, key,
        told=tuple(text for text in (words("Poverty rate over time"), names) if text),
    )  # fmt: skip
    if len(series.parts) > 1:
        st.caption(words("{standards}: what two standards measure is neither joined nor subtracted", standards=names))


def draw_rates(now: Shown) -> None:
    """The rates with what they are reckoned from, the standard in force, and every review by its standard."""
    words, series = now.words, now.view_for_all(standard_series)
    title(words("Rates and the standard behind them"))
    draw_series(series, words, now.key("standards"))
    facts((*now.view_for_all(rates), *now.view_for_all(standards)))
