"""Deprivation: the choice of the group, and the flow of households."""

import streamlit as st

from dashboard.charts import deprivation as charts
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.panels import chart, facts
from dashboard.views.address import Param
from dashboard.views.deprivation import group_choices
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


def draw_flow(flow: FlowView, words: Words, key: object) -> None:
    """From start to end, then whether it adds up, joins last year, and how many are poor again."""
    chart("flow", flow.heading, lambda: charts.waterfall(flow, words), flow.table, words, key)
    failing = (Fact(words("Does not add up in"), flow.failing),) if flow.failing else ()
    lines = (Fact(words("Identity"), flow.identity), *failing, Fact(words("Against last year"), flow.joint))
    facts((*lines, Fact(words("Poor again"), flow.relapse)))
