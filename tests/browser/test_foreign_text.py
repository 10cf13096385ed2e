"""What a plan's names want our pages to do stays text in a real browser: no link, no picture, no icon, no bold, no element."""

import pytest
from playwright.sync_api import Page

from dashboard.views.pages import Page as AppPage
from tests.browser.conftest import Served, opened
from tests.browser.looks import VIEWS
from tests.foreign_text import ICON, take_foreign_plan
from tests.sample_store import COMMUNE

pytestmark = pytest.mark.browser

MADE = f"""() => [...document.querySelectorAll(
  "a[href*=evil], img[src*=evil], .evil, [aria-label='{ICON} icon'], [style*='color'] > [class*=evil]"
)].concat([...document.querySelectorAll("strong, b, em")].filter(one => one.textContent.trim() === "evil"))
  .concat([...document.querySelectorAll("[class*=stMarkdownColored]")].filter(one => one.textContent.trim() === "x"))
  .map(one => one.outerHTML.slice(0, 200) + " in " + (one.closest("[data-testid]")?.dataset.testid ?? "?") + ": "
    + (one.closest("[data-testid]")?.textContent ?? "").slice(0, 120))"""


def test_names_stay_text_on_every_page(served: Served, page: Page) -> None:
    take_foreign_plan(served.office)
    made = {}
    for view in (
        *VIEWS,
        f"{AppPage.COMMUNES}?dv={COMMUNE}",
        f"{AppPage.ADMINISTRATION}?muc=ke-hoach",
        "tong-quan?pb=:material/bug_report:",
    ):
        opened(page, f"{served.url}/{view}")
        if found := page.evaluate(MADE):
            made[view] = found
    assert made == {}
