"""The first steps, shown while the store is empty."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.planning.sections import FROM_DOCUMENT
from dashboard.ui.shell import draw_way_to_start
from dashboard.ui.upload.forms import SHEET_TYPE
from dashboard.usecases.templates import plan_template
from dashboard.views.address import Param
from dashboard.views.pages import Page


def draw_start(words: Words) -> None:
    """Draws the first steps: the blank plan workbook to fill in, or the sample office to load."""
    st.info(
        words(
            "There is no plan yet. Make it step by step on Quản trị → Bắt đầu, or fill in the plan workbook and upload it here; "
            "reports can be sent after that."
        ),
        icon=":material/info:",
    )
    draw_way_to_start(words)
    with st.container(horizontal=True, vertical_alignment="center"):
        draw_plan_form(words)
        where = link.to(Page.ADMINISTRATION, **{Param.SECTION: FROM_DOCUMENT})
        link.draw(where, words("Begin from the plan's own document"), ":material/description:")
        st.markdown(words("To look around first, load the sample office: `./run demo`."))


def draw_plan_form(words: Words) -> None:
    """Draws the download of the blank plan workbook."""
    st.download_button(
        words("Download the blank plan workbook"),
        data=plan_template,
        file_name="ke-hoach.xlsx",
        mime=SHEET_TYPE,
        key="upload_plan_form",
        on_click="ignore",
        icon=":material/download:",
    )


def draw_plan_workbook(words: Words) -> None:
    """Draws the same download out of the way, where a plan stands."""
    with st.expander(words("Plan workbook")):
        draw_plan_form(words)
