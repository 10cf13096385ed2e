"""Có gì thay đổi, and every page at a past version of the store."""

from dataclasses import replace

import pytest

from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.usecases.office import Office
from db.engine import writing
from db.store import apply
from tests.pages.opened import page
from tests.pages.seen import table_named, tables_on
from tests.pages.test_reading_pages import words_on
from tests.sample_store import PROGRAMME


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_since_a_day_it_says_which_verdicts_turned_and_from_which_cells(office: Office, lang: str) -> None:
    test = page("thay_doi", tu="2024-09-01", lang=lang)
    assert not test.exception
    assert {"vi": "báo cáo đến hoặc sửa", "en": "reports came"}[lang] in words_on(test)
    verdicts, reports, figures = (one.frame for one in tables_on(test)[:3])
    assert len(verdicts) and len(reports) and len(figures)
    assert figures.iloc[:, -1].str.contains("!").all()  # sheet and cell


def test_a_plan_that_was_changed_is_compared_cell_by_cell(office: Office) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    since, path = office.version(), snapshot.plan.milestones
    plan = replace(snapshot.plan, milestones=(replace(path[0], value=path[0].value + 1), *path[1:]))
    with writing(office.url) as session:
        apply(ChangeSet((PlanChange(plan, snapshot.plan_version),)), session, operator("chị Hoa"), office.clock())
    test = page("thay_doi", tu=str(since))
    cells = table_named(test, "ke-hoach-khac").frame
    assert [cells.iloc[0, column] for column in (0, 2)] == ["Lộ trình", "T1"]
    assert len(cells) == 1
    assert list(cells.columns)[-2:] == ["Trước", "Nay"]
    assert "kế hoạch là phiên bản khác" in words_on(test)
    assert "xét ở tháng 9/2024" in words_on(test)


@pytest.mark.parametrize("asked", ["abc", "99999", "1999-01-01"])
def test_a_version_that_is_not_there_is_said_and_nothing_breaks(office: Office, asked: str) -> None:
    for name in ("tong_quan", "thay_doi"):
        test = page(name, pb=asked, tu=asked)
        assert not test.exception
        assert any(asked in str(w.value).replace("\\", "") for w in test.warning)


@pytest.mark.parametrize(
    "name", ["tong_quan", "chi_tieu", "chieu_thieu_hut", "giai_ngan", "tinh_hinh_bao_cao", "thay_doi"]
)
def test_every_page_shows_what_the_store_knew_then(office: Office, name: str) -> None:
    version = office.version_named("2024-06-30")
    test = page(name, pb="30/6/2024")
    assert not test.exception
    assert f"phiên bản {version}" in words_on(test)
    if name == "tong_quan":
        assert "Đến hết tháng 5/2024" in words_on(test)
    usual = "Đang xem tháng 5/2024, kỳ thường dùng của ngày ấy."
    assert usual in words_on(test)
    if name == "tong_quan":
        assert "kỳ thường dùng" not in words_on(page(name, pb="30/6/2024", ky="2024-04"))
