"""A whole slide show by keys, in letters that are read at 8 m, and nothing beyond the window."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled

pytestmark = pytest.mark.browser

SIZES = """() => {
  const px = selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)
  const charts = [...document.querySelectorAll('.st-key-slide [data-testid=stVegaLiteChart] svg text')]
    .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)
  return {title: px('.st-key-slide h1'), figure: px('.gn-figures b'), body: px('.gn-figures span'), foot: px('.gn-slide-foot'),
          chart: Math.min(...charts)}
}"""
BEYOND = """() => [document.querySelector('[data-testid=stMain]').scrollHeight - innerHeight,
                   document.documentElement.scrollWidth - innerWidth]"""


def number(page: Page) -> str:
    settled(page)
    return page.evaluate("new URL(location.href).searchParams.get('to')")


def test_a_show_by_keys_from_the_first_slide_to_the_last_and_out(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/trinh-chieu")
    page.get_by_role("button", name="Bắt đầu trình chiếu").click()
    assert number(page) == "1" and f"pb={read_only.office.version()}" in page.url
    page.evaluate("document.activeElement?.blur()")
    for key, then in (
        ("ArrowRight", "2"), ("PageDown", "3"), ("Space", "4"), ("ArrowLeft", "3"), ("PageUp", "2"), ("End", "7"), ("Home", "1"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert number(page) == then, key
    page.keyboard.press("a")
    settled(page)
    assert "co=1" in page.url
    page.go_back()
    settled(page)
    assert "co=1" not in page.url
    page.keyboard.press("Escape")
    settled(page)
    expect(page.get_by_role("link", name="Tổng quan")).to_be_visible()
    assert "trinh-chieu" not in page.url


def test_letters_are_as_large_as_a_room_needs(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    opened(page, f"{read_only.url}/trinh-chieu?pb={read_only.office.version()}&to=3")
    page.wait_for_selector(".st-key-slide [data-testid=stVegaLiteChart] svg text")
    assert page.evaluate(SIZES) == {
        "title": 57,
        "figure": 88,
        "body": 32,
        "foot": 28,
        "chart": pytest.approx(30, abs=0.5),
    }
    assert page.locator(".gn-slide-foot img").bounding_box()["width"] >= 150  # type: ignore[index]


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_no_slide_is_larger_than_its_window(read_only: Served, page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    size = "2" if width == 1366 else "0"  # the largest type where there is least room
    opened(page, f"{read_only.url}/trinh-chieu?pb={read_only.office.version()}&to=1&co={size}")
    for slide in range(1, 7):
        assert number(page) == str(slide)
        assert page.evaluate(BEYOND) == [0, 0], (slide, size)
        page.keyboard.press("ArrowRight")


def test_the_link_on_a_slide_opens_that_slide(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/trinh-chieu?pb={read_only.office.version()}&to=3")
    title = page.locator(".st-key-slide h1").inner_text()
    opened(page, page.locator(".gn-slide-foot a").get_attribute("href") or "")
    assert page.locator(".st-key-slide h1").inner_text() == title


def test_on_a_phone_nothing_sticks_out(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{read_only.url}/trinh-chieu?pb={read_only.office.version()}&to=2")
    assert page.evaluate(BEYOND)[1] == 0
