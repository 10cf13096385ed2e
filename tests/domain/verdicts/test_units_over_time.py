"""Merged, divided and renamed units: whose figures speak for whom, on either side of the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, ValueType
from dashboard.domain.plan.territory import Boundaries, UnitShare, belongs, made_of, row_units
from dashboard.domain.plan.units import Succession
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.reached import last_year
from dashboard.domain.verdicts.rollup import rolled_up, subjects
from tests.builders import CLEAN_WATER, TRAINED, a_share, an_indicator
from tests.domain.figures import knowing, observed
from tests.domain.merged import (
    DISTRICT,
    EAST,
    MERGED,
    NEW_N,
    OLD_A,
    OLD_B,
    OLD_D,
    SAME_C,
    WEST,
    changed_twice,
    divided,
)

D = Decimal
MARCH, JUNE, JULY, SEPTEMBER = (Period.parse(f"2025-{month:02d}") for month in (3, 6, 7, 9))
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PLAN, UNKNOWN = divided(), divided(None)
MONTHLY = a_share(frequency="month")
OLD = (OLD_A, OLD_B, SAME_C, OLD_D)
NEW = (NEW_N, SAME_C, EAST, WEST)


def figure(
    *rows: object, units: tuple[str, ...] = ("T",), period: Period = JULY, plan=PLAN, indicator=None
) -> RolledUp:
    indicator = indicator or an_indicator()
    plan = replace(plan, indicators=(indicator,))
    asked = subjects(plan, indicator, units[0], period) if units == ("T",) else units
    return rolled_up(knowing(plan, *rows), indicator, asked, period)


def trained(unit: str, period: Period, count: str):
    return observed(TRAINED, unit, period.code, count)


@pytest.mark.parametrize(
    ("unit", "day", "parts"),
    [
        (OLD_A, BEFORE, [UnitShare(OLD_A)]),
        (NEW_N, AFTER, [UnitShare(NEW_N)]),
        (NEW_N, BEFORE, [UnitShare(OLD_A), UnitShare(OLD_B)]),
        (OLD_A, AFTER, [UnitShare(NEW_N, None)]),  # N is more than A was
        (SAME_C, BEFORE, [UnitShare(SAME_C)]),
        (OLD_D, AFTER, [UnitShare(EAST), UnitShare(WEST)]),  # each is made of D alone
        (EAST, BEFORE, [UnitShare(OLD_D, D("0.6"))]),
    ],
)
def test_what_a_unit_was_made_of_and_what_it_became(unit: str, day: date, parts: list[UnitShare]) -> None:
    assert list(made_of(PLAN, unit, day)) == parts


def test_a_part_of_unknown_size_is_unknown() -> None:
    assert made_of(UNKNOWN, EAST, BEFORE) == (UnitShare(OLD_D, None),)


@pytest.mark.parametrize(
    ("unit", "units", "share"),
    [
        (OLD_D, {EAST, WEST}, D(1)),  # however it was divided
        (OLD_D, {EAST}, D("0.6")),
        (OLD_D, {NEW_N}, D(0)),
        (NEW_N, {OLD_A, OLD_B}, D(1)),
        (NEW_N, {OLD_A}, None),
    ],
)
def test_which_share_of_a_unit_lies_in_others(unit: str, units: set[str], share: D | None) -> None:
    assert belongs(PLAN, unit, frozenset(units)) == share


def test_divided_without_a_known_share_it_still_lies_whole_in_all_its_parts() -> None:
    assert belongs(UNKNOWN, OLD_D, frozenset({EAST, WEST})) == 1
    assert belongs(UNKNOWN, OLD_D, frozenset({EAST})) is None


def test_a_single_part_without_a_share_leaves_a_rest_that_nobody_knows() -> None:
    alone = replace(UNKNOWN, successions=tuple(s for s in UNKNOWN.successions if s.new != WEST))
    assert belongs(alone, OLD_D, frozenset({EAST})) is None
    refused = figure(trained(OLD_D, JUNE, "40"), units=(EAST,), period=JUNE, plan=alone)
    assert (refused.amount, refused.absence, refused.refused) == (None, Absence.UNKNOWN_SHARE, (OLD_D,))


def test_expected_are_the_units_that_stand() -> None:
    assert figure(period=JUNE).coverage.expected == OLD
    assert figure(period=JULY).coverage.expected == (SAME_C, NEW_N, EAST, WEST)


def test_a_total_does_not_fall_in_the_month_of_the_merger() -> None:
    june = [trained(u, JUNE, c) for u, c in zip(OLD, ("10", "20", "30", "40"), strict=True)]
    assert figure(*june, period=JUNE).amount == 100
    july = figure(*june, period=JULY)
    assert july.amount == 100
    assert {unit for unit, _ in july.carried} == {OLD_A, OLD_B, SAME_C, OLD_D}
    reported = figure(*june, trained(NEW_N, JULY, "35"), period=JULY)  # all of A and B since January
    assert (reported.amount, reported.coverage.reported) == (D(105), (NEW_N,))


def test_of_a_divided_unit_the_part_whose_successor_is_silent_still_stands() -> None:
    june = [trained(OLD_D, JUNE, "40")]
    assert figure(*june, trained(EAST, JULY, "30"), period=JULY).amount == 30 + D("0.4") * 40
    assert figure(*june, trained(EAST, JULY, "30"), trained(WEST, JULY, "17"), period=JULY).amount == 47
    assert figure(*june, trained(EAST, JULY, "30"), period=JULY, plan=UNKNOWN).amount == 30  # nobody knows what W had


def test_of_one_part_of_a_divided_unit_nothing_is_added_for_the_other() -> None:
    rows = [trained(OLD_D, JUNE, "40"), trained(EAST, JULY, "30")]
    assert figure(*rows, units=(EAST,), period=JULY).amount == 30
    assert figure(*rows, units=(WEST,), period=JULY).amount == 16
    half = replace(PLAN, successions=tuple(replace(s, share=None) if s.new == WEST else s for s in PLAN.successions))
    west = [trained(OLD_D, JUNE, "40"), trained(WEST, JULY, "30")]
    assert figure(*west, period=JULY, plan=half).amount == 30 + 24  # of what went to E the share is known


def test_of_one_new_unit_before_its_time_stand_those_it_was_made_of() -> None:
    rows = [trained(OLD_A, JUNE, "10"), trained(OLD_B, JUNE, "20")]
    june = figure(*rows, units=(NEW_N,), period=JUNE)
    assert (june.amount, june.coverage.expected) == (D(30), (OLD_A, OLD_B))
    assert figure(trained(OLD_D, JUNE, "40"), units=(EAST,), period=JUNE).amount == 24


def test_a_divided_unit_without_a_share_is_refused_and_says_which() -> None:
    refused = figure(trained(OLD_D, JUNE, "40"), units=(EAST,), period=JUNE, plan=UNKNOWN)
    assert (refused.amount, refused.absence, refused.refused) == (None, Absence.UNKNOWN_SHARE, (OLD_D,))
    assert figure(trained(OLD_D, JUNE, "40"), units=("T",), period=JUNE, plan=UNKNOWN).amount == 40


def test_shares_are_recast_by_their_parts() -> None:
    rows = [observed(CLEAN_WATER, OLD_A, "2025-06", "40/100"), observed(CLEAN_WATER, OLD_B, "2025-06", "90/900")]
    june = figure(*rows, units=(NEW_N,), period=JUNE, indicator=MONTHLY)
    assert (june.amount, june.numerator, june.denominator) == (D("0.13"), D(130), D(1000))


def test_in_period_figures_are_summed_over_both_sides() -> None:
    monthly = an_indicator(value_type=ValueType.INCREMENTAL)
    rows = [trained(OLD_A, JUNE, "5"), trained(OLD_B, JUNE, "6"), trained(NEW_N, JULY, "7")]
    assert figure(*rows, period=JULY, indicator=monthly).amount == 18
    assert figure(*rows, units=(NEW_N,), period=JULY, indicator=monthly).amount == 18


def test_a_new_units_whole_year_is_not_added_to_what_came_before_it() -> None:
    in_period = an_indicator(value_type=ValueType.INCREMENTAL)
    rows = [trained(unit, JUNE, "10") for unit in OLD]
    year = observed(TRAINED, NEW_N, "2025", "50")
    december = Period.parse("2025-12")
    assert figure(*rows, year, period=december, indicator=in_period).amount == 50 + 10 + 10
    east = observed(TRAINED, EAST, "2025", "20")
    assert figure(*rows, year, east, period=december, indicator=in_period).amount == 50 + 10 + 20 + 4
    assert figure(*rows, year, period=JUNE, indicator=in_period).amount == 40


def test_the_area_of_a_district_that_is_gone_goes_on() -> None:
    rows = [
        trained(OLD_A, JUNE, "10"),
        trained(OLD_B, JUNE, "20"),
        trained(NEW_N, JULY, "33"),
        trained(SAME_C, JULY, "9"),
    ]
    plan = replace(PLAN, indicators=(an_indicator(),))
    for period, amount in ((JUNE, 30), (JULY, 33)):
        asked = subjects(plan, an_indicator(), DISTRICT, period)
        assert rolled_up(knowing(plan, *rows), an_indicator(), asked, period).amount == amount


def test_the_area_of_a_district_is_refused_where_a_successor_reaches_beyond_it() -> None:
    beyond = replace(PLAN, successions=(*PLAN.successions, Succession(SAME_C, NEW_N, MERGED)))
    asked = subjects(beyond, an_indicator(), DISTRICT, JULY)
    refused = rolled_up(knowing(beyond, trained(NEW_N, JULY, "33")), an_indicator(), asked, JULY)
    assert (refused.absence, refused.refused) == (Absence.UNKNOWN_SHARE, (NEW_N,))


def test_rows_go_by_the_units_of_the_period_or_by_those_of_today() -> None:
    assert row_units(PLAN, (*OLD, NEW_N, EAST, WEST), Boundaries.AS_REPORTED, JUNE.end) == OLD
    assert set(row_units(PLAN, (*OLD, NEW_N, EAST, WEST), Boundaries.CURRENT, JUNE.end)) == set(NEW)


def test_pages_offer_both_ways_and_their_totals_are_the_same() -> None:
    plan = replace(PLAN, indicators=(an_indicator(), MONTHLY))
    rows = [observed(CLEAN_WATER, unit, "2025-06", "40/100") for unit in OLD]
    then, now = (assess(knowing(plan, *rows), JUNE, boundaries=b) for b in Boundaries)
    assert {gap.unit for gap in then.gaps} == set(OLD)
    assert {gap.unit for gap in now.gaps} == set(NEW)
    assert [t.actual for t in then.targets] == [t.actual for t in now.targets]


@given(
    counts=st.lists(st.integers(0, 10_000), min_size=4, max_size=4),
    share=st.sampled_from(["0", "0.1", "0.5", "1"]),
)
@settings(deadline=None)
def test_recasting_loses_nothing(counts: list[int], share: str) -> None:
    rows = [trained(unit, JUNE, str(count)) for unit, count in zip(OLD, counts, strict=True)]
    plan = divided(share)
    recast = [figure(*rows, units=(unit,), period=JUNE, plan=plan).amount or D(0) for unit in NEW]
    assert sum(recast) == sum(counts) == figure(*rows, period=JUNE, plan=plan).amount


def test_the_same_period_of_last_year_is_that_of_the_same_area() -> None:
    before = knowing(
        replace(PLAN, year=2024, indicators=(an_indicator(),)),
        observed(TRAINED, OLD_A, "2024-09", "10"), observed(TRAINED, OLD_B, "2024-09", "20"),
    )  # fmt: skip
    now = replace(knowing(replace(PLAN, indicators=(an_indicator(),))), before=before)
    of_n = last_year(now, an_indicator(), NEW_N, SEPTEMBER)
    assert of_n is not None
    assert of_n.amount == 30
    assert last_year(now, an_indicator(standard="ND07"), NEW_N, SEPTEMBER) is None  # another standard: a break
    assert last_year(now, an_indicator(), EAST, SEPTEMBER) is None  # a part of D


# -- figures that speak until the next is due ----------------------------------------------------------------------------

AUGUST = Period.parse("2025-08")
HALVES = [("quarter", JUNE, 12), ("half", JUNE, 12), ("year", MARCH, 3)]


def half_yearly(frequency: str = "half", review_month: int = 12):
    return a_share(frequency=frequency, review_month=review_month)


def clean(unit: str, period: Period, parts: str):
    return observed(CLEAN_WATER, unit, period.code, parts)


def of_june(at: Period = JUNE) -> list:
    return [*(clean(unit, at, "40/100") for unit in (OLD_A, OLD_B, OLD_D)), clean(SAME_C, at, "90/100")]


@pytest.mark.parametrize(("frequency", "told", "review"), HALVES)
def test_a_share_of_the_last_half_year_speaks_on_after_a_merger(frequency: str, told: Period, review: int) -> None:
    for period in (JUNE, JULY, AUGUST):
        found = figure(*of_june(told), period=period, indicator=half_yearly(frequency, review))
        assert (found.amount, found.denominator) == (D("0.525"), 400)
        assert found.coverage.missing == ()
    of_n = figure(*of_june(told), units=(NEW_N,), period=JULY, indicator=half_yearly(frequency, review))
    assert (of_n.amount, of_n.denominator, of_n.coverage.reported) == (D("0.4"), 200, (NEW_N,))
    of_e = figure(*of_june(told), units=(EAST,), period=JULY, indicator=half_yearly(frequency, review))
    assert (of_e.amount, of_e.denominator) == (D("0.4"), 60)


def test_a_new_units_figure_takes_the_place_of_those_it_was_made_of() -> None:
    early = figure(*of_june(), clean(NEW_N, JULY, "150/200"), period=AUGUST, indicator=half_yearly())
    assert (early.numerator, early.denominator) == (150 + 90 + 40, 400)
    assert early.coverage.missing == ()
    part = figure(*of_june(), clean(EAST, JULY, "30/60"), period=AUGUST, indicator=half_yearly())
    assert (part.numerator, part.denominator) == (80 + 90 + 30 + 16, 400)


def test_a_new_unit_is_not_covered_by_one_of_its_parts() -> None:
    found = figure(*of_june()[1:], period=JULY, indicator=half_yearly())
    assert found.coverage.missing == (NEW_N,)
    unknown = figure(*of_june(), clean(EAST, JULY, "30/60"), period=JULY, plan=UNKNOWN, indicator=half_yearly())
    assert unknown.coverage.missing == (WEST,)  # nobody knows what part of D it is


def test_when_the_next_is_due_the_old_ones_are_silent() -> None:
    found = figure(*of_june(), clean(NEW_N, SEPTEMBER, "150/200"), period=SEPTEMBER, indicator=half_yearly("quarter"))
    assert (found.amount, found.coverage.reported) == (D("0.75"), (NEW_N,))


def test_what_cannot_be_added_up_speaks_on_under_the_units_new_name() -> None:
    lone = replace(half_yearly(), aggregation=Aggregation.NONE)
    renamed = changed_twice({"A": (1, 4), "B": (4, 10), "C": (10, 13)}, ("A", "B", 4), ("B", "C", 10))
    told = {"units": ("C",), "period": Period.parse("2025-11"), "indicator": lone}
    assert figure(clean("B", JULY, "0.4"), plan=renamed, **told).amount == D("0.4")
    assert figure(*of_june(), units=(NEW_N,), period=JULY, indicator=lone).amount is None
    assert figure(*of_june(), units=(EAST,), period=JULY, indicator=lone).amount is None


# -- twice in one year ---------------------------------------------------------------------------------------------------

TWICE = changed_twice(  # A and B into N on 1/4, N and C into M on 1/10
    {"A": (1, 4), "B": (1, 4), "N": (4, 10), "C": (1, 10), "M": (10, 13)},
    ("A", "N", 4), ("B", "N", 4), ("N", "M", 10), ("C", "M", 10),
)  # fmt: skip
OCTOBER = Period.parse("2025-10")


@pytest.mark.parametrize(
    ("value_type", "later", "totals"),
    [
        (ValueType.CUMULATIVE, (), {"2025-03": 35, "2025-06": 35, "2025-09": 35, "2025-10": 35}),
        (ValueType.CUMULATIVE, (("N", "2025-06", 40),), {"2025-06": 45, "2025-10": 45}),
        (ValueType.CUMULATIVE, (("N", "2025-06", 40), ("M", "2025-10", 50)), {"2025-09": 45, "2025-10": 50}),
        (ValueType.INCREMENTAL, (("N", "2025-06", 7), ("M", "2025-10", 1)), {"2025-06": 42, "2025-10": 43}),
    ],
)
def test_two_mergers_in_one_year_lose_nothing(
    value_type: ValueType, later: tuple[tuple[str, str, int], ...], totals: dict[str, int]
) -> None:
    indicator = an_indicator(value_type=value_type)
    rows = [
        observed(TRAINED, *row) for row in (("A", "2025-03", 10), ("B", "2025-03", 20), ("C", "2025-03", 5), *later)
    ]
    found = {p: figure(*rows, period=Period.parse(p), plan=TWICE, indicator=indicator).amount for p in totals}
    assert found == totals


def test_a_unit_renamed_twice_keeps_its_figure() -> None:
    plan = changed_twice({"A": (1, 4), "B": (4, 10), "C": (10, 13)}, ("A", "B", 4), ("B", "C", 10))
    assert figure(trained("A", MARCH, "100"), period=OCTOBER, plan=plan).amount == 100


def test_a_part_of_a_divided_unit_that_is_merged_later_brings_its_part() -> None:
    plan = changed_twice(
        {"D": (1, 4), "E": (4, 13), "W": (4, 10), "C": (1, 10), "Z": (10, 13)},
        ("D", "E", 4, "0.6"), ("D", "W", 4, "0.4"), ("W", "Z", 10), ("C", "Z", 10),
    )  # fmt: skip
    rows = [trained("D", MARCH, "100"), trained("C", MARCH, "50")]
    found = {u: figure(*rows, units=(u,), period=OCTOBER, plan=plan).amount for u in ("E", "Z", "T")}
    assert found == {"E": 60, "Z": 90, "T": 150}
    west = [*rows, trained("W", JUNE, "45")]
    assert figure(*west, units=("Z",), period=OCTOBER, plan=plan).amount == 95
    assert figure(*west, period=OCTOBER, plan=plan).amount == 155
