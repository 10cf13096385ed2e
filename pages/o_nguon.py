"""Ô nguồn: the cell of an uploaded file that a figure was read from, among its neighbours."""

import streamlit as st

from dashboard.ui.escape import md
from dashboard.ui.original import draw_cell, draw_file, find
from dashboard.ui.shell import chosen

now = chosen()
words = now.words
seen = find(words, now.version)
if seen is None:
    st.stop()
st.markdown(f"# {md(seen.file_name)}", anchors=False)
draw_file(seen, words)
draw_cell(seen, words)
