"""Xã, thị trấn over a loaded store: what is said first, the ranking, and one unit's profile."""

import pytest

from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.address import plan_code
from dashboard.views.communes import communes
from tests.pages.opened import page
from tests.pages.test_reading_pages import words_on
from tests.sample_store import COMMUNE, SILENT

VI = words_in("vi")


def test_the_heading_counts_what_status_counts(office: Office) -> None:
    standing = office.standing()
    test = page("xa_thi_tran")
    assert not test.exception
    view = communes(standing, VI)
    assert sum(row.support for row in view.rows) == len(standing.needing_support)
    assert view.heading in words_on(test)
    assert "15 điểm % so với lộ trình" in words_on(test)


def test_the_url_names_the_commune_by_its_code(office: Office) -> None:
    test = page("xa_thi_tran", dv=COMMUNE)
    assert not test.exception
    assert "Xã Chiềng En" in words_on(test)
    assert [box.value for box in test.selectbox if box.label == "Xã hoặc địa bàn"] == [COMMUNE]


def test_a_silent_commune_is_told_to_have_no_figures(office: Office) -> None:
    shown = words_on(page("xa_thi_tran", dv=SILENT))
    assert "không có số liệu để so sánh" in shown
    assert "chưa nộp" in shown


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_programme_has_its_page(office: Office, lang: str) -> None:
    for known in office.programmes():
        test = page("xa_thi_tran", lang=lang, kh=plan_code(known.programme.code, known.year))
        assert not test.exception
        assert "{" not in words_on(test)
