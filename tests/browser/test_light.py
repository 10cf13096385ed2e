"""The light pages in a browser whose scripts are off: nothing is wider than a phone, nothing is fetched, paper has all of it."""

import re
import shutil
import struct
import subprocess

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served
from tests.foreign_text import take_foreign_plan

pytestmark = pytest.mark.browser

VIEWS = ("tong-quan", "chi-tieu?ct=S002-14", "giai-ngan", "giai-ngan?da=DA2", "xa-thi-tran", "xa-thi-tran?dv=04171")
PHONE = {"width": 390, "height": 844}


def with_(view: str, **codes: str) -> str:
    return view + ("&" if "?" in view else "?") + "&".join(f"{name}={code}" for name, code in codes.items())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("ground", ["sang", "toi"])
def test_without_scripts_nothing_is_wider_than_a_phone(
    read_only: Served, browser: Browser, language: str, ground: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    for view in VIEWS:
        page.goto(f"{read_only.url}/nhe/{with_(view, ky='2024-09', lang=language, nen=ground)}")
        width, _ = struct.unpack(">II", page.screenshot(full_page=True)[16:24])
        assert width == PHONE["width"], view
        assert page.locator("h1").is_visible() and page.locator(".door").is_visible()
    context.close()
    assert len(asked) == len(VIEWS), "the page is all that is fetched"


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_no_box_of_it_scrolls_sideways_either(read_only: Served, browser: Browser, ground: str) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme=ground)  # type: ignore[arg-type]
    for view in VIEWS:
        page.goto(f"{read_only.url}/nhe/{with_(view, ky='2024-09')}")
        wider = page.evaluate(
            "() => [document.documentElement, ...document.querySelectorAll('body *')]"
            ".filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'"
            " && !one.closest('svg')).map(one => one.outerHTML.slice(0, 90))"
        )
        assert wider == [], view
    page.close()


def test_names_that_are_long_and_hostile_stay_text_within_the_page(served: Served, browser: Browser) -> None:
    take_foreign_plan(served.office)
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    for view in VIEWS:
        page.goto(f"{served.url}/nhe/{with_(view, ky='2024-09')}")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], view
        assert page.locator("a[href*=evil], img, .evil").count() == 0
    page.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this machine")
def test_on_paper_why_is_open_and_no_door_is_printed(read_only: Served, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{read_only.url}/nhe/{with_('chi-tieu?ct=S002-14', ky='2024-09')}")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    assert re.search(rb"/MediaBox\s*\[\s*0 0 59[45]", pdf), "A4"
    told = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    said = " ".join(told.split())
    assert "Giới hạn của quy tắc" in said, "«Vì sao?» is open"
    assert "Mở bản đầy đủ" not in said and f"{read_only.url}/chi-tieu?ky=2024-09&ct=S002-14" in said
