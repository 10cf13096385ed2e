"""The light page over HTTP: built once for a store version, address and language, and not sent again to who has it."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import __version__
from dashboard.domain.reported.days import office_day
from dashboard.text import words_in
from dashboard.ui import load
from dashboard.ui.held import At
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import Address
from dashboard.views.pages import LIGHT_FOLDER, Page, light_page_at, page_at
from dashboard.web.head import root_of
from dashboard.web.light.asked import codes_of
from dashboard.web.light.document import document, plain
from dashboard.web.light.parts import THEME, Theme
from dashboard.web.light.style import style
from dashboard.web.people.reading import NOT_KEPT, closed_to, is_private, to_sign_in

_KEPT = 64  # pages, each of 120 kB at most
_HEADERS = {
    "cache-control": "no-cache",  # may be kept, but is asked about before it is shown
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
}


def light(request: Request) -> Response:
    """A light page; Starlette runs it in a thread, for it asks the store."""
    path, asked = str(request.scope["path"]), dict(request.query_params)
    page = light_page_at(path)
    words = words_in(requested_language(asked))
    if page is None:
        return _elsewhere(path, request.url.query, asked)
    codes = codes_of(page, Address(page, asked))
    chosen = asked.get(THEME, "")
    theme = Theme(chosen) if chosen in tuple(Theme) else Theme.MACHINE
    root = root_of(dict(request.scope["headers"]), request.scope, path.rpartition(f"/{LIGHT_FOLDER}/")[0])
    try:
        newest, day = load.at(), office_day(load.office().clock())
        settings = load.settings_at(newest)
        if closed_to(request, settings):
            return to_sign_in(request)
        tag = _tag(newest, day, page, codes, root, theme)
        headers = {
            **_HEADERS,
            "etag": f"W/{tag}",
            "vary": "accept-encoding",
            **({"cache-control": NOT_KEPT} if is_private(settings) else {}),
        }  # weak: packed or not, it is the same page
        known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
        if tag in known or known == ["*"]:  # `*`: whatever there is, if there is any
            return Response(status_code=304, headers=headers)
        built = _built(newest, day, page, tuple(codes.items()), root, theme)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return HTMLResponse(built.packed, headers={**headers, "content-encoding": "gzip"})
        return HTMLResponse(built.plain, headers=headers)
    except StoreUnavailable:
        said = words("The store cannot be opened just now; try again in a minute.")
        return HTMLResponse(plain(said, words), 503, {**_HEADERS, "cache-control": "no-store", "retry-after": "60"})


LIGHT_ROUTE = Route(f"/{LIGHT_FOLDER}/{{page:path}}", light)


def _elsewhere(path: str, query: str, asked: Mapping[str, str]) -> Response:
    """A page that has no light form opens as it is; what is no page at all is said."""
    last = path.rpartition("/")[2]
    if page_at(last) is not None and path.count("/") == 2:
        return RedirectResponse(f"../{last}" + (f"?{query}" if query else ""), 302, {"cache-control": "no-store"})
    words = words_in(requested_language(asked))
    return HTMLResponse(
        plain(words("The light page has no such part: see the overview"), words, f"/{LIGHT_FOLDER}/"), 404, _HEADERS
    )


def _tag(newest: At, day: date, page: Page, codes: Mapping[str, str], root: str, theme: Theme) -> str:
    """Of everything that the page depends on: the store's version, the day, the address with its language, the app itself."""
    parts = repr((__version__, style(), newest, day, page.value, tuple(codes.items()), root, theme.value))
    return f'"{hashlib.sha256(parts.encode()).hexdigest()[:24]}"'


@dataclass(frozen=True)
class _Built:
    """A page as it is and compressed, a quarter of it or less."""

    plain: bytes
    packed: bytes


@lru_cache(maxsize=_KEPT)
def _built(
    newest: At, day: date, page: Page, codes: tuple[tuple[str, str], ...], root: str, theme: Theme
) -> _Built:  # fmt: skip
    """Kept; `day` is only part of the key, for what is due and the usual period follow the day."""
    drawn = document(page, dict(codes), newest.version, root, theme).encode()
    return _Built(drawn, gzip.compress(drawn, 6, mtime=0))
