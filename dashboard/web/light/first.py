"""Who gets the light page first: a phone or a messenger's browser that comes by a shared link, until it asks for the full one."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.views.address import COMMON, LONGEST, Address, Param
from dashboard.views.pages import Page, light_address, light_page_at, page_at
from dashboard.web.light.parts import FULL

_SMALL = ("mobile", "zalo", "fban", "fbav")  # phones, and the browsers inside Zalo and Facebook
_READERS = ("bot", "crawl", "spider", "externalhit", "preview")  # they read the tags of a link, and show them to others
_NOT_KEPT = ((b"cache-control", b"no-store"), (b"vary", b"user-agent, cookie, referer"))
_COOKIE = (b"set-cookie", f"{FULL[0]}={FULL[1]}; Path=/; HttpOnly; SameSite=Lax".encode())  # for the browser's session


class LightFirst:
    """Sends such a reader to the light page of the same view; everybody else, and every other request, goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = _page(scope)
        if page is None:
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        if FULL in asked:
            kept = urlencode([pair for pair in asked if pair[0] != FULL[0]], quote_via=quote, safe="/!:")
            last = scope["path"].rpartition("/")[2]
            await _redirect(send, f"./{last}" + (f"?{kept}" if kept else ""), _COOKIE)
            return
        small = is_small(headers.get(b"user-agent", ""))
        if small and not _is_kept_full(headers) and _is_shared(page, asked) and not _is_from_here(headers):
            to = light_address(Address(page, {name: code[:LONGEST] for name, code in asked if name in list(Param)}))
            assert to is not None  # of its pages only
            await _redirect(send, f"./{to.href}")
            return
        await self.app(scope, receive, _remembering(send) if small else send)


def is_reader(agent: str) -> bool:
    """Whether a messenger or a search engine looks at a link, to show it to others."""
    return any(sign in agent.lower() for sign in _READERS)


def _page(scope: Scope) -> Page | None:
    """Which of the pages that have a light form a browser opens; None for anything else that is asked for."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
        return None
    last = scope["path"].rpartition("/")[2]
    if light_page_at(scope["path"]) is not None or (not last and page_at(_folder(scope["path"])) is not None):
        return None
    page = page_at(last) if last else Page.OVERVIEW
    return page if page is not None and light_address(Address(page, {})) else None


def _folder(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def is_small(agent: str) -> bool:
    """Whether a phone, or a messenger's browser, says so of itself."""
    low = agent.lower()
    return any(sign in low for sign in _SMALL) and not any(sign in low for sign in _READERS)


def _is_shared(page: Page, asked: list[tuple[str, str]]) -> bool:
    """A link that says what it shows, and not only where it was clicked."""
    return any(name in (*COMMON, *page.own) and code for name, code in asked)


def _is_from_here(headers: dict[bytes, str]) -> bool:
    return bool(came := headers.get(b"referer", "")) and urlsplit(came).netloc == headers.get(b"host", "")


def _is_kept_full(headers: dict[bytes, str]) -> bool:
    try:
        kept = SimpleCookie(headers.get(b"cookie", ""))
    except ValueError:
        return False
    return FULL[0] in kept and kept[FULL[0]].value == FULL[1]


def _remembering(send: Send) -> Send:
    """A phone that has once opened the full page keeps it when it is reloaded."""

    async def remembered(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], _COOKIE]}
        await send(message)

    return remembered


async def _redirect(send: Send, to: str, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"location", to.encode("latin-1", "replace")), (b"content-length", b"0"), *_NOT_KEPT, *more]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
