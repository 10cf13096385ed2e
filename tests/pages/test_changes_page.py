"""Có gì thay đổi, and every page at a past version of the store."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.domain.comparing.months import months
from dashboard.domain.comparing.units import unit_turns
from dashboard.domain.comparing.versions import compared
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.changes import changes
from dashboard.views.month_changes import month_changes
from db.engine import engine, writing
from db.store import apply
from tests.pages.opened import page
from tests.pages.seen import table_named, tables_on
from tests.pages.signed import sign_in_as
from tests.pages.test_reading_pages import words_on
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

VI = words_in("vi")


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The whole demo."""
    file = tmp_path / "demo.db"
    shutil.copy(whole(), file)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(file))
    yield Office(url_of(file), lambda: TODAY)
    engine(url_of(file)).dispose()


@pytest.fixture
def clerk_of_demo(demo: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_as(demo, monkeypatch)


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
    assert list(cells.columns)[-2:] == ["Trước", "Hiện nay"]
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


def test_it_opens_on_the_month_before(demo: Office) -> None:
    """What turned, what moved most, what was paid, which reports came: of September against August."""
    test = page("thay_doi", ky="2024-09")
    assert not test.exception
    shown = words_on(test)
    assert "# Tháng 9/2024 so với T8:" in shown
    after, before = (demo.standing(PROGRAMME, 2024, Period.parse(code)) for code in ("2024-09", "2024-08"))
    old = {t.target.id: t.state for t in before.targets}
    turned = {t.target.id for t in after.targets if t.state is not old[t.target.id]}
    lines = table_named(test, "danh-gia-doi")
    told = {href.partition("ct=")[2].partition("&")[0] for href in lines.links["Chỉ tiêu hoặc dự án"] if "ct=" in href}
    assert told == turned
    paid = table_named(test, "tien-thang").frame
    by = (after.total.disbursed_vnd or 0) - (before.total.disbursed_vnd or 0)
    assert paid["Giải ngân thêm"][0] == VI.number(Decimal(by) / 1_000_000, 2, signed=True)
    coverage = after.reporting.coverage
    assert f"{len(coverage.reported)}/{len(coverage.expected)} đơn vị đã nộp" in shown
    assert len(table_named(test, "bao-cao-thang").frame) >= len(coverage.reported)
    assert len(table_named(test, "thay-doi-lon").frame) > 3


def test_better_and_worse_are_counted_of_what_was_judged_in_both_months(demo: Office) -> None:
    after, before = (demo.standing(PROGRAMME, 2024, Period.parse(code)) for code in ("2024-09", "2024-08"))
    found = months(before, after)
    assert found.better + found.worse <= len(found.turned)
    for change in found.turned:
        assert (change.worse is None) == (
            not (change.before and change.before.judged and change.after and change.after.judged)
        )
    none = months(after, after)
    assert not none.turned and not none.moves


def test_january_has_no_month_before(demo: Office) -> None:
    test = page("thay_doi", ky="2024-01")
    assert not test.exception
    assert "Từ ngày nào (ngày họp trước)" in [box.label for box in test.text_input]


def test_senders_are_persons_and_never_keys(demo: Office, clerk_of_demo: None) -> None:
    for query in ({}, {"tu": "2024-09-01"}):
        text = "\n".join(seen.text for seen in tables_on(page("thay_doi", ky="2024-09", **query)))
        assert "Cán bộ Xã" in text and "xa.04" not in text and "phong." not in text


def test_a_new_map_and_a_new_cause_are_told(demo: Office) -> None:
    """The map of the demo came in January, its causes came with reports."""
    assert "Bản đồ mới: ranh-gioi-minh-hoa.geojson" in words_on(page("thay_doi", tu="1"))
    since = demo.version_named("2024-10-01")
    assert "Bản đồ mới" not in words_on(page("thay_doi", tu=str(since)))


def test_communes_that_came_to_need_support_are_named_as_targets_that_turned_are(demo: Office) -> None:
    before, after = (demo.standing(PROGRAMME, period=Period.of_month(2024, month)) for month in (8, 9))
    found = months(before, after).communes
    needy = [{gap.unit for gap in standing.needing_support} for standing in (before, after)]
    known = [set().union(*(lot.known for lot in standing.compared)) for standing in (before, after)]
    assert {turn.unit for turn in found} == (needy[0] ^ needy[1]) & known[0] & known[1]
    assert all(turn.worse is (turn.unit in needy[1]) for turn in found)
    stricter = replace(after, needing_support=after.needing_support[1:])
    [turn] = unit_turns(after, stricter)
    assert (turn.unit, turn.worse) == (after.needing_support[0].unit, False)
    since = changes(compared(after, stricter), VI)
    assert [line.after for line in since.verdicts if line.turned] == ["○ không cần hỗ trợ"]
    shown = month_changes(stricter, after, None, VI).communes
    [row] = shown.rows
    assert "cần hỗ trợ: " in row[1].text and row[2].text == "○ không cần hỗ trợ" and row[3].text == "▲ tốt lên"
