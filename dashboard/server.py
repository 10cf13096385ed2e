"""The ASGI app: Streamlit with our lifespan, pages whose heads speak for them, and the pictures of links."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from dashboard.ui.faults import say_fault
from dashboard.ui.head import PICTURE_ROUTE, PageHead


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Freeze what start-up imported: Streamlit collects garbage after every run, and would walk all of it each time."""
    import altair  # noqa: F401 - imported before the freeze, so that no page's first run pays for it
    import pandas  # noqa: F401

    gc.collect()
    gc.freeze()
    yield None


app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=_lifespan,
    routes=[PICTURE_ROUTE],
    middleware=[Middleware(PageHead)],
    on_script_error=say_fault,
)
