"""On paper: Tổng quan on one A3, the profile of a commune on one A4, dark as well as light."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served, opened

pytestmark = pytest.mark.browser

POINTS = {"A3": (1191, 842), "A4": (595, 842)}


@pytest.mark.parametrize(("path", "paper"), [("", "A3"), ("xa-thi-tran?dv=04189", "A4")])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_page(read_only: Served, browser: Browser, path: str, paper: str, theme: str) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme=theme)  # type: ignore[arg-type]
    opened(page, f"{read_only.url}/{path}")
    page.wait_for_timeout(800)
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    sizes = [tuple(round(float(n)) for n in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)]
    assert sizes[0] == POINTS[paper]
