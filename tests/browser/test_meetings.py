"""A whole meeting by keyboard: prepared, opened, shown, three decisions, closed; next month's meeting opens with them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.domain.meetings.meeting import MeetingState
from dashboard.usecases.meetings import meetings_of
from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import sign
from tests.sample_store import PROGRAMME

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> None:
    """A button as the keyboard presses it."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    settled(page)


def slide(page: Page) -> str:
    settled(page)
    return page.locator(".st-key-slide:not(.gn-held) h1").inner_text()


def decide(page: Page, text: str, unit: str, due: str) -> None:
    """A decision typed beside the slide, without a mouse."""
    page.get_by_label("Nội dung giao").focus()
    page.keyboard.type(text)
    page.get_by_label("Đơn vị thực hiện").focus()
    page.keyboard.type(unit)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("spinbutton", name="day, Hoàn thành").focus()
    page.keyboard.type(due.replace("/", ""))
    press(page, "Lưu kết luận")
    expect(page.get_by_text(f"Đã lưu: {text}")).to_be_visible()


def test_a_meeting_ends_in_decisions_and_the_next_one_opens_with_them(
    served: Served, page: Page, browser: Browser
) -> None:
    sign(opened(page, f"{served.url}/cuoc-hop"), served.office)
    opened(page, f"{served.url}/cuoc-hop")
    press(page, "Chuẩn bị cuộc họp")
    press(page, "Khai mạc")
    [meeting] = meetings_of(served.office, PROGRAMME).meetings
    assert meeting.state is MeetingState.OPEN

    show = f"{served.url}/trinh-chieu?hop={meeting.code}"
    audience = page.context.new_page()
    opened(audience, show)
    phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    opened(phone, f"{show}&xem=theo")
    opened(page, f"{show}&xem=trinh-bay")
    first = slide(page)
    assert slide(audience) == slide(phone) == first
    page.evaluate("document.activeElement?.blur()")
    for key in ("PageDown", "ArrowRight", "PageUp"):
        page.keyboard.press(key)
        settled(page)
    second = slide(page)
    assert second != first
    expect(audience.locator(".st-key-slide:not(.gn-held) h1")).to_have_text(second)
    expect(phone.locator(".st-key-slide:not(.gn-held) h1")).to_have_text(second, timeout=20_000)
    page.keyboard.press("End")
    assert slide(page) == "Việc giao hôm nay: chưa có"

    decide(page, "Tăng tốc giải ngân tại các xã", "Bó Sinh", "31/10/2024")
    assert slide(page) == "Việc giao hôm nay: 1", "letters typed into a field turn no slide"
    decide(page, "Mở thêm lớp đào tạo nghề", "Nà Nghịu", "15/11/2024")
    decide(page, "Báo cáo khó khăn về vốn", "Mường Lầm", "05/11/2024")
    for other in (audience, phone):
        expect(other.locator(".st-key-slide:not(.gn-held) h1")).to_have_text("Việc giao hôm nay: 3", timeout=20_000)

    press(page, "Thoát")
    press(page, "Kết thúc cuộc họp")
    press(page, "Kết thúc ngay")
    expect(page.get_by_text("Đã kết thúc").first).to_be_visible()

    opened(page, f"{served.url}/cuoc-hop")
    press(page, "Chuẩn bị cuộc họp")
    known = meetings_of(served.office, PROGRAMME)
    [before, following] = known.meetings
    assert before.state is MeetingState.CLOSED and len(known.of(before.code)) == 3
    opened(page, f"{served.url}/trinh-chieu?hop={following.code}&to=2")
    assert slide(page) == "Kỳ trước có 3 kết luận: 3 đang thực hiện"
    told = page.locator(".gn-lines").inner_text()
    assert "Tăng tốc giải ngân tại các xã (Bó Sinh · chậm nhất 31/10/2024)" in told
    assert "Mở thêm lớp đào tạo nghề" in told and "Báo cáo khó khăn về vốn" in told
