"""What a plan's names want our pages to do stays text in a real browser: no link, no picture, no icon, no bold, no element."""

import pytest
from playwright.sync_api import Page

from dashboard.usecases.office import Office
from dashboard.usecases.sharing import make_share_link
from dashboard.views.address import SESSION_COOKIE, address
from dashboard.views.pages import Page as AppPage
from dashboard.views.pages import light_address
from tests.browser.conftest import Served, opened
from tests.browser.looks import VIEWS
from tests.foreign_text import ICON, take_foreign_plan
from tests.sample_store import COMMUNE, PROGRAMME
from tests.signed import account_of, token_for

pytestmark = pytest.mark.browser
LOCAL = ("http://127.0.0.1:", "http://localhost:", "data:", "blob:")

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


SHARED = (
    "./",
    "chi-tieu",
    "chieu-thieu-hut",
    "giai-ngan",
    f"xa-thi-tran?dv={COMMUNE}",
    "thay-doi",
    "tinh-hinh-bao-cao",
)
EXECUTED = """() => [...document.querySelectorAll("script")].filter(one => /evil|alert/.test(one.textContent)).length
  + document.querySelectorAll("[onerror], [onload*=evil], [onclick*=evil], iframe[src*=evil]").length"""


def test_names_stay_text_behind_share_links_and_where_they_are_listed(served: Served, page: Page) -> None:
    """Full and light, and the page of an uploaded file for who is signed in; nothing is asked of another machine."""
    take_foreign_plan(served.office)
    foreign: list[str] = []
    page.on("request", lambda asked: foreign.append(asked.url) if not asked.url.startswith(LOCAL) else None)
    account = account_of(served.office, "Lò Văn A")
    token = token_for(served.office, account)
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": served.url}])
    now = Office(served.office.url)
    made = {}
    for href in SHARED:
        secret = make_share_link(now, account.actor(), address(href), '<img src=x onerror="evil">', None).secret
        opened(page, f"{served.url}/chia-se/{secret}")
        found = [*page.evaluate(MADE), *([] if not page.evaluate(EXECUTED) else ["executed"])]
        if light_address(address(href)):
            page.goto(f"{served.url}/chia-se/{secret}?ban=nhe")
            found += [*page.evaluate(MADE), *([] if not page.locator("script").count() else ["a script"])]
        if found:
            made[href] = found
    for view in ("quan-tri?muc=chia-se", "quan-tri?muc=ma-truy-cap", f"o-nguon?tep={_a_file(served.office)}&o=x!A1"):
        opened(page, f"{served.url}/{view}")
        if found := [*page.evaluate(MADE), *([] if not page.evaluate(EXECUTED) else ["executed"])]:
            made[view] = found
    assert made == {}
    assert foreign == []


def _a_file(office: Office) -> str:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    return next(sent.sha256 for sent in known.submissions if sent.sha256)[:12]
