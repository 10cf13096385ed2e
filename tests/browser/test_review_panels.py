"""Thẩm định in a browser: panels that a reviewer has opened stay open when a message appears above them and counts change."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import sign

pytestmark = pytest.mark.browser


def panels(page: Page) -> list[bool]:
    """Whether each is open, from the top."""
    return [
        panel.get_attribute("open") is not None for panel in page.locator('[data-testid="stExpander"] details').all()
    ]


def test_opened_panels_stay_open(page: Page, served: Served) -> None:
    sign(opened(page, served.url + "/tham-dinh?ky=2024-09"), served.office)
    opened(page, served.url + "/tham-dinh?ky=2024-09")
    page.get_by_role("button", name="Duyệt và khóa", exact=True).click()
    settled(page)  # something is approved: the panel of what is approved stands
    for summary in page.locator('[data-testid="stExpander"] summary').all():
        summary.click()
    known = panels(page)
    assert len(known) >= 2 and all(known)
    page.get_by_role("button", name="Trả lại", exact=True).click()
    settled(page)
    expect(page.get_by_text("Cần ghi lý do")).to_have_count(1)
    assert panels(page) == known
    page.get_by_role("button", name="Duyệt và khóa", exact=True).click()
    settled(page)
    expect(page.get_by_text("Đã duyệt và khóa 1 báo cáo")).to_have_count(1)
    assert panels(page) == known
