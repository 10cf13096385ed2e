"""What stands in for a path that nobody entered, and where last year's curve may."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Frequency, Indicator
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import Coverage, PathSource
from dashboard.domain.verdicts.reached import figure_of, last_year, reached, same_area
from dashboard.domain.verdicts.target_paths import Planned, planned_path
from dashboard.text import words_in
from dashboard.views.target_facts import last_years_units
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, SAME_C, divided

D = Decimal
COUNT = replace(a_plan().targets[0], low=D(120), high=D(120))  # from nought
SHARE = replace(a_plan().targets[1], baseline=D("0.2"), pace_rule=PaceRule.CHANGE)  # from 20 % to 80 %
LINE = {month: D(10) * month for month in range(1, 13)}


def planned(
    target: Target, indicator: Indicator, rule: DefaultPath = DefaultPath.STRAIGHT_LINE, before: Snapshot | None = None
) -> Planned:
    plan = a_plan(indicators=(indicator,), targets=(target,), milestones=(), rules=Rules(target_default=rule))
    return planned_path(replace(knowing(plan), before=before), target, indicator)


STRAIGHT = [
    ("a monthly count", COUNT, an_indicator(), LINE),
    ("a quarterly count has its quarters", COUNT, an_indicator(frequency=Frequency.QUARTER), {m: LINE[m] for m in (3, 6, 9, 12)}),
    ("a count begins at nought, whatever it was last year", replace(COUNT, baseline=D(60)), an_indicator(), LINE),
    ("a share begins at its baseline", SHARE, a_share(frequency=Frequency.HALF), {6: D("0.5"), 12: D("0.8")}),
    ("a change is added to the baseline", replace(SHARE, basis=Basis.CHANGE_POINTS, low=D("0.6"), high=D("0.6")),
     a_share(frequency=Frequency.HALF), {6: D("0.5"), 12: D("0.8")}),
    ("of a range that is fallen into the upper end is the goal", replace(SHARE, baseline=D("0.9"), low=D("0.7"), high=D("0.8")),
     a_share(direction=Direction.FALLS, frequency=Frequency.HALF), {6: D("0.85"), 12: D("0.8")}),
    ("a falling share runs down", replace(SHARE, baseline=D("0.9")), a_share(direction=Direction.FALLS, frequency=Frequency.HALF),
     {6: D("0.85"), 12: D("0.8")}),
]  # fmt: skip


@pytest.mark.parametrize(("target", "indicator", "points"), [c[1:] for c in STRAIGHT], ids=[c[0] for c in STRAIGHT])
def test_the_straight_line_runs_from_the_start_to_the_goal(
    target: Target, indicator: Indicator, points: dict[int, Decimal]
) -> None:
    assert planned(target, indicator) == (points, PathSource.STRAIGHT_LINE)


NO_PATH = [
    ("a plan without a default", COUNT, an_indicator(), DefaultPath.NONE),
    ("a share from an unknown baseline", replace(SHARE, baseline=None), a_share(), DefaultPath.STRAIGHT_LINE),
    ("no goal", replace(COUNT, low=None, high=None), an_indicator(), DefaultPath.STRAIGHT_LINE),
    ("a target in words", replace(COUNT, operator=Operator.NONE), an_indicator(), DefaultPath.STRAIGHT_LINE),
    ("a target without a pace", replace(SHARE, pace_rule=PaceRule.NONE), a_share(), DefaultPath.STRAIGHT_LINE),
    ("something to be held", SHARE, a_share(direction=Direction.HOLDS), DefaultPath.STRAIGHT_LINE),
]  # fmt: skip


@pytest.mark.parametrize(("target", "indicator", "rule"), [c[1:] for c in NO_PATH], ids=[c[0] for c in NO_PATH])
def test_nothing_stands_in_for_a_path_with(target: Target, indicator: Indicator, rule: DefaultPath) -> None:
    assert planned(target, indicator, rule) == ({}, None)


# -- last year's curve ---------------------------------------------------------------------------------------------------


def of_last_year(*rows: Observation, **over: object) -> Snapshot:
    return knowing(a_plan(year=2023, **over), *rows)


def trained(month: int, count: int, unit: str = COMMUNE) -> Observation:
    return observed(TRAINED, unit, f"2023-{month:02d}", count)


WHOLE = (trained(6, 20), trained(9, 50), trained(12, 100), trained(12, 0, OTHER_COMMUNE))
CURVE = {6: D(24), 9: D(60), 12: D(120)}


def curve(
    before: Snapshot | None, target: Target = COUNT, indicator: Indicator | None = None
) -> dict[int, Decimal] | None:
    points, source = planned(target, indicator or an_indicator(), DefaultPath.LAST_YEAR, before)
    return points if source is PathSource.LAST_YEAR else None


def test_a_plan_that_asks_for_a_straight_line_gets_one_whatever_last_year_was() -> None:
    assert planned(COUNT, an_indicator(), before=of_last_year(*WHOLE)) == (LINE, PathSource.STRAIGHT_LINE)


def test_last_years_parts_of_the_way_lay_this_years_path() -> None:
    found = curve(of_last_year(*WHOLE))
    assert found is not None
    assert {month: found[month] for month in CURVE} == CURVE
    assert curve(of_last_year(*WHOLE), replace(COUNT, unit=COMMUNE)) == found  # a commune's own way is its own


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(None, id="without a last year"),
        pytest.param(of_last_year(*WHOLE, indicators=()), id="an indicator that was not there"),
        pytest.param(of_last_year(*WHOLE, indicators=(an_indicator(standard="QD59"),)), id="another poverty standard"),
        pytest.param(of_last_year(*WHOLE[:3]), id="a commune that was silent in December"),
        pytest.param(of_last_year(*WHOLE[:2]), id="nobody's December"),
        pytest.param(of_last_year(trained(12, 0), trained(12, 0, OTHER_COMMUNE)), id="a year that went nowhere"),
    ],
)
def test_last_years_curve_is_not_taken_from(before: Snapshot | None) -> None:
    assert curve(before) is None


def of_water(month: int, share: str, unit: str = OTHER_COMMUNE) -> Observation:
    return observed(CLEAN_WATER, unit, f"2023-{month:02d}", share)


HALVES = (of_water(6, "30/100"), of_water(12, "50/100"))


@pytest.mark.parametrize(
    ("baselines", "half_way"),
    [
        pytest.param(["0.1"], "0.5", id="the baseline of last year's target"),
        pytest.param([None, "0.1"], "0.5", id="the first target that has one"),
        pytest.param([None], None, id="no baseline, no way"),
        pytest.param([], None, id="no target, no way"),
        pytest.param(["0.5"], None, id="a way that ended where it began"),
    ],
)
def test_last_years_way_of_a_share_begins_at_its_baseline(baselines: list[str | None], half_way: str | None) -> None:
    share = a_share(frequency=Frequency.HALF)
    of_it = [replace(SHARE, unit=OTHER_COMMUNE, baseline=None if b is None else D(b)) for b in baselines]
    others = (replace(SHARE, unit=COMMUNE, baseline=D("0.4")), replace(SHARE, unit=OTHER_COMMUNE, indicator=TRAINED))
    before = of_last_year(*HALVES, indicators=(share,), targets=(*others, *of_it))
    found = curve(before, replace(SHARE, unit=OTHER_COMMUNE), share)
    assert found == (None if half_way is None else {6: D(half_way), 12: D("0.8")})


def test_a_unit_made_of_several_has_no_curve_of_its_own() -> None:
    now, before = divided(), replace(divided(), year=2024)
    plan = replace(now, rules=Rules(target_default=DefaultPath.LAST_YEAR), indicators=(an_indicator(),))
    old = replace(before, indicators=(an_indicator(),))
    rows = [observed(TRAINED, unit, "2024-12", 5) for unit in (OLD_A, OLD_B, SAME_C)]
    for unit, source in (
        (SAME_C, PathSource.LAST_YEAR),
        (NEW_N, PathSource.STRAIGHT_LINE),
        (EAST, PathSource.STRAIGHT_LINE),
    ):
        target = replace(COUNT, unit=unit)
        assert planned_path(replace(knowing(plan), before=knowing(old, *rows)), target, an_indicator())[1] is source


# -- what was reached ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frequency", "period", "months"),
    [
        pytest.param(Frequency.MONTH, "2024-05", [2, 3, 5], id="a monthly figure in the months that told it"),
        pytest.param(Frequency.QUARTER, "2024-05", [3, 5], id="a quarterly one when it was due, and now"),
        pytest.param(Frequency.QUARTER, "2024-06", [3, 6], id="and when it is due again"),
        pytest.param(Frequency.YEAR, "2024-05", [5], id="a yearly one only now"),
    ],
)
def test_figures_are_those_of_months_in_which_one_was_due(frequency: Frequency, period: str, months: list[int]) -> None:
    indicator = a_share(frequency=frequency)
    plan = a_plan(indicators=(indicator,))
    rows = [observed(CLEAN_WATER, COMMUNE, f"2024-{month:02d}", f"{month}/100") for month in (2, 3, 5, 6)]
    found = reached(knowing(plan, *rows), indicator, DISTRICT, Period.parse(period))
    assert found == {month: D(month) / 100 for month in months}


@pytest.mark.parametrize(
    ("rows", "amount", "reported"),
    [
        pytest.param({DISTRICT: 90}, 90, (), id="the whole area's table where nobody else told anything"),
        pytest.param({DISTRICT: 90, COMMUNE: 40}, 40, (COMMUNE,), id="but not beside a unit's own word"),
        pytest.param({}, None, (), id="nothing"),
    ],
)
def test_a_table_of_the_whole_area_stands_in_for_silent_units(
    rows: dict[str, int], amount: int | None, reported: tuple[str, ...]
) -> None:
    known = knowing(a_plan(), *(observed(TRAINED, unit, "2024-09", count) for unit, count in rows.items()))
    found = figure_of(known, an_indicator(), DISTRICT, Period.parse("2024-09"))
    assert (found.amount, found.coverage.expected, found.coverage.reported) == (
        amount,
        (COMMUNE, OTHER_COMMUNE),
        reported,
    )


def test_nor_does_it_take_the_place_of_what_units_told_before() -> None:
    known = knowing(a_plan(), observed(TRAINED, COMMUNE, "2024-08", 40), observed(TRAINED, DISTRICT, "2024-09", 90))
    assert figure_of(known, an_indicator(), DISTRICT, Period.parse("2024-09")).amount == 40


def test_an_indicator_that_last_years_plan_did_not_have_has_no_last_year() -> None:
    now = replace(knowing(a_plan()), before=of_last_year(*WHOLE, indicators=()))
    assert last_year(now, an_indicator(), DISTRICT, Period.parse("2024-12")) is None
    assert last_year(knowing(a_plan()), an_indicator(), DISTRICT, Period.parse("2024-12")) is None


def old_plan(*, code: str = "C", since: date | None = None) -> Plan:
    plan = replace(divided(), year=2024)
    units = tuple(
        replace(u, code=code, valid_from=since or u.valid_from) if u.code == SAME_C else u for u in plan.units
    )
    return replace(plan, units=units)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param("T", ("T",), id="the root is the root, whatever it was called"),
        pytest.param(SAME_C, (SAME_C,), id="a unit that stood is itself"),
        pytest.param(NEW_N, (OLD_A, OLD_B), id="a merged one is all that it was made of"),
        pytest.param(EAST, (), id="a part of a unit is unknown"),
        pytest.param(OLD_D, (OLD_D,), id="a former unit is what it was"),
        pytest.param("nowhere", (), id="an unknown one is nothing"),
    ],
)
def test_what_last_years_plan_calls_an_area(unit: str, expected: tuple[str, ...]) -> None:
    assert same_area(divided(), unit, old_plan()) == expected


def test_an_area_is_found_by_its_official_code_among_units_that_stood_at_the_years_end() -> None:
    assert same_area(divided(), SAME_C, replace(old_plan(), root="P")) == (SAME_C,)
    assert same_area(divided(), "T", replace(old_plan(), root="P")) == ("P",)
    gone = tuple(replace(u, valid_to=date(2024, 12, 31)) if u.code == SAME_C else u for u in old_plan().units)
    assert same_area(divided(), SAME_C, replace(old_plan(), units=gone)) == ()
    last_day = tuple(replace(u, valid_to=date(2025, 1, 1)) if u.code == SAME_C else u for u in old_plan().units)
    assert same_area(divided(), SAME_C, replace(old_plan(), units=last_day)) == (SAME_C,)


@pytest.mark.parametrize("period", ["2025-09", "2025-Q3", "2025-H2", "2025"])
def test_last_year_is_the_same_kind_of_period(period: str) -> None:
    then = period.replace("2025", "2024")
    before = knowing(replace(divided(), year=2024, indicators=(an_indicator(),)), observed(TRAINED, SAME_C, then, 7))
    now = replace(knowing(replace(divided(), indicators=(an_indicator(),))), before=before)
    for unit in (SAME_C, "T"):
        found = last_year(now, an_indicator(), unit, Period.parse(period))
        assert found is not None and found.amount == 7
    assert last_year(now, an_indicator(), NEW_N, Period.parse(period)) is None  # both told nothing


def test_last_year_over_merged_units_says_of_how_many_it_is() -> None:
    """One of the two that merged told last year's figure: the comparison is of that one, and says so."""
    coverage = Coverage(("A", "B"), ("A",))
    assert last_years_units(coverage, words_in("vi")) == "; năm trước là số của 1/2 đơn vị"
    assert last_years_units(Coverage(("A", "B"), ("A", "B")), words_in("vi")) == ""
