"""A map uploaded in Quản trị: looked over, stored, drawn on Xã, thị trấn, known as it was, and taken off with a reason."""

import json

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.text import words_in
from dashboard.ui.upload import desk
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.mapping import take_off_map
from dashboard.usecases.office import NothingKnown, Office
from sample_data.offices.songma.shapes import geojson
from tests.pages.opened import page
from tests.pages.seen import texts_of_tables
from tests.pages.test_reading_pages import words_on
from tests.sample_store import PROGRAMME, SILENT

Hints = desk.Hints
VI = words_in("vi")
pytestmark = pytest.mark.usefixtures("clerk")  # whoever may do everything is signed in


def without(*codes: str) -> bytes:
    """The sample's map with some communes left out."""
    known = json.loads(geojson())
    known["features"] = [f for f in known["features"] if f["properties"]["MA_XA"] not in codes]
    return json.dumps(known).encode()


def stored(office: Office, content: bytes) -> int:
    found = examine_upload(office, "ban-do.geojson", content, Hints(PROGRAMME, year=2024))
    return commit_import(office, found, operator("Lò Văn A")).version


def drawn(test: AppTest) -> list[str]:
    """The kinds of marks of each chart."""
    return [chart.proto.spec for chart in test.get("vega_lite_chart")]


def opened(section: str = "ban-do", **query: str) -> AppTest:
    test = page("quan_tri", muc=section, **query)
    assert not test.exception
    return test


def uploaded(test: AppTest, content: bytes, name: str = "ban-do.geojson") -> AppTest:
    test.file_uploader[0].upload(name, content, "application/geo+json")
    test.run()
    assert not test.exception
    return test


def test_a_map_is_looked_over_and_stored(office: Office) -> None:
    test = opened()
    assert "Chưa có bản đồ: 19 xã, thị trấn hiện dạng ô" in words_on(test)
    test = uploaded(test, geojson())
    assert "«MA_XA»: 19 trong 19 vùng là của kế hoạch" in texts_of_tables(test)
    test.button(key="map_store").click()
    test.run()
    assert not test.exception
    assert "Bản đồ có 19/19 xã, thị trấn" in words_on(test)
    stands = office.map_of(office.snapshot(PROGRAMME).plan)  # type: ignore[union-attr]
    assert stands is not None
    assert (stands.file_name, stands.actor, len(stands.shapes), stands.revision) == (
        "ban-do.geojson",
        "Lò Văn A",
        19,
        1,
    )
    assert office.file(stands.sha256) == geojson()


def test_a_map_of_no_use_says_why_and_cannot_be_stored(office: Office) -> None:
    swapped = json.loads(geojson())
    for feature in swapped["features"]:
        feature["geometry"]["coordinates"] = [[p[::-1] for p in feature["geometry"]["coordinates"][0]]]
    test = uploaded(opened(), json.dumps(swapped).encode())
    assert "Vĩ độ đứng trước kinh độ" in texts_of_tables(test)
    assert "map_store" not in {button.key for button in test.button}
    test = uploaded(opened(), b"{")
    assert "không phải JSON" in "\n".join(str(e.value) for e in test.error)


def test_communes_are_drawn_by_their_shapes(office: Office) -> None:
    assert all("geoshape" not in spec for spec in drawn(page("xa_thi_tran")))
    before = office.version()
    stored(office, geojson())
    test = page("xa_thi_tran")
    assert not test.exception
    assert any("geoshape" in spec for spec in drawn(test))
    assert "ban-do.geojson · Lò Văn A" in words_on(test)
    then = page("xa_thi_tran", pb=str(before))
    assert all("geoshape" not in spec for spec in drawn(then))


def test_what_has_no_shape_is_named_and_stays_a_tile(office: Office) -> None:
    stored(office, without(SILENT))
    test = page("xa_thi_tran")
    assert "Không có hình trên bản đồ: Mường Lầm" in words_on(test)
    assert any('"x:O"' in spec or '"field": "x"' in spec for spec in drawn(test))


def test_a_map_is_replaced_by_a_new_revision(office: Office) -> None:
    stored(office, without(SILENT))
    test = opened()
    assert "Bản đồ có 18/19" in words_on(test)
    test = uploaded(test, geojson())
    test.button(key="map_store").click()
    test.run()
    assert "Bản đồ có 19/19" in words_on(test)
    assert office.map_of(office.snapshot(PROGRAMME).plan).revision == 2  # type: ignore[union-attr]


def test_the_same_map_again_is_not_stored(office: Office) -> None:
    stored(office, geojson())
    test = uploaded(opened(), geojson())
    assert "đã nhận" in texts_of_tables(test)
    assert "map_store" not in {button.key for button in test.button}


def test_a_map_is_taken_off_with_a_reason(office: Office) -> None:
    with pytest.raises(NothingKnown):
        take_off_map(office, PROGRAMME, 2024, "ranh giới cũ", operator("Lò Văn A"))
    version = stored(office, geojson())
    with pytest.raises(ValueError, match="reason"):
        take_off_map(office, PROGRAMME, 2024, " ", operator("Lò Văn A"))
    test = opened()
    test.text_input(key="map_why").set_value("Ranh giới cũ, CCCD 014082001234")
    next(b for b in test.button if b.label == "Gỡ bản đồ khỏi các trang").click()
    test.run()
    assert not test.exception
    plan = office.snapshot(PROGRAMME).plan  # type: ignore[union-attr]
    stands = office.map_of(plan)
    assert stands is not None and (stands.shapes, stands.reason) == ((), "Ranh giới cũ, CCCD 0140…••••")
    assert "Lò Văn A đã gỡ lúc" in "\n".join(str(i.value) for i in test.info)
    assert len(office.map_of(plan, version).shapes) == 19  # type: ignore[union-attr]
    assert all("geoshape" not in spec for spec in drawn(page("xa_thi_tran")))


def test_a_map_sent_as_a_report_is_told_where_it_belongs(office: Office) -> None:
    st.session_state.clear()
    seen = desk.examine_file("ban-do.geojson", geojson(), Hints(PROGRAMME))
    assert seen.examination.refusal is not None and seen.examination.refusal.reason == "map_sent_as_report"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_languages_are_whole(office: Office, lang: str) -> None:
    stored(office, without(SILENT))
    assert "{" not in words_on(opened(lang=lang))
    assert "{" not in words_on(page("xa_thi_tran", lang=lang))
