"""Where reading needs signing in, no door shows a figure to who is not signed in, and every deep link survives signing in."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.people.settings import SettingName
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import picture_of, plain_preview
from dashboard.usecases.setting_up import set_up
from dashboard.usecases.sharing import end_share_link, make_share_link
from dashboard.usecases.signing_in import begun, sign_out
from dashboard.views.address import SESSION_COOKIE, address
from dashboard.views.pages import LIGHT, Page
from dashboard.web.api.routes import API_ROUTE
from dashboard.web.head import PICTURE_ROUTE, PageHead
from dashboard.web.keeper import KEEPER_ROUTES
from dashboard.web.light.route import LIGHT_ROUTE
from dashboard.web.people.reading import ReadingDoor
from dashboard.web.people.routes import SIGN_IN_ROUTES
from dashboard.web.shared import SHARED_ROUTE
from tests.web.asgi import Answered, answered

ROOT = Path(__file__).parents[2]
FIGURE = "2024"  # every title of a page's preview has the plan's year
SHELL = '<!doctype html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


def _streamlit(request: Request) -> Response:
    return HTMLResponse(SHELL) if not request.url.path.startswith("/media") else Response("số liệu")


APP: ASGIApp = ReadingDoor(
    PageHead(
        Starlette(
            routes=[
                PICTURE_ROUTE, LIGHT_ROUTE, *SIGN_IN_ROUTES, *KEEPER_ROUTES, Route("/{path:path}", _streamlit),
            ]
        )
    )
)  # fmt: skip


@pytest.fixture
def closed(office: Office) -> Office:
    """The office whose figures are for those alone who sign in."""
    set_up(office, SettingName.READING, "signed_in", "open", operator("kiểm thử"))
    return office


@pytest.fixture
def token(closed: Office) -> str:
    """Of somebody who may read, and nothing else."""
    here = Office(closed.url)
    new = NewAccount("lanh-dao-1", "Lãnh Đạo", "", frozenset({Grant(AccountRole.READER)}))
    return begun(here, make_account(here, new, operator("kiểm thử")).account, "").token


def got(where: str, token: str = "", **headers: str) -> Answered:
    return answered(APP, where, **headers, **({"cookie": f"{SESSION_COOKIE}={token}"} if token else {}))


@pytest.mark.parametrize("page", list(Page))
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_every_page_leads_to_signing_in_and_back(closed: Office, token: str, page: Page, accept: str) -> None:
    where = f"/{page.slug}?ky=2024-06&ct=S002-14"
    refused = got(where, accept=accept)
    to = urlsplit(refused.headers["location"])
    assert (refused.status, to.path, refused.body) == (303, "./dang-nhap", "")
    back = parse_qs(to.query)["toi"][0]
    assert back.removeprefix("./").startswith(page.slug if page.value else "tong-quan")
    assert "ky=2024-06" in back and "ct=S002-14" in back
    shown = got(where, token, accept=accept)
    assert shown.status == 200 and FIGURE in shown.body


@pytest.mark.parametrize("page", LIGHT)
def test_every_light_page_leads_to_signing_in_and_back(closed: Office, token: str, page: Page) -> None:
    where = f"/nhe/{page.slug}?ky=2024-06"
    refused = got(where)
    to = urlsplit(refused.headers["location"])
    assert (refused.status, to.path) == (303, "../dang-nhap")
    assert parse_qs(to.query)["toi"] == [f"nhe/{page.slug}?ky=2024-06"]
    shown = got(where, token)
    assert shown.status == 200 and shown.headers["cache-control"] == "private, no-store"
    known = got(where, if_none_match=shown.headers["etag"])
    assert known.status == 303  # not «as you have it»


def test_pictures_and_heads_say_nothing_of_any_figure(closed: Office, token: str) -> None:
    plain = picture_of(plain_preview("vi"))
    assert got("/xem-truoc.png?trang=chi-tieu&ct=S002-14").content == plain
    assert got("/xem-truoc.png?trang=chi-tieu&ct=S002-14", token).content != plain
    head = got("/khong-co-trang-nay").body  # the app's shell comes at any path
    assert "og:title" in head and FIGURE not in head


def test_files_of_pages_are_refused_and_health_is_not(closed: Office, token: str) -> None:
    assert got("/media/abc.xlsx").status == 403
    assert got("/media/abc.xlsx", token).body == "số liệu"
    assert got("/suc-khoe").status == got("/san-sang").status == 200


def test_a_session_that_ended_reads_no_more(closed: Office, token: str) -> None:
    assert got("/chi-tieu", token).status == 200
    sign_out(Office(closed.url), token)
    assert got("/chi-tieu", token).status == 303 and got("/media/x", token).status == 403


def test_an_open_office_is_read_by_everybody(office: Office) -> None:
    assert got("/chi-tieu").status == got("/nhe/chi-tieu").status == got("/media/x").status == 200
    assert got("/nhe/chi-tieu").headers["cache-control"] == "no-cache"


def _shown(test: AppTest) -> str:
    return json.dumps([repr(element) for element in test.main], ensure_ascii=False) + "".join(
        element.proto.body for element in test.get("html")
    )


@pytest.mark.parametrize("page", ["tong_quan", "chi_tieu", "bien_nhan", "o_nguon", "nop_bao_cao"])
def test_the_apps_own_script_draws_the_door_and_nothing_else(closed: Office, page: str) -> None:
    test = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    test.query_params["ky"] = "2024-06"
    test.run()
    if page != "tong_quan":
        test.switch_page(f"../pages/{page}.py").run()
    assert not test.exception
    assert [one.value for one in test.markdown] == ["# Đăng nhập để xem"]
    assert not (test.metric or test.dataframe or test.caption or test.selectbox or test.get("bidi_component"))
    assert "dang-nhap?toi=" in _shown(test) and "ky%3D2024-06" in _shown(test)


def test_the_apps_own_script_draws_the_page_for_who_is_signed_in(
    closed: Office, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {SESSION_COOKIE: token}))
    test = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    assert len(test.run().metric) == 6


def test_a_share_link_opens_its_page_and_nothing_beside_it(closed: Office) -> None:
    made = make_share_link(Office(closed.url), operator("kiểm thử"), address("xa-thi-tran"), "x", None)
    assert answered(APP, f"/xa-thi-tran?cs={made.secret}").body.startswith("<!doctype html>")
    for path in ("/nhe/tong-quan", "/nhe/xa-thi-tran", "/xem-truoc.png", "/media/x"):
        got = answered(APP, f"{path}?cs={made.secret}")
        assert got.status in (200, 303, 403) and FIGURE not in got.body and "số liệu" not in got.body, path
    for wrong in ("x", "x" * 43, made.secret[:-1]):
        refused = answered(APP, f"/xa-thi-tran?cs={wrong}")
        assert refused.status == 404 and "Không có liên kết này" in refused.body and FIGURE not in refused.body


@pytest.mark.parametrize(("lang", "said"), [("", "Liên kết này đã bị thu hồi"), ("&lang=en", "This link was ended")])
def test_who_reloads_the_page_of_an_ended_link_is_told_that_it_ended(closed: Office, lang: str, said: str) -> None:
    made = make_share_link(Office(closed.url), operator("kiểm thử"), address("xa-thi-tran"), "x", None)
    end_share_link(Office(closed.url), made.link.id, operator("kiểm thử"))
    refused = answered(APP, f"/xa-thi-tran?cs={made.secret}{lang}")
    assert refused.status == 410 and said in refused.body and FIGURE not in refused.body
    assert 'href="./dang-nhap' in refused.body  # whoever has an account is shown the way
    assert made.secret not in refused.body


def test_a_shared_view_is_read_without_signing_in(closed: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))
    made = make_share_link(Office(closed.url), operator("kiểm thử"), address("./?ky=2024-09"), "x", closed.version())
    for secret, opens in ((made.secret, True), ("", False)):
        test = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
        if secret:
            test.query_params["cs"] = secret
        test.run()
        assert not test.exception and bool(test.metric) is opens
    page = answered(Starlette(routes=[SHARED_ROUTE]), f"/chia-se/{made.secret}", user_agent="Android Mobile Zalo")
    assert page.status == 200 and "tháng 9/2024" in page.body


def test_the_api_asks_for_a_token(closed: Office) -> None:
    assert answered(Starlette(routes=[API_ROUTE]), "/api/v1/status").status == 401
