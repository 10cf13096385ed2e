"""The programme of 2026: published figures add up, and what pages say of the invented years is what their files say."""

import shutil
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.charts.standard_series import standard_lines
from dashboard.domain.assess import assess
from dashboard.domain.issues import IssueCode, Severity
from dashboard.domain.periods import Period
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.usecases.checkup import CheckPoint, Health, checkup
from dashboard.usecases.demo import SAMPLES, load_demo
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.settings import Settings
from dashboard.views.bullets import target_bullets
from dashboard.views.commune_figures import own_figures
from dashboard.views.commune_profile import choices, unit_choices
from dashboard.views.communes import communes
from dashboard.views.linked import unit_cell
from dashboard.views.overview_titles import targets_title
from dashboard.views.plan_words import areas_of
from dashboard.views.standard_series import series_of_indicator, series_table, standard_series
from dashboard.views.target_detail import target_detail
from db.engine import engine
from sample_data.offices.programme2026 import commune, commune_years, nation, province
from sample_data.offices.programme2026.standards import NEW, OLD
from tests.sample.programme_2026 import (
    COMMUNE,
    FOLDERS,
    NATION,
    PROVINCE,
    PUBLISHED_BILLIONS,
    PUBLISHED_SHARES,
    paid,
    reviewed,
    rows,
    villages,
)
from tests.sample_store import url_of

D = Decimal
BEFORE_THE_TURN = datetime(2026, 11, 30, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("programme-2026")
    for name in FOLDERS:
        shutil.copytree(SAMPLES / name, folder / "samples" / name)
    made = Office(url_of(Path(folder) / "store.db"), lambda: BEFORE_THE_TURN)
    made.prepare()
    for _ in load_demo(made, folder / "samples"):
        pass
    yield made  # type: ignore[misc]
    engine(made.url).dispose()


def standing(office: Office, programme: str, period: str) -> Standing:
    then = Period.parse(period)
    snapshot = office.snapshot(programme, then.year)
    assert snapshot is not None
    return assess(snapshot, then, snapshot.plan.root)


def figure(found: Standing, indicator: str) -> Decimal | None:
    return next(t.actual for t in found.targets if t.indicator.code == indicator)


# -- what is published -----------------------------------------------------------------------------------------------------


def test_the_published_money_adds_up_and_its_shares_are_those_published() -> None:
    targets = {t.indicator: t.low for t in nation.plan().targets}
    money = {code: targets[code] for code in PUBLISHED_BILLIONS}
    assert money == {code: D(amount) for code, amount in PUBLISHED_BILLIONS.items()}
    assert money["V-NSTW"] + money["V-NSDP"] + money["V-TINDUNG"] == money["V-NHANUOC"]
    for code, share in PUBLISHED_SHARES.items():
        assert (money[code] / money["V-TONG"] * 100).quantize(D("0.1")) == D(share)


def test_central_money_of_2026_and_what_was_paid_of_it(office: Office) -> None:
    total = standing(office, NATION, "2026-02").total
    assert (total.allocated_vnd, total.disbursed_vnd) == (35_000 * 10**9, 126_490_000_000)
    capital = {a.fund: a.amount_vnd for a in nation.plan().allocations}
    assert capital == {nation.INVESTMENT: 25_000 * 10**9, nation.CURRENT: 10_000 * 10**9}
    said = office.snapshot(NATION, 2026)
    assert said is not None
    assert any("28/02/2026" in str(report.narrative) for report in said.submissions), "with its source"


def test_the_range_a_year_is_asked_about_before_it_is_taken_for_points(office: Office, tmp_path: Path) -> None:
    empty = Office(url_of(tmp_path / "empty.db"), lambda: BEFORE_THE_TURN)
    empty.prepare()
    asked = examine_upload(empty, "plan.xlsx", (SAMPLES / "NN-2026" / "plan.xlsx").read_bytes())
    engine(empty.url).dispose()
    assert [i.code for i in asked.issues if i.severity is not Severity.NOTE] == [IssueCode.AMBIGUOUS_BASIS]
    snapshot = office.snapshot(NATION, 2026)
    assert snapshot is not None
    falls = next(t for t in snapshot.plan.targets if t.id == nation.FALLS_EACH_YEAR)
    assert (falls.low, falls.high, falls.each_year, falls.until) == (D("-0.015"), D("-0.01"), True, 2030)


# -- plans come back as they were written ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("programme", "written"),
    [
        (NATION, nation.plan()), (PROVINCE, province.plan()), (COMMUNE, commune_years.year_before()),
        (COMMUNE, commune.plan()), (COMMUNE, commune_years.year_after()),
    ],
    ids=FOLDERS,
)  # fmt: skip
def test_a_plan_in_the_store_is_the_one_that_was_written(office: Office, programme: str, written) -> None:  # type: ignore[no-untyped-def]
    snapshot = office.snapshot(programme, written.year)
    assert snapshot is not None
    stored = snapshot.plan
    assert {t.id: (t.low, t.high, t.until, t.each_year) for t in stored.targets} == {
        t.id: (t.low, t.high, t.until, t.each_year) for t in written.targets
    }
    assert frozenset(stored.milestones) == frozenset(written.milestones)
    assert {f.code: (f.tier, f.capital) for f in stored.funds} == {f.code: (f.tier, f.capital) for f in written.funds}
    assert {a.key: (a.amount_vnd, a.spend_by) for a in stored.allocations} == {
        a.key: (a.amount_vnd, a.spend_by) for a in written.allocations
    }
    assert stored.sample


# -- invented results, recomputed from the files ---------------------------------------------------------------------------


@pytest.mark.parametrize("quarter", ["2026-03", "2026-06", "2026-09", "2026-12", "2027-03", "2027-06"])
def test_villages_are_summed_and_counted(office: Office, quarter: str) -> None:
    told = villages(f"XA-{quarter[:4]}/{quarter}")
    found = standing(office, COMMUNE, quarter)
    assert figure(found, "NS-NUOC") == sum(safe for safe, _, _ in told) / sum(every for _, every, _ in told)
    assert figure(found, "BAN-NTM") == sum(reached for _, _, reached in told)


@pytest.mark.parametrize(("month", "reached"), [(3, 12), (6, 13), (9, 14)])
def test_communes_that_reach_the_standard_are_counted(office: Office, month: int, reached: int) -> None:
    table = rows(f"SL-2026/2026-{month:02d}/xa-dat-chuan.xlsx")
    assert sum(row[2] == "đạt" for row in table) == reached
    (target,) = (t for t in standing(office, PROVINCE, f"2026-{month:02d}").targets if t.indicator.code == "XA-NTM")
    assert (target.figure.amount, target.figure.denominator) == (reached, 75)
    assert target.goal == 49, "of the year 2030"


@pytest.mark.parametrize("period", ["2026-03", "2026-06", "2026-09", "2026-12", "2026-13", "2027-03", "2027-06"])
def test_money_of_the_year_and_of_earlier_years_are_two_sums(office: Office, period: str) -> None:
    year, before = paid(f"XA-{period[:4]}/{period}/kinh-te.xlsx")
    total = standing(office, COMMUNE, period).total
    assert total.disbursed_vnd == year
    assert total.carried_over is not None
    assert total.carried_over.disbursed_vnd == before


def test_what_was_left_on_31_january_is_next_years_earlier_money(office: Office) -> None:
    given = standing(office, COMMUNE, "2026-12").total.allocated_vnd
    year, _ = paid("XA-2026/2026-13/kinh-te.xlsx")
    after = standing(office, COMMUNE, "2027-03").total.carried_over
    assert after is not None
    assert given is not None
    assert given - year == after.allocated_vnd + 12_000_000, "12 triệu of current expenditure ended with the year"


def test_steps_to_2030_are_those_of_both_years(office: Office) -> None:
    for period, step in (("2026-12", "0.80"), ("2027-12", "0.84")):
        found = standing(office, COMMUNE, period)
        water = next(t for t in found.targets if t.indicator.code == "NS-NUOC")
        assert (water.path, water.goal, water.target.until) == (D(step), D("0.95"), 2030)
        assert water.state is not State.NOT_ACHIEVED


# -- the turn of 2026 and 2027 ---------------------------------------------------------------------------------------------


def test_the_poverty_rate_of_2027_is_another_series(office: Office) -> None:
    old = standing(office, COMMUNE, "2026-12")
    poor, all_households = reviewed("XA-2026/2026-12/bieu-1.xlsx")
    assert figure(old, "HN-TYLE") == poor / all_households
    plans = [office.snapshot(COMMUNE, year) for year in (2026, 2027)]
    assert [p.plan.indicator_by_code["HN-TYLE"].standard for p in plans if p] == [OLD, NEW]
    (rate,) = (t for t in standing(office, COMMUNE, "2027-06").targets if t.indicator.code == "HN-TYLE")
    poor, all_households = reviewed("XA-2027/2027-06/bieu-1.xlsx")
    assert rate.actual == poor / all_households
    assert rate.last_year is None or rate.last_year.amount is None, (
        "what another standard measured is no earlier figure of it"
    )


def test_the_break_is_drawn_as_two_series_that_are_never_joined(office: Office) -> None:
    found, words = standing(office, COMMUNE, "2027-06"), Words("vi")
    series = standard_series(found, words)
    names = {s.code: s.name for s in found.snapshot.plan.standards}
    assert [part.name for part in series.parts] == [names[OLD], names[NEW]]
    poor, all_households = reviewed("XA-2027/2027-06/bieu-1.xlsx")
    assert series.parts[-1].points[-1].percent == pytest.approx(float(100 * poor / all_households))
    drawn = [layer for layer in standard_lines(series, words)["layer"] if layer["mark"]["type"] == "line"]
    assert len(drawn) == len(series.parts), "one line would join what two standards measured"
    assert series.heading.startswith("Hai chuẩn, hai chuỗi số")
    rate = found.snapshot.plan.indicator_by_code["HN-TYLE"]
    assert series_of_indicator(found, rate, words) == series
    water = found.snapshot.plan.indicator_by_code["NS-NUOC"]
    assert not series_of_indicator(found, water, words)
    assert not series_of_indicator(standing(office, COMMUNE, "2026-12"), rate, words), "one standard: nothing breaks"
    rows = series_table(series, words)
    assert len(rows.rows) == sum(len(part.points) for part in series.parts)


# -- the units that a plan compares ---------------------------------------------------------------------------------------


def test_a_communes_plan_compares_its_villages_and_says_so(office: Office) -> None:
    found = standing(office, COMMUNE, "2026-06")
    plan = found.snapshot.plan
    below = {u.code for u in plan.units if u.level is UnitLevel.VILLAGE}
    compared = {unit for lot in found.compared for unit in lot.of_unit}
    assert plan.area_level is UnitLevel.VILLAGE
    assert compared and compared <= below
    words = Words("vi").among(areas_of(plan))
    assert set(choices(found, words)) == below
    assert unit_choices(found, words)[""] == "Tất cả thôn, bản"
    assert unit_cell(plan, min(below)).href.endswith(min(below))
    page = communes(found, words)
    assert {row.code for row in page.rows} == compared
    assert "thôn, bản" in page.heading and "xã" not in page.heading
    assert "villages" in communes(found, Words("en").among(areas_of(plan))).heading


def test_other_plans_of_the_programme_compare_communes_and_provinces(office: Office) -> None:
    province_plan = standing(office, PROVINCE, "2026-06").snapshot.plan
    nation_plan = standing(office, NATION, "2026-02").snapshot.plan
    assert (province_plan.area_level, areas_of(province_plan)) == (UnitLevel.COMMUNE, "")
    assert (nation_plan.area_level, areas_of(nation_plan)) == (UnitLevel.PROVINCE, "province")
    assert Words("vi")("All communes") == "Tất cả xã, thị trấn"


# -- what pages say -------------------------------------------------------------------------------------------------------


def test_a_units_state_is_said_in_words_and_their_count_as_a_number(office: Office) -> None:
    found, words = standing(office, PROVINCE, "2026-06"), Words("vi")
    t = next(t for t in found.targets if t.indicator.counts_units)
    said = {row.now_text.text for row in target_detail(found, t.target.id, words).units if row.now is not None}
    assert said == {"đạt", "chưa đạt"}
    assert t.actual is not None
    assert target_detail(found, t.target.id, words).sentence.find(words.number(t.actual)) >= 0
    one = min(u.code for u in found.snapshot.plan.units if u.level is UnitLevel.COMMUNE)
    own = assess(found.snapshot, found.period, one)
    mine = [next(o for o in own.targets if o.indicator.code == t.indicator.code)]
    written = {cell.text for row in own_figures(found, mine, {}, words).rows for cell in row}
    assert written & {"đạt", "chưa đạt"}


def test_a_goal_of_later_years_is_short_in_bullets_and_asks_for_no_monthly_rate(office: Office) -> None:
    found, words = standing(office, PROVINCE, "2026-06"), Words("vi")
    long = [t for t in found.targets if t.spans_years]
    assert long
    bullets = {b.key: b for b in target_bullets(found, words)}
    for t in long:
        assert "đến năm 2030" not in bullets[t.target.id].value.text
        assert "/tháng" not in words.sentence(t.sentence)
    assert any("(2030)" in bullets[t.target.id].value.text for t in long)


def test_without_a_published_path_published_money_is_behind_of_nothing(office: Office) -> None:
    found = standing(office, NATION, "2026-02")
    assert found.total.expected_now_vnd is None
    assert not found.total.state.late and "chậm" not in Words("vi").sentence(found.headline)


def test_both_titles_of_late_targets_count_the_same(office: Office) -> None:
    words = Words("vi")
    for programme, period in ((PROVINCE, "2026-06"), (COMMUNE, "2026-06")):
        found = standing(office, programme, period)
        late = sum(t.state.late or t.state is State.SLIGHTLY_BEHIND for t in found.targets)
        assert targets_title(found, words).startswith(f"{late} chỉ tiêu chậm") == bool(late)


# -- the store -------------------------------------------------------------------------------------------------------------


def test_what_is_dated_in_a_year_to_come_leaves_the_stores_clock_right(office: Office) -> None:
    recorded = [version.recorded_at for version in office.versions()]
    assert recorded == sorted(recorded)
    assert recorded[-1] <= BEFORE_THE_TURN
    clock = next(p for p in checkup(office, Settings()) if p.point is CheckPoint.CLOCK)
    assert clock.health is Health.RIGHT
