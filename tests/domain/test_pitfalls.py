"""Every pitfall that docs/method.en.md names, under its own name: what a careless measure would say, and what ours says."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Frequency, ValueType
from dashboard.domain.plan.plan import Allocation, Milestone, Obligation, PathOf
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.reported.observations import Narrative, Source, Submission, SubmissionStatus
from dashboard.domain.reporting.calendar import on_time
from dashboard.domain.verdicts.parts import RolledUp, State
from dashboard.domain.verdicts.reached import last_year
from dashboard.domain.verdicts.rollup import own_figure, rolled_up
from dashboard.domain.verdicts.standing_targets import TargetStanding
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    DISTRICT,
    OTHER_COMMUNE,
    SEPTEMBER,
    TRAINED,
    a_plan,
    a_share,
    an_indicator,
)
from tests.domain.figures import knowing, observed, paid

D = Decimal
BOTH = (COMMUNE, OTHER_COMMUNE)
MONTHLY_SHARE = a_share(frequency=Frequency.MONTH)
DECEMBER, JANUARY = Period.parse("2024-12"), Period.parse("2024-13")


def figure(*rows, indicator=None, units=BOTH, period=SEPTEMBER) -> RolledUp:
    indicator = indicator or an_indicator()
    return rolled_up(knowing(a_plan(indicators=(indicator,)), *rows), indicator, units, period)


def judged(target: Target, *rows, indicator=None, period=DECEMBER, **plan) -> TargetStanding:
    indicator = indicator or MONTHLY_SHARE
    made = a_plan(**{"indicators": (indicator,), "targets": (target,), "milestones": (), **plan})
    return assess(knowing(made, *rows), period).targets[0]


def share_target(operator: Operator, low: str, high: str | None = None, **over) -> Target:
    target = Target(
        "T", CLEAN_WATER, DISTRICT, operator, Basis.LEVEL, D(low), D(high or low), "câu", pace_rule=PaceRule.LEVEL
    )
    return replace(target, **over)


def share(value: str, period: str = "2024-12"):
    return observed(CLEAN_WATER, COMMUNE, period, value)


def test_cumulative_summed_over_months() -> None:
    rows = [observed(TRAINED, COMMUNE, f"2024-{month:02d}", count) for month, count in ((7, 10), (8, 20), (9, 30))]
    assert figure(*rows).amount == 30
    assert figure(*rows, indicator=an_indicator(value_type=ValueType.INCREMENTAL)).amount == 60


def test_a_handover_between_persons_counted_twice() -> None:
    first = observed(TRAINED, COMMUNE, "2024-09", 30)
    again = replace(first, reporter=DISTRICT, source=Source.CONSOLIDATED, submission=2)
    assert figure(first, again).amount == 30


def test_percentages_averaged() -> None:
    rows = [share("40/100", "2024-09"), observed(CLEAN_WATER, OTHER_COMMUNE, "2024-09", "90/900")]
    assert figure(*rows, indicator=MONTHLY_SHARE).amount == D("0.13")


@pytest.mark.parametrize(
    ("reported", "amount", "absence"),
    [
        (0, 0, None),
        (Absence.NIL, 0, None),
        (Absence.NOT_APPLICABLE, None, Absence.NOT_APPLICABLE),
        (None, None, Absence.NOT_REPORTED),
    ],
    ids=["zero", "nil declared", "not applicable", "nothing"],
)
def test_0_shown_for_missing_and_missing_for_0(reported, amount, absence) -> None:
    rows = [] if reported is None else [observed(TRAINED, unit, "2024-09", reported) for unit in BOTH]
    found = figure(*rows)
    assert (found.amount, found.absence) == (amount, absence)


def test_zero_denominators() -> None:
    """Nobody in need: neither 0 % nor 100 %, and no verdict."""
    target = share_target(Operator.EQUAL, "1", basis=Basis.SHARE_OF_NEED)
    found = judged(target, *(observed(CLEAN_WATER, unit, "2024-12", "0/0") for unit in BOTH))
    assert (found.actual, found.absence, found.state) == (None, Absence.NOT_APPLICABLE, State.NOT_APPLICABLE)


def test_zero_baseline() -> None:
    """A change relative to nothing is no number; a change in points from 0 % is one."""
    relative = share_target(
        Operator.AT_LEAST, "0.1", basis=Basis.RELATIVE_CHANGE, baseline=D(0), pace_rule=PaceRule.CHANGE
    )
    assert judged(relative, share("1/100")).goal == 0
    points = replace(relative, basis=Basis.CHANGE_POINTS)
    assert judged(points, share("5/100")).progress == D("0.5")


@pytest.mark.parametrize(
    ("baseline", "value", "state"),
    [("0.3", "25/100", State.ACHIEVED), ("0.3", "26/100", State.NOT_ACHIEVED), (None, "25/100", State.NO_BASELINE)],
)
def test_a_target_stated_as_a_change(baseline, value, state) -> None:
    falls = a_share(direction=Direction.FALLS, frequency=Frequency.MONTH)
    change = share_target(
        Operator.EQUAL, "-0.05", basis=Basis.CHANGE_POINTS, pace_rule=PaceRule.CHANGE, baseline=baseline and D(baseline)
    )
    assert judged(change, share(value), indicator=falls).state is state


@pytest.mark.parametrize(
    ("operator", "direction", "value", "reached"),
    [
        (Operator.BELOW, Direction.FALLS, "16/100", False),
        (Operator.BELOW, Direction.FALLS, "1599/10000", True),
        (Operator.AT_MOST, Direction.FALLS, "16/100", True),
        (Operator.ABOVE, Direction.RISES, "16/100", False),
        (Operator.ABOVE, Direction.RISES, "1601/10000", True),
        (Operator.AT_LEAST, Direction.RISES, "16/100", True),
    ],
)
def test_strict_bounds(operator, direction, value, reached) -> None:
    indicator = a_share(direction=direction, frequency=Frequency.MONTH)
    found = judged(share_target(operator, "0.16"), share(value), indicator=indicator)
    assert (found.state in (State.ACHIEVED, State.EXCEEDED)) is reached


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("9/100", State.NOT_ACHIEVED),
        ("10/100", State.ACHIEVED),
        ("15/100", State.ACHIEVED),
        ("16/100", State.EXCEEDED),
    ],
)
def test_ranges_have_both_ends(value, state) -> None:
    assert judged(share_target(Operator.RANGE, "0.1", "0.15"), share(value)).state is state


def test_a_range_to_be_held_is_left_on_either_side() -> None:
    held = a_share(direction=Direction.HOLDS, frequency=Frequency.MONTH)
    states = [
        judged(share_target(Operator.RANGE, "0.1", "0.15"), share(value), indicator=held).state
        for value in ("9/100", "12/100", "16/100")
    ]
    assert states == [State.NOT_ACHIEVED, State.ACHIEVED, State.NOT_ACHIEVED]


@pytest.mark.parametrize(
    ("count", "tolerance", "state"),
    [
        (1899, "0.05", State.NOT_ACHIEVED),
        (1900, "0.05", State.ACHIEVED),
        (2100, "0.05", State.ACHIEVED),
        (2101, "0.05", State.EXCEEDED),
        (1899, "0.1", State.ACHIEVED),
    ],
)
def test_about_is_as_wide_as_is_stored(count, tolerance, state) -> None:
    about = Target(
        "T", TRAINED, DISTRICT, Operator.ABOUT, Basis.COUNT, D(2000), D(2000), "khoảng 2.000", tolerance=D(tolerance)
    )
    assert judged(about, observed(TRAINED, COMMUNE, "2024-12", count), indicator=an_indicator()).state is state


def test_people_are_not_attendances() -> None:
    """Người ≠ lượt: two indicators of their own, never one figure."""
    people = an_indicator()
    attendances = an_indicator(code="luot", name="Lượt người được tập huấn", unit_of_measure="lượt người")
    known = knowing(
        a_plan(indicators=(people, attendances)),
        observed(TRAINED, COMMUNE, "2024-09", 84), observed("luot", COMMUNE, "2024-09", 120),
    )  # fmt: skip
    assert [rolled_up(known, i, BOTH, SEPTEMBER).amount for i in (people, attendances)] == [84, 120]


def test_a_series_breaks_where_the_standard_changes() -> None:
    before = knowing(
        a_plan(year=2023, indicators=(a_share(standard="QD59", frequency=Frequency.MONTH),)), share("30/100", "2023-09")
    )
    after = a_share(standard="ND07", frequency=Frequency.MONTH)
    now = replace(knowing(a_plan(indicators=(after,)), share("28/100", "2024-09")), before=before)
    assert last_year(now, after, DISTRICT, SEPTEMBER) is None
    same = a_share(standard="QD59", frequency=Frequency.MONTH)
    kept = last_year(replace(now, plan=a_plan(indicators=(same,))), same, DISTRICT, SEPTEMBER)
    assert kept is not None
    assert kept.amount == D("0.3")


def test_money_of_different_budget_years_mixed() -> None:
    lines = (Allocation("DA4.1", "NSTW", 2024, 1000), Allocation("DA4.1", "NSTW", 2023, 200))
    money = (paid("DA4.1", COMMUNE, "2024-09", 500), paid("DA4.1", COMMUNE, "2024-09", 150, year=2023))
    total = assess(knowing(a_plan(allocations=lines), money=money), SEPTEMBER).total
    assert (total.rate_year, total.rate_total) == (D("0.5"), D(650) / D(1200))


def test_figures_of_31_january_counted_into_december_twice() -> None:
    money = (paid("DA4.1", COMMUNE, "2024-12", 900), paid("DA4.1", COMMUNE, "2024-13", 1000))
    known = knowing(a_plan(), money=money)
    assert assess(known, DECEMBER).total.disbursed_vnd == 900
    assert assess(known, JANUARY).total.disbursed_vnd == 1000


@pytest.mark.parametrize(
    ("when", "in_time"),
    [
        (datetime(2024, 5, 9, 16, 59, tzinfo=UTC), True),  # 23:59 on the 9th in Hanoi
        (datetime(2024, 5, 9, 17, 0, tzinfo=UTC), False),  # midnight: it is the 10th
        (datetime(2024, 5, 10, 1, 0, tzinfo=UTC), False),
    ],
)
def test_before_the_10th_means_the_10th_is_late(when, in_time) -> None:
    owed = Obligation("BC-DK", "Báo cáo", ("XA",), Period.parse("2024-H1"), date(2024, 5, 10))
    sent = Submission(1, "BC-DK", COMMUNE, owed.period, 1, SubmissionStatus.SUBMITTED, when, "a", "", "", Narrative())
    assert on_time(a_plan(assumed_today=None), sent, owed) is in_time


def test_the_districts_total_beside_the_sum_of_its_communes() -> None:
    rows = [observed(TRAINED, COMMUNE, "2024-09", 30), observed(TRAINED, OTHER_COMMUNE, "2024-09", 20),
            replace(observed(TRAINED, DISTRICT, "2024-09", 55), source=Source.CONSOLIDATED)]  # fmt: skip
    known = knowing(a_plan(), *rows)
    assert rolled_up(known, an_indicator(), BOTH, SEPTEMBER).amount == 50
    beside = own_figure(known, an_indicator(), DISTRICT, SEPTEMBER)
    assert beside is not None
    assert beside.amount == 55


def test_a_silent_unit_does_not_make_a_cumulative_fall() -> None:
    rows = [observed(TRAINED, COMMUNE, "2024-09", 30), observed(TRAINED, OTHER_COMMUNE, "2024-08", 20)]
    found = figure(*rows)
    assert (found.amount, found.carried) == (50, ((OTHER_COMMUNE, Period.parse("2024-08")),))
    assert found.coverage.reported == (COMMUNE,)


@pytest.mark.parametrize(
    ("value", "state"),
    [("993/1000", State.ON_TRACK), ("98/100", State.SLIGHTLY_BEHIND), ("944/1000", State.BEHIND)],
)
def test_pace_near_100_percent_is_a_gap_and_no_ratio(value, state) -> None:
    path = (Milestone(PathOf.TARGET, "T", SEPTEMBER, D("0.995")),)
    target = share_target(Operator.EQUAL, "1")
    assert judged(target, share(value, "2024-09"), period=SEPTEMBER, milestones=path).state is state


def test_a_path_above_the_target_makes_nobody_late_who_reached_it() -> None:
    path = (Milestone(PathOf.TARGET, "T", SEPTEMBER, D("0.9")),)
    found = judged(
        share_target(Operator.AT_LEAST, "0.8"), share("80/100", "2024-09"), period=SEPTEMBER, milestones=path
    )
    assert found.state is State.ACHIEVED


def test_no_months_left_need_no_rate() -> None:
    target = replace(a_plan().targets[0], projects=())
    found = judged(target, observed(TRAINED, COMMUNE, "2024-12", 84), indicator=an_indicator())
    assert (found.required_rate, found.state) == (None, State.NOT_ACHIEVED)
