"""Figures over units: no averaged percentages, no totals that fall because somebody was late, four kinds of absence."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Frequency, Indicator, ValueType
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.observations import Source
from dashboard.domain.verdicts.parts import Coverage
from dashboard.domain.verdicts.rollup import own_figure, rolled_up, subjects
from dashboard.domain.verdicts.summands import span
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, LABOUR, OTHER_COMMUNE, TRAINED, a_plan
from tests.domain.figures import knowing, observed
from tests.domain.merged import EAST, OLD_D, SAME_C, divided

PLAN = replace(
    a_plan(),
    indicators=tuple(replace(i, reporters=("XA",), frequency=Frequency.MONTH) for i in a_plan().indicators),
)
BOTH = (COMMUNE, OTHER_COMMUNE)
T8, T9 = "2024-08", "2024-09"


def share() -> Indicator:
    return PLAN.indicator_by_code[CLEAN_WATER]


def count() -> Indicator:
    return PLAN.indicator_by_code[TRAINED]


def over(indicator: Indicator, *rows, period: str = T9):  # type: ignore[no-untyped-def]
    return rolled_up(knowing(PLAN, *rows), indicator, BOTH, Period.parse(period))


def test_forty_percent_of_100_and_ten_percent_of_900_are_thirteen_percent() -> None:
    found = over(
        share(), observed(CLEAN_WATER, COMMUNE, T9, "40/100"), observed(CLEAN_WATER, OTHER_COMMUNE, T9, "90/900")
    )
    assert found.amount == Decimal("0.13")
    assert (found.numerator, found.denominator) == (130, 1000)


def test_a_share_leaves_out_who_did_not_report_and_says_so() -> None:
    found = over(
        share(), observed(CLEAN_WATER, COMMUNE, T9, "40/100"), observed(CLEAN_WATER, OTHER_COMMUNE, T8, "90/900")
    )
    assert found.amount == Decimal("0.4")
    assert found.coverage.missing == (OTHER_COMMUNE,)
    assert found.carried == ()


def test_a_cumulative_count_keeps_a_silent_units_last_figure_and_marks_it() -> None:
    found = over(count(), observed(TRAINED, COMMUNE, T9, 12), observed(TRAINED, OTHER_COMMUNE, T8, 30))
    assert found.amount == 42
    assert found.carried == ((OTHER_COMMUNE, Period.parse(T8)),)
    assert found.coverage.reported == (COMMUNE,)


def test_nil_declared_stands_with_the_last_figure_and_counts_as_reported() -> None:
    rows = (observed(TRAINED, COMMUNE, T8, 7), observed(TRAINED, COMMUNE, T9, Absence.NIL))
    found = over(count(), *rows, observed(TRAINED, OTHER_COMMUNE, T9, Absence.NIL))
    assert found.amount == 7
    assert found.carried == ()
    assert found.coverage.missing == ()


def test_zero_is_a_figure() -> None:
    found = over(count(), observed(TRAINED, COMMUNE, T9, 0), observed(TRAINED, OTHER_COMMUNE, T9, 0))
    assert (found.amount, found.absence) == (0, None)


ABSENCES = [
    ("nobody reported", (), Absence.NOT_REPORTED),
    ("both say there is no data", (Absence.NOT_REPORTED, Absence.NOT_REPORTED), Absence.NOT_REPORTED),
    ("both are not concerned", (Absence.NOT_APPLICABLE, Absence.NOT_APPLICABLE), Absence.NOT_APPLICABLE),
    ("nobody is in need", ("0/0", "0/0"), Absence.NOT_APPLICABLE),
    ("both declare nil", (Absence.NIL, Absence.NIL), Absence.NIL),
]


@pytest.mark.parametrize(("_", "reported", "absence"), ABSENCES, ids=[case[0] for case in ABSENCES])
def test_a_missing_share_says_why(_: str, reported: tuple[object, ...], absence: Absence) -> None:
    rows = [observed(CLEAN_WATER, unit, T9, value) for unit, value in zip(BOTH, reported, strict=False)]
    found = over(share(), *rows)
    assert (found.amount, found.absence) == (None, absence)


def test_who_is_not_concerned_is_not_expected() -> None:
    found = over(
        share(),
        observed(CLEAN_WATER, COMMUNE, T9, "4/5"),
        observed(CLEAN_WATER, OTHER_COMMUNE, T9, Absence.NOT_APPLICABLE),
    )
    assert found.coverage.expected == (COMMUNE,)
    assert found.amount == Decimal("0.8")


def test_before_a_yearly_review_a_figure_is_not_due_and_after_it_missing() -> None:
    yearly = replace(share(), frequency=Frequency.YEAR, review_month=11)
    assert over(yearly).absence is Absence.NOT_DUE
    assert over(yearly, period="2024-11").absence is Absence.NOT_REPORTED


def test_a_quarterly_figure_speaks_until_the_next_one_is_due() -> None:
    quarterly = replace(share(), frequency=Frequency.QUARTER)
    assert span(quarterly, Period.parse("2024-08")) == (4, 8, True)
    assert over(quarterly, observed(CLEAN_WATER, COMMUNE, "2024-06", "1/2"), period=T8).amount == Decimal("0.5")
    assert over(quarterly, observed(CLEAN_WATER, COMMUNE, "2024-06", "1/2"), period=T9).amount is None


def test_estimates_are_kept_apart() -> None:
    found = over(count(), observed(TRAINED, COMMUNE, T9, 150, estimate=True), observed(TRAINED, OTHER_COMMUNE, T9, 3))
    assert found.amount == 3
    assert found.estimate


def test_in_period_figures_are_summed_from_the_start_of_the_year() -> None:
    monthly = replace(count(), value_type=ValueType.INCREMENTAL)
    found = over(
        monthly,
        observed(TRAINED, COMMUNE, T8, 5),
        observed(TRAINED, COMMUNE, T9, 4),
        observed(TRAINED, OTHER_COMMUNE, T9, 1),
    )
    assert found.amount == 10


SPANS = {
    "a year over its half": ({"2024-H1": 30, "2024": 50}, "2024-12", 50),
    "a half over its quarter": ({"2024-Q1": 10, "2024-H1": 30}, "2024-06", 30),
    "a month beside a later quarter": ({"2024-01": 10, "2024-Q2": 30}, "2024-06", 40),
    "a quarter over one of its months": ({"2024-04": 10, "2024-Q2": 30}, "2024-06", 30),
    "months after a half": ({"2024-H1": 30, "2024-07": 5, "2024-08": 6}, "2024-09", 41),
    "the half is not over": ({"2024-Q1": 10, "2024-H1": 30}, "2024-05", 10),
    "adjusting the books is a span of its own": ({"2024-12": 10, "2024-13": 3}, "2024-13", 13),
    "adjusting after the year": ({"2024": 50, "2024-13": -3}, "2024-13", 47),
    "an unknown year takes no place": ({"2024-H1": 30, "2024": Absence.NOT_REPORTED}, "2024-12", 30),
}


@pytest.mark.parametrize(("told", "period", "total"), SPANS.values(), ids=SPANS.keys())
def test_each_month_is_told_once(told: dict[str, object], period: str, total: int) -> None:
    in_period = replace(count(), value_type=ValueType.INCREMENTAL)
    rows = [observed(TRAINED, COMMUNE, code, value) for code, value in told.items()]
    for some in (rows, rows[::-1]):
        assert over(in_period, *some, period=period).amount == total


def test_of_the_same_months_the_official_figure_is_added_and_of_more_months_the_longer() -> None:
    in_period = replace(count(), value_type=ValueType.INCREMENTAL)
    quarters = [observed(TRAINED, COMMUNE, f"2024-Q{n}", 10) for n in (1, 2)]
    draft = observed(TRAINED, COMMUNE, "2024-H1", 35, preliminary=True)
    assert over(in_period, draft, *quarters, period="2024-06").amount == 20
    only_one = over(in_period, draft, quarters[0], period="2024-06")
    assert (only_one.amount, only_one.preliminary) == (35, True)
    table = replace(observed(TRAINED, COMMUNE, "2024-H1", 22), source=Source.CONSOLIDATED)
    assert over(in_period, table, *quarters, period="2024-06").amount == 20


def test_a_figure_that_cannot_be_added_up_is_not_added_up() -> None:
    lone = replace(share(), aggregation=Aggregation.NONE)
    rows = (observed(CLEAN_WATER, COMMUNE, T9, "0.3"), observed(CLEAN_WATER, OTHER_COMMUNE, T9, "0.5"))
    assert over(lone, *rows).amount is None
    assert rolled_up(knowing(PLAN, *rows), lone, (COMMUNE,), Period.parse(T9)).amount == Decimal("0.3")


def test_the_districts_own_figure_stands_beside_the_sum_of_its_communes() -> None:
    rows = (observed(TRAINED, COMMUNE, T9, 10), observed(TRAINED, DISTRICT, T9, 50))
    known = knowing(PLAN, *rows)
    assert subjects(PLAN, count(), DISTRICT, Period.parse("2024-09")) == BOTH
    assert rolled_up(known, count(), BOTH, Period.parse(T9)).amount == 10
    beside = own_figure(known, count(), DISTRICT, Period.parse(T9))
    assert beside is not None
    assert beside.amount == 50


def test_a_figure_handed_over_between_persons_is_counted_once() -> None:
    """The key is subject × period: two reporters of one subject do not add up."""
    rows = (observed(TRAINED, COMMUNE, T9, 10), replace(observed(TRAINED, COMMUNE, T9, 10), reporter=LABOUR))
    assert over(count(), *rows).amount == 10


def _many_communes(number: int) -> Plan:
    communes = tuple(Unit(f"C{n}", f"Xã {n}", "xã", UnitLevel.COMMUNE, DISTRICT, group="XA") for n in range(number))
    return replace(PLAN, units=(*PLAN.units[:1], *communes))


parts = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=12)


@given(parts, st.integers(0, 12))
def test_a_roll_up_equals_the_sum_of_its_parts_in_any_grouping(pairs: list[tuple[int, int]], cut: int) -> None:
    plan = _many_communes(len(pairs))
    units = tuple(u.code for u in plan.units if u.group)
    rows = [observed(CLEAN_WATER, u, T9, f"{min(p)}/{max(p)}") for u, p in zip(units, pairs, strict=True)]
    known = knowing(plan, *rows)
    whole, left, right = (
        rolled_up(known, share(), group, Period.parse(T9)) for group in (units, units[:cut], units[cut:])
    )  # fmt: skip
    assert (whole.numerator or 0) == (left.numerator or 0) + (right.numerator or 0)
    assert (whole.denominator or 0) == (left.denominator or 0) + (right.denominator or 0)


def test_an_offices_table_of_its_whole_area_stands_until_a_unit_reports() -> None:
    from dashboard.domain.verdicts.target_standing import target_standing

    target = PLAN.targets[0]
    whole = observed(TRAINED, DISTRICT, T9, 90)
    alone = target_standing(knowing(PLAN, whole), target, Period.parse(T9))
    beside = target_standing(knowing(PLAN, whole, observed(TRAINED, COMMUNE, T9, 40)), target, Period.parse(T9))
    assert (alone.actual, beside.actual) == (90, 40)


def test_a_share_that_a_table_gives_without_its_parts_is_that_units_own() -> None:
    found = own_figure(knowing(PLAN, observed(CLEAN_WATER, DISTRICT, T9, "0.61")), share(), DISTRICT, Period.parse(T9))
    assert found is not None
    assert (found.amount, found.numerator) == (Decimal("0.61"), None)


@pytest.mark.parametrize("official", ["2024", "2024-H2", "2024-Q4", "2024-12"])
@pytest.mark.parametrize("first", ["2024", "2024-H2", "2024-Q4", "2024-12"])
def test_an_official_figure_stands_over_a_preliminary_one_of_a_period_that_ends_on_the_same_day(
    official: str, first: str
) -> None:
    rows = [
        observed(CLEAN_WATER, COMMUNE, official, "50/100"),
        observed(CLEAN_WATER, COMMUNE, first, "70/100", preliminary=True),
    ]
    found = over(share(), *rows, period="2024-12")
    assert (found.amount, found.preliminary) == (Decimal("0.5"), False)


def test_a_share_told_without_its_numbers_is_its_units_figure_and_nobody_elses() -> None:
    alone = observed(CLEAN_WATER, COMMUNE, T9, "0.4")
    own = rolled_up(knowing(PLAN, alone), share(), (COMMUNE,), Period.parse(T9))
    assert (own.amount, own.coverage.reported) == (Decimal("0.4"), (COMMUNE,))
    for rows in ((alone,), (alone, observed(CLEAN_WATER, OTHER_COMMUNE, T9, "0.9"))):
        found = over(share(), *rows)
        assert (found.amount, found.absence, found.coverage.reported) == (None, Absence.NOT_REPORTED, ())
    beside = over(share(), alone, observed(CLEAN_WATER, OTHER_COMMUNE, T9, "90/100"))
    assert (beside.amount, beside.coverage.reported) == (Decimal("0.9"), (OTHER_COMMUNE,))
    excused = over(share(), alone, observed(CLEAN_WATER, OTHER_COMMUNE, T9, Absence.NOT_APPLICABLE))
    assert (excused.amount, excused.coverage.expected) == (Decimal("0.4"), (COMMUNE,))


def test_a_share_told_without_its_numbers_says_nothing_of_a_part_of_a_divided_unit() -> None:
    plan = replace(divided(), indicators=(share(),))
    known = knowing(plan, observed(CLEAN_WATER, OLD_D, "2025-06", "0.4"))
    of_part = rolled_up(known, share(), (EAST,), Period.parse("2025-06"))
    assert (of_part.amount, of_part.absence) == (None, Absence.NOT_REPORTED)
    assert rolled_up(known, share(), (OLD_D,), Period.parse("2025-06")).amount == Decimal("0.4")


def test_a_unit_of_nought_in_a_hundred_lowers_the_share() -> None:
    rows = (observed(CLEAN_WATER, COMMUNE, T9, "0/100"), observed(CLEAN_WATER, OTHER_COMMUNE, T9, "50/100"))
    found = over(share(), *rows)
    assert (found.amount, found.numerator, found.denominator, found.absence) == (Decimal("0.25"), 50, 200, None)
    assert found.parts == rows


def test_nobody_in_need_keeps_its_two_numbers() -> None:
    rows = (observed(CLEAN_WATER, COMMUNE, T9, "0/0"), observed(CLEAN_WATER, OTHER_COMMUNE, T9, "0/0"))
    found = over(share(), *rows)
    assert (found.amount, found.numerator, found.denominator, found.absence) == (None, 0, 0, Absence.NOT_APPLICABLE)
    assert (found.parts, found.coverage.reported) == (rows, BOTH)


def test_where_nobody_is_concerned_those_who_said_so_are_its_parts() -> None:
    rows = tuple(observed(TRAINED, unit, T9, Absence.NOT_APPLICABLE) for unit in BOTH)
    found = over(count(), *rows)
    assert (found.amount, found.absence, found.coverage.expected) == (None, Absence.NOT_APPLICABLE, ())
    assert found.parts == rows


NIL_COUNTS = [
    ("all declare nil: nought, told by them", (T9, Absence.NIL), (T9, Absence.NIL), 0, (), 2),
    ("one declares nil, the other is silent", (T9, Absence.NIL), None, 0, (), 1),
    ("nil now keeps what was there before and carries nothing", (T8, 7), (T9, Absence.NIL), 7, ("X1",), 2),
    ("not reported is not nil", (T9, Absence.NOT_REPORTED), None, None, (), 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "amount", "carried", "parts"), [c[1:] for c in NIL_COUNTS], ids=[c[0] for c in NIL_COUNTS]
)
def test_nil_of_a_count_is_nought_and_no_gap(
    one: tuple[str, object],
    other: tuple[str, object] | None,
    amount: int | None,
    carried: tuple[str, ...],
    parts: int,
) -> None:
    told = zip(BOTH, (one, other), strict=True)
    found = over(count(), *(observed(TRAINED, unit, *figure) for unit, figure in told if figure))
    assert (found.amount, tuple(unit for unit, _ in found.carried), len(found.parts)) == (amount, carried, parts)


@pytest.mark.parametrize(
    ("value", "amount", "absence"),
    [(Absence.NIL, 0, None), (Absence.NOT_REPORTED, None, Absence.NOT_REPORTED), (0, 0, None), (3, 3, None)],
)
def test_nil_of_in_period_figures_is_nought(value: object, amount: int | None, absence: Absence | None) -> None:
    in_period = replace(count(), value_type=ValueType.INCREMENTAL)
    found = over(in_period, observed(TRAINED, COMMUNE, T9, value))
    assert (found.amount, found.absence) == (amount, absence)


@pytest.mark.parametrize(
    ("first", "second", "absence"),
    [
        (Absence.NIL, Absence.NIL, Absence.NIL),
        (Absence.NIL, None, Absence.NOT_REPORTED),  # nobody knows of the other
        (Absence.NIL, Absence.NOT_APPLICABLE, Absence.NIL),
        (Absence.NOT_APPLICABLE, None, Absence.NOT_REPORTED),
    ],
)
def test_a_share_is_nil_where_all_that_are_expected_say_so(first: object, second: object, absence: Absence) -> None:
    rows = [observed(CLEAN_WATER, unit, T9, told) for unit, told in zip(BOTH, (first, second), strict=True) if told]
    assert over(share(), *rows).absence is absence


def test_whatever_the_figure_is_who_was_expected_and_who_reported_is_kept() -> None:
    one, other = BOTH
    in_period, lone = replace(count(), value_type=ValueType.INCREMENTAL), replace(share(), aggregation=Aggregation.NONE)
    both = (observed(TRAINED, one, T9, 5), observed(TRAINED, other, T9, 6))
    for indicator, rows, coverage in (
        (in_period, both, Coverage(BOTH, BOTH)),
        (in_period, both[:1], Coverage(BOTH, (one,))),
        (in_period, (), Coverage(BOTH, ())),
        (lone, (observed(CLEAN_WATER, one, T9, "1/2"),), Coverage(BOTH, (one,))),
        (lone, (), Coverage(BOTH, ())),
    ):
        assert over(indicator, *rows).coverage == coverage
    nil = observed(CLEAN_WATER, one, T9, Absence.NIL)
    assert rolled_up(knowing(PLAN, nil), lone, (one,), Period.parse(T9)).coverage == Coverage((one,), (one,))


def test_a_refused_figure_names_who_would_have_reported_beside_the_divided_unit() -> None:
    refused = rolled_up(knowing(divided(None)), count(), (EAST, SAME_C), Period.parse("2025-06"))
    assert (refused.coverage, refused.refused) == (Coverage((SAME_C,), ()), (OLD_D,))


def test_one_of_two_numbers_is_no_share() -> None:
    half = observed(CLEAN_WATER, COMMUNE, T9, "0.4", numerator=Decimal(4))
    found = over(share(), half, observed(CLEAN_WATER, OTHER_COMMUNE, T9, "90/100"))
    assert (found.amount, found.denominator, found.coverage.reported) == (Decimal("0.9"), 100, (OTHER_COMMUNE,))
