"""A clerk on a phone: the QR code of the slip, a password, the form of the own unit, the report, the receipt, signing out."""

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.domain.people.roles import operator
from dashboard.text import words_in
from dashboard.usecases.account_lots import make_lot
from dashboard.views.sign_in import one_time_path
from tests.browser.conftest import Served, settled
from tests.browser.test_clerks_day import picture, upload
from tests.faults.bad_reports import bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME

pytestmark = pytest.mark.browser

PASSWORD = "núi cao sông dài 7"


@pytest.fixture
def phone(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    return context.new_page()


def test_from_the_slip_to_the_receipt(served: Served, phone: Page) -> None:
    complaints: list[str] = []
    phone.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    [slip] = make_lot(served.office, PROGRAMME, operator("kiểm thử"), words_in("vi"), (COMMUNE,)).slips
    phone.goto(f"{served.url}/{one_time_path(slip.code)}")
    expect(phone.get_by_text("Cán bộ Xã Chiềng En")).to_be_visible()
    picture(phone, "20-phieu")
    phone.get_by_label("Mật khẩu mới").fill(PASSWORD)
    phone.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()
    settled(phone)
    assert phone.url.endswith("/nop-bao-cao")
    expect(phone.locator("h1").first).to_contain_text("Xã Chiềng En")
    picture(phone, "21-nop-bao-cao")
    upload(phone, "thang-10.xlsx", bytes_of(right_report(served.office)))
    phone.get_by_role("button", name="Gửi báo cáo").first.click()
    settled(phone)
    expect(phone.get_by_text(f"BC-THANG/2024-10/{COMMUNE}/1").first).to_be_visible()
    picture(phone, "22-bien-nhan")
    [sent] = [v for v in served.office.versions() if v.version == served.office.version()]
    assert sent.actor == "Cán bộ Xã Chiềng En"
    phone.reload()
    settled(phone)
    expect(phone.locator("h1").first).to_contain_text("Xã Chiềng En")  # signed in, and of the same unit
    phone.locator(".gn-menu").click()
    phone.locator(".st-key-account button").first.click()
    phone.get_by_role("button", name="Đăng xuất").click()
    settled(phone)
    phone.locator(".gn-menu").click()
    expect(phone.get_by_role("link", name="Đăng nhập").first).to_be_visible()
    phone.goto(f"{served.url}/{one_time_path(slip.code)}")
    expect(phone.get_by_role("alert")).to_contain_text("đã dùng")
    phone.goto(f"{served.url}/dang-nhap")
    phone.get_by_label("Tên đăng nhập").fill(slip.login)
    phone.get_by_label("Mật khẩu").fill(PASSWORD)
    phone.get_by_role("button", name="Đăng nhập", exact=True).click()
    settled(phone)
    expect(phone.locator(".st-key-account")).to_contain_text("Cán bộ Xã")
    assert complaints == []
