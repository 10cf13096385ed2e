"""The entry script: page config, navigation, and the frame around the page."""

from pathlib import Path

import streamlit as st

from dashboard.ui.shell import frame, language
from dashboard.usecases.office import StoreUnavailable

ROOT = Path(__file__).parents[1]
words = language()
st.set_page_config(
    page_title=words("Sustainable poverty reduction: progress"),
    page_icon=str(ROOT / "dashboard" / "static" / "icon.png"),  # a :material/ icon would ask the network for a font
    layout="wide",
)
PAGES = (
    ("tong_quan", words("Overview"), ":material/dashboard:"),
    ("chi_tieu", words("Targets"), ":material/target:"),
    ("chieu_thieu_hut", words("Deprivations"), ":material/diversity_3:"),
    ("giai_ngan", words("Disbursement"), ":material/payments:"),
    ("xa_thi_tran", words("Communes"), ":material/location_on:"),
    ("thay_doi", words("What has changed"), ":material/history:"),
    ("tinh_hinh_bao_cao", words("Reporting"), ":material/fact_check:"),
    ("nop_bao_cao", words("Submit reports"), ":material/upload_file:"),
    ("quan_tri", words("Administration"), ":material/edit_document:"),
)
HIDDEN = (("bien_nhan", words("Receipt"), ":material/receipt_long:"),)  # opened by links and QR codes
page = st.navigation(
    [
        st.Page(
            ROOT / "pages" / f"{name}.py",
            title=title,
            icon=icon,
            url_path=name.replace("_", "-"),
            default=not number,
            visibility="visible" if number < len(PAGES) else "hidden",
        )
        for number, (name, title, icon) in enumerate((*PAGES, *HIDDEN))
    ],
    position="top",
)
try:
    frame(words)
    page.run()
except StoreUnavailable:
    st.error(words("The store does not answer; try again in a moment."), icon=":material/database_off:")
