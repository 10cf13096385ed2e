"""The ASGI app: Streamlit with our lifespan, and pages that say which language they are in."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.text import words_in

_STATIC_HEADERS = (
    b"accept-encoding",
    b"if-none-match",
    b"if-modified-since",
)  # a compressed or cached page cannot be mended


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Freeze what start-up imported: Streamlit collects garbage after every run, and would walk all of it each time."""
    import altair  # noqa: F401 - imported before the freeze, so that no page's first run pays for it
    import pandas  # noqa: F401

    gc.collect()
    gc.freeze()
    yield None


class PageLanguage:
    """Mends the one HTML page that Streamlit serves: its language and title, and no translation by the browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        if scope["type"] != "http" or b"text/html" not in headers.get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name not in _STATIC_HEADERS]
        await self.app(dict(scope, headers=kept), receive, _Mended(send, _language(scope)))


def _language(scope: Scope) -> str:
    return "en" if b"lang=en" in scope.get("query_string", b"") else "vi"


class _Mended:
    """Holds the response back until it is whole, then sends it with the right language and title."""

    def __init__(self, send: Send, language: str) -> None:
        self._send, self._language = send, language
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = dict(self._start["headers"])
        if headers.get(b"content-type", b"").startswith(b"text/html"):
            title = words_in(self._language)("Sustainable poverty reduction: progress")
            page = self._body.replace(b'<html lang="en">', f'<html lang="{self._language}" translate="no">'.encode())
            self._body = page.replace(b"<title>Streamlit</title>", f"<title>{title}</title>".encode())
        length = (b"content-length", str(len(self._body)).encode())
        kept = [(n, v) for n, v in self._start["headers"] if n not in (b"content-length", b"etag")]
        await self._send({**self._start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": self._body})


app = st.App(Path(__file__).with_name("app.py"), lifespan=_lifespan, middleware=[Middleware(PageLanguage)])
