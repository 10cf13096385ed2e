"""Tình hình báo cáo: the finding as a heading, forms, reminders, filters, an explanation typed, and the empty states."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.usecases.office import Office
from dashboard.views.address import plan_code
from db import store
from db.engine import writing
from tests.builders import a_plan
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.pages.test_reading_pages import words_on
from tests.sample_store import COMMUNE, PROGRAMME, url_of

NAME = "tinh_hinh_bao_cao"
pytestmark = pytest.mark.usefixtures("clerk")  # whoever may do everything is signed in


def headings(test: AppTest) -> str:
    return "\n".join(str(e.value) for e in test.markdown if str(e.value).startswith("#")).replace("\\", "")


def box(test: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(b for b in test.selectbox if b.label == label)


def keep(test: AppTest):  # type: ignore[no-untyped-def]
    return [b for b in test.button if b.label == "Lưu giải trình"]


def test_the_heading_counts_who_reported_and_names_who_is_missing(office: Office) -> None:
    test = page(NAME)
    assert not test.exception
    assert "# T9: 2/23 đơn vị đã báo cáo, 0 muộn; còn thiếu" in headings(test)
    assert "18/207" in words_on(test)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_programme_and_language_draws_without_a_fault(office: Office, lang: str) -> None:
    for known in office.programmes():
        test = page(NAME, lang=lang, kh=plan_code(known.programme.code, known.year))
        assert not test.exception
        for unfilled in ("quality.", "term.", "{", "None"):
            assert unfilled not in words_on(test), unfilled


def test_another_form_has_its_own_matrix_and_its_own_finding(office: Office) -> None:
    test = page(NAME)
    box(test, "Báo cáo").select("BC-DK").run()
    assert not test.exception
    assert "6 tháng đầu năm 2024: 0/26 đơn vị đã báo cáo" in headings(test)


def test_a_reminder_says_who_what_and_by_when(office: Office) -> None:
    text = page(NAME).code[0].value
    assert text.startswith("Kính gửi: Thị trấn Sông Mã")
    for part in ("tháng 9/2024", "trước ngày 11/10/2024", "Nộp báo cáo"):
        assert part in text


def test_findings_are_filtered_by_unit_and_kind(office: Office) -> None:
    test = page(NAME)
    every = headings(test)
    box(test, "Nói về").select("Vốn").run()
    assert "chưa có cơ quan chủ trì" not in words_on(test)
    box(test, "Nói về").select("Kế hoạch").run()
    assert "chưa có cơ quan chủ trì" in words_on(test)
    assert headings(test) != every


def test_an_explanation_typed_is_stored_and_shown(office: Office) -> None:
    test = page(NAME)
    key = "target_without_lead|126|S002-08||"
    box(test, "Điểm nghi vấn nào").select(key)
    test.text_area(key="giai-trinh").input("Chờ quyết định giao việc")
    keep(test)[0].click().run()
    assert not test.exception
    assert "Đã lưu giải trình cho" in test.success[0].value
    assert "|" not in test.success[0].value  # words, not the key
    assert "Chờ quyết định giao việc (Lò Văn A" in words_on(test)


def test_an_explanation_without_a_word_is_not_stored(office: Office) -> None:
    test, before = page(NAME), office.version()
    keep(test)[0].click().run()
    assert [e.value for e in test.error] == ["Ghi nội dung giải trình, hoặc chọn đơn vị xử lý."]
    assert office.version() == before


def test_a_past_version_shows_what_was_known_and_takes_no_explanation(office: Office) -> None:
    test = page(NAME, pb=str(office.version() - 1))
    assert not test.exception
    assert "Đây là phiên bản cũ" in words_on(test)
    assert not keep(test)


def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **over: object) -> None:
    """A store with one plan and no report."""
    url = url_of(tmp_path / "plain.db")
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url)
    made = Office(url, lambda: datetime(2024, 10, 12, tzinfo=UTC))
    made.prepare()
    with writing(url) as session:
        plan = replace(a_plan(), **over)  # type: ignore[arg-type]
        store.apply(ChangeSet((PlanChange(plan, None),)), session, operator("x"), made.clock())


def test_a_plan_without_a_calendar_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty(tmp_path, monkeypatch, obligations=())
    test = page(NAME)
    assert not test.exception
    assert "Kế hoạch chưa có lịch báo cáo" in words_on(test)


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2024, 10, 4), "(còn 1 ngày)"), (date(2024, 10, 5), "0/3 đơn vị đã báo cáo, 0 muộn; còn thiếu Một, Hai")],
)
def test_the_page_turns_at_midnight_of_the_day_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, said: str
) -> None:
    empty(tmp_path, monkeypatch, assumed_today=day)
    test = page(NAME)
    assert not test.exception
    assert said in headings(test)


def test_one_commune_is_among_the_units_that_reported(office: Office) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    tables = [one.frame for one in tables_on(page(NAME))]
    rows = next(t for t in tables if "Phải nộp" in t.columns)
    mine = rows[rows["Đơn vị"] == snapshot.plan.unit_by_code[COMMUNE].name].iloc[0]
    assert (mine["Phải nộp"], mine["Đã nộp"], mine["Đầy đủ"]) == ("9", "9", "100%")
