"""Every page stands up to a careful eye; and the eye sees what is planted before it."""

from collections.abc import Iterator
from itertools import cycle
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served, opened
from tests.browser.looks import SIZES, VIEWS, Fault, faults, looked_at

pytestmark = pytest.mark.browser

# Each page in Vietnamese on a laptop; of every second page another size, theme and language, so that all of them are seen.
TURNS = list(zip(VIEWS[::2], cycle(SIZES), cycle(("dark", "light")), cycle(("vi", "vi", "en", "en")), strict=False))


def unknown(found: list[Fault], language: str) -> list[Fault]:
    """Without what is known and stands: the plan's long English names end in «…» in a bar's label; tooltip and table have them."""
    return [f for f in found if not (language == "en" and f.kind == "clipped" and f.detail == "ends in …")]


@pytest.fixture(scope="module")
def laptop(browser: Browser) -> Iterator[Page]:
    """One page that goes from address to address."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme="light", reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("path", VIEWS)
def test_every_page_on_a_laptop(read_only: Served, laptop: Page, path: str) -> None:
    assert looked_at(laptop, f"{read_only.url}/{path}") == []


@pytest.mark.parametrize(("path", "size", "theme", "language"), TURNS)
def test_pages_take_turns_in_sizes_languages_and_themes(
    read_only: Served, page: Page, path: str, size: tuple[int, int], theme: Literal["light", "dark"], language: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    asked = f"{path}{'&' if '?' in path else '?'}lang={language}"
    assert unknown(looked_at(page, f"{read_only.url}/{asked}"), language) == []


PLANTED = {
    "contrast": "document.querySelector('h1').style.color = '#c0c8d0'",
    "overflow": "document.querySelector('h1').style.width = '3000px'",
    "clipped": "Object.assign(document.querySelector('h1').style, {width: '80px', overflow: 'hidden', whiteSpace: 'nowrap'})",
    "overlap": "{const all = document.querySelectorAll('svg.marks text'); const box = all[0].getBoundingClientRect();"
    " const copy = all[0].cloneNode(true); copy.textContent = 'chồng lên'; all[0].after(copy)}",
    "small": "{const a = document.createElement('a'); a.href = '#'; a.textContent = 'x'; a.style.font = '8px serif';"
    " a.style.display = 'inline-block'; document.querySelector('h1').after(a)}",
    "no alt": "{const i = new Image(20, 20); i.src = document.querySelector('link[rel~=icon]')?.href ?? 'x';"
    " document.querySelector('h1').after(i)}",
    "no lang": "document.documentElement.lang = ''",
    "icon": "document.querySelector('[data-testid=stIconMaterial]').textContent = 'no_such_icon'",
    "no title": "document.title = 'Streamlit'",
}


def test_every_planted_fault_is_seen(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    page.wait_for_selector("svg.marks text")
    for kind, plant in PLANTED.items():
        assert kind not in {fault.kind for fault in faults(page)}
        page.evaluate(plant)
        assert kind in {fault.kind for fault in faults(page)}, kind


def test_pale_words_on_a_bar_are_seen(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    page.wait_for_selector("svg.marks text")
    page.evaluate("[...document.querySelectorAll('svg.marks text')].at(-1).style.fill = '#d8dde2'")
    assert any(fault.kind == "contrast" and "chart" in fault.detail for fault in faults(page))
