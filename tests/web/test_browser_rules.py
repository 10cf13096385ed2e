"""Every page tells the browser what may run on it: no foreign host, no eval, no guessing of types, no foreign frame."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.usecases.office import Office
from dashboard.web.doors import Doors
from dashboard.web.head import PICTURE_ROUTE
from dashboard.web.keeper import KEEPER_ROUTES
from dashboard.web.light.route import LIGHT_ROUTE
from dashboard.web.people.routes import SIGN_IN_ROUTES
from dashboard.web.rules import BrowserRules, policy
from tests.web.asgi import answered


def _rest(request: Request) -> Response:
    return HTMLResponse("")


APP = BrowserRules(
    Doors(Starlette(routes=[PICTURE_ROUTE, LIGHT_ROUTE, *KEEPER_ROUTES, *SIGN_IN_ROUTES, Route("/{path:path}", _rest)]))
)
WHERE = (
    "/", "/chi-tieu", "/nhe/chi-tieu", "/nhe/khong-co", "/dang-nhap", "/ma-mot-lan", "/mat-khau", "/dang-xuat",
    "/suc-khoe", "/san-sang", "/media/x", "/static/js/x.js",
)  # fmt: skip


@pytest.mark.parametrize("where", WHERE)
def test_every_page_has_every_rule(office: Office, where: str) -> None:
    headers = answered(APP, where, host="127.0.0.1").headers
    assert "frame-ancestors" in headers["content-security-policy"]
    assert "default-src 'self'" in headers["content-security-policy"] or (
        "default-src 'none'" in headers["content-security-policy"]
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("kind", ["text/javascript; charset=utf-8", "text/css", "font/woff2", "image/png"])
def test_a_part_of_a_page_says_its_type_and_not_what_the_page_may_do(kind: str) -> None:
    app = BrowserRules(Starlette(routes=[Route("/part", lambda _: Response("", media_type=kind))]))
    headers = answered(app, "/part").headers
    assert headers["x-content-type-options"] == "nosniff" and "content-security-policy" not in headers


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "application/pdf", "application/json", None])
def test_whatever_a_browser_opens_by_itself_has_the_policy(kind: str | None) -> None:
    app = BrowserRules(Starlette(routes=[Route("/opened", lambda _: Response("", media_type=kind))]))
    assert answered(app, "/opened").headers["content-security-policy"] == policy()


def test_no_cache_keeps_a_file_that_is_saved(office: Office) -> None:
    def file(_: Request) -> Response:
        return Response("số liệu", headers={"content-disposition": 'attachment; filename="bang.xlsx"'})

    def kept(_: Request) -> Response:
        return Response("", headers={"content-disposition": "attachment", "cache-control": "no-cache"})

    app = BrowserRules(Starlette(routes=[Route("/media/x", file), Route("/kept", kept), Route("/{path:path}", _rest)]))
    assert answered(app, "/media/x").headers["cache-control"] == "private, no-store"
    assert answered(app, "/kept").headers["cache-control"] == "no-cache"  # whoever says so himself is heard
    assert "cache-control" not in answered(app, "/").headers


def test_what_is_refused_has_them_too(office: Office) -> None:
    refused = answered(APP, "/", host="evil.example")
    assert (refused.status, refused.headers["content-security-policy"]) == (421, policy())


def test_the_policy_names_no_host_and_no_eval() -> None:
    words = {word for rule in policy().split("; ") for word in rule.split()[1:]}
    assert {word for word in words if not word.startswith("'")} == {"data:", "blob:"}
    assert "unsafe-eval" not in policy() and "unsafe-inline" not in policy().split("style-src")[0]
    assert policy().count("'sha256-") == 3
