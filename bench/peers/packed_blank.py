"""The empty page with its files packed as ours are: what no first view of Streamlit's can be cheaper than."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.web.packed import PackedFiles

app = st.App(Path(__file__).with_name("blank.py"), middleware=[Middleware(PackedFiles)])
