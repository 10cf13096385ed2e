"""On paper: Tổng quan on one A3; the profile of a commune, a receipt, a slide on one A4 each; dark as well as light."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import Served, opened

pytestmark = pytest.mark.browser

POINTS = {"A3": (1191, 842), "A4": (595, 842), "A4 wide": (842, 595)}
PAPERS = [
    ("", "A3"),
    ("xa-thi-tran?dv=04189", "A4"),
    ("bien-nhan?so=BC-THANG/2024-09/04189/1", "A4"),
    ("trinh-chieu?pb=200&to=2", "A4 wide"),
    ("trinh-chieu?pb=200&to=5", "A4 wide"),
]


@pytest.mark.parametrize(("path", "paper"), PAPERS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_page(read_only: Served, browser: Browser, path: str, paper: str, theme: str) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme=theme)  # type: ignore[arg-type]
    opened(page, f"{read_only.url}/{path}")
    page.wait_for_timeout(800)
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    sizes = [tuple(round(float(n)) for n in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)]
    assert sizes[0] == POINTS[paper]


def test_controls_and_source_cells_are_not_printed(read_only: Served, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    opened(page, f"{read_only.url}/chieu-thieu-hut")
    page.locator("[class*=st-key-gn_table_nguon-so-lieu]").wait_for()
    page.emulate_media(media="print")
    for place in ("[class*=st-key-gn_table_nguon-so-lieu]", ".st-key-navigation", ".gn-menu", "[data-testid=stPopover]",
                  "[data-testid=stButtonGroup]", "[data-testid=stSelectbox] svg"):  # fmt: skip
        assert not any(one.is_visible() for one in page.locator(place).all()), place
    page.close()


def _printed(browser: Browser, url: str, folder: Path) -> Path:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    opened(page, url)
    page.wait_for_timeout(800)
    file = folder / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    page.close()
    return file


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="no pdftoppm on this machine")
def test_the_first_page_is_filled_from_a_small_window_too(read_only: Served, browser: Browser, tmp_path: Path) -> None:
    file = _printed(browser, f"{read_only.url}/?ky=2024-09", tmp_path)
    subprocess.run(["pdftoppm", "-r", "40", "-png", "-singlefile", file, tmp_path / "page"], check=True)
    drawn = Image.open(tmp_path / "page.png").convert("L").point(lambda grey: 255 if grey < 200 else 0)
    left, _, right, bottom = drawn.getbbox() or (0, 0, 0, 0)
    assert bottom > drawn.height * 0.8 and right - left > drawn.width * 0.9


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="no pdftoppm on this machine")
@pytest.mark.parametrize("path", ["giai-ngan", "thay-doi", "tinh-hinh-bao-cao", "xa-thi-tran"])
def test_no_page_but_the_last_leaves_a_third_empty(
    read_only: Served, browser: Browser, tmp_path: Path, path: str
) -> None:
    file = _printed(browser, f"{read_only.url}/{path}?ky=2024-09", tmp_path)
    subprocess.run(["pdftoppm", "-r", "40", "-png", file, tmp_path / "page"], check=True)
    *full, last = [Image.open(one).convert("L") for one in sorted(tmp_path.glob("page-*.png"))]
    filled = [(page.point(lambda grey: 255 if grey < 200 else 0).getbbox() or (0, 0, 0, 0))[3] for page in full]
    assert full and all(bottom > page.height * 2 / 3 for bottom, page in zip(filled, full, strict=True)), filled
    assert last.point(lambda grey: 255 if grey < 200 else 0).getbbox()  # no page without anything


def test_nothing_is_cut_at_the_right_and_no_text_to_copy_is_printed(read_only: Served, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1519, "height": 1054})  # A3 less its margins
    opened(page, f"{read_only.url}/tinh-hinh-bao-cao?ky=2024-09")
    assert page.locator("[class*=st-key-reminder_]").first.is_visible()
    page.emulate_media(media="print")
    assert not any(one.is_visible() for one in page.locator("[class*=st-key-reminder_], [data-testid=stCode]").all())
    boxes = page.locator(".gn-box")
    assert boxes.count() > 1
    assert boxes.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length") == 0
    page.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this machine")
@pytest.mark.parametrize(
    ("path", "heading", "first", "last"),
    [
        ("xa-thi-tran", "Tất cả xã: Tỷ lệ hộ nghèo", "Đứa Mòn", "TT Sông Mã"),
        ("giai-ngan", "Các dự án dưới dòng", "DA4.1", "DA7"),
        ("thay-doi", "Giải ngân thêm trong tháng", "DA2 · Sinh kế", "DA6.2 · Truyền thông"),
        ("thay-doi", "Báo cáo T9:", "Yên Hưng", "Phòng NN&PTNT"),
    ],
)
def test_a_table_that_fits_on_a_page_stands_whole_under_its_heading(
    read_only: Served, browser: Browser, tmp_path: Path, path: str, heading: str, first: str, last: str
) -> None:
    file = _printed(browser, f"{read_only.url}/{path}?ky=2024-09", tmp_path)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    page = next(page for page in text.split("\f") if heading in page)
    below = page.partition(heading)[2]
    assert first in below and last in below


@pytest.mark.parametrize(
    ("path", "sheets"),
    [
        ("giai-ngan", 4),
        ("chi-tieu?ct=S002-14", 2),
        ("tinh-hinh-bao-cao", 2),
        ("xa-thi-tran", 2),
        ("chieu-thieu-hut", 2),
    ],
)
def test_sheets_are_filled(read_only: Served, browser: Browser, tmp_path: Path, path: str, sheets: int) -> None:
    """What belongs together goes on one sheet where it can, and no sheet is left for a line or two."""
    pdf = _printed(browser, f"{read_only.url}/{path}", tmp_path).read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) <= sheets


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this machine")
def test_panels_beside_each_other_are_not_torn(read_only: Served, browser: Browser, tmp_path: Path) -> None:
    """The panels of a target stood partly on the next sheet, over its text."""
    file = _printed(browser, f"{read_only.url}/chi-tieu?ct=S002-14&ky=2024-09", tmp_path)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    first = "".join(text.split("\f")[0].split())  # letters are set apart here and there
    for said in ("Nội dung kế hoạch", "Mục tiêu tỉnh giao", "Từng đơn vị", "Mường Cai chưa có"):
        assert said.replace(" ", "") in first, said
