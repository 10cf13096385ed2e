"""The way an app begins: the workbook read at every run, charts built anew, the whole page in one script."""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

from bench.peers.content import PERIODS

st.set_page_config(layout="wide")
figures = pd.read_excel(Path(os.environ["BENCH_CONTENT"]) / "figures.xlsx")
period = st.selectbox("Kỳ", list(PERIODS))
now = figures[figures.period == period]
st.title(f"Tiến độ {period}")
parts = {kind: now[now.kind == kind].dropna(axis=1, how="all") for kind in ("bullets", "projects", "curve", "heat")}
for column, label in zip(st.columns(6), ["Nghèo", "Chỉ tiêu", "Giải ngân", "Dư", "Báo cáo", "Xã"], strict=True):
    column.metric(label, len(parts["bullets"]))
left, middle, right = st.columns(3)
for place, kind in ((left, "bullets"), (middle, "projects")):
    bars = alt.Chart(parts[kind]).mark_bar().encode(x="actual_at:Q", y=alt.Y("short_name:N", sort=None), color="tone:N")
    place.altair_chart(bars, width="stretch")
    place.dataframe(parts[kind], height=200)
lines = (
    alt.Chart(parts["curve"])
    .transform_fold(["path", "actual"])
    .mark_line()
    .encode(x="month:Q", y="value:Q", color="key:N")
)
middle.altair_chart(lines, width="stretch")
heat = alt.Chart(parts["heat"]).mark_rect().encode(x="dimension:N", y="unit:N", color="gap:Q")
right.altair_chart(heat, width="stretch")
right.dataframe(parts["heat"], height=200)
