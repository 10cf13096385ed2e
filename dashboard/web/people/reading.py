"""Where reading needs signing in: who is not signed in meets the sign-in page first, and no figure, file or picture of one."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.domain.people.settings import OfficeSettings, ReadingRule
from dashboard.text import words_in
from dashboard.ui import load
from dashboard.ui.shared_frame import shut_text
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.requested_view import requested_language
from dashboard.usecases.sharing import LinkOver, NoSuchLink, held_link
from dashboard.views.address import Address, Param, address
from dashboard.views.pages import LIGHT_FOLDER, light_page_at, page_at
from dashboard.views.shared import SHARED_BY
from dashboard.views.sign_in import sign_in_href
from dashboard.web.people.cookies import who
from dashboard.web.people.forms import shut_page
from dashboard.web.people.pages import page

NOT_KEPT = "private, no-store"  # of what is for those alone who are signed in
_MEDIA = "/media/"


def closed_to(request: HTTPConnection, chosen: OfficeSettings | None = None) -> bool:
    """Whether this reader may not read, for he would have to sign in; asks the store (None) what the office chose.

    StoreUnavailable.
    """
    settings = chosen or load.settings()
    return settings.reading is ReadingRule.SIGNED_IN and not settings.lets_read(who(request))


def is_private(chosen: OfficeSettings | None = None) -> bool:
    """Whether nothing that is answered may be kept for others; asks the store (None) what the office chose."""
    return (chosen or load.settings()).reading is ReadingRule.SIGNED_IN


def to_sign_in(request: HTTPConnection) -> Response:
    """The sign-in page, which leads back to what was asked for."""
    path, query = str(request.scope["path"]), request.url.query
    light = light_page_at(path) is not None
    last = path.rpartition("/")[2]
    where = address(f"{LIGHT_FOLDER + '/' if light else ''}{last}?{query}")
    folder = "../" if light else "./"
    return RedirectResponse(folder + sign_in_href(where), 303, {"cache-control": "no-store"})


class ReadingDoor:
    """Full pages and the files that they draw; light pages and pictures ask themselves."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = _kind(scope)
        refused = await run_in_threadpool(_refused, scope, kind) if kind else None
        await (refused or self.app)(scope, receive, send)


def _kind(scope: Scope) -> str:
    """Whether a page or a file is asked for; "" for anything else."""
    if scope["type"] != "http":
        return ""
    path = scope["path"].removeprefix(scope.get("root_path") or "")
    if path.startswith(_MEDIA):
        return "file"
    asks = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
    last = path.rpartition("/")[2]
    is_page = page_at(last) is not None or (not last and asks)  # the start page, in whatever folder a proxy has it
    return "page" if is_page and light_page_at(path) is None else ""


def _refused(scope: Scope, kind: str) -> Response | None:
    """What is answered instead; None: it is let in.

    The page of a share link that holds is let in: its script shows that link's view, and no other (`ui.shared`). One that does
    not hold says why, for who reloads a page that was open before would meet the sign-in page without a word.
    """
    request = HTTPConnection(scope)
    try:
        if not closed_to(request):
            return None
        if kind != "page":
            return Response(status_code=403)
        secret = request.query_params.get(SHARED_BY, "")
        if not secret:
            return to_sign_in(request)
        held_link(load.office(), secret)
    except StoreUnavailable:
        return None  # the page itself says so, and shows no figure
    except (LinkOver, NoSuchLink) as shut:
        return _shut(request, shut)
    return None


def _shut(request: HTTPConnection, shut: Exception) -> Response:
    words = words_in(requested_language({Param.LANGUAGE: request.query_params.get(Param.LANGUAGE, "")}))
    start = Address("", {Param.LANGUAGE.value: words.language} if words.language != "vi" else {})
    html = shut_page(words, shut_text(shut, words), f"./{sign_in_href(start)}")
    return page(html, 410 if isinstance(shut, LinkOver) else 404)
