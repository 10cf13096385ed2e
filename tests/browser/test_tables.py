"""The one table of the pages in a real browser: sorted, searched, copied, printed, followed down to the uploaded cell."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.usecases.picturing import can_draw
from tests.browser.conftest import Served, opened, settled
from tests.browser.test_clerks_day import sign

pytestmark = pytest.mark.browser


def table(page: Page, name: str) -> Locator:
    found = page.locator(f"[class*=st-key-gn_table_{name}_]")
    found.locator("tbody tr").first.wait_for()
    return found


def column(found: Locator, place: int) -> list[str]:
    cells = found.locator(f"tbody tr > :nth-child({place})")
    return [text.strip() for text in cells.all_inner_texts()]


def test_a_heading_sorts_numbers_as_numbers_and_absences_last(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/giai-ngan?ky=2024-09")
    found = table(page, "du-an")
    given = column(found, 1)
    head = found.locator("thead th", has_text="Đã giải ngân")
    place = [th.inner_text().strip() for th in found.locator("thead th").all()].index(head.inner_text().strip()) + 1
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    shown = [text for name, text in zip(column(found, 1), column(found, place), strict=True) if name != "Tổng cộng"]
    there = [float(t.replace(".", "").replace(",", ".")) for t in shown if t]
    assert there == sorted(there) and len(there) > 5
    assert "" not in shown[: len(there)] and column(found, 1)[-1] == "Tổng cộng"
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    falling = [float(t.replace(".", "").replace(",", ".")) for t in column(found, place)[: len(there)]]
    assert falling == sorted(there, reverse=True)
    head.get_by_role("button").click()
    assert column(found, 1) == given and head.get_attribute("aria-sort") == "none"


def test_search_needs_no_marks_and_says_how_many(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/xa-thi-tran?ky=2024-09")
    found = table(page, "xep-hang")
    field = found.get_by_role("searchbox")
    field.fill("chieng so")
    assert column(found, 2) == ["Chiềng Sơ"]
    expect(found.locator(".gn-count")).to_have_text("1 / 19 dòng")
    field.fill("khong co xa nay")
    expect(found.get_by_text("Không dòng nào có các chữ này")).to_be_visible()


def test_a_copy_is_what_excel_takes_for_numbers_in_vietnamese(read_only: Served, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{read_only.url}/giai-ngan?ky=2024-09")
    found = table(page, "du-an")
    found.get_by_role("searchbox").fill("tổng cộng")
    found.get_by_role("button", name="Sao chép bảng").click()
    expect(found.locator(".gn-said")).to_contain_text("Đã sao chép 1 dòng")
    heads, row = page.evaluate("navigator.clipboard.readText()").split("\r\n")
    assert len(heads.split("\t")) == len(row.split("\t"))
    assert "15555,25" in row.split("\t") and "44,4%" in row.split("\t")
    assert not any("\N{MINUS SIGN}" in cell for cell in row.split("\t"))


def test_a_click_leads_to_the_cell_without_a_new_load_and_keeps_the_period(read_only: Served, page: Page) -> None:
    sign(opened(page, f"{read_only.url}/chi-tieu?ky=2024-08"), read_only.office)  # originals are for who may see them
    opened(page, f"{read_only.url}/chi-tieu?ky=2024-08&ct=S002-14")
    page.get_by_text("Nguồn số liệu, các lần sửa, chất lượng số liệu").click()
    found = table(page, "nguon-so-lieu")
    page.evaluate("window.stayed = true")
    cell = found.locator("tbody a", has_text="!").first
    name = cell.inner_text()
    cell.focus()
    page.keyboard.press("Enter")
    settled(page)
    assert "/o-nguon" in page.url and "ky=2024-08" in page.url
    assert page.evaluate("window.stayed")
    marked = page.locator(".gn-sheet [aria-current=true]")
    expect(marked).to_contain_text("ô này")
    expect(page.get_by_text(f"quanh ô {name.rpartition('!')[2]}")).to_be_visible()


def test_the_workbook_under_a_table_is_made_when_it_is_asked_for(read_only: Served, page: Page, tmp_path: Path) -> None:
    opened(page, f"{read_only.url}/giai-ngan?ky=2024-09")
    found = table(page, "du-an")
    with page.expect_download() as download:
        found.get_by_test_id("stDownloadButton").get_by_role("button").click()
    assert download.value.suggested_filename == "giamngheo_du-an_2024-09.xlsx"
    file = tmp_path / "table.xlsx"
    download.value.save_as(file)
    assert file.read_bytes()[:2] == b"PK"


def test_on_paper_a_table_is_whole_without_its_buttons(read_only: Served, page: Page, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine")
    opened(page, f"{read_only.url}/thay-doi?ky=2024-09&tu=2024-09-01")
    found = table(page, "tien")
    assert len(column(found, 1)) == 100
    counts = [page.locator(f"[class*=st-key-gn_table_{name}_] .gn-count").inner_text() for name in ("so-lieu", "tien")]
    rows = sum(int(count.split("/")[1].split()[0].replace(".", "")) for count in counts)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    paper = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], capture_output=True, check=False)
    text = paper.stdout.decode()
    assert "Tìm trong bảng" not in text and "Sao chép bảng" not in text and "Hiện thêm" not in text
    assert text.count("!") >= rows  # every row names its cell
    assert text.count("Hiện nay") > 10  # the headings stand on each page


def test_on_a_phone_a_wide_table_scrolls_in_its_own_box(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{read_only.url}/giai-ngan?ky=2024-09")
    box = table(page, "du-an").locator(".gn-box")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    box.evaluate("e => { e.scrollLeft = 300 }")
    first = box.locator("tbody th").first.bounding_box()
    edge = box.bounding_box()
    assert first and edge and abs(first["x"] - edge["x"]) < 3


def test_the_table_behind_a_chart_is_drawn_when_it_is_opened(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    assert page.locator("[class*=st-key-gn_table_hinh-targets_]").count() == 0
    page.get_by_text("Bảng số liệu").first.click()
    page.wait_for_selector("[class*=st-key-gn_table_hinh-targets_] table")
    assert "hỗ trợ đào tạo nghề" in " ".join(column(table(page, "hinh-targets"), 1))


@pytest.mark.skipif(not can_draw(), reason="the extra `images` is not installed")
def test_a_chart_is_downloaded_as_a_picture_and_the_frameworks_own_menu_is_off(
    read_only: Served, page: Page, tmp_path: Path
) -> None:
    opened(page, f"{read_only.url}/?ky=2024-09")
    page.get_by_text("Bảng số liệu, tải ảnh").first.click()
    for label, kind, start in (("Tải ảnh PNG", "png", b"\x89PNG"), ("Tải SVG", "svg", b"<svg")):
        with page.expect_download() as coming:
            page.get_by_role("button", name=label).first.click()
        assert re.fullmatch(
            rf"giamngheo_tong-quan_targets_2024-09_pb\d+-[0-9a-f]{{8}}\.{kind}", coming.value.suggested_filename
        )
        coming.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(start)
    page.locator("[data-testid=stVegaLiteChart]").first.hover()
    assert page.locator("[data-testid=stElementToolbar]:visible").count() == 0
