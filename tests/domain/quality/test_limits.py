"""Every rule of data quality exactly at its limit and just beyond, and what it leaves alone."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Frequency, Indicator, ValueType
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, Plan
from dashboard.domain.quality.findings import Finding, FindingKind, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed, paid, with_target
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, divided

D = Decimal
YEAR_END = Period.parse("2024-12")
MONTHLY_SHARE = a_share(frequency=Frequency.MONTH)
PLAN = with_target(replace(a_plan(), indicators=(an_indicator(), MONTHLY_SHARE)), "T1", low=D(1000), high=D(1000))
LEVELS = replace(PLAN, indicators=(an_indicator(value_type=ValueType.POINT_IN_TIME), MONTHLY_SHARE))


def said(plan: Plan, rows: Iterable[Observation] = (), money: tuple[Disbursement, ...] = ()) -> list[Finding]:
    """What the review says of figures; the gaps of the plan itself are another matter."""
    found = review(knowing(plan, *rows, money=money), YEAR_END)
    return [f for f in found if f.code.kind is not FindingKind.PLAN]


def codes(found: list[Finding]) -> list[str]:
    return sorted(f.code.value for f in found)


def months(*values: object, indicator: str = TRAINED, **over: object) -> list[Observation]:
    """Figures of the first commune from January on; None is a month without one."""
    return [
        observed(indicator, COMMUNE, f"2024-{month:02d}", value, **over)
        for month, value in enumerate(values, 1)
        if value is not None
    ]


def shares(*values: object) -> list[Observation]:
    return months(*values, indicator=CLEAN_WATER)


COUNTS = [
    ("at the least that is possible", PLAN, (0,), []),
    ("under it", PLAN, (-1,), ["out_of_bounds"]),
    ("at the most that is possible", PLAN, (1000,), []),
    ("over it", PLAN, (1001,), ["out_of_bounds"]),
    ("no figure is out of no bounds", PLAN, (Absence.NIL,), []),
    ("the same again", PLAN, (50, 50), []),
    ("one less", PLAN, (50, 49), ["cumulative_falls"]),
    ("one less of what may fall", LEVELS, (50, 49), []),
    ("nought after a figure falls", PLAN, (50, 0), ["cumulative_falls"]),
    ("nought after ten of what may fall", LEVELS, (10, 0), ["zero_after_figure"]),
    ("nought after nine", LEVELS, (9, 0), []),
    ("nought after nought", LEVELS, (0, 0), []),
    ("exactly five times ten", PLAN, (10, 50), []),
    ("more than five times ten", PLAN, (10, 51), ["jump"]),
    ("more than five times nine: small counts grow by any factor", PLAN, (9, 46), []),
    ("a fifth of what may fall", LEVELS, (50, 10), []),
    ("less than a fifth", LEVELS, (51, 10), ["jump"]),
    ("a silent month between changes nothing", PLAN, (10, None, 51), ["jump"]),
    ("an absence between changes nothing", PLAN, (10, Absence.NOT_REPORTED, 51), ["jump"]),
    ("twice the same", PLAN, (7, 7), []),
    ("three times the same", PLAN, (7, 7, 7), ["stands_still"]),
    ("three times, and then it goes on", PLAN, (7, 7, 7, 8), ["stands_still"]),
    ("four times the same is one stretch", PLAN, (7, 7, 7, 7), ["stands_still"]),
    ("three times nought", PLAN, (0, 0, 0), []),
    ("three times the same of what may fall", LEVELS, (7, 7, 7), []),
    ("nought is no one: nought, one, one", PLAN, (0, 1, 1), []),
    ("three times in all, with another between", PLAN, (7, 7, 8, 8), []),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "values", "expected"), [c[1:] for c in COUNTS], ids=[c[0] for c in COUNTS])
def test_a_count(plan: Plan, values: tuple[object, ...], expected: list[str]) -> None:
    assert codes(said(plan, months(*values))) == expected


SHARES = [
    ("all of them", ("10/10",), []),
    ("more than all", ("11/10",), ["numerator_over_denominator"]),
    ("nobody in need", ("0/0",), []),
    ("five times two in a hundred", ("2/100", "10/100"), []),
    ("more than five times two in a hundred", ("2/100", "11/100"), ["jump"]),
    ("more than five times one in a hundred", ("1/100", "6/100"), []),
    ("nought after two in a hundred", ("2/100", "0/100"), ["zero_after_figure"]),
    ("nought after one in a hundred", ("1/100", "0/100"), []),
    ("what must change anyway is not asked about its size too", ("2/100", "101/100"), ["numerator_over_denominator"]),
    ("all after a little is asked about", ("2/100", "100/100"), ["jump"]),
    ("shares may stand still", ("5/10", "5/10", "5/10"), []),
    ("without its two numbers", ("0.5",), ["rate_alone"]),
]  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), [c[1:] for c in SHARES], ids=[c[0] for c in SHARES])
def test_a_share(values: tuple[object, ...], expected: list[str]) -> None:
    assert codes(said(PLAN, shares(*values))) == expected


def test_an_estimate_is_noted_and_is_no_part_of_the_series() -> None:
    rows = [*months(10, None, 12), observed(TRAINED, COMMUNE, "2024-02", 900, estimate=True)]
    assert codes(said(PLAN, rows)) == ["estimate"]
    assert codes(said(PLAN, [observed(TRAINED, COMMUNE, "2024-02", Absence.NIL, estimate=True)])) == []


HOUSES = an_indicator(code="nha-o", subset_of=TRAINED)
WITH_PARTS = replace(
    PLAN, indicators=(*PLAN.indicators, HOUSES, replace(MONTHLY_SHARE, code="phan", subset_of=TRAINED))
)
WHOLE = observed(TRAINED, COMMUNE, "2024-09", 84)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 84), WHOLE, [], id="as many as the whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), WHOLE, ["subset_over_whole"], id="more than the whole"),
        pytest.param(observed("phan", COMMUNE, "2024-09", "84/90"), WHOLE, [], id="of a share its numerator counts"),
        pytest.param(observed("phan", COMMUNE, "2024-09", "85/90"), WHOLE, ["subset_over_whole"], id="and not its rate"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), replace(WHOLE, reporter=DISTRICT), [], id="another reporter's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), replace(WHOLE, source=Source.CONSOLIDATED), [], id="another source's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), observed(TRAINED, COMMUNE, "2024-08", 84), [], id="another month's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), replace(WHOLE, disaggregation="nu"), [], id="a group's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), observed(TRAINED, OTHER_COMMUNE, "2024-09", 84), [], id="another unit's whole"),
    ],
)  # fmt: skip
def test_a_part_beside_its_whole(part: Observation, whole: Observation, expected: list[str]) -> None:
    assert codes(said(WITH_PARTS, (part, whole))) == expected


def of_group(group: str, value: int, **over: object) -> Observation:
    return replace(WHOLE, disaggregation=group, value=D(value), **over)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param([of_group("nu", 84)], [], id="a group of all"),
        pytest.param([of_group("nu", 85)], ["groups_over_total"], id="a group of more than all"),
        pytest.param([of_group("nu", 40), of_group("dan-toc", 44)], [], id="groups that make the whole"),
        pytest.param([of_group("nu", 40), of_group("dan-toc", 45)], ["groups_over_total"], id="groups that make more"),
        pytest.param([of_group("nu", 85, reporter=DISTRICT)], [], id="another reporter's group"),
        pytest.param([], [], id="no groups"),
    ],
)
def test_groups_beside_everybody(groups: list[Observation], expected: list[str]) -> None:
    assert codes(said(PLAN, (WHOLE, *groups))) == expected
    named = [f.params["parts"] for f in said(PLAN, (WHOLE, *groups))]
    assert [part.value for part in named if isinstance(part, Figure)] == [85] * len(expected)


def test_groups_that_are_not_added_up_are_not_compared() -> None:
    lone = replace(PLAN, indicators=(an_indicator(aggregation=Aggregation.NONE, value_type=ValueType.POINT_IN_TIME),))
    assert codes(said(lone, (WHOLE, of_group("nu", 85)))) == []


def parts(own: object, *communes: object, indicator: str = TRAINED) -> list[Observation]:
    units = (DISTRICT, COMMUNE, OTHER_COMMUNE)
    return [observed(indicator, u, "2024-12", value) for u, value in zip(units, (own, *communes), strict=False)]


NO_RATES = replace(MONTHLY_SHARE, frequency=Frequency.YEAR)
WHOLES = [
    ("the sum of the communes", parts(11, 5, 6), []),
    ("one more than the sum", parts(12, 5, 6), ["parts_differ"]),
    ("one less than the sum", parts(10, 5, 6), ["parts_differ"]),
    ("one of the communes is silent", parts(12, 5), []),
    ("a hundredth of a point over the communes' share", parts("5001/10000", "1/2", "1/2", indicator=CLEAN_WATER), []),
    ("a hundredth of a point under it", parts("4999/10000", "1/2", "1/2", indicator=CLEAN_WATER), []),
    ("more than that over it", parts("5002/10000", "1/2", "1/2", indicator=CLEAN_WATER), ["parts_differ"]),
    ("more than that under it", parts("4998/10000", "1/2", "1/2", indicator=CLEAN_WATER), ["parts_differ"]),
    ("of a count not the least difference is lost", parts("11.004", 5, 6), ["parts_differ"]),
    ("an estimate of the whole is no figure", [replace(row, estimate=row.subject == DISTRICT) for row in parts(12, 5, 6)], ["estimate"]),
    ("after a group's figure the whole is still looked at", [of_group("nu", 1), *parts(12, 5, 6)], ["parts_differ"]),
    ("and after the communes' own", parts(12, 5, 6)[::-1], ["parts_differ"]),
    ("an own figure that was declared nil", parts(Absence.NIL, 5, 6), []),
    ("a group's own figure beside everybody's", [of_group("nu", 4, subject=DISTRICT, reporter=DISTRICT, period=YEAR_END), *parts(11, 5, 6)], []),
    ("a group of the whole", [replace(row, disaggregation="nu") for row in parts(12, 5, 6)], []),
    ("an older figure that stands in for a commune", [*parts(12, 5), observed(TRAINED, OTHER_COMMUNE, "2024-11", 6)], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [c[1:] for c in WHOLES], ids=[c[0] for c in WHOLES])
def test_a_units_own_figure_beside_the_sum_of_its_units(rows: list[Observation], expected: list[str]) -> None:
    assert codes(said(PLAN, rows)) == expected


@pytest.mark.parametrize(
    "indicator",
    [
        pytest.param(an_indicator(aggregation=Aggregation.NONE), id="what cannot be added up"),
        pytest.param(
            an_indicator(aggregation=Aggregation.NONE, reporters=(COMMUNE,)), id="nor where one unit alone tells it"
        ),
        pytest.param(an_indicator(subject=DISTRICT), id="what only the district has"),
    ],
)
def test_there_is_no_sum_of(indicator: Indicator) -> None:
    assert codes(said(replace(PLAN, indicators=(indicator,)), parts(12, 5, 6))) == []


def test_what_cannot_be_added_up_hides_nothing_behind_it() -> None:
    lone = an_indicator(code="rieng", aggregation=Aggregation.NONE)
    plan = replace(PLAN, indicators=(lone, *PLAN.indicators))
    assert codes(said(plan, [observed("rieng", DISTRICT, "2024-12", 1), *parts(12, 5, 6)])) == ["parts_differ"]


# -- money ---------------------------------------------------------------------------------------------------------------

MILLION = 1_000_000
GIVEN = 1_763 * MILLION


def spent(*amounts: int | None, **over: object) -> tuple[Disbursement, ...]:
    """Cumulative đồng of the first commune on DA4.1 from January on; None is a month without any."""
    return tuple(
        paid("DA4.1", COMMUNE, f"2024-{month:02d}", amount, **over)  # type: ignore[arg-type]
        for month, amount in enumerate(amounts, 1)
        if amount is not None
    )


QUARTER = GIVEN // 4
MONEY = [
    ("exactly what was given", spent(GIVEN), []),
    ("a đồng more than was given", spent(GIVEN + 1), ["disbursed_over_allocated"]),
    ("the same again", spent(50 * MILLION, 50 * MILLION), []),
    ("a đồng less", spent(50 * MILLION, 50 * MILLION - 1), ["money_falls"]),
    ("exactly five times", spent(200 * MILLION, 1000 * MILLION), []),
    ("more than five times, and by more than a quarter of what was given", spent(100 * MILLION, 100 * MILLION + QUARTER + 1), ["money_jump"]),
    ("more than five times, by exactly a quarter of it", spent(100 * MILLION, 100 * MILLION + QUARTER), []),
    ("more than five times, by less than a quarter of it", spent(50 * MILLION, 300 * MILLION), []),
    ("from nothing", spent(0, 1000 * MILLION), []),
    ("from a single đồng", spent(1, 1000 * MILLION), ["money_jump"]),
    ("four times the same is one stretch", spent(5, 5, 5, 5), ["money_stands_still"]),
    ("three times the same", spent(5, 5, 5), ["money_stands_still"]),
    ("twice the same", spent(5, 5), []),
    ("nothing three times", spent(0, 0, 0), []),
    ("all of it advanced", spent(5 * MILLION, advance_vnd=5 * MILLION), []),
    ("a đồng more advanced than paid", spent(5 * MILLION, advance_vnd=5 * MILLION + 1), ["advance_over_disbursed"]),
]  # fmt: skip


@pytest.mark.parametrize(("money", "expected"), [c[1:] for c in MONEY], ids=[c[0] for c in MONEY])
def test_money(money: tuple[Disbursement, ...], expected: list[str]) -> None:
    assert codes(said(PLAN, money=money)) == expected


def after_usual_months(step: int, unit: int) -> tuple[Disbursement, ...]:
    """Five months of about 100 units each, then one of `step`, in đồng."""
    months = [100 * unit, 204 * unit, 302 * unit, 404 * unit, 500 * unit]
    return spent(*months, 500 * unit + step)


@pytest.mark.parametrize(
    ("plan", "unit", "step", "expected"),
    [
        pytest.param(PLAN, MILLION, 100 * MILLION + GIVEN // 10, ["money_outlier"], id="a tenth of what was given more than usual"),
        pytest.param(PLAN, MILLION, 100 * MILLION + GIVEN // 10 - 1, [], id="less than that"),
        pytest.param(replace(PLAN, allocations=()), 10_000, 11_000_000, ["money_outlier"], id="ten million more, where nobody knows what was given"),
        pytest.param(replace(PLAN, allocations=()), 10_000, 10_999_999, [], id="less than ten million"),
    ],
)  # fmt: skip
def test_a_month_of_unusual_money(plan: Plan, unit: int, step: int, expected: list[str]) -> None:
    assert codes(said(plan, money=after_usual_months(step, unit))) == expected


def month_after(before: int | None, cumulative: int, in_month: int, month: int = 2) -> tuple[Disbursement, ...]:
    told = paid("DA4.1", COMMUNE, f"2024-{month:02d}", cumulative, in_month_vnd=in_month)
    return (told,) if before is None else (paid("DA4.1", COMMUNE, "2024-01", before), told)


OF_THE_MONTH = [
    ("what the month added", month_after(50_000_001, 70_000_003, 20_000_002), []),
    ("a đồng more, written to the đồng", month_after(50_000_001, 70_000_003, 20_000_003), ["month_differs"]),
    ("a đồng less", month_after(50_000_001, 70_000_003, 20_000_001), ["month_differs"]),
    ("as far as three amounts in whole millions were rounded", month_after(50_000_000, 70_000_000, 21_000_000), []),
    ("the amount before was rounded too", month_after(50_000_000, 70_000_000, 20_990_000), []),
    ("half a tenth of a million beyond that", month_after(50_000_000, 70_000_000, 21_100_000), ["month_differs"]),
    ("of amounts in tenths of a million half a tenth each", month_after(50_100_000, 70_100_000, 20_100_000), []),
    ("and not more", month_after(50_100_000, 70_100_000, 20_200_000), ["month_differs"]),
    ("in January all of it", month_after(None, 20_000_001, 20_000_001, 1), []),
    ("in January not all of it", month_after(None, 20_000_001, 19_000_001, 1), ["month_differs"]),
    ("after a silent month nobody can tell", month_after(50_000_001, 70_000_003, 3, 3), []),
    ("a first figure that is not January's says nothing of its month", month_after(None, 20_000_001, 3, 2), []),
]  # fmt: skip


@pytest.mark.parametrize(("money", "expected"), [c[1:] for c in OF_THE_MONTH], ids=[c[0] for c in OF_THE_MONTH])
def test_money_of_the_month_is_what_the_cumulative_grew_by(
    money: tuple[Disbursement, ...], expected: list[str]
) -> None:
    assert codes(said(PLAN, money=money)) == expected


def test_money_of_a_quarter_says_nothing_of_a_month() -> None:
    told = replace(paid("DA4.1", COMMUNE, "2024-Q1", 70_000_003, in_month_vnd=3))
    assert codes(said(PLAN, money=(told,))) == []


TWO_FUNDS = replace(
    PLAN, allocations=(Allocation("DA4.1", "NSTW", 2024, 1000), Allocation("DA4.1", "NSH", 2024, 100), Allocation("DA4.1", "NSTW", 2023, 10))
)  # fmt: skip


def of(fund: str, amount: int, unit: str = COMMUNE, year: int = 2024, project: str = "DA4.1") -> Disbursement:
    return paid(project, unit, "2024-12", amount, fund=fund, year=year)


ALLOCATED = [
    ("each fund within what it was given", (of("NSTW", 1000), of("NSH", 100)), []),
    ("one fund over it, though the whole is not", (of("NSTW", 900), of("NSH", 101)), ["NSH·2024"]),
    ("all units together", (of("NSH", 60), of("NSH", 41, OTHER_COMMUNE)), ["NSH·2024"]),
    ("money of another year by itself", (of("NSTW", 11, year=2023),), ["NSTW·2023"]),
    ("money that came unsplit against the whole", (of(NOT_SPLIT, 1100),), []),
    ("more than the whole, unsplit", (of(NOT_SPLIT, 1101),), [f"{NOT_SPLIT}·2024"]),
    ("part of it unsplit: together against the whole", (of(NOT_SPLIT, 1000, OTHER_COMMUNE), of("NSTW", 101)), [f"{NOT_SPLIT}·2024"]),
    ("an amount that two sources tell is counted once, and no other project's with it",
     (of("NSH", 60), replace(of("NSH", 60), source=Source.CONSOLIDATED), of("NSH", 50, project="DA5")), []),
    ("money on a node below", (of("NSH", 101, project="DA4.1"),), ["NSH·2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("money", "expected"), [c[1:] for c in ALLOCATED], ids=[c[0] for c in ALLOCATED])
def test_money_beside_what_its_line_was_given(money: tuple[Disbursement, ...], expected: list[str]) -> None:
    found = [f for f in said(TWO_FUNDS, money=money) if f.code is QualityCode.DISBURSED_OVER_ALLOCATED]
    assert [f.detail for f in found] == expected


def test_every_line_that_is_over_is_said_whatever_stands_before_it() -> None:
    """A fund within its limit and one of unknown amount come before the one that is over."""
    unknown = Allocation("DA4.1", "AAA", 2024, None)
    plan = replace(TWO_FUNDS, allocations=(unknown, *TWO_FUNDS.allocations))
    found = said(plan, money=(of("AAA", 5), of("NSH", 100), of("NSTW", 1001)))
    assert [f.detail for f in found if f.code is QualityCode.DISBURSED_OVER_ALLOCATED] == ["NSTW·2024"]


def test_money_of_the_treasury_alone_is_over_nothing() -> None:
    found = said(TWO_FUNDS, money=(replace(of("NSH", 500), source=Source.TREASURY),))
    assert codes(found) == []


@pytest.mark.parametrize(("one", "other", "total"), [(0, 101, 101), (101, 0, 101)])
def test_a_unit_that_paid_nothing_adds_nothing(one: int, other: int, total: int) -> None:
    (finding,) = said(TWO_FUNDS, money=(of("NSH", one), of("NSH", other, OTHER_COMMUNE)))
    figure = finding.params["figure"]
    assert isinstance(figure, Figure) and figure.value == total


def test_of_amounts_that_nobody_numbered_the_greatest_is_the_one() -> None:
    (finding,) = said(TWO_FUNDS, money=(of("NSH", 90, OTHER_COMMUNE), of("NSH", 20)))
    assert finding.owner == OTHER_COMMUNE


def test_one_of_kho_bacs_figures_that_has_no_equal_hides_no_other() -> None:
    older = paid("DA4.1", OTHER_COMMUNE, "2024-11", 7)
    money = (older, of("NSTW", 50), confirmed(8, OTHER_COMMUNE), confirmed(51))
    assert [f.subject for f in said(PLAN, money=money) if f.code is QualityCode.TREASURY_DIFFERS] == [COMMUNE]
    assert codes(said(PLAN, money=(of("NSTW", 0), confirmed(0)))) == []


def test_the_finding_stands_at_the_amount_that_arrived_last() -> None:
    money = (replace(of("NSH", 60), submission=2), replace(of("NSH", 41, OTHER_COMMUNE), submission=1))
    (finding,) = said(TWO_FUNDS, money=money)
    assert (finding.submission, finding.owner, finding.subject) == (2, COMMUNE, DISTRICT)
    figure, given = finding.params["figure"], finding.params["given"]
    assert isinstance(figure, Figure) and isinstance(given, Figure)
    assert (figure.value, given.value, finding.place) == (101, 100, money[0].place)


def confirmed(amount: int | None, unit: str = COMMUNE, period: str = "2024-12", **over: object) -> Disbursement:
    return replace(paid("DA4.1", unit, period, amount, **over), source=Source.TREASURY)  # type: ignore[arg-type]


TREASURY = [
    ("the same amount", (of("NSTW", 50), confirmed(50)), []),
    ("a đồng more than the unit's", (of("NSTW", 50), confirmed(51)), [("X1", COMMUNE, 1)]),
    ("a đồng less", (of("NSTW", 50), confirmed(49)), [("X1", COMMUNE, 1)]),
    ("nothing of the unit's to hold it against", (confirmed(51),), []),
    ("an older figure of the unit's", (paid("DA4.1", COMMUNE, "2024-11", 50), confirmed(51)), []),
    ("another fund's", (of("NSH", 50), confirmed(51)), []),
    ("no amount", (of("NSTW", 50), confirmed(None)), []),
    ("of all units together, to whoever brought it", (of("NSTW", 50), of("NSTW", 50, OTHER_COMMUNE), confirmed(101, DISTRICT)), [("H", DISTRICT, 1)]),
    ("of one unit it is that unit's to explain", (of("NSTW", 50), replace(confirmed(51), reporter=DISTRICT)), [("X1", COMMUNE, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("money", "expected"), [c[1:] for c in TREASURY], ids=[c[0] for c in TREASURY])
def test_money_beside_what_kho_bac_confirmed(
    money: tuple[Disbursement, ...], expected: list[tuple[str, str, int]]
) -> None:
    found = [f for f in said(PLAN, money=money) if f.code is QualityCode.TREASURY_DIFFERS]
    gaps = [f.params["gap"] for f in found]
    values = [gap.value for gap in gaps if isinstance(gap, Figure)]
    assert [(f.subject, f.owner, value) for f, value in zip(found, values, strict=True)] == expected


# -- figures as they follow each other -----------------------------------------------------------------------------------

MERGED_PLAN = replace(divided(), indicators=(an_indicator(), a_share(frequency=Frequency.MONTH)))
HALF_YEAR = [observed(TRAINED, unit, "2025-06", count) for unit, count in ((OLD_A, 10), (OLD_B, 20), (OLD_D, 40))]


def in_2025(
    plan: Plan, rows: Iterable[Observation] = (), money: tuple[Disbursement, ...] = ()
) -> list[tuple[str, str]]:
    found = review(knowing(plan, *rows, money=money), Period.parse("2025-12"))
    return [(f.code.value, f.subject) for f in found if f.code.kind is not FindingKind.PLAN]


@pytest.mark.parametrize(
    ("plan", "unit", "count", "expected"),
    [
        pytest.param(MERGED_PLAN, NEW_N, 30, [], id="as much as those it was made of had together"),
        pytest.param(MERGED_PLAN, NEW_N, 29, [("cumulative_falls", NEW_N)], id="one less than they had"),
        pytest.param(MERGED_PLAN, NEW_N, 151, [("jump", NEW_N)], id="more than five times what they had"),
        pytest.param(MERGED_PLAN, EAST, 24, [], id="its part of a divided unit's figure"),
        pytest.param(MERGED_PLAN, EAST, 23, [("cumulative_falls", EAST)], id="one less than its part"),
        pytest.param(divided(None), EAST, 1, [], id="a part that nobody knows says nothing"),
    ],
)
def test_a_new_units_first_figure_follows_those_of_its_predecessors(
    plan: Plan, unit: str, count: int, expected: list[tuple[str, str]]
) -> None:
    known = replace(plan, indicators=MERGED_PLAN.indicators)
    assert in_2025(known, [*HALF_YEAR, observed(TRAINED, unit, "2025-07", count)]) == expected


def test_where_one_predecessor_is_silent_nothing_is_compared() -> None:
    rows = [HALF_YEAR[0], observed(TRAINED, NEW_N, "2025-07", 1)]
    assert in_2025(MERGED_PLAN, rows) == []


def test_shares_of_predecessors_that_were_told_in_two_ways_are_not_joined() -> None:
    rows = [observed(CLEAN_WATER, OLD_A, "2025-06", "0.4"), observed(CLEAN_WATER, OLD_B, "2025-06", "9/90")]
    assert in_2025(MERGED_PLAN, [*rows, observed(CLEAN_WATER, NEW_N, "2025-07", "1/100")]) == [("rate_alone", OLD_A)]


def test_a_predecessor_goes_by_the_source_that_reports_now() -> None:
    table = replace(observed(TRAINED, OLD_A, "2025-06", 90), source=Source.CONSOLIDATED)
    assert in_2025(MERGED_PLAN, [*HALF_YEAR, table, observed(TRAINED, NEW_N, "2025-07", 30)]) == [("told_twice", OLD_A)]


def test_a_share_follows_the_joint_share_of_its_predecessors() -> None:
    rows = [observed(CLEAN_WATER, OLD_A, "2025-06", "0/10"), observed(CLEAN_WATER, OLD_B, "2025-06", "9/90")]
    assert in_2025(MERGED_PLAN, [*rows, observed(CLEAN_WATER, NEW_N, "2025-07", "45/100")]) == []
    assert in_2025(MERGED_PLAN, [*rows, observed(CLEAN_WATER, NEW_N, "2025-07", "46/100")]) == [("jump", NEW_N)]


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        pytest.param(NEW_N, 30, [], id="as much as its predecessors' money"),
        pytest.param(NEW_N, 29, [("money_falls", NEW_N)], id="a đồng less"),
        pytest.param(EAST, 1, [], id="a divided unit's money is not parted"),
    ],
)
def test_a_new_units_first_money_follows_that_of_those_that_went_into_it_whole(
    unit: str, amount: int, expected: list[tuple[str, str]]
) -> None:
    before = [paid("DA4.1", old, "2025-06", vnd, year=2025) for old, vnd in ((OLD_A, 10), (OLD_B, 20), (OLD_D, 40))]
    now = paid("DA4.1", unit, "2025-07", amount, year=2025)
    assert in_2025(MERGED_PLAN, money=(*before, now)) == expected


def test_money_of_predecessors_may_be_nought_but_must_be_known() -> None:
    nothing, twenty = (paid("DA4.1", unit, "2025-06", vnd, year=2025) for unit, vnd in ((OLD_A, 0), (OLD_B, 20)))
    twenty_now, one_now = (paid("DA4.1", NEW_N, "2025-07", vnd, year=2025) for vnd in (20, 1))
    assert in_2025(MERGED_PLAN, money=(nothing, twenty, twenty_now)) == []
    assert in_2025(MERGED_PLAN, money=(twenty, one_now)) == []
    assert in_2025(MERGED_PLAN, money=(nothing, twenty, one_now)) == [("money_falls", NEW_N)]


def test_a_month_without_an_amount_is_no_part_of_the_series() -> None:
    nil = replace(paid("DA4.1", COMMUNE, "2024-02", 0), cumulative_vnd=None, absence=Absence.NIL)
    money = (paid("DA4.1", COMMUNE, "2024-01", 50), nil, paid("DA4.1", COMMUNE, "2024-03", 49))
    assert codes(said(PLAN, money=money)) == ["money_falls"]


def test_a_stretch_of_equal_figures_goes_up_to_the_period_that_is_looked_at() -> None:
    april = Period.parse("2024-04")
    for known in (knowing(PLAN, *months(7, 7, 7, 7)), knowing(PLAN, money=spent(5, 5, 5, 5))):
        found = [f for f in review(known, april) if f.code.kind is not FindingKind.PLAN]
        assert [(f.period, f.params["count"]) for f in found] == [(april, 4)]


SERIES = [
    ("each source follows itself", [(1, 50, Source.OWN_REPORT, False), (1, 40, Source.CONSOLIDATED, False), (2, 45, Source.CONSOLIDATED, False)], []),
    ("or another one where it said nothing", [(1, 50, Source.OWN_REPORT, False), (2, 45, Source.CONSOLIDATED, False)], ["cumulative_falls"]),
    ("the official figure of a day before the preliminary", [(1, 40, Source.OWN_REPORT, False), (1, 50, Source.OWN_REPORT, True), (2, 45, Source.OWN_REPORT, False)], []),
    ("of two official ones the newest", [(1, 50, Source.OWN_REPORT, False), (1, 40, Source.OWN_REPORT, False), (2, 45, Source.OWN_REPORT, False)], []),
    ("and no older one", [(1, 40, Source.OWN_REPORT, False), (1, 50, Source.OWN_REPORT, False), (2, 45, Source.OWN_REPORT, False)], ["cumulative_falls"]),
    ("in whatever order they came", [(1, 50, Source.OWN_REPORT, True), (1, 40, Source.OWN_REPORT, False), (2, 45, Source.OWN_REPORT, False)], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [c[1:] for c in SERIES], ids=[c[0] for c in SERIES])
def test_which_figure_is_the_one_before(rows: list[tuple[int, int, Source, bool]], expected: list[str]) -> None:
    told = [
        replace(observed(TRAINED, COMMUNE, f"2024-{month:02d}", value, preliminary=preliminary), source=source)
        for month, value, source, preliminary in rows
    ]
    assert [code for code in codes(said(PLAN, told)) if code != "told_twice"] == expected


def test_groups_follow_themselves() -> None:
    women = [replace(row, disaggregation="nu") for row in months(30, 29)]
    found = said(PLAN, [*months(50, 60), *women])
    assert [(f.code.value, f.detail) for f in found] == [("cumulative_falls", "nu")]
    name = found[0].params["name"]
    assert "Phụ nữ" in str(name)


def test_what_is_unusual_is_said_with_what_is_usual() -> None:
    (outlier,) = [f for f in said(LEVELS, months(100, 104, 98, 102, 96, 120)) if f.code is QualityCode.OUTLIER]
    now, usual = outlier.params["now"], outlier.params["median"]
    assert isinstance(now, Figure) and isinstance(usual, Figure)
    assert (now.value, usual.value, outlier.params["count"], outlier.params["z"]) == (120, 100, 5, D("6.7"))
    assert outlier.params["basis"] == "level"
    (step,) = [f for f in said(PLAN, months(100, 204, 302, 404, 500, 620)) if f.code is QualityCode.OUTLIER]
    now, usual = step.params["now"], step.params["median"]
    assert isinstance(now, Figure) and isinstance(usual, Figure)
    assert (now.value, usual.value, step.params["basis"]) == (120, 100, "step")


def test_a_slip_keeps_its_weight_beside_its_finding() -> None:
    (jump,) = said(PLAN, months(10, 60))
    assert jump.oddity is not None and (jump.oddity.factor, jump.oddity.z) == (6, None)
    (fall,) = said(PLAN, months(100, 204, 302, 404, 500, 100))
    assert fall.code is QualityCode.CUMULATIVE_FALLS
    assert fall.oddity is not None and (fall.oddity.now, fall.oddity.factor) == (-400, None)
    before, since = fall.params["before"], fall.params["since"]
    assert isinstance(before, Figure)
    assert (before.value, since) == (500, Period.parse("2024-05"))
