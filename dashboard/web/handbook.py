"""The handbook in the running app, without a network: `/so-tay/<part>` as light HTML of the shipped files, and its pictures."""

import re
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.text import LANGUAGES, words_in
from dashboard.usecases.requested_view import requested_language
from dashboard.views.handbook import HANDBOOK, HandbookPart, part_href
from dashboard.views.handbook_text import handbook_html, title_of
from dashboard.web.light.document import page_of, plain

TEXTS = Path(__file__).parents[1] / "handbook"
_PICTURE = re.compile(r"[a-z0-9-]+\.webp")
_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
}
_LOOKS = (
    "main{display:block;max-width:860px;margin:0 auto}h2{font-size:1.15rem;margin-top:1.4em}li{margin:.35em 0}"
    "figure{margin:1em 0}img{max-width:100%;height:auto;border:1px solid var(--gn-grid);border-radius:6px}"
    "figcaption{color:var(--gn-muted);font-size:.88rem}@media print{figure,li{break-inside:avoid}img{max-height:110mm}}"
)


def _page(request: Request) -> Response:
    language = requested_language(dict(request.query_params))
    try:
        part = HandbookPart(request.path_params["part"])
    except ValueError:
        words = words_in(language)
        return HTMLResponse(plain(words("There is no such page of the handbook."), words, "../"), 404, _HEADERS)
    return HTMLResponse(_drawn(part, language), headers=_HEADERS)


def _first(request: Request) -> Response:
    """The folder itself: the part of those who use it most."""
    language = requested_language(dict(request.query_params))
    return RedirectResponse(
        f"{'' if request.url.path.endswith('/') else './'}{part_href(HandbookPart.CLERK, language)}", 307
    )


def _picture(request: Request) -> Response:
    language, name = request.path_params["language"], request.path_params["name"]
    file = TEXTS / "pictures" / language / name
    if language not in LANGUAGES or not _PICTURE.fullmatch(name) or not file.is_file():
        return Response(status_code=404, headers=_HEADERS)
    return FileResponse(file, media_type="image/webp", headers={**_HEADERS, "cache-control": "public, max-age=3600"})


@cache  # ten small texts that stay as long as the process lives
def _drawn(part: HandbookPart, language: str) -> str:
    words = words_in(language)
    text = text_of(part, language)
    nav = "".join(
        f'<b aria-current="page">{escape(_short(one, language))}</b>'
        if one is part
        else f'<a href="{_beside(one, language)}">{escape(_short(one, language))}</a>'
        for one in HandbookPart
    )
    other = next(one for one in LANGUAGES if one != language)
    turned = f'<a lang="{other}" href="{_beside(part, other)}">{other.upper()}</a>'
    door = f'<a class="door" href="../">{escape(words("Back to the app"))}</a>'
    header = f'<header class="screen"><nav>{nav}</nav><nav>{door}{turned}</nav></header>'
    head = f"<title>{escape(title_of(text))}</title>"
    shown = "\n\n".join(
        block for block in text.split("\n\n") if not block.startswith("*")
    )  # not the link to the other language
    inside = f"{header}<main>{handbook_html(shown, lambda where: _followed(where, language))}</main>"
    return page_of(language, head, inside, _LOOKS)


def text_of(part: HandbookPart, language: str) -> str:
    """The text as it is shipped."""
    return (TEXTS / part.file(language)).read_text(encoding="utf-8")


def _short(part: HandbookPart, language: str) -> str:
    """Whom the part is for: its title as far as the colon."""
    return title_of(text_of(part, language)).partition(":")[0]


def _beside(part: HandbookPart, language: str) -> str:
    return part_href(part, language).removeprefix(f"{HANDBOOK}/")


def _followed(where: str, language: str) -> str:
    """An address of the files as one of the app; documents beside the app are not served."""
    parts = {part.file(one): _beside(part, one) for part in HandbookPart for one in LANGUAGES}
    if where in parts:
        return parts[where]
    return where if where.startswith(("pictures/", "https://")) else ""


HANDBOOK_ROUTES = [
    Route(f"/{HANDBOOK}", _first, methods=["GET"]),
    Route(f"/{HANDBOOK}/pictures/{{language}}/{{name}}", _picture, methods=["GET"]),
    Route(f"/{HANDBOOK}/{{part}}", _page, methods=["GET"]),
]
