"""Addresses that lead to no page: one below a page goes to the page, the start page's name to the start page, any other is said, in
place of Streamlit's own answers.
"""

from collections.abc import Iterable

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.text import words_in
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import CALENDAR_FOLDER, address
from dashboard.views.pages import LIGHT_FOLDER, page_at
from dashboard.views.sign_in import ROUTES
from dashboard.web.keeper import HEALTH, METRICS, READY
from dashboard.web.light.document import plain

_OTHERS = {
    LIGHT_FOLDER, CALENDAR_FOLDER, HEALTH, READY, METRICS, *ROUTES, "_stcore", "static", "app", "media", "component",
    "xem-truoc.png",
}  # fmt: skip


class Astray:
    """Answers browsers that ask for a page at an address that is none; everything else goes by, also to the app's own `routes`."""

    def __init__(self, app: ASGIApp, routes: Iterable[Route] = ()) -> None:
        self.app = app
        self.others = frozenset(_OTHERS) | {route.path.split("/")[1] for route in routes}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _answer(scope, self.others) if scope["type"] == "http" and _wants_a_page(scope) else None
        await (answer or self.app)(scope, receive, send)


def _wants_a_page(scope: Scope) -> bool:
    reads = scope["method"] in ("GET", "HEAD")
    return reads and any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _answer(scope: Scope, others: frozenset[str]) -> Response | None:
    base = str(scope.get("root_path", ""))
    parts = str(scope["path"]).removeprefix(base).split("/")
    if others.intersection(parts) or (not parts[-1] and all(page_at(part) is None for part in parts)):
        return None  # the start page, in whatever folder a proxy has it
    query = scope.get("query_string", b"").decode("latin-1")
    for number, part in enumerate(parts):
        page = page_at(part)
        if page is not None:
            up = len(parts) - 1 - number
            if not up and page.value:
                return None
            # relative, so that no address can lead to another host; the start page stands at its folder, without its name
            to = "../" * up + (page.value or "./")
            return RedirectResponse(to + (f"?{query}" if query else ""), 302, {"cache-control": "no-store"})
    words = words_in(requested_language(address(f"?{query}").codes))
    said = plain(words("There is no such page: see the overview"), words, f"{base}/")
    return HTMLResponse(said, 404, {"cache-control": "no-store"})
