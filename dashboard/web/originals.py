"""Files that are not everybody's, over HTTP: uploads as they were sent, to who may read originals of their units; and receipts."""

import re
from pathlib import PurePath
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.domain.people.rights import Action, Forbidden, extent
from dashboard.text import Words, words_in
from dashboard.ui import load
from dashboard.ui.gate import refusal_text
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.usecases.opening_originals import open_original
from dashboard.usecases.receipts import receipt_file, receipt_of
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import Param, asked_code
from dashboard.views.linked import SHORT, receipt_address
from dashboard.views.original_file import ORIGINALS
from dashboard.views.receipt import RECEIPT_PDF
from dashboard.web.head import root_of
from dashboard.web.light.document import plain
from dashboard.web.people.cookies import who
from dashboard.web.people.reading import closed_to, to_sign_in

_WHOLE = re.compile(r"[0-9a-f]{64}")
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "x-content-type-options": "nosniff",
}


def _original(request: Request) -> Response:
    """The bytes, for saving and never for showing; Starlette runs it in a thread, for it asks the store."""
    words = words_in(requested_language(dict(request.query_params)))
    sha256 = request.path_params["sha256"]
    try:
        actor = who(request)
        if not actor.known:  # whatever was asked for: what is not there is told to nobody from outside
            return _said(words("Files as they were sent are opened by who is signed in."), 401, words)
        if not _WHOLE.fullmatch(sha256):
            raise NothingKnown(sha256)
        seen, content = open_original(load.office(), sha256, actor)
    except NothingKnown:
        return _said(words("There is no such file here."), 404, words)
    except Forbidden as refusal:
        return _said(refusal_text(refusal, words), 403, words)
    except StoreUnavailable:
        return _said(words("The store cannot be opened just now; try again in a minute."), 503, words)
    named = f"attachment; filename*=UTF-8''{quote(saved_name(seen.file_name, seen.sha256), safe='')}"
    return Response(content, headers={**_HEADERS, "content-disposition": named}, media_type="application/octet-stream")


def saved_name(file_name: str, sha256: str) -> str:
    """The name under which it is saved: its own, with the first digits of its hash, so that no two are taken for one."""
    own = PurePath(file_name)
    return f"{own.stem}.{sha256[:SHORT]}{own.suffix}"


def _said(said: str, status: int, words: Words) -> Response:
    return HTMLResponse(plain(said, words, "../"), status, _HEADERS)


def _receipt(request: Request) -> Response:
    """A receipt as PDF, with the sender's name for who may read it."""
    asked = dict(request.query_params)
    language, number = requested_language(asked), asked_code(asked.get(Param.RECEIPT, ""))
    words = words_in(language)
    try:
        if closed_to(request):
            return to_sign_in(request)
        spoken = words_in(language, extent(who(request), Action.READ_PEOPLE))
        seen = receipt_of(load.office(), number)
    except NothingKnown:
        return _said(words("There is no such file here."), 404, words)
    except StoreUnavailable:
        return _said(words("The store cannot be opened just now; try again in a minute."), 503, words)
    root = root_of(dict(request.scope["headers"]), request.scope, str(request.scope.get("root_path") or ""))
    url = f"{root}/{receipt_address(seen.number, language).href}"
    named = f"bien-nhan_{seen.number.replace('/', '_')}_{(seen.sha256 or str(seen.version))[:8]}.pdf"
    told = f"attachment; filename*=UTF-8''{quote(named, safe='')}"
    headers = {**_HEADERS, "content-disposition": told}
    return Response(receipt_file(seen, url, spoken), headers=headers, media_type="application/pdf")


ORIGINAL_ROUTE = Route(f"/{ORIGINALS}/{{sha256}}", _original)
RECEIPT_ROUTE = Route(f"/{RECEIPT_PDF}", _receipt)
