"""One target at one period: every number of its standing, worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.targets import Operator, PaceRule
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.parts import PathSource, Projection, State
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.target_standing import target_standing
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed

D = Decimal
PLAN = a_plan()  # 150 people from nought, 105 of them by September
COUNTS = [2, 5, 9, 16, 27, 48, 60, 70, 84, 95, 110, 130]


def monthly(*counts: int) -> tuple[Observation, ...]:
    """The first commune's figures from January on; the other one has nobody."""
    told = (observed(TRAINED, COMMUNE, f"2024-{month:02d}", count) for month, count in enumerate(counts, 1))
    return (*told, observed(TRAINED, OTHER_COMMUNE, "2024-01", 0))


def standing(
    *rows: Observation, plan: Plan = PLAN, target: int = 0, period: str = "2024-09", unit: str | None = None
) -> TargetStanding:
    return target_standing(knowing(plan, *rows), plan.targets[target], Period.parse(period), unit)


def test_a_count_behind_its_path_has_all_its_numbers() -> None:
    found = standing(*monthly(*COUNTS[:9]))
    september = Period.parse("2024-09")
    assert (found.target, found.indicator) == (PLAN.targets[0], PLAN.indicators[0])
    assert (found.period, found.judged_at, found.figure_period) == (september,) * 3
    assert (found.actual, found.baseline, found.goal, found.progress) == (84, None, 150, D("0.56"))
    assert (found.path, found.path_source, found.pace, found.state) == (
        105,
        PathSource.MILESTONES,
        D("0.8"),
        State.BEHIND,
    )
    assert (found.required_rate, found.recent_rate) == (22, 12)
    assert found.weeks_late == 8  # 84 lay on the way to 105 after 7,2 of 9 months
    assert found.projection == Projection(D(120), D(114), D(126))
    assert found.absence is None
    assert (found.own_figure, found.last_year) == (None, None)
    assert [point.period.code for point in found.series] == [f"2024-{month:02d}" for month in range(1, 13)]
    assert [point.actual for point in found.series] == [*COUNTS[:9], None, None, None]
    rising = [point.path for point in found.series if point.path is not None]
    assert [round(path, 2) for path in rising[:3]] == [D("11.67"), D("23.33"), D(35)]  # from nought to 105 in September
    assert rising[8:] == [D(105)] * 4


@pytest.mark.parametrize(
    ("actual", "state", "required", "weeks"),
    [
        pytest.param(95, State.SLIGHTLY_BEHIND, D(55) / 3, 4, id="slightly behind is late by weeks too"),
        pytest.param(102, State.ON_TRACK, D(16), None, id="on track is not late, though a little under its path"),
        pytest.param(150, State.ACHIEVED, None, None, id="what is reached needs nothing more"),
        pytest.param(151, State.EXCEEDED, None, None, id="nor does what is exceeded"),
    ],
)
def test_what_is_still_to_be_done(actual: int, state: State, required: Decimal | None, weeks: int | None) -> None:
    found = standing(*monthly(*COUNTS[:8], actual))
    assert (found.state, found.required_rate, found.weeks_late) == (state, required, weeks)


def test_a_share_is_measured_from_its_baseline() -> None:
    yearly = [observed(CLEAN_WATER, unit, "2024-12", "60/100") for unit in (COMMUNE, OTHER_COMMUNE)]
    found = standing(*yearly, target=1, period="2024-12")
    assert (found.actual, found.baseline, found.goal) == (D("0.6"), D("0.2668"), D("0.8"))
    assert found.progress == (D("0.6") - D("0.2668")) / (D("0.8") - D("0.2668"))
    assert (found.state, found.pace, found.path, found.path_source) == (State.NOT_ACHIEVED, None, None, None)
    assert (found.recent_rate, found.projection, found.weeks_late, found.required_rate) == (None, None, None, None)


def test_lateness_of_a_share_begins_at_its_baseline() -> None:
    share = a_share(frequency=Frequency.MONTH)
    path = (Milestone(PathOf.TARGET, "T2", Period.parse("2024-09"), D("0.6668")),)
    plan = replace(PLAN, indicators=(share,), targets=PLAN.targets[1:], milestones=path)
    found = standing(observed(CLEAN_WATER, COMMUNE, "2024-09", "4668/10000"), plan=plan)
    assert (found.state, found.pace, found.weeks_late) == (State.BEHIND, D("-0.2"), 20)  # half of nine months


@pytest.mark.parametrize(
    ("told", "state"),
    [
        pytest.param(Absence.NIL, State.REPORTED, id="nil declared"),
        pytest.param(Absence.NOT_APPLICABLE, State.NOT_APPLICABLE, id="not concerned"),
        pytest.param(Absence.NOT_REPORTED, State.NO_DATA, id="no data"),
    ],
)
def test_without_a_figure_the_state_is_why(told: Absence, state: State) -> None:
    rows = [observed(CLEAN_WATER, unit, "2024-12", told) for unit in (COMMUNE, OTHER_COMMUNE)]
    path = (Milestone(PathOf.TARGET, "T2", Period.parse("2024-12"), D("0.75")),)
    found = standing(*rows, plan=replace(PLAN, milestones=path), target=1, period="2024-12")
    assert (found.state, found.absence, found.actual, found.goal) == (state, told, None, D("0.8"))
    assert (found.progress, found.pace, found.required_rate, found.weeks_late) == (None,) * 4
    assert (found.path, found.path_source) == (D("0.75"), PathSource.MILESTONES)


def test_before_it_is_due_a_yearly_figure_is_not_measured() -> None:
    found = standing(target=1, period="2024-11")
    assert (found.state, found.absence, found.figure_period) == (State.NOT_MEASURED, Absence.NOT_DUE, None)


def test_a_state_in_words_is_reported_as_it_is() -> None:
    words = an_indicator(measure=Measure.QUALITATIVE, aggregation=Aggregation.NONE)
    plan = replace(PLAN, indicators=(words,), targets=(replace(PLAN.targets[0], operator=Operator.NONE),))
    found = standing(observed(TRAINED, DISTRICT, "2024-09", text="Đạt chuẩn"), plan=plan)
    assert (found.state, found.figure.text, found.actual) == (State.REPORTED, "Đạt chuẩn", None)


def test_a_target_without_a_number_has_a_figure_and_no_verdict() -> None:
    plan = replace(PLAN, targets=(replace(PLAN.targets[0], operator=Operator.NONE),))
    found = standing(*monthly(*COUNTS[:9]), plan=plan)
    assert (found.state, found.actual, found.goal, found.pace) == (State.REPORTED, 84, None, None)
    assert (found.required_rate, found.progress, found.path) == (None, None, None)


def test_of_a_unit_that_is_not_the_targets_own_there_is_a_figure_without_a_verdict() -> None:
    found = standing(*monthly(*COUNTS[:9]), observed(TRAINED, OTHER_COMMUNE, "2024-09", 7), unit=COMMUNE)
    assert (found.actual, found.state) == (84, State.REPORTED)
    assert (found.goal, found.path, found.path_source, found.pace, found.progress) == (None,) * 5
    assert [point.actual for point in found.series[:9]] == COUNTS[:9]
    assert {point.path for point in found.series} == {None}
    silent = standing(unit=OTHER_COMMUNE)
    assert (silent.state, silent.goal) == (State.NO_DATA, None)


def test_the_units_own_figure_stands_beside_the_sum() -> None:
    found = standing(*monthly(*COUNTS[:9]), observed(TRAINED, DISTRICT, "2024-09", 90))
    assert found.actual == 84
    assert found.own_figure is not None and found.own_figure.amount == 90


def test_last_years_figure_is_that_of_the_same_period() -> None:
    then = [observed(TRAINED, COMMUNE, f"2023-{month:02d}", month) for month in (8, 9, 10)]
    known = replace(knowing(PLAN, *monthly(84)), before=knowing(a_plan(year=2023), *then))
    found = target_standing(known, PLAN.targets[0], Period.parse("2024-09"))
    assert found.last_year is not None and found.last_year.amount == 9


def test_an_earlier_month_of_last_year_is_not_the_same_period() -> None:
    """Where last year told each quarter's end, July and August have nothing to be held against."""
    then = [observed(TRAINED, COMMUNE, f"2023-{month:02d}", month) for month in (3, 6, 9)]
    known = replace(knowing(PLAN, *monthly(84)), before=knowing(a_plan(year=2023), *then))
    told = {
        month: target_standing(known, PLAN.targets[0], Period.of_month(2024, month)).last_year for month in (6, 7, 8, 9)
    }
    assert {month: found and found.amount for month, found in told.items()} == {6: 6, 7: None, 8: None, 9: 9}


@pytest.mark.parametrize(
    ("frequency", "period", "judged_at"),
    [
        pytest.param(Frequency.MONTH, "2024-08", "2024-08", id="a monthly figure at its month"),
        pytest.param(Frequency.QUARTER, "2024-08", "2024-06", id="a quarterly one at the last quarter's end"),
        pytest.param(Frequency.QUARTER, "2024-09", "2024-09", id="or at the quarter that just ended"),
        pytest.param(Frequency.QUARTER, "2024-02", "2024-02", id="before the first quarter's end at the month itself"),
        pytest.param(Frequency.HALF, "2024-11", "2024-06", id="a half-yearly one at the last half's end"),
        pytest.param(Frequency.MONTH, "2024-13", "2024-13", id="the books' adjusting at its own point"),
    ],
)
def test_no_figure_falls_behind_while_nobody_owes_a_newer_one(
    frequency: Frequency, period: str, judged_at: str
) -> None:
    plan = replace(PLAN, indicators=(an_indicator(frequency=frequency), a_share()))
    assert standing(plan=plan, period=period).judged_at == Period.parse(judged_at)


@pytest.mark.parametrize(
    ("indicator", "period", "rated", "projected"),
    [
        pytest.param(an_indicator(), "2024-09", True, True, id="a monthly count"),
        pytest.param(an_indicator(measure=Measure.MONEY), "2024-09", True, True, id="monthly money"),
        pytest.param(an_indicator(measure=Measure.RATIO), "2024-09", True, False, id="a ratio is not projected"),
        pytest.param(an_indicator(frequency=Frequency.QUARTER), "2024-09", False, False, id="a quarter has no months"),
        pytest.param(an_indicator(), "2024-12", True, True, id="a count in December"),
        pytest.param(an_indicator(), "2024-13", True, False, id="after the year's end nothing is projected"),
    ],
)
def test_rates_are_of_months_and_only_what_grows_by_months_is_projected(
    indicator: Indicator, period: str, rated: bool, projected: bool
) -> None:
    plan = replace(PLAN, indicators=(indicator, a_share()))
    found = standing(*monthly(*COUNTS), plan=plan, period=period)
    assert (found.recent_rate is not None, found.projection is not None) == (rated, projected)


def test_the_rate_at_the_13th_point_is_decembers() -> None:
    books = observed(TRAINED, COMMUNE, "2024-13", 140)
    found = standing(*monthly(*COUNTS), books, period="2024-13")
    assert (found.actual, found.recent_rate) == (140, D(130 - 84) / 3)


def test_the_figures_period_is_that_of_the_newest_part() -> None:
    rows = [observed(TRAINED, COMMUNE, "2024-08", 70), observed(TRAINED, OTHER_COMMUNE, "2024-06", 3)]
    assert standing(*rows).figure_period == Period.parse("2024-08")


def test_a_count_from_nought_is_rated_from_nought_and_another_is_not() -> None:
    rising = replace(PLAN.targets[0], pace_rule=PaceRule.LEVEL, baseline=D(0))
    for target, rate in ((PLAN.targets[0], D(3)), (rising, None)):
        plan = replace(PLAN, targets=(target,))
        assert standing(*monthly(*COUNTS[:3]), plan=plan, period="2024-03").recent_rate == rate


def test_what_is_to_be_held_has_neither_path_nor_pace() -> None:
    held = an_indicator(direction=Direction.HOLDS)
    plan = replace(
        PLAN, indicators=(held,), targets=(replace(PLAN.targets[0], pace_rule=PaceRule.LEVEL),), milestones=()
    )
    found = standing(*monthly(*COUNTS[:9]), plan=plan)
    assert (found.state, found.path, found.pace) == (State.NOT_ACHIEVED, None, None)


def test_a_falling_level_is_paced_by_how_far_it_is_under_its_path() -> None:
    falls = an_indicator(direction=Direction.FALLS)
    asked = replace(PLAN.targets[0], pace_rule=PaceRule.LEVEL, baseline=D(200))
    plan = replace(PLAN, indicators=(falls,), targets=(asked,))
    found = standing(observed(TRAINED, COMMUNE, "2024-09", 160), plan=plan)
    assert (found.path, found.pace, found.state) == (105, -55, State.BEHIND)


def test_at_march_a_count_that_began_with_nought_is_projected() -> None:
    found = standing(*monthly(*COUNTS[:3]), period="2024-03")
    assert found.projection == Projection(D(36), D(27), D(45))
