"""Signing in by an identity provider: only what it has signed for this program, this question and now, and only for accounts that
are here already.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

pytest.importorskip("joserfc")

from joserfc.jwk import OctKey, RSAKey
from starlette.applications import Starlette

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.usecases.accounts import NewAccount, change_account, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.settings import Settings
from dashboard.usecases.signing_in import account_of
from dashboard.views.address import SESSION_COOKIE
from dashboard.web.doors import Doors
from dashboard.web.people.oidc_routes import OIDC_ROUTES
from dashboard.web.people.routes import SIGN_IN_ROUTES
from tests.sample_store import COMMUNE, hashes
from tests.web.asgi import Answered, answered
from tests.web.identity_provider import CLIENT, SECRET, IdentityProvider, running

APP = Doors(Starlette(routes=[*SIGN_IN_ROUTES, *OIDC_ROUTES]))
MAIL = "lo.a@songma.gov.vn"
SUBJECT = {"sub": "abc-123", "email": MAIL, "email_verified": True}
KEEPER = operator("kiểm thử")


@dataclass
class Set:
    """An office whose people may sign in by `provider`."""

    office: Office
    provider: IdentityProvider
    clerk: Account


@pytest.fixture
def here(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Set]:
    now = Office(office.url)
    grants = frozenset({Grant(AccountRole.REPORTER, COMMUNE)})
    clerk = make_account(now, NewAccount(MAIL, "Lò Văn A", COMMUNE, grants), KEEPER).account
    with running() as provider:
        monkeypatch.setenv("GIAMNGHEO_OIDC_ISSUER", provider.issuer)
        monkeypatch.setenv("GIAMNGHEO_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("GIAMNGHEO_OIDC_CLIENT_SECRET", SECRET)
        monkeypatch.setenv("GIAMNGHEO_OIDC_NAME", "Tài khoản tỉnh")
        provider.person = dict(SUBJECT)
        yield Set(now, provider, clerk)


def get(where: str, cookie: str = "") -> Answered:
    return answered(APP, where, host="127.0.0.1:8501", **({"cookie": cookie} if cookie else {}))


def begun(towards: str = "") -> tuple[Answered, str]:
    """The way to the provider, and the cookie that is kept meanwhile."""
    gone = get(f"/dang-nhap-oidc?{urlencode({'toi': towards})}")
    return gone, gone.headers.get("set-cookie", "").partition(";")[0]


def came_back(here: Set, towards: str = "", **changed: str) -> Answered:
    gone, cookie = begun(towards)
    brought = here.provider.authorized(gone.headers["location"]) | changed
    return get(f"/oidc-ve?{urlencode(brought)}", cookie)


def signed_in(here: Set, answer: Answered) -> Account | None:
    token = answer.headers.get("set-cookie", "").partition(f"{SESSION_COOKIE}=")[2].partition(";")[0]
    return account_of(here.office, token)


def test_the_sign_in_page_names_the_provider(here: Set) -> None:
    assert "Đăng nhập bằng Tài khoản tỉnh" in get("/dang-nhap?toi=chi-tieu").body


def test_without_a_provider_nothing_is_offered(office: Office) -> None:
    assert "dang-nhap-oidc" not in get("/dang-nhap").body
    assert get("/dang-nhap-oidc").status == 404 and get("/oidc-ve?code=x&state=y").status == 400


def test_a_verified_address_finds_the_account_and_binds_it_to_the_subject(here: Set) -> None:
    answer = came_back(here, "chi-tieu?ct=S002-14")
    assert (answer.status, answer.headers["location"]) == (303, "chi-tieu?ct=S002-14")
    assert signed_in(here, answer).id == here.clerk.id  # type: ignore[union-attr]
    here.provider.person["email"] = "ten.moi@songma.gov.vn"  # the subject speaks now, whatever the address is
    assert signed_in(here, came_back(here)).id == here.clerk.id  # type: ignore[union-attr]
    here.provider.person |= {"sub": "ai-khac", "email": MAIL}  # an address that went to another person
    assert came_back(here).status == 403


def test_the_cookies_are_for_the_server_alone(here: Set) -> None:
    gone, _ = begun()
    for answer in (gone, came_back(here)):
        assert "HttpOnly" in answer.headers["set-cookie"] and "samesite=lax" in answer.headers["set-cookie"].lower()
    assert signed_in(here, came_back(here)) is not None


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "x", "email": "khong.co@songma.gov.vn", "email_verified": True},
        {"sub": "x", "email": MAIL, "email_verified": False},
        {"sub": "x", "email": MAIL, "email_verified": "true"},
        {"sub": "x", "email": MAIL},
        {"sub": "x"},
    ],
)
def test_whoever_has_no_account_here_gets_none(here: Set, person: dict[str, object]) -> None:
    here.provider.person = dict(person)
    before = hashes(here.office)
    answer = came_back(here)
    assert (
        answer.status == 403
        and "chưa có tài khoản" in answer.body
        and SESSION_COOKIE not in answer.headers.get("set-cookie", "")
    )
    assert hashes(here.office) == before


def test_an_account_out_of_use_stays_out(here: Set) -> None:
    assert came_back(here).status == 303
    change_account(here.office, here.clerk.id, KEEPER, active=False)
    assert came_back(here).status == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example"}, {"aud": "another"}, {"aud": ["another"]}, {"azp": "another"},
        {"exp": int(time.time()) - 3600}, {"exp": None}, {"nonce": "another"}, {"nonce": None}, {"sub": None}, {"sub": ""},
        {"iat": int(time.time()) + 3600},
    ],
    ids=lambda wrong: "-".join(f"{name} {type(value).__name__}" for name, value in wrong.items()),  # the same in every process
)  # fmt: skip
def test_a_token_that_says_something_else_is_not_believed(here: Set, wrong: dict[str, object]) -> None:
    here.provider.wrong = wrong
    before = hashes(here.office)
    answer = came_back(here)
    assert answer.status == 502 and SESSION_COOKIE not in answer.headers.get("set-cookie", "")
    assert hashes(here.office) == before


def test_several_audiences_with_this_one_among_them_are_right(here: Set) -> None:
    here.provider.wrong = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert came_back(here).status == 303


def test_a_token_signed_by_another_key_or_by_none_is_not_believed(here: Set) -> None:
    here.provider.signs = RSAKey.generate_key(2048, {"kid": "1"})
    assert came_back(here).status == 502
    here.provider.signs, here.provider.algorithm = None, "none"
    assert came_back(here).status == 502
    here.provider.algorithm = "HS256"  # a secret that both sides share is no signature of the provider
    here.provider.signs = OctKey.import_key(SECRET.encode() * 2)  # type: ignore[assignment]
    assert came_back(here).status == 502


def test_an_answer_to_another_browsers_question_is_refused(here: Set) -> None:
    assert came_back(here, state="doan-mo").status == 502
    gone, _ = begun()
    brought = here.provider.authorized(gone.headers["location"])
    assert get(f"/oidc-ve?{urlencode(brought)}").status == 400  # a browser that asked nothing
    _, other = begun()
    assert get(f"/oidc-ve?{urlencode(brought)}", other).status == 502
    assert get("/oidc-ve?code=x&state=y", "gn_oidc=zz").status == 400


def test_a_code_works_once(here: Set) -> None:
    gone, cookie = begun()
    brought = urlencode(here.provider.authorized(gone.headers["location"]))
    assert get(f"/oidc-ve?{brought}", cookie).status == 303
    assert get(f"/oidc-ve?{brought}", cookie).status == 502


@pytest.mark.parametrize("towards", ["https://evil.example", "//evil.example", "dang-xuat", "\r\nx: y"])
def test_nobody_is_led_out_of_the_app(here: Set, towards: str) -> None:
    assert came_back(here, towards).headers["location"] == "./"


@pytest.mark.parametrize(
    "described", [{"issuer": "https://evil.example"}, {"token_endpoint": "http://evil.example/token"}, {"jwks_uri": ""}, {"jwks_uri": "file:///etc/passwd"}]
)  # fmt: skip
def test_a_provider_that_describes_itself_wrongly_is_not_asked(here: Set, described: dict[str, str]) -> None:
    here.provider.described = described
    assert begun()[0].status == 502


@pytest.mark.parametrize("issuer", ["http://sso.example", "ftp://x", "sso", "https://"])
def test_an_issuer_without_tls_is_no_setting(issuer: str) -> None:
    with pytest.raises(ValueError, match="oidc_issuer"):
        Settings(oidc_issuer=issuer)
