"""The entry script: page config, navigation, and the frame around the page."""

from pathlib import Path
from time import perf_counter

import streamlit as st

from dashboard.ui import link, load, shared, who
from dashboard.ui.faults import say_slow
from dashboard.ui.gate import draw_door
from dashboard.ui.shared_frame import draw_shut
from dashboard.ui.shell import frame, language
from dashboard.ui.typed import keep_typed
from dashboard.ui.unstored import draw_closed
from dashboard.ui.upload.desk import hold
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.sharing import LinkOver, NoSuchLink

ROOT = Path(__file__).parents[1]
begun = perf_counter()
try:
    shared.begin()
except (NoSuchLink, LinkOver, StoreUnavailable) as shut:
    draw_shut(shut)
    st.stop()
link.read_address()
load.begin()
who.begin()
words = language()
title = words("Sustainable poverty reduction: progress")
st.set_page_config(
    page_title=title,
    page_icon=str(ROOT / "dashboard" / "static" / "icon.png"),  # a :material/ icon would ask the network for a font
    layout="wide",
)
page = st.navigation(link.pages(words), position="hidden")
st.set_page_config(page_title=f"{page.title} · {title}")
link.begin(page.url_path)
load.may_wait(page.url_path)
try:
    if not who.may_read():
        draw_door(words)
        st.stop()
    frame(words)
    try:
        page.run()
        link.note()
    finally:
        say_slow(page.url_path, perf_counter() - begun)
except StoreUnavailable as unavailable:
    hold()
    keep_typed()
    draw_closed(unavailable, words)
finally:
    who.end()
