"""How the pages that ask who one is are answered, and where one goes from them."""

from starlette.responses import HTMLResponse, Response

from dashboard.views.address import Address, Param, address
from dashboard.views.entry_form import ENTRY
from dashboard.views.pages import LIGHT_FOLDER, Page, light_page_at

_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
}


def page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, _HEADERS)


def towards(asked: str) -> str:
    """Where to go after signing in: a page of the app with its codes, whatever was asked; the start page otherwise."""
    where = address(asked)
    codes = {code.value: where.codes[code] for code in Param if code in where.codes}
    if (light := light_page_at(f"/{where.page}")) is not None:
        return f"{LIGHT_FOLDER}/{Address(light.slug, codes).href}"
    if where.page == ENTRY:
        return Address(ENTRY, codes).href
    page = next((page for page in Page if where.page in (page.value, page.slug)), Page.OVERVIEW)
    return Address(page.value, codes).href
