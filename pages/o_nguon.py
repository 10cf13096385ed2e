"""Ô nguồn: the cell of an uploaded file that a figure was read from, among its neighbours."""

import streamlit as st

from dashboard.ui.escape import md
from dashboard.ui.original import draw_cell, draw_file, requested_file
from dashboard.ui.shell import chosen

now = chosen()
words = now.words
reception = requested_file(words, now.version)
if reception is None:
    st.stop()
st.markdown(f"# {md(reception.file_name)}", anchors=False)
draw_file(reception, words)
draw_cell(reception, words)
