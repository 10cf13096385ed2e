"""The cookie of a session: for the server alone, of this app alone, and over TLS where readers have it."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from dashboard.domain.people.roles import Actor
from dashboard.ui import load
from dashboard.usecases.public_address import public_address
from dashboard.usecases.signing_in import actor_of, sign_out
from dashboard.views.address import SESSION_COOKIE


def token_of(request: HTTPConnection) -> str:
    return request.cookies.get(SESSION_COOKIE, "")


def who(request: HTTPConnection) -> Actor:
    """Who makes this request; asks the store."""
    return actor_of(load.office(), token_of(request), client_of(request))


def client_of(request: HTTPConnection) -> str:
    return request.client.host if request.client else ""


def give(response: Response, token: str, request: HTTPConnection) -> Response:
    """The response with the cookie of a new session; it ends with the browser, and by the store's own limits before. The session
    that the request came with ends.
    """
    if (earlier := token_of(request)) and earlier != token:
        sign_out(load.office(), earlier, client_of(request))
    response.set_cookie(
        SESSION_COOKIE, token, httponly=True, samesite="lax", secure=over_tls(request), path=folder_of(request)
    )
    return response


def take(response: Response, request: HTTPConnection) -> Response:
    """The response with the cookie taken away."""
    response.delete_cookie(
        SESSION_COOKIE, httponly=True, samesite="lax", secure=over_tls(request), path=folder_of(request)
    )
    return response


def over_tls(request: HTTPConnection) -> bool:
    return request.scope.get("scheme") in ("https", "wss") or public_address().root.startswith("https:")


def folder_of(request: HTTPConnection) -> str:
    return str(request.scope.get("root_path") or "") + "/"
