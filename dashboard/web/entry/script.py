"""The form's script as the browser gets it: once for a version of it; its words come with the form."""

import hashlib
import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.text import Words
from dashboard.views.entry_form import ENTRY_FOLDER

PATH = "nhap.js"
_SOURCE = Path(__file__).with_name("entry.js")
_KEPT = {"cache-control": "public, immutable, max-age=31536000"}  # its address names its content


@cache
def _script() -> bytes:
    return _SOURCE.read_bytes()


@cache
def script_tag() -> str:
    return f'<script defer src="{PATH}?v={hashlib.sha256(_script()).hexdigest()[:12]}"></script>'


def words_of_script(words: Words) -> str:
    """What the script says by itself, for the form's own attribute; {n} and {t} are filled in by it."""
    return json.dumps(
        {
            "cut": words("The line is cut: {count} fields are kept on this device. Nothing is sent until you tap again.",
                         count="{n}"),
            "back": words("The line is back. What you typed is here: tap to send."),
            "unchecked": words("not checked yet: the line is cut"),
            "unsent": words("The server has not taken it: what you typed is kept on this device. Try again in a minute."),
            "out": words("You are signed out. What you typed is kept on this device: sign in and go on."),
            "signIn": words("Sign in"),
            "restored": words("{count} fields that you had typed on this device are back, from {moment}.",
                              count="{n}", moment="{t}"),
            "other": words("This device keeps {count} fields that you typed at {moment}; since then something else has come to the"
                           " server. Which shall stand here?", count="{n}", moment="{t}"),
            "mine": words("What I typed on this device"),
            "theirs": words("What the server has"),
            "drop": words("Let go what this device keeps"),
            "cleared": words("Taken out, for there is no figure: {texts}", texts="{t}"),
            "takeBack": words("Put the figure back"),
            "lines": words("{done} of {all} lines filled", done="{n}", all="{t}"),
            "nostore": words("This browser keeps nothing by itself: save a draft often."),
            "sending": words("Sending …"),
        },
        ensure_ascii=False,
    )  # fmt: skip


def _answer(_: Request) -> Response:
    headers = {**_KEPT, "x-content-type-options": "nosniff"}
    return Response(_script(), media_type="text/javascript; charset=utf-8", headers=headers)


ENTRY_SCRIPT_ROUTE = Route(f"/{ENTRY_FOLDER}/{PATH}", _answer, methods=["GET"])
