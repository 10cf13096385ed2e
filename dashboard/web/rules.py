"""What the browser is told of every answer: which scripts may run, that no foreign host is asked, who may frame a page."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.text import LANGUAGES
from dashboard.ui.language import language_script
from dashboard.web.packed import STREAMLIT_FILES

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_scripts() -> tuple[str, ...]:
    """Those that Streamlit's page brings, and ours that tell the browser the language."""
    page = (STREAMLIT_FILES / "index.html").read_text(encoding="utf-8")
    return (*_INLINE.findall(page), *(language_script(language) for language in LANGUAGES))


@cache
def policy() -> str:
    """The content policy: no foreign host, no eval, inline scripts by their hash alone.

    Streamlit loads the scripts of our tables by blob:, which only a script that runs already can make; Streamlit and Vega set
    styles inline.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline_scripts()
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


@cache
def _rules() -> Mapping[bytes, bytes]:
    return MappingProxyType(
        {
            b"content-security-policy": policy().encode(),
            b"x-content-type-options": b"nosniff",
            b"referrer-policy": b"same-origin",  # addresses say what is looked at; other sites need not know
            b"x-frame-options": b"SAMEORIGIN",  # for browsers that do not know frame-ancestors
        }
    )


def _is_saved(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether it is a file to save: made for one reader, and in no cache's keeping."""
    return any(name.lower() == b"content-disposition" and value.startswith(b"attachment") for name, value in headers)


class BrowserRules:
    """Adds these rules to every answer over HTTP; one that brings a stricter rule of its own keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def ruled(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                more = [(name, rule) for name, rule in _rules().items() if name not in own]
                if b"cache-control" not in own and _is_saved(message["headers"]):
                    more.append((b"cache-control", b"private, no-store"))
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self.app(scope, receive, ruled)
