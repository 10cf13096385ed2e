"""Streamlit's own files leave compressed where they shrink, and as they are otherwise."""

import asyncio
import gzip
from pathlib import Path

import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send

from dashboard.web.packed import PackedFiles
from docs.icons import NAMES, used

FILES = Path(streamlit.__file__).parent / "static" / "static"
SCRIPT = max(FILES.glob("js/*.js"), key=lambda path: path.stat().st_size)
FONT = next(FILES.rglob("SourceSans*.woff2"))
ICONS = next(FILES.rglob("MaterialSymbols-Rounded*.woff2"))


async def _streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"server", b"streamlit")]})
    await send({"type": "http.response.body", "body": b"as it is"})


def answer(path: str, method: str = "GET", **headers: str) -> tuple[dict[bytes, bytes], bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": given}
    asyncio.run(PackedFiles(_streamlit)(scope, None, send))  # type: ignore[arg-type]
    return dict(sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent)


@pytest.mark.parametrize("folder", ["", "/giam-ngheo"])
def test_a_script_is_packed_and_says_so(folder: str) -> None:
    headers, body = answer(f"{folder}/static/js/{SCRIPT.name}", accept_encoding="gzip, deflate, br")
    assert gzip.decompress(body) == SCRIPT.read_bytes()
    assert len(body) < SCRIPT.stat().st_size / 2
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"immutable" in headers[b"cache-control"]
    assert headers[b"vary"] == b"accept-encoding"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        pytest.param(f"/static/js/{SCRIPT.name}", {}, id="who cannot unpack it"),
        pytest.param(f"/static/js/{SCRIPT.name}", {"accept_encoding": "gzip", "range": "bytes=0-9"}, id="a part of it"),
        pytest.param(f"/static/{FONT.relative_to(FILES).as_posix()}", {"accept_encoding": "gzip"}, id="a font"),
        pytest.param("/static/js/../../index.html", {"accept_encoding": "gzip"}, id="outside the folder"),
        pytest.param("/static/js/none.js", {"accept_encoding": "gzip"}, id="no such file"),
        pytest.param("/media/abc.js", {"accept_encoding": "gzip"}, id="another folder"),
        pytest.param("/chi-tieu", {"accept_encoding": "gzip"}, id="a page"),
    ],
)
def test_all_else_goes_on(path: str, headers: dict[str, str]) -> None:
    assert answer(path, **headers)[1] == b"as it is"


def test_of_the_icons_only_those_that_are_used_are_sent() -> None:
    headers, body = answer(f"/static/{ICONS.relative_to(FILES).as_posix()}", accept_encoding="gzip")
    assert (headers[b"content-type"], body[:4]) == (b"font/woff2", b"wOF2")
    assert len(body) < ICONS.stat().st_size / 10
    assert b"immutable" not in headers[b"cache-control"], "its name stays when an icon is added"


def test_every_icon_that_is_used_is_in_the_font() -> None:
    """After a new icon, or a new Streamlit: `python -m docs.icons`."""
    in_font = set(NAMES.read_text("utf-8").split())
    assert used() - in_font == {"star_filled"}, "Streamlit names one that its own font has not"


def test_only_the_head_is_told_where_only_that_is_asked_for() -> None:
    headers, body = answer(f"/static/js/{SCRIPT.name}", "HEAD", accept_encoding="gzip")
    assert (int(headers[b"content-length"]) > 1000, body) == (True, b"")
