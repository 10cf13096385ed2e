"""The calendar feed over HTTP: `/lich/<token>.ics`."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.text import words_in
from dashboard.ui import load
from dashboard.usecases.calendars import calendar_feed
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import CALENDAR_FOLDER
from dashboard.web.head import root_of

_HEADERS = {
    "cache-control": "private, no-cache",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def calendar(request: Request) -> Response:
    """The feed; Starlette runs it in a thread. 404 for whatever opens nothing."""
    path = str(request.scope["path"])
    root = root_of(dict(request.scope["headers"]), request.scope, path.rpartition(f"/{CALENDAR_FOLDER}/")[0])
    words = words_in(requested_language(dict(request.query_params)))
    try:
        feed = calendar_feed(load.office(), request.path_params["token"], root.rstrip("/"), words)
    except StoreUnavailable:
        return Response(status_code=503, headers=_HEADERS)
    if feed is None:
        return Response(status_code=404, headers=_HEADERS)
    return Response(feed, media_type="text/calendar; charset=utf-8", headers=_HEADERS)


CALENDAR_ROUTE = Route(f"/{CALENDAR_FOLDER}/{{token}}.ics", calendar, methods=["GET"])
