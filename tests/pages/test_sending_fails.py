"""A store that cannot take what is sent: said by name, the file and the answers stay, and it is sent again."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.periods import Period
from dashboard.usecases.office import Office
from db.engine import engine
from tests.pages.opened import ROOT, page
from tests.pages.test_map_pages import geojson, stored, uploaded
from tests.pages.test_map_pages import opened as map_page
from tests.pages.test_planning_page import TARGET, hands, looked_over, typed  # noqa: F401 - hands is a fixture
from tests.pages.test_planning_page import opened as plan_page
from tests.pages.test_planning_page import signed as signed_plan
from tests.pages.test_upload_findings import cell_field
from tests.pages.test_upload_page import SCRIPT, button, buttons, october, said, signed, upload
from tests.sample_store import COMMUNE, PROGRAMME

OCTOBER = Period.parse("2024-10")
pytestmark = pytest.mark.usefixtures("clerk")  # whoever may do everything is signed in


@pytest.fixture
def impatient(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The office by an address that waits a tenth of a second only."""
    made = Office(f"{office.url}?timeout=0.1", office.clock)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", made.url)
    yield made
    engine(made.url).dispose()


@pytest.fixture
def locked(impatient: Office, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    holder = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    yield holder
    holder.close()


def opened() -> AppTest:
    return signed(AppTest.from_string(SCRIPT, default_timeout=60).run())


def october_of(office: Office) -> int:
    return len(office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, OCTOBER))


def test_a_locked_store_keeps_the_file_and_its_answers_and_takes_them_again(impatient, locked):
    page = upload(opened(), ("thang10.xlsx", october(impatient, G2="mươi người")))
    cell_field(page, "G2").set_value("61,0")
    button(page, "Kiểm tra lại").click().run()
    locked.execute("BEGIN IMMEDIATE")
    button(page, "Gửi báo cáo").click().run()
    assert not page.exception
    assert "Chưa ghi gì: đang có việc ghi khác" in said(page)
    assert "Tệp và các câu trả lời vẫn còn đây" in said(page)
    assert october_of(impatient) == 0
    locked.execute("ROLLBACK")
    button(page, "Thử lại").click().run()
    assert not page.exception and "Đã nhận" in said(page) and "Chưa ghi gì" not in said(page)
    (sent,) = impatient.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, OCTOBER)
    kept = impatient.snapshot(PROGRAMME, 2024).answers
    assert "61,0" in {one.answer.text for one in kept if one.submission == sent.submission.id}


def test_several_files_are_each_kept(impatient, locked):
    page = upload(opened(), ("a.xlsx", october(impatient)), ("b.xlsx", october(impatient, G2=None)))
    locked.execute("BEGIN IMMEDIATE")
    for label in [b for b in buttons(page) if b.startswith("Gửi")][:1]:
        button(page, label).click().run()
    assert not page.exception and "Chưa ghi gì" in said(page)
    assert len(page.session_state["upload_desk"]) == 2


def test_a_withdrawal_that_fails_says_so_and_keeps_its_reason(impatient, locked):
    page = opened()
    page.text_input(key="upload_withdraw_reason").set_value("gửi nhầm tháng")
    locked.execute("BEGIN IMMEDIATE")
    button(page, "Rút báo cáo").click().run()
    assert not page.exception and "Chưa ghi gì" in said(page)
    assert page.text_input(key="upload_withdraw_reason").value == "gửi nhầm tháng"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_store_that_goes_while_a_file_waits_is_named_and_the_file_waits_on(office, tmp_path, lang):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.query_params["lang"] = lang
    page = app.run().switch_page("../pages/nop_bao_cao.py").run()
    page = upload(signed(page), ("thang10.xlsx", october(office)))
    engine(office.url).dispose()
    (tmp_path / "store.db").rename(tmp_path / "away.db")
    page.run()
    assert not page.exception
    told = page.error[0].value.replace("\\", "")
    assert "store.db" in told and ("tệp của kho đã bị dời" if lang == "vi" else "its file was moved") in told
    again = button(page, "Thử lại" if lang == "vi" else "Try again")
    (tmp_path / "away.db").rename(tmp_path / "store.db")
    again.click().run()
    page.file_uploader[0].set_value([]).run()  # a browser's uploader is empty by then
    assert not page.exception and not page.error
    assert "thang10.xlsx" in said(page)
    button(page, "Gửi báo cáo" if lang == "vi" else "Send report").click().run()
    assert october_of(office) == 1


NOTE = "Chờ quyết định giao việc"


def noting() -> AppTest:
    test = page("tinh_hinh_bao_cao")
    test.text_area(key="giai-trinh").input(NOTE)
    return test


def test_an_explanation_that_fails_stays_typed_and_leaves_its_field_when_it_is_stored(impatient, locked):
    test, before = noting(), impatient.version()
    locked.execute("BEGIN IMMEDIATE")
    button(test, "Lưu giải trình").click().run()
    assert not test.exception and [
        e.value for e in test.error if "Chưa ghi gì: đang có việc ghi khác" in e.value.replace("\\", "")
    ]
    assert (test.text_area(key="giai-trinh").value, impatient.version()) == (NOTE, before)
    locked.execute("ROLLBACK")
    button(test, "Lưu giải trình").click().run()
    assert not test.exception and [e.value for e in test.error] == [] and impatient.version() == before + 1
    assert test.text_area(key="giai-trinh").value == ""


def test_no_form_gives_up_what_was_typed_before_it_is_stored():
    asked = [
        file.name for file in (ROOT / "dashboard" / "ui").rglob("*.py") if "clear_on_submit" in file.read_text("utf-8")
    ]
    assert asked == []


def test_a_map_that_is_not_stored_waits_to_be_stored(impatient, locked):
    test, before = uploaded(map_page(), geojson()), impatient.version()
    locked.execute("BEGIN IMMEDIATE")
    test.button(key="map_store").click().run()
    assert not test.exception and any("Chưa ghi gì" in e.value for e in test.error)
    locked.execute("ROLLBACK")
    test.button(key="map_store").click().run()
    assert not test.exception and not test.error and impatient.version() == before + 1


def test_the_reason_to_take_a_map_off_stays_where_it_is_not_stored(impatient, locked):
    before = stored(impatient, geojson())
    test = map_page()
    test.text_input(key="map_why").set_value("Ranh giới cũ")
    locked.execute("BEGIN IMMEDIATE")
    button(test, "Gỡ bản đồ khỏi các trang").click().run()
    assert not test.exception and any("Chưa ghi gì" in e.value for e in test.error)
    assert (test.text_input(key="map_why").value, impatient.version()) == ("Ranh giới cũ", before)
    locked.execute("ROLLBACK")
    button(test, "Gỡ bản đồ khỏi các trang").click().run()
    assert not test.exception and not test.error and impatient.version() == before + 1


def test_edits_of_a_plan_that_are_not_stored_stay(impatient, locked, hands):  # noqa: F811
    hands.edits["milestones"] = typed(TARGET, "m9", "1.400")
    test = looked_over(signed_plan(plan_page()))
    before = impatient.version()
    locked.execute("BEGIN IMMEDIATE")
    test.button(key="planning_store").click().run()
    assert not test.exception and any("Chưa ghi gì" in e.value for e in test.error)
    assert test.session_state["planning"].count == 1
    locked.execute("ROLLBACK")
    test.button(key="planning_store").click().run()
    assert not test.exception and [e.value for e in test.error] == [] and impatient.version() == before + 1


def test_what_is_typed_outlives_a_store_that_is_gone_for_a_while(office, tmp_path):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    test = app.run().switch_page("../pages/tinh_hinh_bao_cao.py").run()
    test.text_area(key="giai-trinh").input(NOTE)
    engine(office.url).dispose()
    (tmp_path / "store.db").rename(tmp_path / "away.db")
    button(test, "Lưu giải trình").click().run()
    assert not test.exception and "store.db" in test.error[0].value.replace("\\", "")
    again = button(test, "Thử lại")
    (tmp_path / "away.db").rename(tmp_path / "store.db")
    again.click().run()
    assert not test.exception and ["Chưa ghi gì" in e.value for e in test.error] == [True]
    assert test.text_area(key="giai-trinh").value == NOTE
