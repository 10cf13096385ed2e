"""The browser's files, compressed once and kept: Streamlit serves its own as they are, 4 MB where 1,5 are enough.

A file's name holds the hash of its content, so what was compressed stays right as long as the process lives. A phone's first
view of a page waits for these files more than for anything else (`./run bench slow`). Brotli would take an eighth off again, but
browsers ask for it over HTTPS only, and it is one more package: not taken.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

STREAMLIT_FILES = Path(streamlit.__file__).parent / "static"
_PACKABLE: Mapping[str, str] = MappingProxyType(
    {".js": "application/javascript", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
)
_SMALLEST = 1024  # bytes; what is less fits one packet either way
_PACKED = (
    (b"content-encoding", b"gzip"),
    (b"vary", b"accept-encoding"),
    (b"cache-control", b"public, immutable, max-age=31536000"),  # as Streamlit says of them
)
_ICONS = Path(__file__).with_name("icons.woff2")  # made by docs/icons.py
_WHOLE_ICONS = "static/media/MaterialSymbols-Rounded"
_FONT = (
    (b"content-type", b"font/woff2"),
    (b"cache-control", b"public, max-age=3600"),  # its name stays when an icon is added to it
)

Answer = tuple[tuple[tuple[bytes, bytes], ...], bytes]  # headers, body


class PackedFiles:
    """Answers a browser's requests for static files that shrink; all else goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        packed = await run_in_threadpool(_packed_of, scope) if _may_be_packed(scope) else None
        if packed is None:
            await self.app(scope, receive, send)
            return
        own, body = packed
        headers = [*own, (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _may_be_packed(scope: Scope) -> bool:
    """Whether a static file is asked for, whole, by somebody who can unpack it."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or "/static/" not in scope["path"]:
        return False
    headers = dict(scope["headers"])
    return b"gzip" in headers.get(b"accept-encoding", b"") and b"range" not in headers


def _packed_of(scope: Scope) -> Answer | None:
    name = "static/" + scope["path"].rpartition("/static/")[2]
    return _packed(name) if name in _names() else None  # nothing outside its folder, whatever the path says


@cache
def _packed(name: str) -> Answer | None:
    """One of Streamlit's own files, compressed; of all its icons those that are used; None of what does not shrink."""
    if name.startswith(_WHOLE_ICONS):
        return (_FONT, _ICONS.read_bytes())
    kind = _PACKABLE.get(Path(name).suffix)
    content = (STREAMLIT_FILES / name).read_bytes() if kind else b""
    if not kind or len(content) < _SMALLEST:
        return None
    return (((b"content-type", kind.encode()), *_PACKED), gzip.compress(content, 9, mtime=0))


@cache
def _names() -> frozenset[str]:
    """Every file of the folder, relative to it."""
    return frozenset(
        str(path.relative_to(STREAMLIT_FILES).as_posix())
        for path in (STREAMLIT_FILES / "static").rglob("*")
        if path.is_file()
    )
