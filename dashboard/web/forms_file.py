"""The forms of all units of a month over HTTP, one after the other as they are made: `/bieu-mau/<programme>/<period>.zip`."""

from collections.abc import Iterator
from threading import BoundedSemaphore
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from dashboard.domain.people.rights import Forbidden
from dashboard.domain.periods import Period
from dashboard.exports.archive import zipped
from dashboard.text import words_in
from dashboard.ui import load
from dashboard.ui.gate import refusal_text
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.usecases.requested_view import requested_language
from dashboard.usecases.templates import AllForms, all_forms
from dashboard.views.forms_file import FORMS
from dashboard.web.light.document import plain
from dashboard.web.people.cookies import who

_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_PATIENCE = 20.0  # seconds that a second reader waits
_TURNS = BoundedSemaphore(1)  # two hundred forms are seconds of CPU: one reader at a time


def _forms(request: Request) -> Response:
    """The archive, for who answers for all units; Starlette runs it, and the making of each form, in a thread."""
    words = words_in(requested_language(dict(request.query_params)))
    try:
        period = Period.parse(request.path_params["period"])
        made = all_forms(load.office(), request.path_params["programme"], period, who(request))
    except (NothingKnown, ValueError):
        said, status = words("There is no such file here."), 404
    except Forbidden as refusal:
        said, status = refusal_text(refusal, words), 403 if refusal.signed_in else 401
    except StoreUnavailable:
        said, status = words("The store cannot be opened just now; try again in a minute."), 503
    else:
        if not _TURNS.acquire(timeout=_PATIENCE):
            said, status = words("The forms are being made for somebody else just now; try again in a minute."), 503
        else:
            told = f"attachment; filename*=UTF-8''{quote(made.name, safe='')}"
            headers = {**_HEADERS, "content-disposition": told}
            return StreamingResponse(_in_turn(made), headers=headers, media_type="application/zip")
    return HTMLResponse(plain(said, words, "../../"), status, _HEADERS)


def _in_turn(made: AllForms) -> Iterator[bytes]:
    """The pieces; the turn ends with the last one, and with a reader who goes away."""
    try:
        yield from zipped(made.files)
    finally:
        _TURNS.release()


FORMS_ROUTE = Route(f"/{FORMS}/{{programme}}/{{period}}.zip", _forms, methods=["GET"])
