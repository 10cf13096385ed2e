"""The first day of an office: an empty store says what to do, the plan is uploaded, its one ambiguous sentence settled, the pages are ready."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import picture, sign, upload
from tests.importing.new_district import AS_FILLED_AT_FIRST, filled_in, right
from tests.importing.test_new_district import typed

pytestmark = pytest.mark.browser

PLAN = Path(__file__).parents[2] / "sample_data" / "S002" / "plan.xlsx"


def test_a_plan_is_uploaded_its_question_answered_and_every_page_has_a_plan(served_empty: Served, page: Page) -> None:
    for path in ("", "chi-tieu", "giai-ngan"):
        opened(page, f"{served_empty.url}/{path}")
        expect(page.locator("h1").first).to_contain_text("Chưa có kế hoạch nào")
        expect(page.get_by_text("./run demo").first).to_be_visible()
    opened(page, served_empty.url + "/nop-bao-cao")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    sign(page, served_empty.office)
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


def test_a_plan_full_of_slips_is_mended_on_the_page_in_one_round(served_empty: Served, page: Page) -> None:
    sign(opened(page, served_empty.url + "/nop-bao-cao"), served_empty.office)
    upload(page, "ke-hoach-huyen-moi.xlsx", filled_in(AS_FILLED_AT_FIRST))
    expect(page.get_by_text("39 ô cần sửa trước khi gửi.")).to_be_visible()
    expect(page.get_by_text("3 Sửa 31 lỗi")).to_be_visible()
    picture(page, "15-ke-hoach-nhieu-loi")
    page.get_by_label("Cả 4 ô").fill("có")  # the same slip in four rows is mended once
    mended = 0
    for box in page.locator("[data-testid=stTextInput] input").all():
        label = box.get_attribute("aria-label") or ""
        if (place := _place(label)) and not place.startswith("Dự án!"):
            box.fill(typed(right().get(place, "")))
            mended += 1
        assert "\\" not in label
    assert mended + 4 == 39  # every cell has its box
    page.get_by_role("button", name="Kiểm tra lại").first.click()
    settled(page)
    expect(page.get_by_text("ô cần sửa trước khi gửi")).to_have_count(0)
    picture(page, "16-ke-hoach-da-sua")
    page.get_by_role("button", name="Gửi kế hoạch").first.click()
    settled(page)
    [known] = served_empty.office.programmes()
    assert (known.programme.code, known.year) == ("sopcop-gnbv", 2025)


def _place(label: str) -> str | None:
    """The cell that a box is of: "Cơ quan: B5 · Chương trình"; beside others only "E5", which stands on one sheet alone."""
    match = re.search(r"(?:^|: )([A-Z]+[0-9]+)(?: · (.+))?$", label)
    if match is None:
        return None
    spot, sheet = match.groups()
    slips = [*AS_FILLED_AT_FIRST, "Lịch báo cáo!A13"]
    return f"{sheet}!{spot}" if sheet else next(where for where in slips if where.endswith(f"!{spot}"))
