"""Share links over HTTP: the light page of their one view for a phone or a messenger, the full one for everybody else.

The view is the one that was stored: whatever else the address says changes nothing.
"""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.text import words_in
from dashboard.ui import load
from dashboard.ui.held import At
from dashboard.ui.shared_frame import shut_text
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.requested_view import requested_language
from dashboard.usecases.sharing import LinkOver, NoSuchLink, held_link, open_link
from dashboard.views.address import Address, Param
from dashboard.views.pages import Page, light_address
from dashboard.views.shared import SHARED, SHARED_BY, page_of, shared_path, shared_view
from dashboard.web.head import root_of
from dashboard.web.light.asked import codes_of
from dashboard.web.light.document import document, plain
from dashboard.web.light.first import is_reader, is_small
from dashboard.web.light.parts import FULL

LIGHT = (FULL[0], "nhe")  # asks for the light page, as `FULL` for the full one
_KEPT = 32  # pages
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}


def _shared(request: Request) -> Response:
    """Opens a link and counts it; Starlette runs it in a thread, for it asks the store."""
    secret, asked = request.path_params["token"], dict(request.query_params)
    agent = request.headers.get("user-agent", "")
    words = words_in(requested_language({Param.LANGUAGE: asked.get(Param.LANGUAGE, "")}))
    counts = request.method == "GET" and not is_reader(agent)
    try:
        link = (open_link if counts else held_link)(load.office(), secret)
        where = shared_view(link.address)
        page = page_of(where)
        assert page is not None  # nothing else is ever shared
        wanted = asked.get(FULL[0], "")
        small = is_small(agent) or is_reader(agent) or wanted == LIGHT[1]
        if light_address(where) is None or wanted == FULL[1] or not small:
            full = Address(page.value, {SHARED_BY: secret}).href.removeprefix(
                "./"
            )  # Streamlit knows the start page by no name
            return RedirectResponse(f"../{full}", 302, _HEADERS)
        root = root_of(dict(request.scope["headers"]), request.scope, str(request.scope.get("root_path") or ""))
        codes = tuple(codes_of(page, where).items())
        day = load.office().clock().date().isoformat()
        return HTMLResponse(_drawn(load.at(), day, page, codes, root, shared_path(secret)), headers=_HEADERS)
    except NoSuchLink as shut:
        return HTMLResponse(plain(shut_text(shut, words), words), 404, _HEADERS)
    except LinkOver as shut:
        return HTMLResponse(plain(shut_text(shut, words), words), 410, _HEADERS)
    except StoreUnavailable as shut:
        return HTMLResponse(plain(shut_text(shut, words), words), 503, {**_HEADERS, "retry-after": "60"})


@lru_cache(maxsize=_KEPT)
def _drawn(at: At, day: str, page: Page, codes: tuple[tuple[str, str], ...], root: str, path: str) -> str:
    """Kept; `day` is only part of the key, for what is due follows the day."""
    return document(page, dict(codes), at.version, root, shared_at=path)


SHARED_ROUTE = Route(f"/{SHARED}/{{token}}", _shared)
