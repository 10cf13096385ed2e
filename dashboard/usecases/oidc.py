"""Signing in by an office's own identity provider (OpenID Connect, the code flow with PKCE), where the installation sets one up.

The provider says who somebody is; what he may is still said by his account here. Nobody gets an account by signing in there.
"""

import json
import urllib.request
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from dashboard.domain.people.accounts import Account, plain_login
from dashboard.domain.people.audit import AuditAction
from dashboard.usecases.office import Office
from dashboard.usecases.settings import Settings
from dashboard.usecases.signing_in import NotSignedIn, SignedIn, begun, may_enter
from db.engine import reading, writing
from db.queries import accounts
from db.writers import accounts as writers
from db.writers.audit import write_event

_ALGORITHMS = ("RS256", "PS256", "ES256")  # signed by a key of the provider's; never none, never a shared secret
_PATIENCE = 10  # seconds for an answer of the provider
_LONGEST = 262_144  # bytes of one
_LEEWAY = 60  # seconds that two clocks may differ
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class ProviderFailed(Exception):  # noqa: N818 - an answer
    """The provider did not answer, or not as it should: what it says cannot be believed. The message is for the log."""


class NobodyHere(NotSignedIn):
    """The provider knows the person, and no account here is his."""


@dataclass(frozen=True)
class Provider:
    """`name` is what the button says."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


@dataclass(frozen=True)
class SignInAsked:
    """A sign-in that was begun: what the browser keeps until it comes back, for itself alone."""

    state: str
    nonce: str
    verifier: str


def provider_of(settings: Settings) -> Provider | None:
    """The one that is set up; None where none is."""
    issuer = settings.oidc_issuer.rstrip("/")
    if not issuer or not settings.oidc_client_id:
        return None
    secret = settings.oidc_client_secret.get_secret_value()
    return Provider(issuer, settings.oidc_client_id, secret, settings.oidc_name or urlsplit(issuer).hostname or issuer)


def begin(provider: Provider, back: str) -> tuple[str, SignInAsked]:
    """The provider's address that the browser is sent to, and what it keeps; `back` is where the provider sends it.

    ProviderFailed.
    """
    asked = SignInAsked(token_urlsafe(32), token_urlsafe(32), token_urlsafe(48))
    challenge = urlsafe_b64encode(sha256(asked.verifier.encode()).digest()).rstrip(b"=").decode()
    query = urlencode(
        {
            "response_type": "code", "client_id": provider.client_id, "redirect_uri": back, "scope": "openid email",
            "state": asked.state, "nonce": asked.nonce, "code_challenge": challenge, "code_challenge_method": "S256",
        }
    )  # fmt: skip
    where = _described(provider.issuer)["authorization_endpoint"]
    return f"{where}{'&' if '?' in where else '?'}{query}", asked


def sign_in_by(
    office: Office, provider: Provider, asked: SignInAsked, state: str, code: str, back: str, address: str = ""
) -> SignedIn:
    """A session for the account that the provider's person has here.

    ProviderFailed; NobodyHere where no account is his, or where it is out of use.
    """
    if not compare_digest(state.encode(), asked.state.encode()) or not code:
        raise ProviderFailed("the answer is not one to this browser's question")
    claims = _claims(provider, asked, _id_token(provider, asked, code, back))
    subject = f"{provider.issuer}|{claims['sub']}"
    account = _account_of(office, subject, claims, address)
    return begun(office, account, address)


def _account_of(office: Office, subject: str, claims: Mapping[str, Any], address: str) -> Account:
    """By the subject; of one that has none yet by the login, which is the e-mail address that the provider has verified."""
    with reading(office.url) as session:
        known = accounts.account_by_subject(session, subject)
        email = plain_login(str(claims.get("email") or "")) if claims.get("email_verified") is True else ""
        by_email = accounts.account_by_login(session, email) if known is None and email else None
        bound = accounts.subject_of(session, by_email.id) if by_email else ""
    found = known or (by_email if not bound else None)
    if found is None or not may_enter(office, found):
        raise NobodyHere(subject)
    if known is None:
        with writing(office.url) as session:
            writers.change_account(session, found.id, subject=subject)
            told = json.dumps({"subject": subject})
            write_event(session, found.actor(address), office.clock(), AuditAction.ACCOUNT, found.login, "", told)
    return found


def _id_token(provider: Provider, asked: SignInAsked, code: str, back: str) -> str:
    """What the code is exchanged for."""
    described = _described(provider.issuer)
    fields = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": asked.verifier,
        "client_id": provider.client_id,
    }  # fmt: skip
    headers = {"Accept": "application/json"}
    methods = described.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if provider.client_secret and "client_secret_basic" in methods:
        pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.client_secret)}"
        headers["Authorization"] = "Basic " + b64encode(pair.encode()).decode()
    elif provider.client_secret:
        fields["client_secret"] = provider.client_secret
    answer = _answer(described["token_endpoint"], urlencode(fields).encode(), headers)
    token = answer.get("id_token")
    if not isinstance(token, str):
        raise ProviderFailed("no identity in the answer")
    return token


def _claims(provider: Provider, asked: SignInAsked, token: str) -> Mapping[str, Any]:
    """What the token says, once its signature, issuer, audience, times and nonce are right."""
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    keys: Any = _answer(_described(provider.issuer)["jwks_uri"])
    try:
        claims: dict[str, Any] = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(_ALGORITHMS)).claims
        jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": provider.issuer},
            aud={"essential": True, "value": provider.client_id},
            exp={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": asked.nonce},
        ).validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as wrong:
        raise ProviderFailed(f"its token cannot be believed: {type(wrong).__name__}") from wrong
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise ProviderFailed("its token is for another program")
    return claims


@lru_cache(maxsize=4)
def _described(issuer: str) -> Mapping[str, Any]:
    """What the provider says of itself; asked once, and again where it failed."""
    found = _answer(f"{issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != issuer:
        raise ProviderFailed("it calls itself otherwise")
    for endpoint in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _safe(str(found.get(endpoint, "")))
    return found


def _safe(address: str) -> str:
    """An address that may be asked: over TLS, or on this machine."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ProviderFailed("an address without TLS")
    return address


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """An answer that leads elsewhere is none."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def _answer(address: str, fields: bytes | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    asked = urllib.request.Request(_safe(address), data=fields, headers=dict(headers or {}))
    try:
        with _OPENER.open(asked, timeout=_PATIENCE) as answer:
            found = json.loads(answer.read(_LONGEST))
    except (OSError, ValueError) as fault:
        raise ProviderFailed(f"{urlsplit(address).hostname}: {fault}") from fault
    if not isinstance(found, dict):
        raise ProviderFailed("its answer is no object")
    return found
