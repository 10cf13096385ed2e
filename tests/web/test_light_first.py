"""Who comes by a shared link on a phone gets the light page, until the full one is asked for."""

import pytest
from starlette.types import Receive, Scope, Send

from dashboard.web.light.first import LightFirst
from tests.web.asgi import Answered, answered

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"
)
ZALO = (
    "Mozilla/5.0 (Linux; Android 9; SM-J400F; wv) AppleWebKit/537.36 Chrome/90.0 Zalo android/12100750 ZaloTheme/light"
)
FACEBOOK = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/400.0]"
LAPTOP = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"
)
READER = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) Mobile"
LINK = "/chi-tieu?kh=songma-gnbv-2024&ky=2024-09&ct=S002-14"


async def _streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"server", b"streamlit")]})
    await send({"type": "http.response.body", "body": b"the full page"})


def asked(address: str, agent: str, **headers: str) -> Answered:
    return answered(LightFirst(_streamlit), address, user_agent=agent, **headers)


@pytest.mark.parametrize("agent", [PHONE, ZALO, FACEBOOK], ids=["phone", "Zalo", "Facebook"])
@pytest.mark.parametrize(
    ("link", "light"),
    [
        (LINK, "./nhe/chi-tieu?kh=songma-gnbv-2024&ky=2024-09&ct=S002-14"),
        ("/?ky=2024-09&fbclid=abc", "./nhe/tong-quan?ky=2024-09"),
        ("/tong-quan?lang=en", "./nhe/tong-quan?lang=en"),
        ("/giai-ngan?da=DA2", "./nhe/giai-ngan?da=DA2"),
        ("/xa-thi-tran?dv=04171", "./nhe/xa-thi-tran?dv=04171"),
        ("/giam-ngheo/xa-thi-tran?dv=04171", "./nhe/xa-thi-tran?dv=04171"),
        ("/chi-tieu?ct=%0d%0aset-cookie:%20a", "./nhe/chi-tieu?ct=%0D%0Aset-cookie:%20a"),
    ],
)
def test_a_shared_link_opens_light(agent: str, link: str, light: str) -> None:
    answer = asked(link, agent)
    assert (answer.status, answer.headers["location"], answer.headers["cache-control"]) == (302, light, "no-store")


@pytest.mark.parametrize(
    ("address", "agent", "headers"),
    [
        pytest.param(LINK, LAPTOP, {}, id="a laptop"),
        pytest.param(LINK, READER, {}, id="who reads the tags of links"),
        pytest.param(LINK, PHONE, {"accept": "*/*"}, id="no browser that opens a page"),
        pytest.param(LINK, PHONE, {"referer": "http://giamngheo.local/?ky=2024-09"}, id="from a page of ours"),
        pytest.param(LINK, PHONE, {"cookie": "a=b; ban=day-du"}, id="who asked for the full page before"),
        pytest.param("/", PHONE, {}, id="no link to a view"),
        pytest.param("/chi-tieu?fbclid=abc", PHONE, {}, id="nothing of ours in it"),
        pytest.param("/nop-bao-cao?kh=songma-gnbv-2024", PHONE, {}, id="a page that has no light form"),
        pytest.param("/chi-tieu/?ct=S002-14", PHONE, {}, id="no page's path"),
        pytest.param("/nhe/chi-tieu?ct=S002-14", PHONE, {}, id="the light page itself"),
        pytest.param("/nhe/tong-quan?ky=2024-09", PHONE, {}, id="the light start page itself"),
        pytest.param("/giam-ngheo/nhe/tong-quan?ky=2024-09", PHONE, {}, id="the same in a folder"),
        pytest.param("/tong-quan/?ky=2024-09", PHONE, {}, id="no path of the start page"),
        pytest.param("/static/js/app.js?ky=2024-09", PHONE, {}, id="a file"),
    ],
)
def test_everybody_else_gets_what_was_asked_for(address: str, agent: str, headers: dict[str, str]) -> None:
    assert asked(address, agent, **headers).body == "the full page"


def test_a_link_on_another_site_that_looks_like_ours_is_from_outside() -> None:
    assert asked(LINK, PHONE, referer="https://zalo.me/?u=http://giamngheo.local/").status == 302


def test_only_opening_a_page_is_redirected() -> None:
    assert answered(LightFirst(_streamlit), LINK, "HEAD", user_agent=PHONE).status == 200


@pytest.mark.parametrize("agent", [PHONE, LAPTOP])
def test_the_door_keeps_the_full_page_for_the_session_and_leaves_the_address_clean(agent: str) -> None:
    answer = asked(LINK + "&ban=day-du", agent, referer="http://giamngheo.local/nhe/chi-tieu")
    assert (answer.status, answer.headers["location"]) == (302, "." + LINK)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("ban=day-du;") and "HttpOnly" in cookie
    assert "expires" not in cookie.lower() and "max-age" not in cookie.lower(), "for the session"
    assert asked(LINK, agent, cookie=cookie.partition(";")[0]).body == "the full page"


def test_a_phone_that_opened_the_full_page_by_itself_keeps_it_when_it_reloads() -> None:
    assert asked("/", PHONE).headers["set-cookie"].startswith("ban=day-du;")
    assert "set-cookie" not in asked("/", LAPTOP).headers
