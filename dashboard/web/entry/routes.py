"""The form over HTTP: read by GET, checked, kept and sent by POST of its own pages alone (`web.doors` refuses those of others)."""

import gzip
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.domain.people.rights import Action, Forbidden, entitled, extent, over_unit
from dashboard.domain.people.roles import Actor
from dashboard.text import Words, words_in
from dashboard.ui import load
from dashboard.ui.gate import refusal_text
from dashboard.usecases.entry_opening import begin_entry
from dashboard.usecases.entry_reading import said_of_line
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.usecases.requested_view import requested_language
from dashboard.views.entry_form import ENTRY, ENTRY_FOLDER, READING
from dashboard.views.pages import Page
from dashboard.views.sign_in import sign_in_href
from dashboard.web.entry.asking import asked_entry, codes_of, frame_of
from dashboard.web.entry.looking import receipt_answer, still_due
from dashboard.web.entry.other_pages import sentence_page, signed_out_page
from dashboard.web.entry.page import EntryFrame
from dashboard.web.entry.script import ENTRY_SCRIPT_ROUTE
from dashboard.web.entry.sending import KEPT, SENT, Visit, opened_page, sent_answer
from dashboard.web.people.cookies import who

_MOST, _MOST_FIELDS = 1_000_000, 20_000  # bytes and fields of a form: a department has some hundred lines
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}
Posted = Mapping[str, str]
Answer = Callable[[Request, Posted], Response]


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, _HEADERS)


def _route(path: str, answer: Answer, methods: list[str]) -> Route:
    """It asks the store, so it runs in a thread."""

    async def answered(request: Request) -> Response:
        posted = await _posted(request) if request.method == "POST" else {}
        if posted is None:
            return Response(status_code=413)
        try:
            return _packed(await run_in_threadpool(answer, request, posted), request)
        except StoreUnavailable:
            words = words_in(requested_language(dict(request.query_params)))
            return Response(words("The store cannot be opened just now; try again in a minute."), 503, _HEADERS)

    return Route(f"/{path}", answered, methods=methods)


def _packed(answer: Response, request: Request) -> Response:
    """Compressed for whoever can unpack it: a phone's line waits for nothing else."""
    if answer.status_code == 303 or "gzip" not in request.headers.get("accept-encoding", ""):
        return answer
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    packed = gzip.compress(bytes(answer.body), 6, mtime=0)
    return Response(packed, answer.status_code, {**headers, "content-encoding": "gzip", "vary": "accept-encoding"})


async def _posted(request: Request) -> dict[str, str] | None:
    """The fields of a form; None where it is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST:
            return None
    try:
        return dict(
            parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        )  # fmt: skip
    except ValueError:
        return None


def _visit(request: Request, posted: Posted, whole: bool = True) -> Visit | Response:
    """Who asks for which report; the answer instead where there is no form for him."""
    asked, actor = dict(request.query_params), who(request)
    words = words_in(requested_language(asked), extent(actor, Action.READ_PEOPLE))
    office = load.office()
    found = asked_entry(codes_of(asked), actor)
    frame = frame_of(asked, found, office.state(), actor, words)
    if not actor.known:
        if posted:
            return _page(signed_out_page(frame, posted.items(), words), 401)
        return RedirectResponse(f"../{sign_in_href(frame.where)}", 303, {"cache-control": "no-store"})
    if found is None:
        said = words("There is no plan yet")
        return _page(sentence_page(frame, said, "", (), words), 404)
    snapshot = office.snapshot(found.programme, found.year)
    assert snapshot is not None  # the address was resolved by it
    plan = snapshot.plan
    if found.unit and not entitled(actor, Action.SUBMIT, over_unit(plan, found.unit)):
        return _refused(frame, actor, found.unit, words)
    if found.key is None:
        return _page(still_due(frame, snapshot, found, words), 200 if found.unit else 404)
    try:
        start = begin_entry(office, found.key, actor, whole)
    except NothingKnown:
        return _page(still_due(frame, snapshot, found, words), 404)
    return Visit(frame, start, actor, words)


def _refused(frame: EntryFrame, actor: Actor, unit: str, words: Words) -> Response:
    """Why somebody who is signed in has no form of this unit."""
    said = refusal_text(Forbidden(actor, Action.SUBMIT, unit), words)
    doors = ((words("Submit reports"), f"../{Page.SUBMITTING}"), (words("Overview"), "../"))
    return _page(sentence_page(frame, words("Reports are sent by the unit itself"), said, doors, words), 403)


def _form(request: Request, posted: Posted) -> Response:
    visit = _visit(request, posted)
    if isinstance(visit, Response):
        return visit
    if posted:
        html, status, towards = sent_answer(visit, posted)
        if towards:
            return RedirectResponse(towards, 303, {"cache-control": "no-store"})
        return _page(html, status)
    number = request.query_params.get(SENT, "")
    if number and (told := receipt_answer(visit.frame, visit.start, number, visit.words)):
        return _page(told)
    return _page(opened_page(visit, request.query_params.get(KEPT, "")))


def _read(request: Request, posted: Posted) -> Response:
    """How the texts of some lines are read, as JSON; nothing is stored."""
    visit = _visit(request, {"": ""}, whole=False)
    if isinstance(visit, Response):
        return Response(status_code=visit.status_code if visit.status_code >= 400 else 404, headers=_HEADERS)
    said = []
    for row in visit.start.rows:
        texts = {key: posted[name] for key in row.keys if (name := f"{row.cells.line}|{key}") in posted}
        if texts and not row.cells.further:
            found = said_of_line(visit.start, row, texts, visit.words)
            said += [
                {"name": f"{row.cells.line}|{one.key}", "manner": one.manner.value, "text": one.text} for one in found
            ]
    return JSONResponse(said, headers=_HEADERS)


def _folder(request: Request, _: Posted) -> Response:
    """The folder by itself leads to what is owed, in the language of the address."""
    query = f"?{request.url.query}" if request.url.query else ""
    towards = ENTRY.rpartition("/")[2] if request.url.path.endswith("/") else ENTRY
    return RedirectResponse(f"{towards}{query}", 303, {"cache-control": "no-store"})


ENTRY_ROUTES = (
    _route(ENTRY_FOLDER, _folder, ["GET"]),
    _route(f"{ENTRY_FOLDER}/", _folder, ["GET"]),
    ENTRY_SCRIPT_ROUTE,
    _route(ENTRY, _form, ["GET", "POST"]),
    _route(f"{ENTRY_FOLDER}/{READING}", _read, ["POST"]),
)
