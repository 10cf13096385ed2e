"""How every page looks, measured in the DOM: contrast, overflow, overlap, clipped text, sizes, descriptions.

`python -m tests.browser.looks URL` prints what it finds on all pages of a running app, at three sizes, in two languages and two
themes.
"""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.views.pages import Page as AppPage
from docs.screenshot import FLAGS

_CHECK = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")
_VIEWS = {  # of pages that look otherwise by what their address says
    AppPage.TARGETS: ("", "?ct=S002-14"),
    AppPage.COMMUNES: ("", "?dv=04189"),
    AppPage.DISBURSEMENT: ("", "?da=DA2"),
    AppPage.CHANGES: ("?tu=150",),
    AppPage.SLIDES: ("", "?pb=200&to=1", "?pb=200&to=4"),
}
VIEWS = tuple(page + query for page in AppPage for query in _VIEWS.get(page, ("",)))
SIZES = ((1920, 1080), (1366, 768), (390, 844))
LANGUAGES = ("vi", "en")
THEMES = ("light", "dark")
DONE = '[data-testid=stApp][data-test-script-state="notRunning"]'


@dataclass(frozen=True)
class Fault:
    """`kind` of fault, the part of the page it is in, the text it is about, and the figures."""

    kind: str
    where: str
    text: str
    detail: str


def faults(page: Page) -> list[Fault]:
    """Of the page as it stands."""
    return [Fault(**one) for one in page.evaluate(_CHECK)]


def looked_at(page: Page, url: str) -> list[Fault]:
    page.goto(url)
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_timeout(900)
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_timeout(600)
    return faults(page)


def everything(browser: Browser, url: str) -> Iterator[tuple[str, tuple[int, int], str, str, Fault]]:
    """Page, size, language, theme and fault, over the whole matrix."""
    for size, theme in product(SIZES, THEMES):
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
        page = context.new_page()
        for path, language in product(VIEWS, LANGUAGES):
            asked = path + ("" if language == "vi" else f"{'&' if '?' in path else '?'}lang={language}")
            for fault in looked_at(page, f"{url}/{asked}"):
                yield path, size, language, theme, fault
        context.close()


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for path, size, language, theme, fault in everything(browser, sys.argv[1]):
            print(
                f"/{path:24} {size[0]:5} {language} {theme:5} {fault.kind:9} {fault.where:32} «{fault.text}» {fault.detail}"
            )
        browser.close()


if __name__ == "__main__":
    main()
