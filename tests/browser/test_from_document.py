"""A new office in a real browser: from its plan as a Word file to Tổng quan."""

from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import picture, sign
from tests.browser.test_guided_start import press
from tests.usecases.test_plan_reading import TEXT

pytestmark = pytest.mark.browser
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_word(text: str) -> bytes:
    document = Document()
    for line in filter(None, text.splitlines()):
        document.add_paragraph(line)
    document.save(made := BytesIO())
    return made.getvalue()


def answer_all(page: Page) -> int:
    """Answers each question by its first choice; how many there were."""
    kinds, answered = page.locator(".st-key-proposals_kind button"), 0
    for place in range(kinds.count()):
        kinds.nth(place).click()
        settled(page)
        radios = page.get_by_test_id("stRadio")
        for number in range(radios.count()):
            radios.nth(number).locator("[role=radiogroup] label").first.click()
            settled(page)
            answered += 1
    return answered


def test_an_office_brings_its_plan_as_word_and_opens_it(served_empty: Served, page: Page) -> None:
    opened(page, served_empty.url)
    sign(page, served_empty.office)
    page.get_by_role("link", name="Bắt đầu: lập kế hoạch từng bước").first.click()
    settled(page)
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        {"name": "ke-hoach-2026.docx", "mimeType": WORD, "buffer": as_word(TEXT)}
    )
    settled(page)
    press(page, "Đọc văn bản")
    press(page, "Nhận tất cả phần rõ ràng")
    assert answer_all(page) > 0
    picture(page, "tu-van-ban-1-de-xuat")
    press(page, "Tiếp tục từng bước")
    expect(page.get_by_role("textbox", name="Cơ quan *")).to_have_value("UBND xã Nà Học")
    page.get_by_role("radio", name="8 Xem lại, lưu").or_(
        page.get_by_role("button", name="8 Xem lại, lưu")
    ).first.click()
    settled(page)
    expect(page.get_by_text("ke-hoach-2026.docx").first).to_be_visible()
    picture(page, "tu-van-ban-2-xem-lai")
    press(page, "Lưu kế hoạch")
    [known] = served_empty.office.programmes()
    assert (known.programme.office, known.year) == ("UBND xã Nà Học", 2026)
    page.get_by_role("link", name="Xem kế hoạch trên trang Tổng quan").first.click()
    settled(page)
    expect(page.locator("h1").first).to_contain_text("chưa có số liệu giải ngân")
    picture(page, "tu-van-ban-3-tong-quan")
