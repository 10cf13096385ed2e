"""The head of the one HTML page that Streamlit serves: its language, title and what a pasted link says of itself."""

from collections.abc import Mapping
from functools import cache
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui import load
from dashboard.ui.style import CSS
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.previewing import Preview, picture_of, plain_preview
from dashboard.usecases.public_address import public_address
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import Address, address
from dashboard.views.pages import Page, light_page_at, page_at
from dashboard.web.browser.script import script_tag
from dashboard.web.budgets import picture_in_turn, preview_in_turn
from dashboard.web.packed import STREAMLIT_FILES
from dashboard.web.people.reading import NOT_KEPT, closed_to, is_private

PICTURE = "xem-truoc.png"
_DRAWN = (
    Page.OVERVIEW,
    Page.OVERVIEW.slug,
    Page.TARGETS,
    Page.DEPRIVATIONS,
    Page.DISBURSEMENT,
    Page.COMMUNES,
    Page.REPORTING,
)
_PAGE = "trang"  # which page the picture is of
_STATIC_HEADERS = (
    b"accept-encoding",
    b"if-none-match",
    b"if-modified-since",
)  # a compressed or cached page cannot be mended


def picture(request: Request) -> Response:
    """The picture of a link; Starlette runs it in a thread, for it asks the store."""
    query = dict(request.query_params)
    where = Address(query.pop(_PAGE, ""), query)
    try:
        if closed_to(request):
            drawn, kept = picture_of(plain_preview(requested_language(query))), "no-store"
        else:
            drawn, kept = picture_in_turn(load.office(), where), NOT_KEPT if is_private() else "max-age=300"
    except StoreUnavailable:
        drawn, kept = picture_of(plain_preview(requested_language(query))), "no-store"
    return Response(drawn, media_type="image/png", headers={"cache-control": kept})


PICTURE_ROUTE = Route(f"/{PICTURE}", picture)


class PageHead:
    """Mends every HTML page: language, title, no translation by the browser, and the tags that messengers read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        if scope["type"] != "http" or not _asks_for_a_page(scope, headers):
            await self.app(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name not in _STATIC_HEADERS]
        await self.app(dict(scope, headers=kept), receive, _Mended(send, scope, headers))


def _asks_for_a_page(scope: Scope, headers: dict[bytes, bytes]) -> bool:
    """Browsers say that they want HTML; messengers that look at a link often accept anything."""
    if light_page_at(scope["path"]) is not None:
        return False  # whole as it comes
    last = scope["path"].rpartition("/")[2]
    page = last == Page.OVERVIEW or page_at(last) is not None  # the start page's path may be empty
    return b"text/html" in headers.get(b"accept", b"") or (scope["method"] == "GET" and page)


class _Mended:
    """Holds the response back until it is whole, then sends it with its head mended."""

    def __init__(self, send: Send, scope: Scope, headers: dict[bytes, bytes]) -> None:
        self._send, self._scope, self._headers = send, scope, headers
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
            page = self._body.decode()
            page = _framed(page) if _SHELL in page else page  # not a light page, nor a form to sign in
            self._body = (await run_in_threadpool(self._mended, page)).encode()
        length = (b"content-length", str(len(self._body)).encode())
        kept = [(n, v) for n, v in self._start["headers"] if n not in (b"content-length", b"etag")]
        await self._send({**self._start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": self._body})

    def _mended(self, page: str) -> str:
        path, query = self._scope["path"], self._scope.get("query_string", b"").decode("latin-1")
        folder, _, last = path.rpartition("/")
        where = address(f"{last}?{query}")
        try:
            if closed_to(HTTPConnection(self._scope)):
                shown = plain_preview(requested_language(where.codes))
            else:
                shown = preview_in_turn(load.office(), where)
        except StoreUnavailable:
            return page  # the app itself says so
        root = root_of(self._headers, self._scope, folder)
        page = page.replace('<html lang="en">', f'<html lang="{shown.language}" translate="no">')
        tags = link_tags(shown, where, root, query) + (_ahead() if where.page in _DRAWN else "")
        return page.replace("<title>Streamlit</title>", tags)


_SHELL = '<div id="root"'  # of Streamlit's own document, which everything else is drawn into


def _framed(page: str) -> str:
    """With our script before any other, and the whole of a phone's screen for the bar at its foot."""
    page = page.replace("<title>", f"{script_tag()}<title>", 1)
    page = page.replace("shrink-to-fit=no", "viewport-fit=cover", 1)
    return page.replace("<body>", f"<body><style>{CSS}</style>", 1)  # after Streamlit's, and before anything is drawn


@cache
def _ahead() -> str:
    """Asks for what draws charts while the line is idle: Streamlit asks for it only once the first chart has come."""
    drawing = next(STREAMLIT_FILES.glob("static/js/embed.*.js"), None)  # Vega, the largest of all files
    href = f"./static/js/{drawing.name}" if drawing else ""
    return f'<link rel="modulepreload" fetchpriority="low" href="{href}">' if href else ""


def root_of(headers: Mapping[bytes, bytes], scope: Scope, folder: str) -> str:
    """The address of the app: the public one that is set, else as the reader has it, in that folder of its host."""
    return public_address().root or origin(headers, scope) + folder


def origin(headers: Mapping[bytes, bytes], scope: Scope) -> str:
    """Scheme and host as the reader of the link has them, a proxy in between or not."""
    given = headers.get(b"x-forwarded-proto", str(scope.get("scheme", "http")).encode()).decode("latin-1")
    host = headers.get(b"host", b"localhost").decode("latin-1")
    return f"{'https' if given == 'https' else 'http'}://{host}"


def link_tags(shown: Preview, where: Address, root: str, query: str, url: str = "") -> str:
    """Title, description and picture of a view at `root`, as Open Graph names them; `query` as it was asked for.

    `url`: another address that leads to it, which has no picture of its own.
    """
    described = " · ".join(text for text in (shown.sentence, shown.note) if text)
    pictured = f"{root}/{PICTURE}?{where.with_(**{_PAGE: where.page}).href.partition('?')[2]}"
    tags = {
        "og:type": "website",
        "og:site_name": shown.title,
        "og:title": shown.title,
        "og:description": described,
        "og:url": url or f"{root}/{where.page}" + (f"?{query}" if query else ""),
        "og:locale": {"vi": "vi_VN", "en": "en_GB"}[shown.language],
    }
    if not url:
        tags |= {"og:image": pictured, "og:image:width": "1200", "og:image:height": "630"}
    metas = "".join(f'<meta property="{name}" content="{escape(text)}">' for name, text in tags.items())
    return f'<title>{escape(shown.title)}</title><meta name="description" content="{escape(described)}">{metas}'
