"""Giải ngân over a loaded store: its sections in order, both languages, with and without Kho bạc, and a plan of one line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.demo import SAMPLES, load_demo
from dashboard.usecases.office import Office
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.money.page import money
from db.engine import engine
from tests.pages.opened import page
from tests.pages.seen import table_named, tables_on
from tests.pages.signed import sign_in_as
from tests.pages.test_reading_pages import words_on
from tests.sample_store import OFFICE, PROGRAMME, TODAY, url_of

PAGE = "giai_ngan"
VI = words_in("vi")


def headings(test: AppTest) -> list[str]:
    return [
        str(e.value).removeprefix("### ").replace("\\", "") for e in test.markdown if str(e.value).startswith("###")
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_sections_stand_in_the_order_of_the_question(office: Office, lang: str) -> None:
    test = page(PAGE, lang=lang)
    assert not test.exception
    words = words_in(lang)
    view = money(office.standing(), words)
    assert headings(test) == [
        view.curve_title, view.waterfall.title, view.projects.title,
        words("Money carried over from earlier years, million đồng"), view.multiples_title, view.beside.title,
        view.served.title, view.credit.title, view.years_title, words("Money lines: project × source × budget year, million đồng"),
    ]  # fmt: skip
    assert test.tabs[0].label == words("Money lines")


def test_every_project_with_money_has_its_small_curve(office: Office) -> None:
    test, view = page(PAGE), money(office.standing(), VI)
    shown = words_on(test)
    assert len(view.multiples) == 7
    assert all(f"**{one.name}**" in shown for one in view.multiples)


def test_money_and_results_of_one_kind_only_are_listed_by_name(office: Office) -> None:
    shown = words_on(page(PAGE))
    assert "Vốn không gắn chỉ tiêu (1):** DA6.2 · Truyền thông" in shown
    assert "Không có vốn: 4 dự án, 7 chỉ tiêu, và lý do**" in shown


def test_amounts_taken_back_are_told_with_their_cells(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = page(PAGE)
    withdraw_submission(office, PROGRAMME, OFFICE, Period.parse("2024-09"), "gửi nhầm tháng", operator("126"))
    test = page(PAGE, ky="2024-09")
    assert not test.exception
    assert len(tables_on(test)) == len(tables_on(before)) + ("Chưa có số liệu nào được sửa" in words_on(before))
    told = table_named(test, "da-sua")
    assert all(told.frame["Ô"]) and "gửi nhầm tháng" not in told.text  # why is for who may read names
    sign_in_as(office, monkeypatch)
    assert "gửi nhầm tháng" in " ".join(table_named(page(PAGE, ky="2024-09"), "da-sua").frame["Lý do"])


@pytest.fixture
def one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A store that holds a province's plan alone: one line of 603.736 triệu đồng, nothing reported."""
    shutil.copytree(SAMPLES / "S001", tmp_path / "samples" / "S001")
    office = Office(url_of(tmp_path / "store.db"), lambda: TODAY)
    office.prepare()
    for _ in load_demo(office, tmp_path / "samples"):
        pass
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    yield office
    engine(office.url).dispose()


def test_without_kho_bac_the_page_says_how_to_enter_its_figures(one_line: Office) -> None:
    shown = words_on(page(PAGE))
    assert "Chưa có số liệu Kho bạc" in shown
    assert "cột «Nguồn số liệu» chọn «Kho bạc»" in shown
    assert "Chưa đơn vị nào cho biết phần tạm ứng chưa thu hồi" in shown


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_plan_of_one_line_without_reports_says_what_it_gives_and_who_is_to_send(one_line: Office, lang: str) -> None:
    test, words = page(PAGE, lang=lang), words_in(lang)
    assert not test.exception
    shown = words_on(test)
    assert words.money(603_736_000_000) in shown
    assert words("Units send it on the page «Nộp báo cáo».") in shown
    assert words("The plan ties no target to a project's money") in shown
    assert not money(one_line.standing(), words).lines.rows[1:]
    assert words("Project by project, worst first") not in shown  # one project's curve is the curve above


def test_a_link_to_a_project_shows_that_project(office: Office) -> None:
    test = page(PAGE, da="DA2")
    assert not test.exception
    assert "DA2" in next(str(m.value) for m in test.markdown if str(m.value).startswith("# "))
    foreign = page(PAGE, da="DA99")
    assert any("DA99" in str(warning.value) for warning in foreign.warning)
    assert "Toàn chương trình" in words_on(foreign)
