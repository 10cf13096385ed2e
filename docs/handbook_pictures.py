"""Takes the handbook's pictures of a running demo: `python -m docs.handbook_pictures [URL]` (needs Chromium and Playwright).

The app runs with the sample office (`./run demo`); every picture is taken in both languages at a fixed size. One line in
`PICTURES` is one picture, `dashboard/handbook/pictures/<language>/<name>.webp`; names after the URL take these alone.
"""

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.screenshot import FLAGS

ROOT = Path(__file__).parents[1]
OUT = ROOT / "dashboard" / "handbook" / "pictures"
SIZE, WIDTH = (1366, 820), 1000  # of the window, and px of the picture
_DONE = '[data-testid=stApp][data-test-script-state="notRunning"], form#bao-cao'  # a form of plain HTML has no script to end
_REPORTS = ROOT / "sample_data" / "S002" / "reports" / "2024-09"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CLERK, REVIEWER, LEADER, ADMINISTRATOR = (
    "can-bo-2",
    "tham-dinh",
    "lanh-dao",
    "quan-tri",
)  # logins of the sample's accounts


@dataclass(frozen=True)
class HandbookPicture:
    name: str
    who: str
    address: str
    first: Callable[[Page], None] = lambda page: None  # what is done before the picture is taken


def october(unit: str, **cells: object) -> tuple[str, bytes]:
    """September's report of a unit as that of October, with other cells of its results."""
    book = load_workbook(_REPORTS / f"{unit}.xlsx")
    book["Thông tin"]["B6"] = "2024-10"
    for spot, value in cells.items():
        book["Chỉ tiêu"][spot] = value
    out = io.BytesIO()
    book.save(out)
    return f"{unit} 2024-10.xlsx", out.getvalue()


def _upload(page: Page, *files: tuple[str, bytes]) -> None:
    sent = [{"name": name, "mimeType": _SPREADSHEET, "buffer": content} for name, content in files]
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sent)
    page.wait_for_selector("[class*=st-key-upload_file_]", timeout=60_000)
    settled(page)


def _faulty(page: Page) -> None:
    _upload(page, october("04171", G2="mươi người"))
    page.locator("[class*=st-key-upload_file_]").first.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('[class*=st-key-upload_file_]').scrollIntoView()")


def _several(page: Page) -> None:
    good = [october(unit) for unit in ("04168", "04171", "04177", "04183", "04186", "04189")]
    _upload(page, *good, october("04180", G2="mươi người", G4=5), october("04192", G2="x1"))
    page.evaluate("document.querySelector('.st-key-upload_lot').scrollIntoView()")


PICTURES = (
    HandbookPicture("nop-bao-cao", CLERK, "nop-bao-cao?ky=2024-10"),
    HandbookPicture("nhap-tren-trang", CLERK, "nhap/bao-cao?kh=songma-gnbv-2024&dv=04171&bc=BC-THANG@2024-10"),
    HandbookPicture("sua-loi", CLERK, "nop-bao-cao?ky=2024-10", _faulty),
    HandbookPicture("nhieu-tep", REVIEWER, "nop-bao-cao?ky=2024-10", _several),
    HandbookPicture("tham-dinh", REVIEWER, "tham-dinh"),
    HandbookPicture("tinh-hinh-bao-cao", REVIEWER, "tinh-hinh-bao-cao?ky=2024-09"),
    HandbookPicture("tong-quan", LEADER, "?ky=2024-09"),
    HandbookPicture("chi-tieu", LEADER, "chi-tieu?ky=2024-09"),
    HandbookPicture("giai-ngan", LEADER, "giai-ngan?ky=2024-09"),
    HandbookPicture("cuoc-hop", REVIEWER, "cuoc-hop"),
    HandbookPicture("trinh-chieu", LEADER, "trinh-chieu?ky=2024-09"),
    HandbookPicture("quan-tri", ADMINISTRATOR, "quan-tri"),
    HandbookPicture("bat-dau", ADMINISTRATOR, "quan-tri?muc=bat-dau"),
)


def main(url: str = "http://localhost:8501", *names: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for language in ("vi", "en"):
            for picture in PICTURES:
                if not names or picture.name in names:
                    file = OUT / language / f"{picture.name}.webp"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(_taken(browser, url.rstrip("/"), picture, language))
                    print(file.relative_to(ROOT), f"{file.stat().st_size // 1024} KB", flush=True)
        browser.close()


def _taken(browser: Browser, url: str, picture: HandbookPicture, language: str) -> bytes:
    page = browser.new_page(
        viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme="light", reduced_motion="reduce"
    )
    page.goto(f"{url}/dang-nhap")
    page.locator(f"form:has(input[value='{picture.who}']) button").first.click()
    page.wait_for_load_state()
    asked = picture.address + ("" if language == "vi" else f"{'&' if '?' in picture.address else '?'}lang={language}")
    page.goto(f"{url}/{asked}")
    settled(page)
    page.wait_for_timeout(1_500)  # fonts and the last chart
    picture.first(page)
    page.wait_for_timeout(1_000)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    small = drawn.resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    small.save(made, "WEBP", quality=62, method=6)
    return made.getvalue()


def settled(page: Page) -> None:
    """Waits until the script has run; a click starts it with a delay, so twice over."""
    for _ in range(2):
        page.wait_for_timeout(500)
        page.wait_for_selector(_DONE, timeout=90_000)


if __name__ == "__main__":
    main(*sys.argv[1:])
