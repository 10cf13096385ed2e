"""A new office in a real browser: from an empty store to Tổng quan by the steps of Quản trị → Bắt đầu, mostly by picking."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import picture, sign

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=False).first.click()
    settled(page)


def fill(page: Page, label: str, text: str) -> None:
    box = page.get_by_role("textbox", name=label, exact=False).first
    box.fill(text)
    box.press("Tab")
    settled(page)


def pick(page: Page, label: str, *options: str) -> None:
    """In a list: each option is looked for by some of its letters and taken."""
    box = page.get_by_role("combobox", name=label, exact=False).first
    for option in options:
        box.click()
        box.fill(option)
        page.get_by_role("option").filter(has_text=option).first.click()
        settled(page)
    page.keyboard.press("Escape")


def test_a_commune_makes_its_plan_and_opens_it(served_empty: Served, page: Page) -> None:
    opened(page, served_empty.url)
    expect(page.locator("h1").first).to_contain_text("Chưa có kế hoạch nào")
    sign(page, served_empty.office)
    page.get_by_role("link", name="Bắt đầu: lập kế hoạch từng bước").first.click()
    settled(page)
    picture(page, "bat-dau-0-cach")
    press(page, "Bắt đầu")
    fill(page, "Tên", "Xã Mường Và")
    fill(page, "Mã, nếu có", "04240")
    press(page, "Lấy đơn vị này")
    fill(page, "Tên chương trình", "Chương trình mục tiêu quốc gia giảm nghèo bền vững")
    fill(page, "Năm kế hoạch", "2026")
    press(page, "Điền các ô suy ra được")
    expect(page.get_by_role("textbox", name="Cơ quan *")).to_have_value("UBND xã Mường Và")
    picture(page, "bat-dau-1-co-quan")
    press(page, "sang bước Đơn vị")
    expect(page.get_by_text("Đã lưu bản nháp").first).to_be_visible()
    fill(page, "Mỗi đơn vị một dòng", "Bản Nà Hin\nBản Mường Và\nTiểu khu 1\nPhòng Kinh tế")
    press(page, "Lấy 4 đơn vị")
    picture(page, "bat-dau-2-don-vi")
    press(page, "sang bước Danh mục")
    pick(page, "Chỉ tiêu báo cáo theo kỳ", "được hỗ trợ đào tạo nghề", "nước sinh hoạt hợp vệ sinh")
    picture(page, "bat-dau-3-danh-muc")
    press(page, "Lấy 2 chỉ tiêu")
    press(page, "sang bước Chỉ tiêu")
    of = page.get_by_role("combobox", name="Chỉ tiêu", exact=True)
    of.click()
    page.get_by_role("option").filter(has_text="đào tạo nghề").first.click()
    settled(page)
    fill(page, "Trị số, theo lời văn bản", "ít nhất 40")
    expect(page.get_by_text("ít nhất 40 lao động").first).to_be_visible()
    fill(page, "Câu của văn bản", "Đào tạo nghề cho ít nhất 40 lao động")
    picture(page, "bat-dau-4-chi-tieu")
    press(page, "Thêm chỉ tiêu này")
    press(page, "sang bước Vốn")
    pick(page, "Dự án theo Quyết định 90", "DA4.1")
    pick(page, "Nguồn vốn", "trung ương - vốn sự nghiệp")
    press(page, "Lấy các mục đã chọn")
    pick(page, "Dự án", "DA4.1")
    fill(page, "Số tiền, triệu đồng", "120,5")
    press(page, "Thêm dòng vốn này")
    picture(page, "bat-dau-5-von")
    press(page, "sang bước Báo cáo")
    pick(page, "Đơn vị nộp", "BAN", "Phòng Kinh tế")
    pick(page, "Phải nộp từ tháng", "tháng 11")
    press(page, "Thêm báo cáo này")
    expect(page.get_by_text("tháng 11/2026, nộp trước ngày 10/12/2026").first).to_be_visible()
    picture(page, "bat-dau-6-bao-cao")
    press(page, "sang bước Chủ trì")
    pick(page, "Dự án", "DA4.1")
    pick(page, "Đơn vị chủ trì", "Phòng Kinh tế")
    press(page, "Thêm chủ trì")
    press(page, "sang bước Xem lại")
    picture(page, "bat-dau-7-xem-lai")
    press(page, "Lưu kế hoạch")
    expect(page.get_by_text("Đã lưu kế hoạch. Việc tiếp theo").first).to_be_visible()
    picture(page, "bat-dau-8-da-luu")
    [known] = served_empty.office.programmes()
    assert (known.programme.office, known.year) == ("UBND xã Mường Và", 2026)
    plan = served_empty.office.snapshot(known.programme.code, 2026).plan  # type: ignore[union-attr]
    assert [o.period.code for o in plan.obligations] == ["2026-11", "2026-12"]
    assert [a.amount_vnd for a in plan.allocations] == [120_500_000]
    page.get_by_role("link", name="Xem kế hoạch trên trang Tổng quan").first.click()
    settled(page)
    expect(page.locator("h1").first).to_contain_text("chưa có số liệu giải ngân")
    picture(page, "bat-dau-9-tong-quan")
