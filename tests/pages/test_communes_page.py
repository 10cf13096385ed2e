"""Xã, thị trấn over a loaded store: what is said first, the ranking, and one unit's profile."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.address import plan_code
from dashboard.views.commune_profile import Profile, profile
from dashboard.views.communes import communes
from dashboard.views.marks import Tone
from dashboard.views.target_detail import target_detail
from db.engine import engine
from tests.pages.opened import page
from tests.pages.seen import table_named, tables_on
from tests.pages.test_reading_pages import words_on
from tests.sample_store import COMMUNE, PROGRAMME, SILENT, TODAY, url_of, whole

VI = words_in("vi")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The whole demo, which nothing here changes."""
    file: Path = tmp_path_factory.mktemp("communes") / "store.db"
    shutil.copy(whole(), file)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GIAMNGHEO_DATABASE_URL", url_of(file))
        yield Office(url_of(file), lambda: TODAY)
    engine(url_of(file)).dispose()


def test_the_heading_counts_what_status_counts(office: Office) -> None:
    standing = office.standing()
    test = page("xa_thi_tran", do="thieu")
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


def test_the_page_opens_on_the_poverty_rate(demo: Office) -> None:
    """The poorest first, in the ranking as in the table; the rate of the whole with its standing."""
    test = page("xa_thi_tran", ky="2024-09")
    assert not test.exception
    rates = table_named(test, "xep-hang").frame["Tỷ lệ hộ nghèo"]
    known = [float(text.rstrip("%").replace(",", ".")) for text in rates if text.endswith("%")]
    assert len(known) > 10 and known == sorted(known, reverse=True)
    assert f"cao nhất {table_named(test, 'xep-hang').frame['Đơn vị'][0]} ({rates[0]})" in words_on(test)
    assert "(sơ bộ)" in words_on(test)


def test_one_chosen_commune_is_marked_on_the_map_in_the_ranking_and_in_the_table(demo: Office) -> None:
    test = page("xa_thi_tran", ky="2024-09", chon=COMMUNE)
    marked = [row["cells"][1]["t"] for row in table_named(test, "xep-hang").data["rows"] if row["look"] == "here"]
    assert marked == ["Chiềng En"]
    framed = [chart for chart in charts_on(test) if '"strokeWidth": 3.5' in chart or '"strokeWidth": 2.5' in chart]
    assert len(framed) == 2, "the map and the ranking"
    assert "**Chiềng En**" in words_on(test)
    link = next(link for link in test.get("page_link") if "Chiềng En" in link.proto.label)
    assert f"dv={COMMUNE}" in link.proto.query_string
    assert "ở đây không có" in str([w.value for w in page("xa_thi_tran", chon="99999").warning])


def charts_on(test: AppTest) -> list[str]:
    return [str(chart.proto.spec) for chart in test.get("vega_lite_chart")]


def test_the_measure_stands_in_the_address(demo: Office) -> None:
    test = page("xa_thi_tran", ky="2024-09", do="nha-tieu-hvs")
    names = [box.value for box in test.selectbox if box.label == "Xếp theo"]
    offered = next(box.options for box in test.selectbox if box.label == "Xếp theo")
    assert names and "Khoảng thiếu lớn nhất so với kế hoạch" in offered and "Nhà tiêu" in offered


def test_a_communes_page_has_its_households_its_pictures_and_no_other_commune(demo: Office) -> None:
    test = page("xa_thi_tran", ky="2024-09", dv="04189")
    assert not test.exception
    assert [metric.label for metric in test.main.metric] == ["Tỷ lệ hộ nghèo", "Hộ nghèo", "Hộ cận nghèo"]
    assert len(test.get("vega_lite_chart")) == 2
    assert "xep-hang" not in [seen.name for seen in tables_on(test)]
    ranked = table_named(page("xa_thi_tran", ky="2024-09"), "xep-hang").frame.set_index("Đơn vị")
    assert ranked.loc["Đứa Mòn", "Tỷ lệ hộ nghèo"] == test.main.metric[0].value, "one fact, one value"


def test_the_marks_of_a_commune_are_its_own(demo: Office) -> None:
    """What its page says of each of its shares the target's page says by the shape of its mark."""
    standing = demo.standing(PROGRAMME, 2024, Period.parse("2024-09"))
    own = {row.key: row.tone for row in profile_of(demo, "04189").bullets}
    for target, tone in own.items():
        units = {row.code: row.tone for row in target_detail(standing, target, VI).units}
        assert units["04189"] is tone, target
    assert Tone.BAD in own.values() and Tone.GOOD in own.values()


def profile_of(office: Office, unit: str) -> Profile:
    period = Period.parse("2024-09")
    whole = office.standing(PROGRAMME, 2024, period)
    calendar = completeness(whole.snapshot, office.today(whole.snapshot.plan))
    return profile(whole, office.standing(PROGRAMME, 2024, period, unit), calendar, VI)


def test_a_communes_own_plan_speaks_of_its_villages_and_has_no_empty_map(demo: Office) -> None:
    """Neither the menu nor the panels say «xã» of villages, and where nothing has a place there is no panel for it."""
    test = page("xa_thi_tran", kh="huoimot-ctmtqg-2026", ky="2026-09")
    assert not test.exception
    labels = [link.proto.label for link in test.get("page_link")]
    assert "Thôn, bản" in labels and "Xã, thị trấn" not in labels
    said = words_on(test)
    assert "8 thôn, bản chưa có vị trí trên bản đồ ô" in said and "Vị trí" not in said
    english = page("xa_thi_tran", kh="huoimot-ctmtqg-2026", ky="2026-09", lang="en")
    assert "Villages" in [link.proto.label for link in english.get("page_link")]
    of_the_district = page("xa_thi_tran", kh="songma-gnbv-2024", ky="2024-09")
    assert "Xã, thị trấn" in [link.proto.label for link in of_the_district.get("page_link")]
