"""Deprivation: the choice of the group, and the flow of households."""

import streamlit as st

from dashboard.charts import deprivation as charts
from dashboard.domain.plan.plan import Plan
from dashboard.exports.chart_picture import WIDTH
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.panels import TO_UNIT, chart, facts, title
from dashboard.views.address import Param
from dashboard.views.deprivation import GroupView, group_choices, rate_table, unit_table
from dashboard.views.deprivation_flow import FlowView
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
