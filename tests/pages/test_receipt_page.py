"""The page Biên nhận: a receipt by its number in the address, and kind words where there is none."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import script_of
from tests.pages.seen import texts_of_tables
from tests.sample_store import COMMUNE, PROGRAMME

ROOT = Path(__file__).parents[2]
SCRIPT = script_of("bien_nhan")


def opened(**query: str) -> AppTest:
    page = AppTest.from_string(SCRIPT, default_timeout=60)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    parts = [*page.markdown, *page.warning, *page.info, *page.caption]
    return "\n".join(
        [part.value for part in parts] + [str(t.value.to_dict()) for t in page.table] + [texts_of_tables(page)]
    ).replace("\\", "")


def test_the_number_in_the_address_opens_the_receipt(office, clerk):
    text = said(opened(so=f"BC-THANG/2024-09/{COMMUNE}/1"))
    sent = next(
        s for s in office.snapshot(PROGRAMME, 2024).submissions if (s.unit, s.period.code) == (COMMUNE, "2024-09")
    )
    for part in ("Biên nhận báo cáo", sent.actor, sent.file_name, sent.sha256, "tháng 9/2024", "Số liệu minh họa"):
        assert part in text
    assert any(hạn in text for hạn in ("Đúng hạn:", "Muộn:"))


def test_who_is_not_signed_in_reads_the_unit_in_place_of_the_sender(office):
    text = said(opened(so=f"BC-THANG/2024-09/{COMMUNE}/1"))
    known = office.snapshot(PROGRAMME, 2024)
    sent = next(s for s in known.submissions if (s.unit, s.period.code) == (COMMUNE, "2024-09"))
    assert sent.actor not in text and sent.file_name in text
    assert text.count(known.plan.unit_by_code[COMMUNE].name) >= 2


def test_a_plan_has_a_receipt_too(office):
    version = next(v for v in office.versions() if v.what.startswith(f"{PROGRAMME}/2024/"))
    assert "Biên nhận kế hoạch" in said(opened(so=version.what))


@pytest.mark.parametrize(
    "number",
    ["BC-THANG/2024-09/99999/1", "BC-THANG/2024-09/04168/99", "x", "a/b/c/d", "' OR 1=1", "////", "![x](http://x)"],
)
def test_a_wrong_number_is_answered_kindly(office, number):
    assert "Không tìm thấy biên nhận" in said(opened(so=number))


def test_without_a_number_the_page_asks_for_one(office):
    assert "Tìm biên nhận" in said(opened())


def test_the_page_speaks_english(office):
    assert "Receipt of a report" in said(opened(so=f"BC-THANG/2024-09/{COMMUNE}/1", lang="en"))
