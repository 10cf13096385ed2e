"""Links in a real browser: reload, back and forward, page to page, sharing, language, and clicks that lead to the detail."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from dashboard.domain.people.roles import operator
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.usecases.importing import commit_import, examine_upload
from tests.browser.conftest import Served, opened, settled

pytestmark = pytest.mark.browser

HERE = "() => location.pathname + location.search"


def at(page: Page) -> str:
    settled(page)
    found: str = page.evaluate(HERE)
    return found


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(option[:12])  # a long list draws only what is near
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def value(page: Page, label: str) -> str:
    found: str = page.get_by_role("combobox", name=label, exact=True).input_value()
    return found


CHOICES = [
    ("", "Kỳ", "tháng 6/2024", "ky=2024-06"),
    ("chi-tieu", "Chỉ tiêu", "S002-05 · Đào tạo nghề", "ct=S002-05"),
    ("giai-ngan", "Dự án", "DA2 · Sinh kế", "da=DA2"),
    ("xa-thi-tran", "Xã hoặc địa bàn", "Xã Chiềng En (04180)", "dv=04180"),
]


@pytest.mark.parametrize(("path", "label", "option", "code"), CHOICES)
def test_a_choice_is_a_link_that_survives_reload_back_and_forward(
    read_only: Served, page: Page, path: str, label: str, option: str, code: str
) -> None:
    opened(page, f"{read_only.url}/{path}")
    before = value(page, label)
    choose(page, label, option)
    assert code in at(page)
    page.reload()
    settled(page)
    assert value(page, label) == option
    page.go_back()
    settled(page)
    assert value(page, label) == before
    page.go_forward()
    settled(page)
    assert value(page, label) == option


def test_page_to_page_keeps_period_version_and_language_and_each_pages_own_choice(
    read_only: Served, page: Page
) -> None:
    opened(page, f"{read_only.url}/chi-tieu?ky=2024-06&pb=200&lang=en&ct=S002-14")
    page.get_by_role("link", name="Disbursement", exact=True).click()
    there = at(page)
    assert there.startswith("/giai-ngan?") and all(code in there for code in ("ky=2024-06", "pb=200", "lang=en"))
    assert "ct=" not in there
    page.get_by_role("link", name="Results", exact=True).click()  # the group, at the page last seen in it
    assert "ct=S002-14" in at(page)


def test_language_is_switched_in_place_and_told_to_the_browser(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/chi-tieu?ct=S002-14")
    assert page.evaluate("document.documentElement.lang") == "vi" and page.title().startswith("Chỉ tiêu")
    page.get_by_role("button", name="EN", exact=True).click()
    assert "lang=en" in at(page) and "ct=S002-14" in at(page)
    assert page.evaluate("document.documentElement.lang") == "en" and page.title().startswith("Targets")
    page.go_back()
    assert "lang=en" not in at(page)
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_a_shared_link_opens_what_was_seen(read_only: Served, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{read_only.url}/giai-ngan?ky=2024-06&da=DA2")
    heading = page.locator("h1").inner_text()
    page.get_by_role("button", name="Chia sẻ").click()
    settled(page)
    page.get_by_role("button", name="Sao chép", exact=True).first.click()
    expect(page.get_by_text("Đã sao chép", exact=True)).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert f"pb={read_only.office.version()}" in link and "ky=2024-06" in link and len(link) < 140
    opened(page, link)
    assert page.locator("h1").inner_text() == heading


def test_a_pinned_link_says_what_changed_since_and_leads_there(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/?pb=150")
    expect(page.get_by_text("Từ đó đến nay:")).to_be_visible()
    page.get_by_role("link", name="Những thay đổi từ đó").click()
    assert "/thay-doi?" in at(page) and "tu=150" in at(page)


def test_foreign_parameters_are_said_and_nothing_breaks(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/chi-tieu?kh=foo-2024&ky=2031-01&ct=zzz&pb=9999&lang=xx&dg=x&lạ=1")
    expect(page.get_by_text("ở đây không có").first).to_be_visible()
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1


def click_words(page: Page, words: str) -> None:
    box = page.locator("[data-testid=stVegaLiteChart] text", has_text=words).first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(page)


def test_cards_bars_and_cells_lead_to_the_detail_and_back(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 1200})
    opened(page, read_only.url)
    headline = page.locator("h1").inner_text()
    for words, there in (("Nhà tiêu", "ct=S002-14"), ("DA7", "da=DA7")):
        click_words(page, words)
        assert there in at(page) and not at(page).startswith("/?")
        page.go_back()
        settled(page)
        assert page.locator("h1").inner_text() == headline
    page.get_by_role("link", name="Xã cần hỗ trợ: xem chi tiết").click()
    assert at(page).startswith("/xa-thi-tran?")


def test_down_to_the_uploaded_cell(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/chi-tieu?ct=S002-14&ky=2024-09")
    page.get_by_text("Nguồn số liệu, các lần sửa, chất lượng số liệu").click()
    page.get_by_role("link", name="Chỉ tiêu!", exact=False).first.click()
    assert at(page).startswith("/o-nguon?") and "o=" in at(page)
    expect(page.locator("h1")).to_be_visible()


def test_by_keyboard_to_a_card_and_into_it(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[class*=st-key-card_] a')"):
            break
    else:
        raise AssertionError("no card was reached by Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    settled(page)
    assert not at(page).startswith("/?") and at(page) != "/"


def test_a_link_outlives_a_new_name_of_its_target(served: Served, page: Page) -> None:
    link = f"{served.url}/chi-tieu?kh=songma-gnbv-2024&ky=2024-09&ct=S002-14"
    opened(page, link)
    assert page.locator("h1").inner_text().startswith("◆ Nhà tiêu")
    snapshot = served.office.snapshot("songma-gnbv", 2024)
    assert snapshot is not None
    named = tuple(
        replace(i, name="Hộ có nhà tiêu sạch", short_name="Nhà tiêu sạch") if i.label == "Nhà tiêu" else i
        for i in snapshot.plan.indicators
    )
    book = plan_workbook(replace(snapshot.plan, indicators=named))
    commit_import(served.office, examine_upload(served.office, "ke-hoach.xlsx", book), operator("Người đổi tên"))
    opened(page, link)
    assert page.locator("h1").inner_text().startswith("◆ Nhà tiêu sạch")
