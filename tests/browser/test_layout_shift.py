"""Loading holds the room of what comes: nothing that is read moves away while the rest of a page is drawn."""

import pytest
from playwright.sync_api import Browser

from dashboard.views.pages import Page as AppPage
from tests.browser.conftest import Served, opened

pytestmark = pytest.mark.browser

# Counts from the first content of the page on; what the reader did himself does not count.
_WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  const shown = document.querySelector("[data-testid=stMain] h1");
  for (const one of list.getEntries()) if (shown && !one.hadRecentInput) window.moved.push(one.value);
}).observe({ type: "layout-shift", buffered: true });
"""
_BOUND = 0.2  # of the window
_WIDER = {AppPage.ADMINISTRATION: 0.3}  # its heading is known only when its section has been drawn
_VIEWS = {
    AppPage.TARGETS: ("", "?ct=S002-14"),
    AppPage.COMMUNES: ("", "?dv=04189"),
    AppPage.DISBURSEMENT: ("", "?da=DA2"),
}
_PAGES = [page for page in AppPage if page not in (AppPage.SLIDES, AppPage.RECEIPT, AppPage.CELL)]


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["1366", "390"])
def test_nothing_moves_far_while_a_page_is_drawn(read_only: Served, browser: Browser, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    context.add_init_script(_WATCH)
    page, far = context.new_page(), []
    for where in _PAGES:
        for query in _VIEWS.get(where, ("",)):
            opened(page, f"{read_only.url}/{where}{query}")
            moved = sum(page.evaluate("window.moved"))
            if moved > _WIDER.get(where, _BOUND):
                far.append(f"/{where}{query}: {moved:.2f}")
    context.close()
    assert far == []
