"""The app behind nginx as `deploy/` sets it up, two processes: a browser finds nothing to complain of, and uploads find their page."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.behind_nginx import Behind, behind_nginx, binary
from dashboard.usecases.office import Office
from db.engine import engine
from tests.browser.conftest import settled
from tests.browser.test_clerks_day import sign, upload
from tests.faults.bad_reports import bytes_of, right_report
from tests.sample_store import COMMUNE, url_of, whole

pytestmark = [pytest.mark.browser, pytest.mark.skipif(binary() is None, reason="nginx was not found")]

PAGES = ("", "chi-tieu", "giai-ngan", "xa-thi-tran", "tinh-hinh-bao-cao", "nop-bao-cao", "quan-tri", "?ngon-ngu=en")
REFUSED = re.compile("Content Security Policy|Refused to|Component Error|dynamically imported", re.IGNORECASE)


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Behind]:
    store = url_of(shutil.copy(whole(), tmp_path / "store.db"))
    with behind_nginx(store, tmp_path) as running:
        yield running
    engine(store).dispose()


@pytest.fixture
def secure_page(browser: Browser) -> Iterator[Page]:
    """A page that takes the certificate of this run."""
    context = browser.new_context(ignore_https_errors=True)
    yield context.new_page()
    context.close()


def opened(page: Page, url: str) -> None:
    page.goto(url)
    settled(page)


def test_no_page_breaks_the_browsers_rules(behind: Behind, secure_page: Page) -> None:
    faults: list[str] = []
    secure_page.on("console", lambda said: faults.append(said.text) if REFUSED.search(said.text) else None)
    for path in PAGES:
        opened(secure_page, f"{behind.url}/{path}")
        secure_page.wait_for_timeout(500)  # charts and tables load their scripts once they are seen
        expect(secure_page.locator("h1").first).to_be_visible()
    assert faults == []


def test_an_upload_comes_to_the_process_of_its_page_also_after_another_took_over(
    behind: Behind, secure_page: Page
) -> None:
    opened(secure_page, f"{behind.url}/nop-bao-cao?dv={COMMUNE}&ky=2024-10")
    at = int(process_of(secure_page))
    behind.kill(at)
    other = next(port for port in behind.processes if port != at)
    secure_page.wait_for_function("() => document.querySelector('[data-testid=stApp]')")
    for _ in range(60):
        if process_of(secure_page) == str(other):
            break
        secure_page.wait_for_timeout(500)
    assert process_of(secure_page) == str(other)
    behind.start(at)  # back again, and not asked by this reader
    for _ in range(120):
        if behind.ready(at):
            break
        secure_page.wait_for_timeout(500)
    settled(secure_page)
    office = Office(behind.store)
    before = office.version()
    sign(secure_page, office)
    upload(secure_page, "thang-10.xlsx", bytes_of(right_report(office)))
    secure_page.get_by_role("button", name="Gửi báo cáo").first.click()
    settled(secure_page)
    expect(secure_page.get_by_text(f"BC-THANG/2024-10/{COMMUNE}/1").first).to_be_visible()
    assert office.version() > before
    assert process_of(secure_page) == str(other)


def process_of(page: Page) -> str:
    return next((str(cookie["value"]) for cookie in page.context.cookies() if cookie["name"] == "gn_process"), "")
