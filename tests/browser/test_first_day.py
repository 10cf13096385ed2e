"""The first day of an office: an empty store says what to do, the plan is uploaded, its one ambiguous sentence settled, the pages are ready."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import picture, sign, upload

pytestmark = pytest.mark.browser

PLAN = Path(__file__).parents[2] / "sample_data" / "S002" / "plan.xlsx"


def test_a_plan_is_uploaded_its_question_answered_and_every_page_has_a_plan(served_empty: Served, page: Page) -> None:
    for path in ("", "chi-tieu", "giai-ngan"):
        opened(page, f"{served_empty.url}/{path}")
        expect(page.locator("h1").first).to_contain_text("Chưa có kế hoạch nào")
        expect(page.get_by_text("./run demo").first).to_be_visible()
    opened(page, served_empty.url + "/nop-bao-cao")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    sign(page)
    upload(page, "ke-hoach-2024.xlsx", PLAN.read_bytes())
    picture(page, "10-ke-hoach-cau-hoi")
    expect(page.get_by_text("giảm 5%").first).to_be_visible()
    page.get_by_text("điểm phần trăm (điểm %)").first.click()
    settled(page)
    page.get_by_role("button", name="Kiểm tra lại").first.click()
    settled(page)
    picture(page, "11-ke-hoach-xem-truoc")
    page.get_by_role("button", name="Gửi").first.click()
    settled(page)
    picture(page, "12-ke-hoach-bien-nhan")
    [known] = served_empty.office.programmes()
    assert (known.programme.code, known.year) == ("songma-gnbv", 2024)
    opened(page, served_empty.url)
    expect(page.locator("h1").first).to_contain_text("chưa có số liệu giải ngân")
    picture(page, "13-tong-quan-chua-bao-cao")
    opened(page, served_empty.url + "/giai-ngan")
    expect(page.get_by_text("15.555,25").first).to_be_attached()
    picture(page, "14-giai-ngan-chua-bao-cao")
