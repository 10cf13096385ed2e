"""Signing in and out over HTTP. Only a POST of the app's own pages changes anything (`web.doors` refuses those of others)."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import AccountRole
from dashboard.text import Words, words_in
from dashboard.ui import load
from dashboard.usecases import one_time_codes as codes
from dashboard.usecases.accounts import LoginTaken, WeakPassword, change_password
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.oidc import provider_of
from dashboard.usecases.requested_view import requested_language
from dashboard.usecases.sample_accounts import sample_accounts, sign_in_to_sample
from dashboard.usecases.settings import Settings
from dashboard.usecases.signing_in import (
    NotSignedIn,
    TooManyTries,
    account_of,
    sign_in,
    sign_out,
)
from dashboard.views.pages import Page
from dashboard.views.sign_in import CODE, ONE_TIME, PASSWORD, SIGN_IN, SIGN_IN_SAMPLE, SIGN_OUT, TOWARDS
from dashboard.web.people.cookies import client_of, give, take, token_of
from dashboard.web.people.forms import one_time_page, password_page, sign_in_page
from dashboard.web.people.pages import page, towards
from dashboard.web.people.reading import closed_to

_MOST = 8_192  # bytes of a form
Fields = Mapping[str, str]
Answer = Callable[[Request, Fields, Words], Response]


def _route(path: str, read: Answer, write: Answer) -> Route:
    """A page that is read by GET and sent by POST; both ask the store, so they run in a thread."""

    async def answer(request: Request) -> Response:
        posted = request.method == "POST"
        fields = await _posted(request) if posted else dict(request.query_params)
        if fields is None:
            return Response(status_code=413)
        words = words_in(requested_language(dict(request.query_params)))
        try:
            return await run_in_threadpool(write if posted else read, request, fields, words)
        except StoreUnavailable:
            said = words("The store cannot be opened just now; try again in a minute.")
            return page(sign_in_page(words, "", said, "", ()), 503)

    return Route(f"/{path}", answer, methods=["GET", "POST"])


async def _posted(request: Request) -> dict[str, str] | None:
    """The fields of a form; None where it is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST:
            return None
    return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=20))


def _gone(fields: Fields) -> Response:
    return RedirectResponse(towards(fields.get(TOWARDS, "")), 303, {"cache-control": "no-store"})


# -- signing in ----------------------------------------------------------------------------------------------------


def _ask(request: Request, fields: Fields, words: Words) -> Response:
    said = words("This office shows its figures to those alone who sign in.") if closed_to(request) else ""
    samples = sample_accounts(load.office())
    return page(sign_in_page(words, fields.get(TOWARDS, ""), said, "", samples, other_provider()))


def _sign_in(request: Request, fields: Fields, words: Words) -> Response:
    login = fields.get("login", "")
    try:
        signed = sign_in(load.office(), login, fields.get("password", ""), client_of(request))
    except TooManyTries as many:
        return _again(fields, login, _too_many(many, words), 429, words)
    except NotSignedIn:
        return _again(fields, login, words("The login or the password is not right."), 401, words)
    return give(_gone(fields), signed.token, request)


def _again(fields: Fields, login: str, said: str, status: int, words: Words) -> Response:
    samples = sample_accounts(load.office())
    return page(sign_in_page(words, fields.get(TOWARDS, ""), said, login, samples, other_provider()), status)


def _sign_in_sample(request: Request, fields: Fields, words: Words) -> Response:
    try:
        signed = sign_in_to_sample(load.office(), fields.get("login", ""), client_of(request))
    except NotSignedIn:
        return _again(fields, "", words("This account opens nothing here."), 401, words)
    return give(_gone(fields), signed.token, request)


def _sign_out(request: Request, fields: Fields, words: Words) -> Response:
    sign_out(load.office(), token_of(request), client_of(request))
    return take(_gone(fields), request)


# -- codes and passwords -------------------------------------------------------------------------------------------


def _ask_code(request: Request, fields: Fields, words: Words) -> Response:
    return _of_code(request, fields.get(CODE, ""), "", 200, words)


def _of_code(request: Request, code: str, said: str, status: int, words: Words) -> Response:
    if not code:
        return page(one_time_page(words, "", None, False, said), status)
    try:
        holder = codes.holder_of(load.office(), code, client_of(request))
    except codes.NoSuchCode:
        wrong = words("This code is unknown, used or too old: ask whoever manages the accounts for a new one.")
        return page(one_time_page(words, "", None, False, wrong), 404)
    except TooManyTries as many:
        return page(one_time_page(words, "", None, False, _too_many(many, words)), 429)
    return page(one_time_page(words, code, holder, holder is None, said), status)


def _only_reports(account: Account) -> bool:
    """Whether a person has come to send reports: the slip leads to the form."""
    return {grant.role for grant in account.grants} == {AccountRole.REPORTER}


def _use_code(request: Request, fields: Fields, words: Words) -> Response:
    code = fields.get(CODE, "")
    try:
        signed = codes.use_code(
            load.office(), code, fields.get("password", ""), client_of(request), fields.get("login", ""),
            fields.get("name", ""),
        )  # fmt: skip
    except WeakPassword:
        return _of_code(request, code, _weak(words), 422, words)
    except (codes.NoSuchCode, TooManyTries):
        return _of_code(request, code, "", 404, words)
    except LoginTaken:
        return _of_code(request, code, words("This login is taken: choose another one."), 422, words)
    except ValueError:
        return _of_code(request, code, words("A name and a login are needed."), 422, words)
    home = Page.SUBMITTING if _only_reports(signed.account) else Page.OVERVIEW
    return give(_gone({TOWARDS: fields.get(TOWARDS) or home}), signed.token, request)


def other_provider() -> str:
    """The name of the identity provider that is set up; "" where none is."""
    provider = provider_of(Settings())
    return provider.name if provider else ""


def _too_many(many: TooManyTries, words: Words) -> str:
    return words("Too many tries: wait {seconds} seconds, then try again.", seconds=many.wait)


def _weak(words: Words) -> str:
    return words("This password is too short or too plain: ten characters or more, and not the login.")


def _ask_password(request: Request, fields: Fields, words: Words) -> Response:
    account = account_of(load.office(), token_of(request))
    return page(password_page(words, account, "")) if account else _to_sign_in()


def _change_password(request: Request, fields: Fields, words: Words) -> Response:
    account = account_of(load.office(), token_of(request))
    if account is None:
        return _to_sign_in()
    try:
        again = sign_in(load.office(), account.login, fields.get("old", ""), client_of(request))
        change_password(load.office(), account, fields.get("password", ""), client_of(request), again.token)
    except WeakPassword:
        return page(password_page(words, account, _weak(words)), 422)
    except TooManyTries as many:
        return page(password_page(words, account, _too_many(many, words)), 429)
    except NotSignedIn:
        return page(password_page(words, account, words("The password now is not right.")), 401)
    return give(_gone(fields), again.token, request)


def _to_sign_in() -> Response:
    return RedirectResponse(SIGN_IN, 303, {"cache-control": "no-store"})


def _not_by_get(request: Request, fields: Fields, words: Words) -> Response:
    return _to_sign_in()


SIGN_IN_ROUTES = (
    _route(SIGN_IN, _ask, _sign_in),
    _route(SIGN_IN_SAMPLE, _not_by_get, _sign_in_sample),
    _route(SIGN_OUT, _not_by_get, _sign_out),
    _route(ONE_TIME, _ask_code, _use_code),
    _route(PASSWORD, _ask_password, _change_password),
)
