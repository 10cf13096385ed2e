"""The two routes of signing in by the office's identity provider: there, and back with a session of our own.

The provider sends the browser back by GET: that one begins a session, for the browser that asked (the cookie `gn_oidc`) alone.
"""

import json
import logging

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.text import Words, words_in
from dashboard.ui import load
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.oidc import NobodyHere, ProviderFailed, SignInAsked, begin, provider_of, sign_in_by
from dashboard.usecases.requested_view import requested_language
from dashboard.usecases.settings import Settings
from dashboard.views.sign_in import OIDC, OIDC_BACK, TOWARDS
from dashboard.web.head import root_of
from dashboard.web.people.cookies import client_of, folder_of, give, over_tls
from dashboard.web.people.forms import sign_in_page
from dashboard.web.people.pages import page, towards

_COOKIE, _HOLDS = "gn_oidc", 600  # seconds in which one comes back
_LOG = logging.getLogger(__name__)


def there(request: Request) -> Response:
    """To the provider; the browser keeps what its answer is compared with."""
    words = words_in(requested_language(dict(request.query_params)))
    provider = provider_of(Settings())
    if provider is None:
        return _said(words, words("No other way to sign in is set up here."), 404)
    try:
        where, asked = begin(provider, _back(request))
    except ProviderFailed as failed:
        return _failed(failed, words)
    gone = RedirectResponse(where, 303, {"cache-control": "no-store"})
    kept = json.dumps(
        [asked.state, asked.nonce, asked.verifier, request.query_params.get(TOWARDS, "")[:600], words.language]
    )
    gone.set_cookie(
        _COOKIE, kept.encode().hex(), max_age=_HOLDS, httponly=True, samesite="lax", secure=over_tls(request),
        path=folder_of(request),
    )  # fmt: skip
    return gone


def back(request: Request) -> Response:
    """From the provider, with a code."""
    asked, where, language = _kept(request)
    words, provider = words_in(language), provider_of(Settings())
    query = request.query_params
    if provider is None or asked is None:
        return _said(words, words("This sign-in was not begun here, or too long ago: begin anew."), 400)
    try:
        if query.get("error"):
            raise ProviderFailed(f"it refused: {query['error'][:60]!r}")
        signed = sign_in_by(
            load.office(), provider, asked, query.get("state", ""), query.get("code", ""), _back(request),
            client_of(request),
        )  # fmt: skip
    except ProviderFailed as failed:
        return _failed(failed, words)
    except NobodyHere:
        said = words(
            "{provider} knows you, but there is no account for you here: ask whoever manages the accounts.",
            provider=provider.name,
        )
        return _said(words, said, 403)
    except StoreUnavailable:
        return _said(words, words("The store cannot be opened just now; try again in a minute."), 503)
    gone = RedirectResponse(towards(where), 303, {"cache-control": "no-store"})
    gone.delete_cookie(_COOKIE, httponly=True, samesite="lax", secure=over_tls(request), path=folder_of(request))
    return give(gone, signed.token, request)


def _back(request: Request) -> str:
    """The address that the provider has to know of: of the public one, where it is set."""
    root = root_of(dict(request.scope["headers"]), request.scope, folder_of(request).rstrip("/"))
    return f"{root}/{OIDC_BACK}"


def _kept(request: Request) -> tuple[SignInAsked | None, str, str]:
    """What the browser kept, where it was going, and its language."""
    try:
        state, nonce, verifier, where, language = json.loads(bytes.fromhex(request.cookies.get(_COOKIE, "")))
        return SignInAsked(str(state), str(nonce), str(verifier)), str(where), "en" if language == "en" else "vi"
    except ValueError:
        return None, "", "vi"


def _failed(failed: ProviderFailed, words: Words) -> Response:
    _LOG.warning("%(event)s: %(why)s", {"event": "oidc_failed", "why": str(failed)}, extra={"event": "oidc_failed"})
    return _said(
        words, words("The other provider did not confirm who you are: try again, or use your login here."), 502
    )


def _said(words: Words, said: str, status: int) -> Response:
    return page(sign_in_page(words, "", said, "", ()), status)


OIDC_ROUTES = (Route(f"/{OIDC}", there), Route(f"/{OIDC_BACK}", back))
