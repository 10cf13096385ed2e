"""The script as the browser gets it: once for a version of it, with the words of both languages in it."""

import hashlib
import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.text import LANGUAGES, Words, words_in
from dashboard.web.browser.framework_words import EXACT, LANDMARKS, PATTERNS

PATH = "khung.js"  # khung trang: the frame of the page
_SOURCE = Path(__file__).with_name("head.js")
_PLACE = "/*words*/ {}"
_KEPT = {"cache-control": "public, immutable, max-age=31536000"}  # its address names its content


@cache
def script() -> bytes:
    """The whole script."""
    words = json.dumps({language: _said(words_in(language)) for language in LANGUAGES}, ensure_ascii=False)
    return _SOURCE.read_text(encoding="utf-8").replace(_PLACE, words.replace("</", "<\\/"), 1).encode()


@cache
def script_tag() -> str:
    """What stands in the head of a page, before Streamlit's own scripts."""
    return f'<script src="./{PATH}?v={hashlib.sha256(script()).hexdigest()[:12]}"></script>'


def _said(words: Words) -> dict[str, object]:
    return {
        "exact": {theirs: words(ours) for theirs, ours in EXACT.items()},
        "patterns": [[theirs, words(ours, a="$1", limit="$1")] for theirs, ours in PATTERNS.items()],
        "landmarks": [words(name) for name in LANDMARKS],
    }


def _answer(_: Request) -> Response:
    return Response(script(), media_type="text/javascript; charset=utf-8", headers=_KEPT)


SCRIPT_ROUTE = Route(f"/{PATH}", _answer, methods=["GET"])
