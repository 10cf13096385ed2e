"""Every page stands up to a careful eye; and the eye sees what is planted before it."""

from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served, opened
from tests.browser.looks import SIZES, THEMES, VIEWS, Fault, faults, looked_at

pytestmark = pytest.mark.browser

# Each page in Vietnamese on a laptop; of every second page another size, theme and language, so that all of them are seen.
TURNS = list(zip(VIEWS[::2], cycle(SIZES), cycle(("dark", "light")), cycle(("vi", "vi", "en", "en")), strict=False))


def unknown(found: list[Fault], language: str) -> list[Fault]:
    """Without what is known and stands: the plan's long English names end in «…» in a bar's label; tooltip and table have them."""
    return [f for f in found if not (language == "en" and f.kind == "clipped" and f.detail == "ends in …")]


def test_every_page_on_a_laptop(read_only: Served, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme="light")
    for path in VIEWS:
        assert looked_at(page, f"{read_only.url}/{path}") == [], path
    page.close()


@pytest.mark.parametrize("theme", THEMES)
def test_pages_take_turns_in_sizes_languages_and_themes(read_only: Served, browser: Browser, theme: str) -> None:
    for path, (width, height), its_theme, language in TURNS:
        if its_theme != theme:
            continue
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
        asked = f"{path}{'&' if '?' in path else '?'}lang={language}"
        assert unknown(looked_at(page, f"{read_only.url}/{asked}"), language) == [], (path, width, theme, language)
        page.close()


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
    "no title": "document.title = 'Streamlit'",
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_fault_is_seen(read_only: Served, page: Page, kind: str) -> None:
    opened(page, read_only.url)
    page.wait_for_selector("svg.marks text")
    assert kind not in {fault.kind for fault in faults(page)}
    page.evaluate(PLANTED[kind])
    assert kind in {fault.kind for fault in faults(page)}


def test_pale_words_on_a_bar_are_seen(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    page.evaluate("[...document.querySelectorAll('svg.marks text')].at(-1).style.fill = '#d8dde2'")
    assert any(fault.kind == "contrast" and "chart" in fault.detail for fault in faults(page))
