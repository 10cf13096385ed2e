"""Addresses that lead to no page: below a page, mistyped, under a folder, and those that are not for browsers."""

import re
from urllib.parse import urljoin

import pytest
from starlette.responses import PlainTextResponse

from dashboard.usecases.public_address import parsed
from dashboard.usecases.settings import Settings
from dashboard.views.pages import Page
from dashboard.web.astray import Astray
from dashboard.web.doors import Doors
from dashboard.web.routes import ROUTES
from tests.web.asgi import answered

APP = Astray(PlainTextResponse("through"))


@pytest.mark.parametrize("page", Page, ids=lambda page: page.slug)
@pytest.mark.parametrize("below", ["/", "/x", "/S002-14/chi-tiet", "/giai-ngan"])
@pytest.mark.parametrize("folder", ["", "/giam-ngheo"])
def test_an_address_below_a_page_leads_to_the_page_on_this_host(page, below, folder):
    path = f"{folder}/{page.slug}{below}"
    answer = answered(APP, f"{path}?ky=2024-09")
    assert answer.status == 302
    host = "http://giamngheo.local"
    assert urljoin(host + path, answer.headers["location"]) == f"{host}{folder}/{page.value}?ky=2024-09"
    assert answer.headers["location"].startswith("../")


@pytest.mark.parametrize("folder", ["", "/giam-ngheo"])
@pytest.mark.parametrize("query", ["", "?kh=songma-gnbv-2024&lang=en"])
def test_the_start_page_answers_to_its_name_too_and_keeps_what_was_asked(folder, query):
    answer = answered(APP, f"{folder}/tong-quan{query}")
    assert (answer.status, answer.headers["location"]) == (302, f"./{query}")
    assert (
        urljoin(f"http://giamngheo.local{folder}/tong-quan", f"./{query}") == f"http://giamngheo.local{folder}/{query}"
    )


@pytest.mark.parametrize("path", ["//may.khac.vn/chi-tieu/x", "//chi-tieu//", "/chi-tieu/../x"])
def test_no_address_leads_to_another_host(path):
    answer = answered(APP, path)
    assert answer.status == 302 and answer.headers["location"].startswith("../")


@pytest.mark.parametrize("path", ["/", "/chi-tieu", "/giam-ngheo/", "/giam-ngheo/chi-tieu", "/nhe/chi-tieu/x", "/_stcore/x", "/static/js/x.js", "/media/x", "/xem-truoc.png", "/suc-khoe", "/so-do", "/dang-nhap", "/mat-khau", "/ma-mot-lan", "/dang-xuat", "/giam-ngheo/dang-nhap-mau", "/giam-ngheo/mat-khau", "/lich/x.ics"])  # fmt: skip
def test_what_is_a_page_or_none_of_ours_goes_by(path):
    assert answered(APP, path).body == "through"


@pytest.mark.parametrize(("query", "said"), [("", "Không có trang này"), ("?lang=en", "There is no such page")])
@pytest.mark.parametrize("path", ["/abc", "/abc/def", "/index.php", "/chi-tieux"])
def test_what_is_no_page_is_said_in_the_readers_language(path, query, said):
    answer = answered(APP, path + query)
    assert answer.status == 404 and said in answer.body and 'href="/"' in answer.body


def test_programs_and_other_methods_are_not_answered():
    assert answered(APP, "/abc", accept="*/*").body == "through"
    assert answered(APP, "/chi-tieu/abc", "POST").body == "through"


def test_under_a_folder_the_overview_is_that_of_the_folder():
    app = Doors(APP, Settings(base_path="giam-ngheo"), parsed(""))
    answer = answered(app, "/giam-ngheo/abc", host="localhost")
    assert answer.status == 404 and 'href="/giam-ngheo/"' in answer.body
    assert answered(app, "/giam-ngheo/chi-tieu/x", host="localhost").headers["location"] == "../chi-tieu"


def test_every_route_of_the_server_is_reached() -> None:
    """A path that is no page's is astray, unless a route of ours is there: signing in, files, data."""
    app = Astray(PlainTextResponse("through"), ROUTES)
    for route in ROUTES:
        path = re.sub(r"\{\w+(:path)?\}", "x", route.path)
        assert answered(app, path).body == "through", path
    assert answered(app, "/khong-co-gi").status == 404
