"""A leader's ten questions, answered from Tổng quan with no more clicks than are granted: each answer is looked for on the screen."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.roles import operator
from dashboard.usecases.contacts import keep_contact
from dashboard.usecases.sample_accounts import make_sample_accounts
from tests.browser.conftest import Served, opened, settled
from tests.sample_store import PROGRAMME

pytestmark = pytest.mark.browser

SCREEN = {"width": 1920, "height": 1080}


@pytest.fixture
def leader(read_only: Served, browser: Browser) -> Page:
    """Tổng quan at September, on the screen of a meeting room."""
    page = browser.new_context(viewport=SCREEN, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    opened(page, f"{read_only.url}/?ky=2024-09")
    page.wait_for_timeout(800)
    return page


def said(page: Page) -> str:
    settled(page)
    return " ".join(page.locator("[data-testid=stMain]").inner_text().split())


def in_sight(page: Page, words: str) -> bool:
    """Whether the words stand on the screen without scrolling."""
    box = page.get_by_text(words, exact=False).first.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= SCREEN["height"]


def click_mark(page: Page, words: str) -> None:
    box = page.locator("[data-testid=stVegaLiteChart] text", has_text=words).first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(page)


def test_it_stands_on_one_screen(leader: Page) -> None:
    """Cards and the three panels, with what wants a decision."""
    grids = leader.locator("[data-testid=stGrid]").all()
    assert len(grids) == 2
    bottom = max(box["y"] + box["height"] for grid in grids if (box := grid.bounding_box()))
    assert bottom <= SCREEN["height"]


def test_1_are_we_on_plan(leader: Page) -> None:
    headline = leader.locator("h1").inner_text()
    assert re.search(r"\d+/\d+ chỉ tiêu đạt hoặc đúng tiến độ, \d+ chậm", headline)
    assert "chưa đánh giá được" in headline


def test_2_which_targets_are_worst_and_by_how_much(leader: Page) -> None:
    bars = leader.locator("[data-testid=stVegaLiteChart]").first
    assert "Nhà tiêu" in bars.inner_text() and "41,2%" in bars.inner_text()
    assert "chậm 17 tuần" in said(leader) and in_sight(leader, "chậm 17 tuần")


def test_3_which_communes_drag_a_target_down_one_click(leader: Page) -> None:
    click_mark(leader, "Nhà tiêu")
    shown = said(leader)
    assert re.search(r"Thiếu nhiều nhất ở: .*Đứa Mòn \d+%", shown), "with its share of the gap"
    assert in_sight(leader, "Thiếu nhiều nhất ở")


def test_4_who_is_late_with_a_report_and_whom_to_call_one_click(leader: Page) -> None:
    leader.get_by_role("link", name="Đã báo cáo T9: xem chi tiết").click()
    shown = said(leader)
    assert "Pú Bẩu, Nậm Mằn, Mường Cai" in shown and "quá hạn 4 ngày" in shown
    assert "Đơn vị còn nợ báo cáo đã quá hạn" in shown


@pytest.fixture
def reviewer(served: Served, browser: Browser) -> Page:
    """The same screen for who is signed in as the reviewer of the sample office, where contacts are known."""
    make_sample_accounts(served.office, served.office.standing(PROGRAMME).snapshot.plan)
    for unit, officer in (("126-LDTBXH", "Quàng Thị Kín"), ("04174", "Lò Văn Hỏi")):
        keep_contact(served.office, Contact(unit, officer, "0987 654 321"), operator("x"))
    page = browser.new_context(viewport=SCREEN, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    opened(page, f"{served.url}/?ky=2024-09")
    assert "Kín" not in said(page), "a stranger sees no person"
    page.get_by_role("button", name=re.compile("Thẩm định")).first.click()
    opened(page, f"{served.url}/?ky=2024-09")
    page.wait_for_timeout(800)
    return page


def test_4_whom_to_call_where_somebody_is_signed_in(reviewer: Page) -> None:
    """Beside what is late on Tổng quan itself, and one click away beside the units that owe reports."""
    expect(reviewer.get_by_text("gọi Phòng LĐ-TB&XH: Quàng Thị Kín · ĐT 0987 654 321").first).to_be_visible()
    reviewer.get_by_role("link", name="Đã báo cáo T9: xem chi tiết").click()
    expect(reviewer.get_by_text("Lò Văn Hỏi · ĐT 0987 654 321").first).to_be_visible()


def test_5_how_much_is_paid_where_is_it_stuck_and_who_leads_it(leader: Page) -> None:
    shown = said(leader)
    assert "44,4%" in shown and "DA7, DA2, DA3.1 chậm nhất" in shown
    assert "thiếu 1.782,62 triệu đồng" in shown and "Phòng NN&PTNT" in shown
    assert in_sight(leader, "thiếu 1.782,62 triệu đồng")


def test_6_where_will_the_year_end_one_click(leader: Page) -> None:
    assert "4,1 tỷ" in said(leader), "what lapses"
    leader.get_by_role("link", name="Chỉ tiêu đúng tiến độ: xem chi tiết").click()
    shown = said(leader)
    assert re.search(r"với tiến độ này, \d+ chỉ tiêu không đạt vào 31/12", shown)
    assert "◆ không đạt" in shown


def test_7_what_changed_since_last_month_and_the_last_meeting_one_click(leader: Page) -> None:
    leader.get_by_role("link", name="So với tháng trước").click()
    assert "Tháng 9/2024 so với T8" in said(leader)
    expect(leader.get_by_role("radio", name="Từ cuộc họp hoặc một ngày").or_(
        leader.get_by_text("Từ cuộc họp hoặc một ngày")).first).to_be_visible()  # fmt: skip


def test_8_against_last_year_one_click(leader: Page) -> None:
    click_mark(leader, "Nhà tiêu")
    assert "Cùng kỳ năm trước: 35,1%; +6,1 điểm % so với cùng kỳ" in said(leader)


def test_8_against_the_target_of_the_province_one_click(leader: Page) -> None:
    """The district's plan names none, and the page says so: nothing is set beside it that nobody has set."""
    click_mark(leader, "Nhà tiêu")
    assert "Mục tiêu tỉnh giao: kế hoạch không nêu" in said(leader)


def test_9_who_told_this_figure_when_and_in_which_cell_two_clicks(leader: Page) -> None:
    click_mark(leader, "Đào tạo nghề")
    leader.get_by_text("Nguồn số liệu, các lần sửa, chất lượng số liệu").click()
    leader.wait_for_timeout(500)
    shown = said(leader)
    assert "Chỉ tiêu!" in shown and "Nhận lúc" in shown and "Đã duyệt" in shown and "Người gửi" in shown
    assert re.search(r"Đã duyệt: [^,]*Sông Mã, ", shown) and "tham-dinh" not in shown, (
        "a stranger sees the office in a person's place"
    )


def test_9_who_approved_this_figure_where_somebody_is_signed_in_two_clicks(reviewer: Page) -> None:
    click_mark(reviewer, "Đào tạo nghề")
    reviewer.get_by_text("Nguồn số liệu, các lần sửa, chất lượng số liệu").click()
    reviewer.wait_for_timeout(500)
    assert re.search(r"Đã duyệt: (?!UBND)\S+.*\d{1,2}/\d{1,2}/2024", said(reviewer))


def test_10_what_is_to_be_decided_now(leader: Page) -> None:
    assert re.search(r"Việc cần chỉ đạo: \d+ việc", said(leader)) and in_sight(leader, "Việc cần chỉ đạo")


def test_and_which_commune_is_the_poorest_one_click(leader: Page) -> None:
    leader.get_by_role("link", name="Các xã: bản đồ, xếp hạng").click()
    assert "cao nhất Đứa Mòn (33,8%)" in said(leader)
