"""Tài liệu: the report, slides, annexes and messages of a period, as files that leave the office."""

import streamlit as st

from dashboard.ui.documents import draw_documents
from dashboard.ui.escape import md
from dashboard.ui.shell import shown

now = shown()
st.markdown(f"# {md(now.words('Documents of {period}', period=now.period))}", anchors=False)
draw_documents(now)
