"""On paper: Tổng quan on one A3; the profile of a commune, a receipt, a slide on one A4 each; dark as well as light."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served, opened

pytestmark = pytest.mark.browser

POINTS = {"A3": (1191, 842), "A4": (595, 842), "A4 wide": (842, 595)}
PAPERS = [
    ("", "A3"),
    ("xa-thi-tran?dv=04189", "A4"),
    ("bien-nhan?so=BC-THANG/2024-09/04189/1", "A4"),
    ("trinh-chieu?pb=200&to=2", "A4 wide"),
    ("trinh-chieu?pb=200&to=5", "A4 wide"),
]


@pytest.mark.parametrize(("path", "paper"), PAPERS)
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


def test_controls_and_source_cells_are_not_printed(read_only: Served, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    opened(page, f"{read_only.url}/chieu-thieu-hut")
    page.locator("[class*=st-key-gn_table_nguon-so-lieu]").wait_for()
    page.emulate_media(media="print")
    for place in ("[class*=st-key-gn_table_nguon-so-lieu]", ".st-key-navigation", ".gn-menu", "[data-testid=stPopover]",
                  "[data-testid=stButtonGroup]", "[data-testid=stSelectbox] svg"):  # fmt: skip
        assert not any(one.is_visible() for one in page.locator(place).all()), place
    page.close()
