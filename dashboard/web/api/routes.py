"""The API over HTTP: who asks, what is meant, the answer with its tag, packed for who can unpack it."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import __version__
from dashboard.domain.people.rights import Action, extent
from dashboard.domain.people.roles import ANYBODY, Actor
from dashboard.domain.reported.days import office_day
from dashboard.text import Words, words_in
from dashboard.ui import load
from dashboard.ui.held import At
from dashboard.usecases.exporting_iati import iati_file
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.reading_rule import may_read
from dashboard.usecases.requested_view import requested_language
from dashboard.usecases.tokens import TooManyWrongTokens, WrongToken, actor_of_token
from dashboard.views.address import Param, plan_code
from dashboard.web.api.asked import LIMIT, Question, question
from dashboard.web.api.csv_rows import csv_of
from dashboard.web.api.openapi import openapi
from dashboard.web.api.problems import Problem
from dashboard.web.api.resources import RESOURCES, STATUS, whole_status
from dashboard.web.api.schemas import columns
from dashboard.web.people.cookies import client_of

API = "api/v1"
DOCUMENT = "openapi.json"
_KEPT = 32  # answers
_BEARER = "bearer "
_BY_NAME = {one.name: one for one in RESOURCES}
_JSON, _CSV, _XML = "application/json", "text/csv; charset=utf-8", "application/xml"
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_HEADERS = {
    "cache-control": "private, no-cache",
    "content-security-policy": "default-src 'none'; sandbox",
    "vary": "authorization, accept-encoding",
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True)
class _Kept:
    """An answer as it is and compressed; `total`: items that there are, of which it may be a page; None: it has none."""

    media_type: str
    plain: bytes
    packed: bytes
    total: int | None = None


async def _answer(request: Request) -> Response:
    return await run_in_threadpool(_answered, request)


def _answered(request: Request) -> Response:
    language = requested_language({Param.LANGUAGE: request.query_params.get("lang", "")})
    words = words_in(language)
    try:
        if request.method not in ("GET", "HEAD"):
            raise Problem(405, "The API only reads.", {"allow": "GET, HEAD"})
        actor = _who(request)
        if not may_read(load.office(), actor):
            raise Problem(401, "Reading needs a token here.", {"www-authenticate": "Bearer"})
        spoken = words_in(language, extent(actor, Action.READ_PEOPLE))
        return _given(request, str(request.path_params["name"]), spoken)
    except Problem as problem:
        return problem.response(words)
    except StoreUnavailable:
        busy = "The store cannot be opened just now; try again in a minute."
        return Problem(503, busy, {"retry-after": "60"}).response(words)


def _who(request: Request) -> Actor:
    """By the token alone: a cookie that a browser sends by itself opens nothing here."""
    given = request.headers.get("authorization", "")
    if not given:
        return ANYBODY
    asks = {"www-authenticate": 'Bearer error="invalid_token"'}
    if not given.lower().startswith(_BEARER):
        raise Problem(401, "The token is wrong, ended or too old.", asks)
    try:
        return actor_of_token(load.office(), given[len(_BEARER) :].strip(), client_of(request))
    except TooManyWrongTokens as many:
        headers = {"retry-after": str(many.wait)}
        raise Problem(429, "Too many wrong tokens: wait {seconds} seconds.", headers, seconds=many.wait) from many
    except WrongToken as wrong:
        raise Problem(401, "The token is wrong, ended or too old.", asks) from wrong


def _given(request: Request, name: str, words: Words) -> Response:
    at, day = load.at(), office_day(load.office().clock())
    asked = tuple(sorted(request.query_params.multi_items()))
    if len(dict(asked)) != len(asked):
        raise Problem(400, "A parameter stands twice.")
    scope = repr((__version__, at, day, name, asked, words.key))
    tag = f'W/"{hashlib.sha256(scope.encode()).hexdigest()[:32]}"'
    headers = {**_HEADERS, "etag": tag, "content-language": words.language}
    known = (one.strip() for one in request.headers.get("if-none-match", "").split(","))
    built = None if tag in known else _built(at, day, name, asked, words)
    if built is None:
        return Response(status_code=304, headers=headers)
    if built.total is not None:
        headers["x-total-count"] = str(built.total)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(built.packed, headers={**headers, "content-encoding": "gzip"}, media_type=built.media_type)
    return Response(built.plain, headers=headers, media_type=built.media_type)


@lru_cache(maxsize=_KEPT)
def _built(at: At, day: date, name: str, asked: tuple[tuple[str, str], ...], words: Words) -> _Kept:
    """Kept; `day` is only part of the key, for what is due follows the day."""
    media_type, said, total = _said(at, name, dict(asked), words)
    return _Kept(media_type, said, gzip.compress(said, 6, mtime=0), total)


def _said(at: At, name: str, asked: Mapping[str, str], words: Words) -> tuple[str, bytes, int | None]:
    if name == DOCUMENT:
        return _JSON, _json(openapi(words)), None
    if name == STATUS.name:
        found = question(asked, STATUS.own, at.version, words)
        return _JSON, _json(whole_status(found)), None
    if name == "iati.xml":
        found = question(asked, (), at.version, words)
        return _XML, iati_file(load.office(), found.shown.standing, words), None
    resource = _BY_NAME.get(name.removesuffix(".csv"))
    if resource is None:
        raise Problem(404, "There is no such resource: see /api/v1/openapi.json.")
    found = question(asked, resource.own, at.version, words)
    rows = resource.rows(found)
    whole = name.endswith(".csv") and LIMIT not in asked  # nobody sees in a CSV that it was cut
    page = rows[found.offset :] if whole else rows[found.offset : found.offset + found.limit]
    if name.endswith(".csv"):
        return _CSV, csv_of(page, columns(resource.item)).encode(), len(rows)
    return _JSON, _json({**_envelope(found, len(rows)), "items": page}), len(rows)


def _envelope(asked: Question, total: int) -> dict[str, object]:
    known = asked.snapshot
    return {
        "plan": plan_code(asked.shown.programme, asked.shown.year),
        "period": asked.shown.period.code,
        "version": known.version,
        "recorded_at": known.recorded_at.isoformat() if known.recorded_at else None,
        "day": asked.day.isoformat(),
        "sample": known.plan.sample,
        "total": total,
        "offset": asked.offset,
        "limit": asked.limit,
    }


def _json(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


API_ROUTE = Route(f"/{API}/{{name:path}}", _answer, methods=_METHODS)
