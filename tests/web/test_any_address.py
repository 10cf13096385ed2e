"""Any address over HTTP, whatever stands in its path and parameters: never a fault of the server."""

from random import Random
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from dashboard.usecases.office import Office
from dashboard.views.address import Param
from dashboard.views.pages import LIGHT_FOLDER, Page
from dashboard.web.head import PICTURE_ROUTE, PageHead
from dashboard.web.light.first import LightFirst
from dashboard.web.light.route import LIGHT_ROUTE
from tests.pages.test_hostile_addresses import RIGHT, WRONG
from tests.web.asgi import answered
from tests.web.test_page_head import _streamlit

ROUTES = Starlette(routes=[PICTURE_ROUTE, LIGHT_ROUTE])
EACH = 12
PHONE = "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36 Zalo"


def addresses(path: str) -> list[str]:
    random = Random(path)
    made = [path]
    for _ in range(EACH):
        named = random.sample(list(Param), 4)
        pairs = [(param.value, random.choice(WRONG if random.random() < 0.7 else RIGHT)) for param in named]
        made.append(f"{path}?" + "&".join(f"{name}={quote(code, safe='')}" for name, code in pairs))
    return [*made, f"{path}?{'&' * 50}", f"{path}?%ff=%fe&ky=%00&=x", f"{path}?ky=1&ky=2&pb"]


@pytest.mark.parametrize("one", Page, ids=lambda one: one.slug)
def test_a_page_with_its_head_and_its_light_form_answers_every_address(office: Office, one: Page) -> None:
    app = PageHead(LightFirst(_streamlit))
    for address in addresses(f"/{one.slug}"):
        assert answered(app, address).status < 500, address
        assert answered(app, address, user_agent=PHONE).status < 500, address
    for address in addresses(f"/{LIGHT_FOLDER}/{one.slug}"):
        assert answered(ROUTES, address).status < 500, address


@pytest.mark.parametrize(
    "path", ["/xem-truoc.png", f"/{LIGHT_FOLDER}/", f"/{LIGHT_FOLDER}/a/b/../c", f"/{LIGHT_FOLDER}/%00"]
)
def test_pictures_and_paths_that_are_no_pages_answer_too(office: Office, path: str) -> None:
    for address in addresses(path):
        assert answered(ROUTES, address).status < 500, address
