"""A clerk's day in a real browser: October of one commune sent, sent again, sent with three mistakes, and taken back."""

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dashboard.domain.periods import Period
from dashboard.usecases.office import Office
from dashboard.views.address import SESSION_COOKIE
from tests.browser.conftest import Served, opened, settled
from tests.faults.bad_reports import MONEY, RESULTS, bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME
from tests.signed import account_of, token_for

pytestmark = pytest.mark.browser

OCTOBER = "/?ky=2024-10"
CONNECTED = "&ct=S002-03"
SHOTS = os.environ.get("GIAMNGHEO_SHOTS")  # a folder: keep a picture of every step, to be looked at


def picture(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def upload(page: Page, name: str, content: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {
            "name": name,
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": content,
        }
    )
    settled(page)


def sign(page: Page, office: Office) -> None:
    """Whoever may do everything is signed in from now on."""
    office.prepare()
    token = token_for(office, account_of(office, "Văn phòng xã"))
    where = page.url.partition("?")[0].rpartition("/")[0] + "/"
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": where}])
    page.reload()
    settled(page)


def figures(page: Page) -> tuple[str, str]:
    """Units that reported and the rate disbursed, as the cards of Tổng quan show them."""
    shown = {
        card.get_by_test_id("stMetricLabel").inner_text().split("\n")[-1]: card.get_by_test_id(
            "stMetricValue"
        ).inner_text()
        for card in page.get_by_test_id("stMetric").all()
    }
    return (shown["Đã báo cáo T10"], shown["Đã giải ngân"])


def test_october_of_one_commune_is_sent_moves_october_only_and_is_stored_once(served: Served, page: Page) -> None:
    september = opened(page, served.url).locator("h1").first.inner_text()
    before = figures(opened(page, served.url + OCTOBER))
    book = right_report(served.office)
    content = bytes_of(book)

    sign(opened(page, served.url + "/nop-bao-cao"), served.office)
    upload(page, "thang-10.xlsx", content)
    picture(page, "1-da-soat")
    page.get_by_role("button", name="Gửi báo cáo").first.click()
    settled(page)
    picture(page, "2-bien-nhan")
    expect(page.get_by_text(f"BC-THANG/2024-10/{COMMUNE}/1").first).to_be_visible()

    assert opened(page, served.url).locator("h1").first.inner_text() == september, "one early report flips nothing"
    after = figures(opened(page, served.url + OCTOBER))
    picture(page, "3-tong-quan-thang-10")
    opened(page, served.url + "/chi-tieu" + OCTOBER[1:] + CONNECTED)
    connected = page.locator("h1").first.inner_text()
    assert (before[0], after[0]) == ("0 / 23", "1 / 23")
    assert before[1] == after[1] == "44,4%"  # one triệu đồng of 15.555,25 does not show in a rounded rate
    now = served.office.standing(PROGRAMME, period=Period.parse("2024-10"))
    then = served.office.standing(PROGRAMME, period=Period.parse("2024-10"), version=served.office.version() - 1)
    assert (now.total.disbursed_vnd or 0) - (then.total.disbursed_vnd or 0) == 1_000_000
    found, trained = (next(t.actual for t in s.targets if t.target.id == "S002-03") for s in (now, then))
    assert found is not None
    assert trained is not None
    assert found - trained == 1
    assert f"{found:,.0f}".replace(",", ".") in connected
    assert f"{trained:,.0f}".replace(",", ".") not in connected

    version = served.office.version()
    sign(opened(page, served.url + "/nop-bao-cao"), served.office)
    upload(page, "gui-lai.xlsx", content)
    picture(page, "4-da-nhan")
    expect(page.get_by_text("đã nhận lúc", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Gửi báo cáo")).to_have_count(0)
    assert served.office.version() == version


def test_three_mistakes_are_named_by_cell_and_nothing_is_stored(read_only: Served, page: Page) -> None:
    book = right_report(read_only.office)
    counted = next(r for r in range(2, 40) if book[RESULTS][f"G{r}"].value is not None)
    shared = next(r for r in range(2, 40) if book[RESULTS][f"H{r}"].value is not None)
    book[RESULTS][f"G{counted}"].value = "mươi người"
    book[RESULTS][f"H{shared}"].value = book[RESULTS][f"I{shared}"].value + 1
    book[MONEY]["I2"].value = None
    book[MONEY]["J2"].value = None
    version = read_only.office.version()
    sign(opened(page, read_only.url + "/nop-bao-cao"), read_only.office)
    upload(page, "ba-loi.xlsx", bytes_of(book))
    picture(page, "5-ba-loi")
    text = page.get_by_test_id("stMainBlockContainer").inner_text()
    for cell in (f"G{counted}", f"H{shared}", "I2"):
        assert cell in text
    assert "mươi người" in text
    expect(page.get_by_role("button", name="Gửi báo cáo")).to_have_count(0)
    assert read_only.office.version() == version
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    picture(page, "6-ba-loi-dien-thoai")


def test_a_wrong_cell_is_mended_on_the_page_and_the_receipt_has_its_own(
    served: Served, page: Page, tmp_path: Path
) -> None:
    book = right_report(served.office)
    book[RESULTS]["G2"].value = "mươi người"
    sign(opened(page, served.url + "/nop-bao-cao"), served.office)
    upload(page, "mot-loi.xlsx", bytes_of(book))
    with page.expect_download() as marked:
        page.get_by_role("button", name="Tải tệp đã đánh dấu").click()
    marked.value.save_as(tmp_path / "marked.xlsx")
    assert load_workbook(tmp_path / "marked.xlsx")[RESULTS]["G2"].comment
    page.get_by_placeholder("Nội dung đúng của ô").fill("61")
    page.get_by_role("button", name="Kiểm tra lại").click()
    settled(page)
    picture(page, "9-da-sua-o")
    expect(page.get_by_text("đọc là 61", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Gửi báo cáo").first.click()
    settled(page)
    with page.context.expect_page() as linked:
        page.get_by_role("link", name="Mở biên nhận").first.click()
    receipt = linked.value
    settled(receipt)
    picture(receipt, "10-bien-nhan")
    expect(receipt.get_by_text("mươi người").first).to_be_visible()
    with receipt.expect_download() as paper:
        receipt.get_by_role("link", name="Tải PDF").click()
    paper.value.save_as(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_is_taken_back_with_a_reason(served: Served, page: Page) -> None:
    opened(page, served.url + "/nop-bao-cao")
    sign(page, served.office)
    page.get_by_role("combobox").last.click()
    page.get_by_role("combobox").last.fill("Chiềng Sơ")
    page.keyboard.press("Enter")
    settled(page)
    picture(page, "7-bao-cao-da-gui")
    assert "Chiềng Sơ" in page.locator("h1").first.inner_text()
    page.get_by_text("Rút một báo cáo").first.click()
    settled(page)
    page.get_by_label("Lý do rút").fill("Gửi nhầm tệp của tháng trước")
    page.get_by_role("button", name="Rút báo cáo").click()
    settled(page)
    picture(page, "8-da-rut")
    expect(page.get_by_text("Đã rút").first).to_be_visible()
    snapshot = served.office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    [withdrawn] = [s for s in snapshot.submissions if s.unit == "04195" and not s.status.counts]
    assert withdrawn.reason == "Gửi nhầm tệp của tháng trước"
    assert withdrawn.actor
