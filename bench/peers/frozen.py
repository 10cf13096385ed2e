"""The empty page with all that it imports loaded before the freeze: what no page of Streamlit's can be cheaper than."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from bench.peers import content  # noqa: F401 - what the page imports


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    import streamlit.elements.vega_charts  # noqa: F401

    gc.collect()
    gc.freeze()
    yield None


app = st.App(Path(__file__).with_name("blank.py"), lifespan=_lifespan)
