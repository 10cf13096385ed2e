"""The downloads of the plan that stands, and of the draft of the next plan year."""

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.ui.upload.forms import SHEET_TYPE
from dashboard.usecases.rolling_over import draft_file
from dashboard.usecases.templates import plan_in_force


def draw_in_force(plan: Plan, words: Words) -> None:
    """Draws the download of the plan that stands; changed in a spreadsheet it is sent on Nộp báo cáo like any plan."""
    st.download_button(
        words("Download the plan that stands as a workbook"),
        data=lambda: plan_in_force(office(), plan.programme.code, plan.year),
        file_name=f"ke-hoach-{plan.programme.code}-{plan.year}.xlsx",
        mime=SHEET_TYPE,
        key="planning_in_force",
        on_click="ignore",
        icon=":material/download:",
    )


def draw_next_year(plan: Plan, words: Words) -> None:
    """Draws what the draft holds, and its download; once filled in it is sent on Nộp báo cáo."""
    year = plan.year + 1
    with st.expander(words("Plan of the next year")):
        st.markdown(
            words(
                "The draft of {year} holds the units that still stand, the money left, baselines with their source and "
                "the calendar a year later. Fill in values and sentences, then send it on the page «Nộp báo cáo».",
                year=str(year),
            )
        )
        st.download_button(
            words("Download the draft of {year}", year=str(year)),
            data=lambda: draft_file(office(), plan.programme.code, plan.year),
            file_name=f"ke-hoach-{plan.programme.code}-{year}-nhap.xlsx",
            mime=SHEET_TYPE,
            key="planning_draft",
            on_click="ignore",
            icon=":material/download:",
        )
