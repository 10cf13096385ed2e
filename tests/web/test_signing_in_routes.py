"""Signing in over HTTP: cookies, forms of other sites, what a GET does, and where one goes afterwards."""

from html import escape
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import use_code
from dashboard.usecases.public_address import parsed
from dashboard.usecases.sample_accounts import sign_in_to_sample
from dashboard.usecases.settings import Settings
from dashboard.usecases.signing_in import account_of, sign_out
from dashboard.views.address import SESSION_COOKIE
from dashboard.web.doors import Doors
from dashboard.web.people.routes import SIGN_IN_ROUTES
from tests.sample_store import COMMUNE, hashes
from tests.web.asgi import Answered, answered

PASSWORD, OTHER = "núi cao sông dài 7", "một mật khẩu khác 8"
CLERK = frozenset({Grant(AccountRole.REPORTER, COMMUNE)})
PATHS = ("dang-nhap", "dang-nhap-mau", "dang-xuat", "ma-mot-lan", "mat-khau")
HERE = {"host": "127.0.0.1:8501"}


def stack(base: str = "", public: str = "") -> ASGIApp:
    """The routes behind their doors, as the server has them."""
    return Doors(Starlette(routes=SIGN_IN_ROUTES), Settings(base_path=base), parsed(public))


def post(path: str, fields: dict[str, str], app: ASGIApp | None = None, **headers: str) -> Answered:
    return answered(app or stack(), path, "POST", urlencode(fields).encode(), **(HERE | headers))


def get(where: str, **headers: str) -> Answered:
    return answered(stack(), where, **(HERE | headers))


def cookie_of(answer: Answered) -> dict[str, str]:
    """The parts of the cookie that is set, by their names in small letters; the token under its own name."""
    parts = [part.strip().partition("=") for part in answer.headers["set-cookie"].split(";")]
    return {name if name == SESSION_COOKIE else name.lower(): value for name, _, value in parts}


def having(token: str) -> dict[str, str]:
    return {"cookie": f"{SESSION_COOKIE}={token}"}


@pytest.fixture
def here(office: Office) -> Office:
    """The office of the routes, with a clerk whose password is known."""
    now = Office(office.url)
    given = make_account(now, NewAccount("lo.a", "Lò Văn A", COMMUNE, CLERK), operator("kiểm thử"))
    sign_out(now, use_code(now, given.code, PASSWORD).token)
    return now


def test_the_cookie_is_for_the_server_alone(here: Office) -> None:
    signed = post("/dang-nhap", {"login": "lo.a", "password": PASSWORD})
    cookie = cookie_of(signed)
    assert signed.status == 303 and signed.headers["cache-control"] == "no-store"
    assert {"httponly", "samesite"} <= set(cookie) and cookie["samesite"] == "lax"
    assert cookie["path"] == "/" and not {"domain", "expires", "max-age", "secure"} & set(cookie)
    assert account_of(here, cookie[SESSION_COOKIE]).login == "lo.a"  # type: ignore[union-attr]


def test_behind_tls_and_in_a_folder_the_cookie_is_secure_and_of_the_folder(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = "https://may-chu.vn/gn"
    monkeypatch.setenv("GIAMNGHEO_PUBLIC_URL", public)
    app = stack("gn", public)
    signed = post("/gn/dang-nhap", {"login": "lo.a", "password": PASSWORD}, app, host="may-chu.vn")
    assert "secure" in cookie_of(signed) and cookie_of(signed)["path"] == "/gn/"
    out = post("/gn/dang-xuat", {}, app, host="may-chu.vn", **having(cookie_of(signed)[SESSION_COOKIE]))
    ended = cookie_of(out)
    assert ended["path"] == "/gn/" and ended["max-age"] == "0" and "secure" in ended


def test_a_token_that_was_there_before_is_not_taken_over(here: Office) -> None:
    planted = "ke-gian-dat-truoc"
    signed = post("/dang-nhap", {"login": "lo.a", "password": PASSWORD}, **having(planted))
    assert cookie_of(signed)[SESSION_COOKIE] != planted
    assert account_of(here, planted) is None


def test_signing_out_ends_the_session_and_takes_the_cookie(here: Office) -> None:
    token = cookie_of(post("/dang-nhap", {"login": "lo.a", "password": PASSWORD}))[SESSION_COOKIE]
    out = post("/dang-xuat", {}, **having(token))
    assert out.status == 303 and cookie_of(out)[SESSION_COOKIE] == '""'
    assert account_of(here, token) is None
    assert get("/mat-khau", **having(token)).headers["location"] == "dang-nhap"


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(here: Office) -> None:
    wrong, unknown = (post("/dang-nhap", {"login": login, "password": OTHER}) for login in ("lo.a", "aa.a"))
    assert wrong.status == unknown.status == 401
    assert wrong.body.replace("lo.a", "") == unknown.body.replace("aa.a", "")
    assert "set-cookie" not in wrong.headers


def test_what_was_typed_is_shown_as_text(here: Office) -> None:
    shown = post("/dang-nhap", {"login": '"><script>alert(1)</script>', "password": "x", "toi": '"><img src=x>'}).body
    assert "<script" not in shown and "<img" not in shown


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
    ids=lambda headers: next(iter(headers.values())),
)
def test_forms_of_other_sites_do_nothing(office: Office, path: str, headers: dict[str, str]) -> None:
    here = Office(office.url)
    token = sign_in_to_sample(here, "can-bo-1").token
    before = hashes(here)
    fields = {"login": "quan-tri", "password": OTHER, "old": PASSWORD}
    refused = post(f"/{path}", fields, **having(token), **headers)
    assert refused.status == 403 and "set-cookie" not in refused.headers
    assert hashes(here) == before


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_an_address_changes_nothing(office: Office, path: str, method: str) -> None:
    here = Office(office.url)
    token = sign_in_to_sample(here, "can-bo-1").token
    code = make_account(here, NewAccount("moi", "Mới"), operator("kiểm thử")).code
    before = hashes(here)
    fields = {"login": "quan-tri", "password": OTHER, "old": PASSWORD, "ma": code, "name": "X"}
    got = answered(stack(), f"/{path}?{urlencode(fields)}", method, **(HERE | having(token)))
    assert got.status in (200, 303) and "set-cookie" not in got.headers
    assert hashes(here) == before
    assert account_of(here, token) is not None


HOSTILE = (
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "data:text/html,x",
    "///evil.example/chi-tieu", "/../../etc", "..//evil.example", "chi-tieu/../../evil", "http:evil.example", "@evil.example",
    "nhe/../../evil", "nhe//evil.example", "chi-tieu\r\nSet-Cookie: a=b", "dang-xuat", "_stcore/stream", "media/x", "%2f%2fevil.example",
    ".//evil.example?kh=x", "tong-quan#@evil.example", "",
)  # fmt: skip


@pytest.mark.parametrize("base", ["", "gn"])
def test_nobody_is_led_out_of_the_app(office: Office, base: str) -> None:
    folder = f"/{base}" if base else ""
    for towards in HOSTILE:
        fields = {"login": "can-bo-1", "toi": towards}
        signed = post(f"{folder}/dang-nhap-mau", fields, stack(base))
        where = urlsplit(urljoin(f"http://127.0.0.1:8501{folder}/dang-nhap", signed.headers["location"]))
        assert (signed.status, where.netloc, where.scheme) == (303, "127.0.0.1:8501", "http"), towards
        assert where.path in (f"{folder}/", f"{folder}/chi-tieu"), towards
        assert "a=b" not in signed.headers["set-cookie"], towards


@pytest.mark.parametrize(
    ("towards", "leads"),
    [
        ("chi-tieu?kh=songma-gnbv-2024&ct=S002-14", "chi-tieu?kh=songma-gnbv-2024&ct=S002-14"),
        ("./?ky=2024-06&lang=en", "./?ky=2024-06&lang=en"),
        ("bien-nhan?so=giam-ngheo/BC-THANG/2024-09/04183/1", "bien-nhan?so=giam-ngheo/BC-THANG/2024-09/04183/1"),
        ("nhe/giai-ngan?da=DA2", "nhe/giai-ngan?da=DA2"),
        ("nhap/bao-cao?dv=04180&bc=BC-THANG%402024-10&la=gi", "nhap/bao-cao?dv=04180&bc=BC-THANG%402024-10"),
        ("o-nguon?tep=1f0c9a2b7d3e&o=Chỉ%20tiêu!G2", f"o-nguon?tep=1f0c9a2b7d3e&o={quote('Chỉ tiêu!G2', safe='!')}"),
        ("chi-tieu?la=gi&kh=x", "chi-tieu?kh=x"),
    ],
)
def test_a_deep_link_survives_signing_in(office: Office, towards: str, leads: str) -> None:
    asked = get(f"/dang-nhap?toi={quote(towards, safe='')}")
    assert f'name="toi" value="{escape(towards)}"' in asked.body
    assert post("/dang-nhap-mau", {"login": "can-bo-1", "toi": towards}).headers["location"] == leads


def test_a_code_sets_the_password_and_signs_in(here: Office) -> None:
    code = make_account(here, NewAccount("moi", "Người <b>Mới", "", CLERK), operator("kiểm thử")).code
    asked = get(f"/ma-mot-lan?ma={code}")
    assert asked.status == 200 and "Người &lt;b&gt;Mới" in asked.body
    assert post("/ma-mot-lan", {"ma": code, "password": "ngắn"}).status == 422
    signed = post("/ma-mot-lan", {"ma": code, "password": PASSWORD})
    assert signed.headers["location"] == "nop-bao-cao"  # who only reports has come for that
    assert account_of(here, cookie_of(signed)[SESSION_COOKIE]).login == "moi"  # type: ignore[union-attr]
    again = post("/ma-mot-lan", {"ma": code, "password": OTHER})
    assert again.status == 404 and "set-cookie" not in again.headers
    assert get("/ma-mot-lan?ma=AAAAA-AAAAA").status == 404


def test_the_own_password_is_changed_by_who_knows_the_old_one(here: Office) -> None:
    token = cookie_of(post("/dang-nhap", {"login": "lo.a", "password": PASSWORD}))[SESSION_COOKIE]
    assert post("/mat-khau", {"old": OTHER, "password": OTHER}, **having(token)).status == 401
    assert post("/mat-khau", {"old": PASSWORD, "password": "ngắn"}, **having(token)).status == 422
    changed = post("/mat-khau", {"old": PASSWORD, "password": OTHER}, **having(token))
    assert changed.status == 303 and account_of(here, token) is None
    assert account_of(here, cookie_of(changed)[SESSION_COOKIE]) is not None
    assert post("/dang-nhap", {"login": "lo.a", "password": OTHER}).status == 303
    assert post("/mat-khau", {"old": OTHER, "password": PASSWORD}).headers["location"] == "dang-nhap"


def test_a_form_that_is_too_long_is_refused(here: Office) -> None:
    assert post("/dang-nhap", {"login": "x" * 9000, "password": "y"}).status == 413
