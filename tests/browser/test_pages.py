"""What leaders see, in a real browser: the sample's figures, at three sizes, without a request leaving the machine."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled

pytestmark = pytest.mark.browser

PAGES = {
    "": "giải ngân 44,4%",
    "chi-tieu": "không đạt vào 31/12",
    "chieu-thieu-hut": "Nhà tiêu hợp vệ sinh",
    "giai-ngan": "6.901/15.555,25 triệu đồng",
    "tinh-hinh-bao-cao": "T9: 20/23 đơn vị đã báo cáo",
    "nop-bao-cao": "Nộp báo cáo",
}
SIZES = {"screen and laptop": [(1920, 1080), (1366, 768)], "phone": [(390, 844)]}  # a page opens otherwise on a phone
CARDS = {
    "Tỷ lệ hộ nghèo": "19,17%",
    "Chỉ tiêu đúng tiến độ": "7 / 15",
    "Đã giải ngân": "44,4%",
    "Dự báo dư 31/12": "4,1 tỷ",
    "Đã báo cáo T9": "20 / 23",
    "Xã cần hỗ trợ": "4 / 19",
}


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_shows_its_figures_and_says_that_they_are_samples(
    read_only: Served, page: Page, path: str, sizes: str
) -> None:
    for n, (width, height) in enumerate(SIZES[sizes]):
        page.set_viewport_size({"width": width, "height": height})
        if n == 0:
            opened(page, f"{read_only.url}/{path}")
        else:
            settled(page)
        expect(page.locator("h1").first).to_contain_text(PAGES[path])
        expect(page.get_by_text("Số liệu minh họa").first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{width} px"
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_the_six_cards_answer_in_one_row(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    cards = page.get_by_test_id("stMetric")
    expect(cards).to_have_count(len(CARDS))
    shown = {
        card.get_by_test_id("stMetricLabel").inner_text(): card.get_by_test_id("stMetricValue").inner_text()
        for card in cards.all()
    }
    assert {label.split("\n")[-1]: value.strip() for label, value in shown.items()} == CARDS  # an icon comes first
    assert len({round(card.bounding_box()["y"]) for card in cards.all()}) == 1  # type: ignore[index]


def test_every_chart_is_drawn_and_described(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(3)
    for chart in charts.all():
        chart.locator("canvas, svg").first.wait_for()
    assert page.locator("[aria-label]").count() > 4


def test_programme_period_and_target_stand_in_the_address(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/?kh=s004-2024")
    expect(page.locator("h1").first).to_contain_text("chưa có số liệu giải ngân")
    opened(page, f"{read_only.url}/?ky=2024-08")
    expect(page.locator("h1").first).to_contain_text("tháng 8/2024")
    opened(page, f"{read_only.url}/chi-tieu?ct=S002-09")
    expect(page.locator("h1").first).to_contain_text("mục tiêu dưới 16%")


def test_english_is_one_parameter_away(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/?lang=en")
    expect(page.locator("h1").first).to_contain_text("44.4% disbursed, 17.6 points behind the plan")
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("path", ["", "giai-ngan", "chi-tieu?ct=S002-05", "?kh=ctmtqg-2026-2030-2026"])
def test_a_page_asks_for_nothing_that_is_missing_and_its_charts_warn_of_nothing(
    read_only: Served, page: Page, path: str
) -> None:
    missing: list[str] = []
    warned: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda line: warned.append(line.text) if line.type in ("warning", "error") else None)
    opened(page, f"{read_only.url}/{path}")
    page.wait_for_timeout(800)
    assert (missing, warned) == ([], [])


def test_the_start_page_answers_to_its_name(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/tong-quan?ky=2024-08")
    expect(page.locator("h1").first).to_contain_text("tháng 8/2024")
