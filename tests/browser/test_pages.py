"""What leaders see, in a real browser: the sample's figures, at three sizes, without a request leaving the machine."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, opened, settled

pytestmark = pytest.mark.browser

PAGES = {
    "": "giải ngân 44,4%",
    "chi-tieu": "84/150 lao động",
    "chieu-thieu-hut": "Nhà tiêu hợp vệ sinh",
    "giai-ngan": "6.901/15.555,25 triệu đồng",
    "tinh-hinh-bao-cao": "T9: 20/23 đơn vị đã báo cáo",
    "nop-bao-cao": "Nộp báo cáo",
}
SIZES = [(1920, 1080), (1366, 768), (390, 844)]
CARDS = {
    "Tỷ lệ hộ nghèo": "chưa đo",
    "Chỉ tiêu đúng tiến độ": "7 / 12",
    "Đã giải ngân": "44,4%",
    "Dự báo dư 31/12": "3,9 tỷ",
    "Đã báo cáo T9": "20 / 23",
    "Xã cần hỗ trợ": "4 / 19",
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_shows_its_figures_and_says_that_they_are_samples(
    served: Served, page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for path, text in PAGES.items():
        opened(page, f"{served.url}/{path}")
        expect(page.locator("h1").first).to_contain_text(text)
        expect(page.get_by_text("Số liệu minh họa").first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} overflows sideways"
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_the_six_cards_answer_in_one_row(served: Served, page: Page) -> None:
    opened(page, served.url)
    cards = page.get_by_test_id("stMetric")
    shown = {
        card.get_by_test_id("stMetricLabel").inner_text(): card.get_by_test_id("stMetricValue").inner_text()
        for card in cards.all()
    }
    assert {label.split("\n")[-1]: value.strip() for label, value in shown.items()} == CARDS  # an icon comes first
    assert len({round(card.bounding_box()["y"]) for card in cards.all()}) == 1  # type: ignore[index]


def test_every_chart_is_drawn_and_described(served: Served, page: Page) -> None:
    opened(page, served.url)
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(4)
    for chart in charts.all():
        chart.locator("canvas, svg").first.wait_for()
    assert page.locator("[aria-label]").count() > 4


def test_programme_period_and_target_stand_in_the_address(served: Served, page: Page) -> None:
    opened(page, f"{served.url}/?kh=s004-2024")
    expect(page.locator("h1").first).to_contain_text("chưa có số liệu giải ngân")
    opened(page, f"{served.url}/?ky=2024-08")
    expect(page.locator("h1").first).to_contain_text("tháng 8/2024")
    opened(page, f"{served.url}/chi-tieu?ct=S002-09")
    expect(page.locator("h1").first).to_contain_text("mục tiêu dưới 16%")


def test_english_is_one_parameter_away(served: Served, page: Page) -> None:
    opened(page, f"{served.url}/?lang=en")
    expect(page.locator("h1").first).to_contain_text("44.4% disbursed, 17.6 points behind the plan")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_an_empty_store_says_what_to_do_first(served_empty: Served, page: Page) -> None:
    for path in ("", "chi-tieu", "giai-ngan"):
        opened(page, f"{served_empty.url}/{path}")
        expect(page.locator("h1").first).to_contain_text("Chưa có kế hoạch nào")
        expect(page.get_by_text("./run demo").first).to_be_visible()
    opened(page, f"{served_empty.url}/nop-bao-cao")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    settled(page)
