"""The ASGI app: Streamlit with our lifespan, pages whose heads speak for them, light pages, and the pictures of links."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from decimal import Decimal
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

import dashboard.ui
from dashboard.text.words import LANGUAGES, words_in
from dashboard.ui import load
from dashboard.ui.faults import say_fault
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.settings import Settings
from dashboard.web.astray import Astray
from dashboard.web.budgets import UploadBudget
from dashboard.web.doors import Doors
from dashboard.web.head import PageHead
from dashboard.web.light.first import LightFirst
from dashboard.web.log import RequestLog, write_json_lines
from dashboard.web.packed import PackedFiles
from dashboard.web.packed_messages import pack_messages
from dashboard.web.people.reading import ReadingDoor
from dashboard.web.rehearsal import rehearse
from dashboard.web.routes import ROUTES
from dashboard.web.rules import BrowserRules

_FIRST_USED = ("pyarrow", "pandas", "altair", "streamlit.elements.vega_charts", "streamlit.dataframe_util")
_COLLECT_EVERY, _WHOLE = 5.0, 12  # seconds; every twelfth time all is looked through


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Load what any page uses and freeze it, then collect garbage by the clock and not after every run.

    Streamlit's own collection walks all that was made since the freeze, for every viewer and every change of theirs; it is
    switched off in `.streamlit/config.toml` (runner.postScriptGC).
    """
    if Settings().log == "json":
        write_json_lines()
    _load()
    gc.collect()
    gc.freeze()
    beside = [asyncio.create_task(_collect()), asyncio.create_task(rehearse())]
    yield None
    for task in beside:
        task.cancel()


def _load() -> None:
    """Import every module that a page may use, the numbers of both languages, and the newest plan years: no page's first run
    pays for them.
    """
    for name in (*_FIRST_USED, *(found.name for found in walk_packages(dashboard.ui.__path__, "dashboard.ui."))):
        import_module(name)
    for language in LANGUAGES:
        words_in(language).number(Decimal("1.5"))
    with suppress(StoreUnavailable):  # the pages say so
        load.read_newest()


async def _collect() -> None:
    """Collect what was made of late every few seconds, and everything once a minute: uploads and sessions that ended hold memory
    until then. While all is looked through no page is drawn: with a hundred readers that takes a tenth of a second.
    """
    for turn in count(1):
        await asyncio.sleep(_COLLECT_EVERY)
        gc.collect(1 if turn % _WHOLE else 2)


pack_messages()
app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=_lifespan,
    routes=ROUTES,
    middleware=[
        Middleware(RequestLog),
        Middleware(BrowserRules),
        Middleware(Doors),
        Middleware(PackedFiles),
        Middleware(UploadBudget),
        Middleware(Astray, routes=ROUTES),
        Middleware(LightFirst),
        Middleware(ReadingDoor),
        Middleware(PageHead),
    ],
    on_script_error=say_fault,
)
