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


_PARTS = (
    b"application/javascript",
    b"text/javascript",
    b"text/css",
    b"font/",
    b"image/png",
    b"image/jpeg",
    b"image/x-icon",
)
_OF_DOCUMENTS = (b"content-security-policy", b"x-frame-options")


def _is_part(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether it is a part of a page: what a page may do says the page, and a browser heeds nothing that a part says of it.

    A first view asks for more than a hundred parts; half a kilobyte with each would be a twentieth of all it brings.
    """
    return any(name.lower() == b"content-type" and value.lower().startswith(_PARTS) for name, value in headers)


def _is_saved(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether it is a file to save: made for one reader, and in no cache's keeping."""
    return any(name.lower() == b"content-disposition" and value.startswith(b"attachment") for name, value in headers)


class BrowserRules:
    """Adds these rules to every answer over HTTP, those of documents to all but parts of a page; a stricter rule that an answer
    brings stays.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def ruled(message: Message) -> None:
            if message["type"] == "http.response.start":
                left = {name.lower() for name, _ in message["headers"]}  # to what the answer says itself
                left |= set(_OF_DOCUMENTS) if _is_part(message["headers"]) else set()
                more = [(name, rule) for name, rule in _rules().items() if name not in left]
                if b"cache-control" not in left and _is_saved(message["headers"]):
                    more.append((b"cache-control", b"private, no-store"))
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self.app(scope, receive, ruled)
