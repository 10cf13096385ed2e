"""What to do first where the store is empty."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui.upload.forms import SHEET_TYPE
from dashboard.usecases.templates import plan_template


def draw_start(words: Words) -> None:
    """A plan comes before reports: the blank plan workbook, and the sample office for looking around."""
    st.info(
        words("There is no plan yet. Fill in the plan workbook and upload it here; reports can be sent after that."),
        icon=":material/info:",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        draw_plan_form(words)
        st.markdown(words("To look around first, load the sample office: `./run demo`."))


def draw_plan_form(words: Words) -> None:
    """The blank plan workbook, made when it is clicked."""
    st.download_button(
        words("Download the blank plan workbook"),
        data=plan_template,
        file_name="ke-hoach.xlsx",
        mime=SHEET_TYPE,
        key="upload_plan_form",
        on_click="ignore",
        icon=":material/download:",
    )
