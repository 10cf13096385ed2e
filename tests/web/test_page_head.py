"""The HTML page as messengers and screen readers meet it, before any script has run."""

import asyncio
import re

from starlette.types import Message, Receive, Scope, Send

from dashboard.usecases.office import Office
from dashboard.web.head import PageHead
from dashboard.web.packed import STREAMLIT_FILES

PAGE = b'<!doctype html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def _streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """What Streamlit answers, in two parts."""
    html = not scope["path"].endswith(".js")
    kind = b"text/html; charset=utf-8" if html else b"text/javascript"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind), (b"etag", b"1")]})
    await send({"type": "http.response.body", "body": PAGE[:40], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[40:]})


def served(path: str, query: str = "", accept: str = "text/html", **headers: str) -> str:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    given = [(b"host", b"giamngheo.local"), (b"accept", accept.encode())]
    given += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": given,
        "scheme": "http",
    }
    asyncio.run(PageHead(_streamlit)(scope, None, send))  # type: ignore[arg-type]
    body = b"".join(message.get("body", b"") for message in sent)
    lengths = dict(sent[0]["headers"])
    assert lengths.get(b"content-length", str(len(body)).encode()) == str(len(body)).encode()
    return body.decode()


def test_language_title_and_the_tags_of_a_link(office: Office) -> None:
    page = served("/chi-tieu", "lang=en&ct=S002-14")
    assert '<html lang="en" translate="no">' in page
    assert "Sustainable poverty reduction" in page and "sanitary latrine" in page
    assert (
        'property="og:image" content="http://giamngheo.local/xem-truoc.png?lang=en&amp;ct=S002-14&amp;trang=chi-tieu"'
        in page
    )
    assert '<html lang="vi"' in served("/")


def test_a_messenger_that_accepts_anything_gets_the_tags_and_scripts_pass_untouched(office: Office) -> None:
    assert "og:title" in served("/giai-ngan", accept="*/*")
    assert served("/static/app.js", accept="*/*") == PAGE.decode()


def test_the_start_page_without_a_name_speaks_for_itself_too(office: Office) -> None:
    page = served("/", "kh=songma-gnbv-2024&ky=2024-06", accept="*/*")
    assert "<title>Streamlit</title>" not in page
    assert "tháng 6/2024" in page
    assert (
        'property="og:image" content="http://giamngheo.local/xem-truoc.png?kh=songma-gnbv-2024&amp;ky=2024-06' in page
    )
    assert "og:image" in served("/trong/thu-muc/", accept="*/*"), "also in a folder of its host"


def test_behind_a_proxy_the_picture_has_the_outer_scheme(office: Office) -> None:
    assert "https://giamngheo.local/xem-truoc.png" in served("/", x_forwarded_proto="https")


def test_what_is_asked_for_never_becomes_markup(office: Office) -> None:
    page = served("/chi-tieu", 'ct="><script>alert(1)</script>&kh="><b>')
    assert "<script>" not in page and '"><b>' not in page


def test_what_draws_charts_is_fetched_ahead_on_pages_that_draw(office: Office) -> None:
    drawing = re.search(r'<link rel="modulepreload" fetchpriority="low" href="\./(static/js/embed[^"]*)">', served("/"))
    assert drawing and (STREAMLIT_FILES / drawing[1]).is_file()
    assert drawing[0] in served("/chi-tieu", "ct=S002-14")
    assert "modulepreload" not in served("/nop-bao-cao")
