"""The store as known at a past version: the same as a store that stopped there; what changed since; every telling."""

import tempfile
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.comparing.versions import compared
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.reported.figure_history import figure_histories
from dashboard.domain.verdicts.parts import State
from dashboard.text import words_in
from dashboard.text.words import ALL_NAMES
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import NothingKnown, Office
from dashboard.views.changes import changes
from dashboard.views.figure_revisions import revision_table
from dashboard.views.status_json import status_json
from db.engine import engine
from db.schema import upgrade
from tests.builders import COMMUNE as COMMUNE_1
from tests.builders import OTHER_COMMUNE as COMMUNE_2
from tests.builders import TRAINED, an_observation
from tests.db.steps import put_plan, put_report, seen, withdraw
from tests.sample_store import COMMUNE, PROGRAMME, TODAY, copied, few, url_of
from tests.views.rows import rows_of

VI = words_in("vi", ALL_NAMES)


@pytest.fixture
def office(tmp_path):
    made = copied(tmp_path)
    yield made
    engine(made.url).dispose()


def test_a_version_is_named_by_its_number_or_by_a_day(office):
    assert office.version_named(" 12 ") == 12
    day = office.known_at(12).recorded_at.astimezone(UTC)
    newest = office.version_named(f"{day:%Y-%m-%d}")
    assert office.version_named(f"{day:%d/%m/%Y}") == newest >= 12
    for nothing in ("0", "99999", "1999-01-01"):
        with pytest.raises(NothingKnown):
            office.version_named(nothing)
    for wrong in ("hôm qua", "2024-13-40", "1-2", ""):
        with pytest.raises(ValueError, match=""):
            office.version_named(wrong)


def test_known_at_equals_a_store_that_stopped_there(tmp_path):
    """FigureRevision while a store grew, and asked of the grown store afterwards: word for word the same, at three periods."""
    growing = Office(url_of(tmp_path / "growing.db"), lambda: TODAY)
    growing.prepare()
    told: dict[int, list[object]] = {}
    for _ in load_demo(growing, few(tmp_path / "samples", (COMMUNE,), last_month=6)):
        if any(known.programme.code == PROGRAMME for known in growing.programmes()):
            told[growing.version()] = status_at(growing, None)
    assert len(told) >= 8
    for version, status in told.items():
        assert status_at(growing, version) == status
    engine(growing.url).dispose()


def status_at(office: Office, version: int | None) -> list[object]:
    return [
        status_json(office.standing(PROGRAMME, 2024, Period.parse(month), unit, version), VI)
        for month in ("2024-01", "2024-05", "2024-12")
        for unit in (None, COMMUNE)
    ]


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from((COMMUNE_1, COMMUNE_2)), st.sampled_from(("2024-08", "2024-09")), st.integers(0, 999)
        ),
        min_size=1,
        max_size=6,
    ),
    withdrawn=st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_any_history_can_be_read_at_any_of_its_versions(steps, withdrawn):
    with tempfile.TemporaryDirectory() as folder:
        url = url_of(Path(folder) / "store.db")
        upgrade(url)
        put_plan(url)
        seen_then, revisions = {1: seen(url)}, Counter()
        for hours, (unit, month, value) in enumerate(steps, 1):
            period = Period.parse(month)
            figure = an_observation(subject=unit, reporter=unit, period=period, value=Decimal(value))
            put_report(
                url, hours, unit=unit, period=period, observations=(figure,), disbursements=(),
                replaces=revisions[unit, month] or None,
            )  # fmt: skip
            revisions[unit, month] += 1
            seen_then[len(seen_then) + 1] = seen(url)
        if withdrawn:
            unit, month, _ = steps[-1]
            withdraw(url, revisions[unit, month], 99, unit=unit, period=Period.parse(month))
            seen_then[len(seen_then) + 1] = seen(url)
        for version, snapshot in seen_then.items():
            assert seen(url, version) == snapshot
        engine(url).dispose()


def test_what_changed_since_names_verdicts_reports_and_cells(office):
    since = office.version_named("2024-09-01")
    found = office.changes(since)
    assert found
    shown = changes(found, VI)
    approved = [step for step in found.reports if step.same_revision and step.after.status.counts]
    came = len(found.reports) - len(approved)
    assert shown.heading.startswith(f"{came} báo cáo đến hoặc sửa")
    assert (f"{len(approved)} báo cáo được duyệt" in shown.heading) == bool(approved)
    assert {r.period.text for r in shown.reports} >= {"T9"}
    assert all(line.file.text and line.place.text for line in shown.figures if line.after.text != "chưa có")
    period = found.after.plan.year and Period.parse("2024-09")
    before = office.standing(PROGRAMME, 2024, period, None, since)
    after = office.standing(PROGRAMME, 2024, period)
    assert compared(before, after) == found
    turned = {v.key: (v.before, v.after) for v in found.targets if v.turned}
    assert turned == {
        t.target.id: (b.state, t.state)
        for b, t in zip(before.targets, after.targets, strict=True)
        if b.state is not t.state
    }
    assert State.BEHIND in {after for _, after in turned.values()}


def test_between_a_version_and_itself_nothing_changed(office):
    found = office.changes(office.version())
    assert not found
    assert changes(found, VI).heading == "Không có gì thay đổi"
    assert (found.targets, found.projects) == ((), ())


def test_every_telling_of_a_corrected_figure_names_who_when_and_where(tmp_path):
    office = Office(url_of(tmp_path / "two.db"), lambda: TODAY)
    upgrade(office.url)
    put_plan(office.url)
    put_report(office.url, 1)
    put_report(
        office.url, 2, replaces=1, observations=(an_observation(value=Decimal(48), place=Place("Kết quả", "E9")),)
    )
    rows = rows_of(
        revision_table(office.snapshot("P").plan, figure_histories(office.indicator_revisions("P", 2024, TRAINED)), VI)
    )
    titles = ("Giá trị", "Bản", "Tình trạng", "Người gửi", "Ô", "Thời điểm")
    assert [tuple(row[title] for title in titles) for row in rows] == [
        ("48", "2", "đang tính", "chi Hoa", "Kết quả!E9", "14:00 ngày 4/10/2024"),
        ("84", "1", "đã thay", "chi Hoa", "Kết quả!E7", "13:00 ngày 4/10/2024"),
    ]
    assert office.indicator_revisions("P", 2024, TRAINED, version=2) == ()  # told once: there is nothing to tell of it
    withdraw(office.url, 2, 3)
    newest = rows_of(
        revision_table(office.snapshot("P").plan, figure_histories(office.indicator_revisions("P", 2024, TRAINED)), VI)
    )[0]
    assert (newest["Tình trạng"], newest["Lý do"]) == ("Đã rút", "gửi nhầm tháng")
    money = figure_histories(office.money_revisions("P", 2024))
    assert [len(r.revisions) for r in money] == [2]
    engine(office.url).dispose()


def test_next_years_plan_does_not_open_before_its_year_begins(tmp_path):
    office = Office(url_of(tmp_path / "years.db"), lambda: datetime(2024, 12, 20, tzinfo=UTC))
    upgrade(office.url)
    put_plan(office.url)
    put_plan(office.url, year=2025, obligations=(), milestones=())
    assert office.standing("P").snapshot.plan.year == 2024
    later = Office(office.url, lambda: datetime(2025, 1, 1, tzinfo=UTC))
    assert later.standing("P").snapshot.plan.year == 2025
    engine(office.url).dispose()
