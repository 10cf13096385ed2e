"""An empty Streamlit page with one choice: the floor of a first view and of a rerun."""

import streamlit as st

from bench.peers.content import PERIODS

st.markdown(f"# {st.selectbox('Kỳ', list(PERIODS))}")
