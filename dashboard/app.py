"""The entry script: page config, navigation, and the frame around the page."""

from pathlib import Path

import streamlit as st

from dashboard.ui import link
from dashboard.ui.navigation import Place, draw_navigation
from dashboard.ui.shell import frame, language
from dashboard.usecases.office import StoreUnavailable

ROOT = Path(__file__).parents[1]
words = language()
st.set_page_config(
    page_title=words("Sustainable poverty reduction: progress"),
    page_icon=str(ROOT / "dashboard" / "static" / "icon.png"),  # a :material/ icon would ask the network for a font
    layout="wide",
)
PLACES = (
    Place("tong_quan", words("Overview"), ":material/dashboard:"),
    Place("chi_tieu", words("Targets"), ":material/target:"),
    Place("chieu_thieu_hut", words("Deprivations"), ":material/diversity_3:"),
    Place("giai_ngan", words("Disbursement"), ":material/payments:"),
    Place("xa_thi_tran", words("Communes"), ":material/location_on:"),
    Place("thay_doi", words("What has changed"), ":material/history:"),
    Place("trinh_chieu", words("Slide show"), ":material/slideshow:"),
    Place("tinh_hinh_bao_cao", words("Reporting"), ":material/fact_check:"),
    Place("nop_bao_cao", words("Submit reports"), ":material/upload_file:"),
    Place("quan_tri", words("Administration"), ":material/edit_document:"),
)
HIDDEN = (  # opened by links and QR codes
    Place("bien_nhan", words("Receipt"), ":material/receipt_long:"),
    Place("o_nguon", words("An uploaded cell"), ":material/grid_on:"),
)
page = st.navigation(
    [
        st.Page(
            ROOT / "pages" / f"{place.name}.py",
            title=place.title,
            icon=place.icon,
            url_path=place.path or place.name.replace("_", "-"),
            default=link.is_start(place.name),
        )
        for place in (*PLACES, *HIDDEN)
    ],
    position="hidden",
)
st.set_page_config(page_title=f"{page.title} · {words('Sustainable poverty reduction: progress')}")
link.begin(page.url_path)
try:
    navigation = st.container()  # filled last: by then the frame knows what the links carry along
    frame(words)
    with navigation:
        draw_navigation(PLACES)
    page.run()
except StoreUnavailable:
    st.error(words("The store does not answer; try again in a moment."), icon=":material/database_off:")
