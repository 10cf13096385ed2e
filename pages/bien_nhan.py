"""Biên nhận: what the store knows of one report that was sent, by the number in the address."""

import streamlit as st

from dashboard.ui.shell import chosen
from dashboard.ui.upload.links import NUMBER
from dashboard.ui.upload.receipt_page import draw_receipt_page

now = chosen()
words = now.words
number = st.text_input(
    words("Receipt number"), key=NUMBER, bind="query-params", max_chars=120, placeholder="BC-THANG/2024-09/04183/1"
)
if number and number.strip():
    draw_receipt_page(number.strip(), now.programme, words)
else:
    st.markdown(f"# {words('Find a receipt')}", anchors=False)
    st.info(words("Type the number of a receipt, or open the link or QR code on it."), icon=":material/receipt_long:")
