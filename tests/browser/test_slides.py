"""A whole slide show by keys, in letters that are read at 8 m, and nothing beyond the window."""

import json

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


def test_esc_leads_back_where_one_came_from(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/chi-tieu?ct=S002-09")
    page.locator(".st-key-navigation").get_by_text("Cuộc họp").click()
    settled(page)
    page.get_by_role("button", name="Bắt đầu trình chiếu").click()
    settled(page)
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("Escape")
    settled(page)
    assert "/chi-tieu" in page.url and "ct=S002-09" in page.url and "pb=" not in page.url


WATCH = """() => {
  window.seen = new Set()
  const look = () => {
    const shown = [...document.querySelectorAll('.st-key-slide')].at(-1)
    const body = [...(shown?.querySelectorAll('[data-testid=stVegaLiteChart] svg text') ?? [])].slice(0, 3).map(t => t.textContent)
    window.seen.add(JSON.stringify([shown?.querySelector('h1')?.textContent, body.join('|')]))
    requestAnimationFrame(look)
  }
  look()
}"""


def test_headline_and_body_change_together(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/trinh-chieu?pb={read_only.office.version()}&to=2")
    page.wait_for_selector(".st-key-slide [data-testid=stVegaLiteChart] svg text")
    page.evaluate("document.activeElement?.blur()")
    page.evaluate(WATCH)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        settled(page)
    shown = [tuple(one) for one in map(json.loads, page.evaluate("[...window.seen]"))]
    assert len({title for title, _ in shown}) == len(shown) == 4


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


@pytest.mark.parametrize("slide", [2, 3, 4, 5])
def test_a_phone_shows_every_value_of_a_slide(read_only: Served, page: Page, slide: int) -> None:
    path = f"{read_only.url}/trinh-chieu?pb={read_only.office.version()}&to={slide}"
    words = "[...document.querySelectorAll('{}')].map(t => t.textContent.trim()).filter(t => /[0-9]/.test(t))"
    opened(page, path)
    page.wait_for_selector(".st-key-slide [data-testid=stVegaLiteChart] svg text")
    wide = page.evaluate(words.format(".st-key-slide [data-testid=stVegaLiteChart] svg text"))
    page.set_viewport_size({"width": 390, "height": 844})
    tall = page.locator(".gn-tall")
    expect(tall).to_be_visible()
    said = tall.inner_text() + " ".join(page.evaluate(words.format(".gn-tall svg text")))
    if slide != 3:  # the curve's labels are told in the key below it, each in one line
        assert [text for text in wide if text not in said] == []
    box = tall.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
