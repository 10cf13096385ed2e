"""A commune's month on a phone: typed with one hand, the line cut in the middle, a reload, and sent as the same change set."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.importing.line_texts import LineTexts, texts_of
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_workbook
from dashboard.views.address import SESSION_COOKIE
from dashboard.views.entry_form import ENTRY
from tests.browser.conftest import Served, settled
from tests.browser.test_clerks_day import picture
from tests.faults.bad_reports import OCTOBER, bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME
from tests.signed import account_of, token_for

pytestmark = pytest.mark.browser

CLERK = frozenset({Grant(AccountRole.REPORTER, COMMUNE)})
FORM = f"{ENTRY}?dv={COMMUNE}&bc=BC-THANG@2024-10"
SEND, SEND_THIS = "Kiểm tra, gửi", "Gửi báo cáo này"


@pytest.fixture
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", has_touch=True)
    token = token_for(served.office, account_of(served.office, "Lò Thị Nhập", CLERK, COMMUNE))
    made.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": served.url}])
    yield made
    made.close()


def texts(office: Office) -> LineTexts:
    return texts_of(read_workbook(bytes_of(right_report(office))))


def fill(page: Page, told: LineTexts, some: slice = slice(None)) -> int:
    """Type what a workbook holds into the form, line by line, as the person with the workbook before him would."""
    count = 0
    for line in page.locator("[data-counts]").all()[some]:
        cells = told[str(line.get_attribute("data-line"))]
        if cells.get("absence"):
            line.locator("select").select_option(cells["absence"])
            count += 1
            continue
        for field in line.locator("[data-number]").all():
            key = str(field.get_attribute("name")).rpartition("|")[2]
            if cells.get(key) and field.is_visible():
                field.fill(cells[key])
                count += 1
    return count


def parts(page: Page, told: LineTexts) -> None:
    """The population groups, which are lines below the others."""
    for line in page.locator("[data-line].group").all():
        cells = told[str(line.get_attribute("data-line"))]
        for field in line.locator("[data-number]").all():
            key = str(field.get_attribute("name")).rpartition("|")[2]
            if cells.get(key) and field.is_visible():
                field.fill(cells[key])


def told_by(figure: Observation | Disbursement) -> tuple[object, ...]:
    if isinstance(figure, Observation):
        parts = (figure.value, figure.numerator, figure.denominator, figure.absence, figure.text, figure.estimate)
        return (figure.indicator, figure.subject, figure.disaggregation, figure.place, *parts)
    return (*figure.line, figure.subject, figure.place, figure.cumulative_vnd, figure.absence, figure.advance_vnd)


def test_a_month_on_a_phone_with_the_line_cut(served: Served, context: BrowserContext) -> None:
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    told = texts(served.office)
    right = examine_upload(
        Office(served.office.url, lambda: datetime(2024, 10, 12, 2, tzinfo=UTC)),
        "thang-10.xlsx",
        bytes_of(right_report(served.office)),
    )
    page.goto(f"{served.url}/{FORM}")
    expect(page.locator("h1")).to_have_text("Xã Chiềng En · Tháng 10/2024")
    lines = page.locator("[data-counts]").count()
    before = served.office.version()
    for control in page.locator(".fields :is(input[type=text],select), .foot button, summary").all():
        box = control.bounding_box()
        assert box is None or box["height"] >= 44, control.get_attribute("name")
    assert page.locator("[data-number]").first.get_attribute("inputmode") == "decimal"

    fill(page, told, slice(0, 3))
    expect(page.locator(".told").first).to_contain_text("đọc là")
    picture(page, "40-nhap-dang-go")

    context.set_offline(True)
    expect(page.get_by_text("Mất mạng: đã giữ").first).to_be_visible()
    fill(page, told, slice(3, None))
    parts(page, told)
    expect(page.get_by_text("chưa kiểm tra: mất mạng").first).to_be_attached()
    expect(page.get_by_role("button", name=SEND)).to_be_disabled()
    page.locator("[data-says=cut]").scroll_into_view_if_needed()
    picture(page, "41-nhap-mat-mang")

    page.close()  # the browser drops the page, as a phone does with one in the background
    context.set_offline(False)
    page = context.new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{served.url}/{FORM}")
    expect(page.locator("[data-says=mine]")).to_contain_text("Đã lấy lại")
    expect(page.locator("[data-progress]")).to_have_text(f"Đã điền {lines}/{lines} dòng")
    expect(page.locator(".told").first).to_contain_text("đọc là")
    assert served.office.version() == before  # nothing goes by itself
    picture(page, "42-nhap-lay-lai")

    page.get_by_role("button", name=SEND, exact=True).click()
    expect(page.get_by_role("button", name=SEND_THIS)).to_be_visible()
    expect(page.locator("#xem-lai")).to_be_visible()
    assert served.office.version() == before
    picture(page, "43-nhap-xem-lai")
    page.get_by_role("button", name=SEND_THIS).click()
    expect(page.get_by_text(f"BC-THANG/2024-10/{COMMUNE}/1").first).to_be_visible()
    picture(page, "44-nhap-bien-nhan")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('giamngheo.nhap'))") == []

    known = served.office.snapshot(PROGRAMME, 2024)
    sent = known.submission_of("BC-THANG", COMMUNE, OCTOBER)  # type: ignore[union-attr]
    assert sent is not None and "nhập trên trình duyệt" in sent.file_name
    stored = [o for o in known.observations if o.submission == sent.id]  # type: ignore[union-attr]
    paid = [d for d in known.disbursements if d.submission == sent.id]  # type: ignore[union-attr]
    change = right.proposal
    assert [told_by(o) for o in stored] == [told_by(o) for o in change.observations]  # type: ignore[union-attr]
    assert [told_by(d) for d in paid] == [told_by(d) for d in change.disbursements]  # type: ignore[union-attr]
    page.get_by_role("link", name="Mở biên nhận").click()
    settled(page)
    expect(page.locator("h1").first).to_contain_text("Biên nhận")
    assert faults == []


def test_signed_out_meanwhile_the_typed_stays(served: Served, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{served.url}/{FORM}")
    page.locator("[data-number]").first.fill("91")
    context.clear_cookies()
    page.get_by_role("button", name=SEND, exact=True).click()
    expect(page.locator("[data-says=out]")).to_contain_text("Phiên đăng nhập đã hết")
    door = page.locator("[data-says=out] a").get_attribute("href")
    assert door is not None and "toi=nhap%2Fbao-cao" in door
    page.locator("[data-says=out] a").click()
    expect(page).to_have_url(re.compile("dang-nhap"))
    token = token_for(served.office, account_of(served.office, "Lò Thị Nhập", CLERK, COMMUNE))
    context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": served.url}])
    page.goto(f"{served.url}/{FORM}")
    expect(page.locator("[data-number]").first).to_have_value("91")


def test_what_the_device_keeps_is_asked_about_beside_a_newer_draft(served: Served, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{served.url}/{FORM}")
    other = context.new_page()
    other.goto(f"{served.url}/{FORM}")
    page.locator("[data-number]").first.fill("91")
    page.wait_for_timeout(100)
    kept = page.evaluate("JSON.stringify(localStorage)")
    page.close()
    other.locator("[data-number]").first.fill("92")
    other.get_by_role("button", name="Lưu nháp").click()
    expect(other.get_by_text("Đã lưu nháp").first).to_be_visible()
    other.evaluate("kept => Object.entries(JSON.parse(kept)).forEach(([k, v]) => localStorage.setItem(k, v))", kept)
    other.goto(f"{served.url}/{FORM}")
    expect(other.locator("[data-says=mine]")).to_contain_text("Dùng bản nào?")
    expect(other.locator("[data-number]").first).to_have_value("92")
    other.get_by_role("button", name="Dùng bản gõ trên máy này").click()
    expect(other.locator("[data-number]").first).to_have_value("91")


def test_a_reason_takes_the_figure_out_with_a_word_and_a_draft_is_asked_about_by_nobody(
    served: Served, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{served.url}/{FORM}")
    line = page.locator("[data-counts]:has(select):has([data-number])").first
    figure, reason = line.locator("[data-number]").first, line.locator("select")
    figure.fill("91")
    reason.select_option(label="Không phát sinh (0)")
    expect(line.locator(".cleared")).to_contain_text("91")
    expect(figure).to_have_value("")
    line.get_by_role("button", name="Lấy lại số").click()
    expect(figure).to_have_value("91")
    expect(reason).to_have_value("")
    reason.select_option(label="Không phát sinh (0)")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu nháp").first).to_be_visible()
    expect(page.locator("[data-says=mine]")).to_have_count(0)
    assert "luu=" not in page.url
    page.reload()
    expect(page.locator("[data-progress]")).to_be_visible()
    expect(page.locator("[data-says=mine]")).to_have_count(0)
    expect(page.get_by_text("Đã lưu nháp. Chưa gửi gì.")).to_have_count(0)
