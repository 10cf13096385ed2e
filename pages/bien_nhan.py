"""Biên nhận: what the store knows of one report that was sent, by the number in the address."""

import streamlit as st

from dashboard.ui.shell import chosen
from dashboard.ui.upload.receipt_page import asked_number, draw_receipt_page

now = chosen()
words = now.words
number = asked_number(words)
if number:
    draw_receipt_page(number, now.programme, words)
else:
    st.markdown(f"# {words('Find a receipt')}", anchors=False)
    st.info(words("Type the number of a receipt, or open the link or QR code on it."), icon=":material/receipt_long:")
