"""The head of every page: one height, groups that say where one is, a bar at the foot of a phone, colours, and no foreign words."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.views.pages import Group
from dashboard.views.pages import Page as AppPage
from dashboard.web.browser.framework_words import EXACT
from tests.browser.conftest import Served, opened, settled

pytestmark = pytest.mark.browser

LISTED = [page for page in AppPage if page.group and not page.roles]
TALL = [(1920, 1080), (1366, 768), (1024, 700), (768, 900), (390, 844), (320, 640)]
TOP = "Math.round(document.querySelector('h1').getBoundingClientRect().y)"
BEYOND = "document.documentElement.scrollWidth - innerWidth"
CUT = """() => [...document.querySelectorAll('.st-key-head a, .st-key-head button, .st-key-head summary, .gn-brand')]
  .filter(e => e.offsetParent !== null || getComputedStyle(e).position === 'fixed')
  .filter(e => { const b = e.getBoundingClientRect(); return b.width && (b.left < -1 || b.right > innerWidth + 1) })
  .map(e => e.textContent)"""
SAID = """() => {
  const found = []
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = all.currentNode; node; node = all.nextNode()) {
    if (node.nodeType === 3) {
      if (!node.parentElement.closest('script, style, [data-testid=stIconMaterial]')) found.push(node.nodeValue.trim())
    } else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push((node.getAttribute(name) || '').trim())
  }
  return found.filter(Boolean)
}"""
FOREIGN = frozenset(EXACT) | {"Made with Streamlit", "Streamlit"}
FOREIGN_PARTS = re.compile(
    r"per file|not allowed|Drag and drop|Press Enter|Running|CONNECTING|opens in new tab|Selectbox|Remove "
)


def test_every_headline_begins_at_one_height_and_nothing_of_the_head_is_cut(read_only: Served, page: Page) -> None:
    tops: dict[int, dict[str, int]] = {width: {} for width, _ in TALL}
    for one in LISTED:
        opened(page, f"{read_only.url}/{one}")
        for width, height in TALL:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(250)
            tops[width][one] = page.evaluate(TOP)
            assert page.evaluate(BEYOND) <= 0, (one, width)
            assert page.evaluate(CUT) == [], (one, width)
    assert {width: len(set(found.values())) for width, found in tops.items()} == dict.fromkeys(tops, 1), tops


def test_the_group_and_the_page_that_one_is_on_are_marked_for_eyes_and_ears(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/chieu-thieu-hut")
    groups = page.get_by_role("navigation", name="Các nhóm trang")
    expect(groups.get_by_role("link")).to_have_count(sum(not group.aside for group in Group))
    expect(groups.locator("[aria-current]")).to_have_count(1)
    expect(groups.locator("[aria-current=true]")).to_contain_text("Kết quả")
    pages = page.get_by_role("navigation", name="Các trang trong nhóm")
    expect(pages.locator("[aria-current=page]")).to_contain_text("Chiều thiếu hụt")
    here, other = pages.locator("a[aria-current]"), pages.locator("a:not([aria-current])").first
    shadow = "e => getComputedStyle(e).boxShadow"
    assert here.evaluate(shadow) != other.evaluate(shadow)
    other.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert other.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert other.evaluate(shadow) != here.evaluate(shadow)


def test_a_group_opens_the_page_of_it_that_was_seen_last(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/thay-doi?tu=150")
    page.get_by_role("navigation", name="Các nhóm trang").get_by_text("Giải ngân").click()
    settled(page)
    page.get_by_role("navigation", name="Các nhóm trang").get_by_text("Kết quả").click()
    settled(page)
    assert "/thay-doi" in page.url and "tu=150" in page.url


def test_on_a_phone_the_groups_are_a_bar_at_the_foot_that_covers_nothing(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, read_only.url)
    links = page.locator(".st-key-navigation a").all()
    assert len(links) == 5
    for one in links:
        box = one.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
        assert box["y"] + box["height"] <= 844 and box["y"] > 700
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    page.wait_for_timeout(300)
    bar = page.evaluate("document.querySelector('.st-key-navigation').getBoundingClientRect().top")
    last = page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-testid=stMain] :is(p, a, button, td)')]"
        ".filter(e => !e.closest('.st-key-head') && e.offsetParent).map(e => e.getBoundingClientRect().bottom))"
    )
    assert last <= bar


def test_what_a_phone_cannot_hold_stands_behind_one_button(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{read_only.url}/chi-tieu")
    more = page.get_by_role("button", name=re.compile("^Thêm:"))
    expect(more).to_have_attribute("aria-expanded", "false")
    kept = (".st-key-share button", ".st-key-language", ".gn-door", ".gn-colours", ".st-key-head_own a")
    for place in kept:
        expect(page.locator(place).first).to_be_hidden()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    for place in kept:
        expect(page.locator(place).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(more).to_have_attribute("aria-expanded", "false")


def test_colours_are_chosen_and_kept(read_only: Served, page: Page) -> None:
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    opened(page, read_only.url)
    light = page.evaluate(ground)
    page.get_by_label("Màu nền", exact=True).select_option("dark")
    page.wait_for_timeout(500)
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    settled(page)
    assert page.evaluate(ground) == dark
    expect(page.get_by_label("Màu nền", exact=True)).to_have_value("dark")
    page.get_by_label("Màu nền", exact=True).select_option("auto")
    page.wait_for_timeout(500)
    assert page.evaluate(ground) == light
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(500)
    assert page.evaluate(ground) == dark


def foreign(page: Page) -> list[str]:
    return [text for text in page.evaluate(SAID) if text in FOREIGN - {"Copy"} or FOREIGN_PARTS.search(text)]


def test_no_page_speaks_the_words_of_the_framework(read_only: Served, page: Page) -> None:
    for one in AppPage:
        opened(page, f"{read_only.url}/{one}")
        assert foreign(page) == [], one
    opened(page, f"{read_only.url}/nop-bao-cao")
    expect(page.get_by_text("mỗi tệp tối đa 10 MB")).to_be_visible()
    expect(page.get_by_test_id("stFileUploader").get_by_text("Chọn tệp")).to_be_visible()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    settled(page)
    assert foreign(page) == []
    opened(page, f"{read_only.url}/chi-tieu")
    page.get_by_test_id("stSelectbox").last.get_by_role("combobox").fill("zzzz")
    expect(page.get_by_text("Không tìm thấy")).to_be_visible()


def test_a_lost_connection_is_said_in_vietnamese(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    opened(page, served.url)
    page.route("**/*", lambda route: route.abort())
    page.evaluate(
        "() => { const d = document.createElement('div'); d.textContent = 'Connecting'; document.body.append(d) }"
    )
    page.get_by_text("Đang kết nối lại").wait_for()
    assert foreign(page) == []
    page.close()


def test_the_words_follow_the_language(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/nop-bao-cao?lang=en")
    expect(page.get_by_text("at most 10 MB a file")).to_be_visible()
    page.get_by_role("button", name="VI").click()
    settled(page)
    expect(page.get_by_text("mỗi tệp tối đa 10 MB")).to_be_visible()


def test_back_takes_one_step(read_only: Served, page: Page) -> None:
    opened(page, read_only.url)
    page.get_by_role("navigation", name="Các nhóm trang").get_by_text("Kết quả").click()
    settled(page)
    first = page.url
    page.get_by_test_id("stSelectbox").last.get_by_role("combobox").click()
    page.get_by_test_id("stSelectboxVirtualDropdown").or_(page.get_by_role("listbox")).get_by_role("option").nth(
        1
    ).click()
    settled(page)
    assert page.url != first
    page.go_back()
    settled(page)
    assert page.url == first
    page.go_back()
    settled(page)
    assert page.url.rstrip("/") == read_only.url


def test_the_whole_of_a_card_is_its_link(read_only: Served, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    opened(page, read_only.url)
    for card in page.locator("[class*=st-key-card_]").all():
        box, link = card.bounding_box(), card.locator("a").bounding_box()
        assert box is not None and link is not None
        assert abs(link["x"] - box["x"]) < 2 and abs(link["width"] - box["width"]) < 2
        assert link["y"] <= box["y"] and link["y"] + link["height"] >= box["y"] + box["height"]
