"""Poverty and deprivation: groups as denominators, worst indicators, official before preliminary, the flow, and standards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.deprivation.flow import FALLS, MEMBERS, FlowRow, flow_of
from dashboard.domain.deprivation.households import deprivations, groups, poverty
from dashboard.domain.deprivation.standards import (
    Point,
    breaks,
    change,
    lines,
    poverty_points,
    standard_of,
    standard_on,
)
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ReviewRole, Standard
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_review import leaves
from sample_data.offices.songma.plan import plan
from tests.domain.figures import knowing, observed
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, SAME_C, WEST, divided

PLAN = plan()
JUNE, SEPTEMBER = Period.parse("2024-06"), Period.parse("2024-09")
A, B, C = "04168", "04171", "04174"
COMMUNES = tuple(u.code for u in PLAN.units if u.group == "XA")


def group(*told: Observation, of: str = "HN", period: Period = SEPTEMBER):
    return deprivations(knowing(PLAN, *told), of, PLAN.root, period)


def test_the_groups_are_apart_and_have_six_dimensions_of_two():
    assert groups(PLAN) == ("HN", "HCN")
    found = group()
    assert [len(d.indicators) for d in found.dimensions] == [2] * 6
    assert {one.indicator.group for one in found.indicators} == {"HN"}
    assert leaves(PLAN, PLAN.root, SEPTEMBER) == COMMUNES


def test_a_rate_is_of_the_groups_households_and_never_an_average_of_rates():
    found = group(observed("TH-HN-01", A, "2024-09", "40/100"), observed("TH-HN-01", B, "2024-09", "90/900"))
    figure = found.indicators[0].total.figure
    assert (figure.amount, figure.numerator, figure.denominator) == (Decimal("0.13"), 130, 1000)
    assert figure.coverage.reported == (A, B)
    assert len(figure.coverage.expected) == 19


def test_the_districts_own_row_is_never_added_to_its_communes_and_stands_where_they_are_silent():
    own, one = observed("TH-HN-01", PLAN.root, "2024-09", "50/200"), observed("TH-HN-01", A, "2024-09", "40/100")
    assert group(own, one).indicators[0].total.figure.numerator == 40
    assert group(own).indicators[0].total.figure.numerator == 50


@pytest.mark.parametrize(
    ("told", "amount", "absence"),
    [
        ("0/0", None, Absence.NOT_APPLICABLE),
        ("0/10", Decimal(0), None),
        (Absence.NOT_APPLICABLE, None, Absence.NOT_APPLICABLE),
    ],
)
def test_without_households_of_a_group_there_is_no_rate(told, amount, absence):
    found = group(observed("TH-HN-01", A, "2024-09", told))
    cell = dict(found.indicators[0].by_unit)[A]
    assert (cell.amount, cell.absence) == (amount, absence)
    assert dict(found.indicators[0].by_unit)[B].amount is None


def test_a_dimension_stands_where_its_worst_indicator_does():
    found = group(observed("TH-HN-09", A, "2024-09", "10/100"), observed("TH-HN-10", A, "2024-09", "60/100"))
    water = next(d for d in found.dimensions if d.name.startswith("Nước"))
    assert water.worst is not None and water.worst.indicator.code == "TH-HN-10" and water.worst.rate == Decimal("0.6")
    assert found.worst is water.worst and found.worst.worst_unit == (A, Decimal("0.6"))
    assert next(d for d in found.dimensions if d.name == "Y tế").worst is None


def test_the_average_counts_only_units_that_told_all_twelve():
    twelve = [observed(f"TH-HN-{n:02d}", A, "2024-09", "5/10") for n in range(1, 13)]
    assert group(*twelve).average == 6
    assert group(*twelve, observed("TH-HN-01", B, "2024-09", "9/10")).average == 6
    assert group(*twelve[:11]).average is None
    assert group(*[observed(f"TH-HN-{n:02d}", A, "2024-09", "0/0") for n in range(1, 13)]).average is None


def test_the_newest_review_that_was_due_speaks_and_its_silent_units_are_missing():
    june = [observed("TH-HN-01", unit, "2024-06", "1/10") for unit in COMMUNES]
    november, december = Period.parse("2024-11"), Period.parse("2024-12")
    for told in (november, december):  # due in November, whether it came in time or not
        found = group(*june, observed("TH-HN-01", A, told.code, "2/10"), period=december)
        assert (found.review, found.indicators[0].total.figure.coverage.reported) == (told, (A,))
    late = observed("TH-HN-01", A, "2024-12", "3/10")
    assert group(*june, observed("TH-HN-01", A, "2024-11", "2/10"), late, period=december).review == november
    assert group(*june, period=Period.parse("2024-08")).review == JUNE


def test_one_early_report_does_not_flip_a_review_and_a_whole_one_does():
    june = [observed("TH-HN-01", unit, "2024-06", "1/10") for unit in COMMUNES]
    september = [observed("TH-HN-01", unit, "2024-09", "2/10") for unit in COMMUNES]
    found = group(*june, september[0])
    assert (found.review, found.indicators[0].rate) == (JUNE, Decimal("0.1"))
    assert group(*june, *september).review == SEPTEMBER
    assert group(*june[1:], september[0]).review == JUNE  # neither is whole: of June more is known
    assert group(*june, observed("TH-HN-01", PLAN.root, "2024-09", "30/200")).review == SEPTEMBER  # the whole area's
    one = deprivations(knowing(PLAN, *june, september[0]), "HN", A, SEPTEMBER)
    other = deprivations(knowing(PLAN, *june, september[0]), "HN", B, SEPTEMBER)
    assert (one.review, other.review) == (SEPTEMBER, JUNE)


def test_an_early_report_of_one_commune_leaves_the_poverty_of_both():
    june = [replace(o, period=JUNE) for unit in COMMUNES for o in counted(unit, 100, 30, 10)]
    snapshot = knowing(PLAN, *june, *counted(A, 100, 20, 10))
    found = poverty(snapshot, PLAN.root, SEPTEMBER)
    assert found is not None and found.review == JUNE
    assert (found.poor.figure.amount, found.poverty_rate.figure.amount) == (30 * 19, Decimal("0.3"))
    assert not found.poor.figure.coverage.missing
    assert [p.period for p in poverty_points(snapshot, PLAN.root, SEPTEMBER)] == [JUNE]
    assert [p.period for p in poverty_points(snapshot, A, SEPTEMBER)] == [JUNE, SEPTEMBER]


def test_members_of_the_flow_that_are_left_out_do_not_hold_a_review_back():
    june = [o for unit in COMMUNES for o in flow_told(unit, (10, 1, 0, 2, 0, 0, 0, 0, 7))]
    june = [replace(o, period=JUNE) for o in june]
    ends = [o for unit in COMMUNES for o in flow_told(unit, (9, 0, 0, 0, 0, 0, 0, 0, 9))]
    september = [o for o in ends if o.indicator in ("DB-HN-1", "DB-HN-9")]
    flow = flow_of(knowing(PLAN, *june, *september), "HN", PLAN.root, SEPTEMBER)
    assert flow is not None and flow.review == SEPTEMBER


# -- sơ bộ and chính thức ----------------------------------------------------------------------------------------------


def test_the_official_figure_stands_over_the_preliminary_whatever_came_later():
    first = observed("TH-HN-01", A, "2024-11", "30/100", preliminary=True)
    official = observed("TH-HN-01", A, "2024-11", "28/100")
    for told in ((first, official), (official, first)):
        found = group(*told, period=Period.parse("2024-12")).indicators[0].total
        assert (found.figure.amount, found.figure.preliminary) == (Decimal("0.28"), False)
        assert found.first is not None and found.first.amount == Decimal("0.3") and found.first.preliminary
        assert found.difference == Decimal("-0.02")


def test_one_preliminary_part_makes_the_whole_preliminary():
    official = observed("TH-HN-01", A, "2024-11", "28/100")
    mixed = group(
        official, observed("TH-HN-01", B, "2024-11", "1/10", preliminary=True), period=Period.parse("2024-11")
    )
    assert mixed.preliminary
    assert not group(official, period=Period.parse("2024-11")).preliminary


# -- poor and near-poor of all households ------------------------------------------------------------------------------


def counted(unit: str, all_: int, poor: int, near: int) -> list[Observation]:
    values = (("HO-TONG", all_), ("HO-NGHEO", poor), ("HO-CANNGHEO", near))
    return [observed(code, unit, "2024-09", value) for code, value in values]


def test_rates_are_of_all_resident_households_and_multidimensional_poverty_counts_both():
    found = poverty(knowing(PLAN, *counted(A, 100, 40, 10), *counted(B, 900, 90, 10)), PLAN.root, SEPTEMBER)
    assert found is not None
    assert found.poverty_rate.figure.amount == Decimal("0.13")
    assert found.near_poverty_rate.figure.amount == Decimal("0.02")
    figure = found.multidimensional_rate.figure
    assert (figure.amount, figure.numerator, figure.denominator) == (Decimal("0.15"), 150, 1000)
    assert figure.coverage.reported == (A, B)


def test_a_unit_without_its_denominator_enters_no_rate():
    snapshot = knowing(PLAN, *counted(A, 100, 40, 10), observed("HO-NGHEO", B, "2024-09", 500))
    found = poverty(snapshot, PLAN.root, SEPTEMBER)
    assert found is not None and found.poverty_rate.figure.amount == Decimal("0.4")
    nobody = poverty(knowing(PLAN, *counted(A, 0, 0, 0)), PLAN.root, SEPTEMBER)
    assert nobody is not None and nobody.poverty_rate.figure.absence is Absence.NOT_APPLICABLE


def test_a_rate_that_was_stated_stands_where_no_households_were_counted():
    told = observed("HN-TYLE", PLAN.root, "2024-11", "30/100")
    found = poverty(knowing(PLAN, told), PLAN.root, Period.parse("2024-12"))
    assert found is not None and found.poverty_rate.figure.amount == Decimal("0.3")
    both = poverty(knowing(PLAN, told, *counted(A, 100, 40, 10)), PLAN.root, Period.parse("2024-12"))
    assert both is not None and both.poverty_rate.figure.amount == Decimal("0.4")


@settings(deadline=None)  # of a machine that does other things too
@given(
    figures=st.lists(
        st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=19, max_size=19
    ),
    cut=st.integers(1, 18),
)
def test_a_roll_up_is_the_same_in_any_grouping(figures, cut):
    told = [observed("TH-HN-01", unit, "2024-09", f"{n}/{d}") for unit, (n, d) in zip(COMMUNES, figures, strict=True)]
    whole = group(*told).indicators[0].total.figure
    parts = [group(*some).indicators[0].total.figure for some in (told[:cut], told[cut:])]
    assert whole.numerator == sum(part.numerator for part in parts)
    assert whole.denominator == sum(part.denominator for part in parts)
    if whole.denominator:
        assert whole.amount == whole.numerator / whole.denominator
    else:
        assert whole.absence is Absence.NOT_APPLICABLE


# -- the flow ----------------------------------------------------------------------------------------------------------


def flow_told(unit: str, members: tuple[int, ...], people: bool = False, year: int = 2024) -> list[Observation]:
    tail = "-NK" if people else ""
    return [observed(f"DB-HN-{n}{tail}", unit, f"{year}-09", value) for n, value in enumerate(members, start=1)]


def test_the_identity_of_the_flow_warns_by_its_difference():
    holds, fails = (294, 64, 45, 0, 5, 0, 14, 0, 204), (238, 47, 4, 0, 6, 14, 12, 0, 221)
    flow = flow_of(knowing(PLAN, *flow_told(A, holds), *flow_told(B, fails)), "HN", PLAN.root, SEPTEMBER)
    assert flow is not None
    assert {row.unit: row.difference for row in flow.rows if row.difference is not None} == {A: 0, B: 2}
    assert [row.unit for row in flow.failing] == [B]
    assert (flow.total.amounts[ReviewRole.FLOW_START], flow.total.difference) == (532, 2)
    assert flow.total.relapse_rate == Decimal(14) / (64 + 45 + 47 + 4)


def test_households_and_people_of_a_flow_are_apart():
    told = (*flow_told(A, (10, 1, 0, 0, 0, 0, 0, 0, 9)), *flow_told(A, (50, 6, 0, 0, 0, 0, 0, 0, 44), people=True))
    for people, start in ((False, 10), (True, 50)):
        flow = flow_of(knowing(PLAN, *told), "HN", PLAN.root, SEPTEMBER, people)
        assert flow is not None and flow.total.amounts[ReviewRole.FLOW_START] == start
    assert flow_of(knowing(PLAN, *told), "HCN", PLAN.root, SEPTEMBER) is None


def test_members_that_nobody_told_leave_the_identity_to_the_others():
    row = FlowRow(A, {ReviewRole.FLOW_START: Decimal(10), FALLS[0]: Decimal(3), ReviewRole.FLOW_END: Decimal(7)})
    assert row.difference == 0
    assert FlowRow(A, {ReviewRole.FLOW_START: Decimal(10)}).difference is None
    assert row.relapse_rate is None  # nobody told how many
    assert len(MEMBERS) == 9


def test_the_start_of_a_year_stands_beside_the_end_of_the_last():
    before = replace(PLAN, year=2023)
    last = Snapshot(1, None, before, 1, tuple(flow_told(A, (12, 2, 0, 0, 0, 0, 0, 0, 10), year=2023)))
    now = replace(knowing(PLAN, *flow_told(A, (9, 1, 0, 0, 0, 0, 0, 0, 8))), before=last)
    flow = flow_of(now, "HN", PLAN.root, SEPTEMBER)
    assert flow is not None and flow.joint is not None
    assert (flow.joint.start, flow.joint.end_before, flow.joint.difference) == (9, 10, -1)
    assert flow.joint.units == ((A, Decimal(-1)),)
    assert flow_of(replace(now, before=None), "HN", PLAN.root, SEPTEMBER).joint is None


# -- standards ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2015, 12, 31), None),
        (date(2021, 12, 31), "NC2016-2020"),
        (date(2022, 1, 1), "NC2022-2025"),
        (date(2026, 12, 31), "NC2022-2025"),
        (date(2027, 1, 1), None),
    ],
)
def test_a_day_has_the_standard_in_force_on_it(day, code):
    found = standard_on(PLAN, day)
    assert (found.code if found else None) == code


def test_an_indicator_may_name_its_standard():
    named = PLAN.indicator_by_code["HO-NGHEO"]
    old = Period.parse("2021")
    assert standard_of(PLAN, named, old).code == "NC2022-2025"  # type: ignore[union-attr]
    assert standard_of(PLAN, replace(named, standard=""), old).code == "NC2016-2020"  # type: ignore[union-attr]


def test_points_of_two_standards_are_never_one_line_and_never_subtracted():
    old, new = (Standard(code, code, date(year, 1, 1)) for code, year in (("five", 2016), ("six", 2022)))
    points = [
        Point(Period.parse(year), Decimal(value), standard)
        for year, value, standard in (("2022", "0.3", new), ("2020", "0.1862", old), ("2021", "0.2166", old))
    ]
    assert [[p.period.year for p in part] for part in lines(points)] == [[2020, 2021], [2022]]
    (cut,) = breaks(points)
    assert (cut.last.standard, cut.first.standard) == (old, new)
    assert change(points[1], points[2]) == Decimal("0.0304")
    assert change(points[2], points[0]) is None


def test_the_poverty_rate_over_years_carries_each_years_standard():
    before = replace(PLAN, year=2021, indicators=tuple(replace(i, standard="") for i in PLAN.indicators), decision="")
    told = [replace(o, period=Period.parse("2021-12")) for o in counted(A, 100, 30, 5)]
    now = replace(knowing(PLAN, *counted(A, 100, 20, 5)), before=Snapshot(1, None, before, 1, tuple(told)))
    points = poverty_points(now, PLAN.root, SEPTEMBER)
    assert [(p.period.code, p.value, p.standard.code) for p in points if p.standard] == [
        ("2021-12", Decimal("0.3"), "NC2016-2020"),
        ("2024-09", Decimal("0.2"), "NC2022-2025"),
    ]
    assert len(breaks(points)) == 1


# -- borders -----------------------------------------------------------------------------------------------------------


def merged_plan():
    lacking = tuple(i for i in PLAN.indicators if i.role is ReviewRole.DEPRIVED or i.role.value.startswith("flow_"))
    return replace(divided(), indicators=lacking)


def test_a_review_before_a_merger_is_recast_without_losing_a_household():
    plan = merged_plan()
    told = [
        observed("TH-HN-01", unit, "2025-06", parts)
        for unit, parts in ((OLD_A, "10/40"), (OLD_B, "20/60"), (SAME_C, "5/50"), (OLD_D, "10/100"))
    ]
    june, snapshot = Period.parse("2025-06"), knowing(plan, *told)
    reported = deprivations(snapshot, "HN", "T", june)
    now = deprivations(snapshot, "HN", "T", june, Boundaries.CURRENT)
    assert set(reported.units) == {OLD_A, OLD_B, SAME_C, OLD_D}
    assert set(now.units) == {NEW_N, SAME_C, EAST, WEST}
    one, other = (found.indicators[0].total.figure for found in (reported, now))
    assert (one.numerator, one.denominator) == (other.numerator, other.denominator) == (45, 250)
    cells = dict(now.indicators[0].by_unit)
    assert (cells[NEW_N].numerator, cells[NEW_N].denominator, cells[EAST].denominator) == (30, 100, 60)


def test_a_divided_commune_without_a_share_is_refused_not_guessed():
    told = observed("TH-HN-01", OLD_D, "2025-06", "10/100")
    plan = replace(merged_plan(), successions=divided(None).successions)
    found = deprivations(knowing(plan, told), "HN", "T", Period.parse("2025-06"), Boundaries.CURRENT)
    assert dict(found.indicators[0].by_unit)[EAST].absence is Absence.UNKNOWN_SHARE


# -- a code that means another unit in another year --------------------------------------------------------------------


def years_of_a_reused_code(indicators, now: tuple[Observation, ...], then: tuple[Observation, ...]) -> Snapshot:
    """2025 with Xã A, made of the town A and Xã B; 2024 with the town under the bare code."""
    this_year = replace(divided(), indicators=indicators, targets=())
    communes = tuple(Unit(code, f"Xã {code}", "xã", UnitLevel.COMMUNE, "T", group="XA") for code in "ABCD")
    last_year = replace(this_year, year=2024, units=(this_year.unit_by_code["T"], *communes), successions=())
    return replace(knowing(this_year, *now), before=knowing(last_year, *then))


def households(unit: str, period: str, all_: int, poor: int) -> list[Observation]:
    return [observed("HO-TONG", unit, period, all_), observed("HO-NGHEO", unit, period, poor)]


COUNTED = tuple(i for i in PLAN.indicators if i.role in (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS))
END_OF_2025 = Period.parse("2025-12")


def test_the_series_of_a_merged_commune_begins_with_all_it_was_made_of():
    now = (*households(NEW_N, "2025-12", 1000, 300), *households(EAST, "2025-12", 100, 10))
    then = [*households("A", "2024-12", 200, 20), *households("B", "2024-12", 800, 400)]
    whole = years_of_a_reused_code(COUNTED, now, (*then, *households("D", "2024-12", 100, 50)))
    series = {unit: [p.value for p in poverty_points(whole, unit, END_OF_2025)] for unit in (NEW_N, EAST, OLD_A)}
    assert series[NEW_N] == [Decimal("0.42"), Decimal("0.3")]
    assert series[EAST] == [Decimal("0.1")]  # a part of D: nobody knows which households
    assert series[OLD_A][0] == Decimal("0.1")
    half = years_of_a_reused_code(COUNTED, now, tuple(then[:2]))
    assert [p.value for p in poverty_points(half, NEW_N, END_OF_2025)] == [Decimal("0.3")]


def test_the_flow_of_a_merged_commune_joins_the_ends_of_all_it_was_made_of():
    members = tuple(i for i in PLAN.indicators if i.role in MEMBERS and i.group == "HN")
    then = (observed("DB-HN-9", "A", "2024-12", 20), observed("DB-HN-9", "B", "2024-12", 400))
    now = (observed("DB-HN-1", NEW_N, "2025-12", 420), observed("DB-HN-1", EAST, "2025-12", 7))
    whole = years_of_a_reused_code(members, now, (*then, observed("DB-HN-9", "D", "2024-12", 9)))
    flow = flow_of(whole, "HN", "T", END_OF_2025)
    assert flow is not None and flow.joint is not None
    assert (flow.joint.start, flow.joint.end_before, flow.joint.units) == (420, 420, ())
    half = flow_of(years_of_a_reused_code(members, now, then[:1]), "HN", "T", END_OF_2025)
    assert half is not None and half.joint is None


def test_a_newer_review_that_does_not_stand_yet_is_announced():
    june = [observed("TH-HN-01", unit, "2024-06", "1/2") for unit in COMMUNES]
    september = [observed("TH-HN-01", unit, "2024-09", "1/2") for unit in COMMUNES[:7]]
    found = group(*june, *september)
    assert found.review == JUNE and found.newer is not None
    assert (found.newer.period, len(found.newer.coverage.reported)) == (SEPTEMBER, 7)
    assert len(found.newer.coverage.expected) == len(COMMUNES)
    assert group(*june).newer is None
    assert group(*september).newer is None
