"""Who is let in: requests that are meant for this app, live connections of its own pages, and figures about it for its keeper."""

import hmac
import ipaddress
from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.text import words_in
from dashboard.usecases.public_address import PublicAddress, may_be_meant, public_address, same_origin
from dashboard.usecases.settings import Settings
from dashboard.web.keeper import HEALTH, METRICS, READY

_OF_THE_KEEPER = (f"/{METRICS}", "/_stcore/metrics")
_NOT_OURS = (
    "This address is not one of the app's. Whoever keeps it sets GIAMNGHEO_PUBLIC_URL to the one that readers use."
)
_READING = ("GET", "HEAD", "OPTIONS")
_HEALTH = (f"/{HEALTH}", f"/{READY}", "/_stcore/health")


class Doors:
    """Answers what is not let in, and knows the folder under which a proxy serves the app."""

    def __init__(self, app: ASGIApp, settings: Settings | None = None, public: PublicAddress | None = None) -> None:
        self.app = app
        self.settings = settings or Settings()
        self.public = public or public_address()
        self.base = "/" + self.settings.base_path.strip("/") if self.settings.base_path.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        fault = self._fault(scope, headers)
        if fault:
            await _refused(scope, send, *fault)
        elif not self.base:
            await self.app(scope, receive, send)
        elif scope["path"] == self.base or (scope["path"] == "/" and scope["type"] == "http"):
            await _redirected(send, f"{self.base}/")
        elif scope["path"].startswith(f"{self.base}/"):
            await self.app({**scope, "root_path": self.base}, receive, send)
        else:
            await self.app(scope, receive, send)

    def _fault(self, scope: Scope, headers: Mapping[bytes, str]) -> tuple[int, str] | None:
        """Status and message of what is refused; None of what is let in."""
        host, path = headers.get(b"host", ""), scope["path"].removeprefix(self.base)
        if path not in _HEALTH and not may_be_meant(host, self.public):
            return (
                421,
                _NOT_OURS,
            )
        if scope["type"] == "websocket" and not same_origin(headers.get(b"origin", ""), host, self.public):
            return 403, "Only pages of the app itself may open this connection."
        if scope["type"] == "http" and scope["method"] not in _READING and not self._is_own(headers, host):
            return 403, "Only pages of the app itself may send this."
        if path in _OF_THE_KEEPER and not self._is_keeper(scope, headers):
            return (
                403,
                "Figures about the app are for whoever keeps it: on the machine itself, or with GIAMNGHEO_METRICS_TOKEN.",
            )
        return None

    def _is_own(self, headers: Mapping[bytes, str], host: str) -> bool:
        """Whether a page of the app sends this, as its browser says: a page of another site cannot say so."""
        given = headers.get(b"origin", "")
        if given:
            return same_origin(given, host, self.public)
        return headers.get(b"sec-fetch-site", "same-origin") in ("same-origin", "none")

    def _is_keeper(self, scope: Scope, headers: Mapping[bytes, str]) -> bool:
        """On the machine itself and not through a proxy on it, or with the token."""
        given = headers.get(b"authorization", "").removeprefix("Bearer ").encode("latin-1")
        token = self.settings.metrics_token.get_secret_value().encode()
        if token and hmac.compare_digest(given, token):
            return True
        forwarded = any(name in headers for name in (b"x-forwarded-for", b"forwarded", b"x-real-ip"))
        return not forwarded and _is_loopback((scope.get("client") or ("", 0))[0])


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


async def _refused(scope: Scope, send: Send, status: int, message: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    body = "\n".join(words_in(language)(message) for language in ("vi", "en")).encode()
    await send({"type": "http.response.start", "status": status, "headers": [
        (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"),
    ]})  # fmt: skip
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def _redirected(send: Send, to: str) -> None:
    headers = [(b"location", to.encode()), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 307, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
