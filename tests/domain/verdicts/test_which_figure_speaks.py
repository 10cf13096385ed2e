"""Where a unit was told of twice: which figure speaks for it at a period."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.pieces import pieces_at
from dashboard.domain.reported.observations import Observation, Source
from dashboard.domain.verdicts.in_period import disjoint_figures
from dashboard.domain.verdicts.rollup import own_figure, rolled_up, subjects
from dashboard.domain.verdicts.summands import span
from tests.builders import COMMUNE, DISTRICT, LABOUR, OTHER_COMMUNE, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, WEST, divided

D = Decimal
OWN, REVIEW, TABLE, TREASURY = Source.OWN_REPORT, Source.REVIEW_SOFTWARE, Source.CONSOLIDATED, Source.TREASURY
PLAN = a_plan()


def told(
    period: str, value: object = None, source: Source = OWN, *, preliminary: bool = False, **over: object
) -> Observation:
    return replace(observed(TRAINED, COMMUNE, period, value, **over), source=source, preliminary=preliminary)


def speaks(*rows: Observation, indicator: Indicator | None = None, period: str = "2024-12") -> Decimal | None:
    """The commune's figure at a period."""
    return rolled_up(knowing(PLAN, *rows), indicator or an_indicator(), (COMMUNE,), Period.parse(period)).amount


@pytest.mark.parametrize(
    ("trusted", "other"),
    [
        pytest.param(OWN, REVIEW, id="the unit's own report over the review software"),
        pytest.param(REVIEW, TABLE, id="the review software over a consolidated table"),
        pytest.param(TABLE, TREASURY, id="a consolidated table over the treasury"),
        pytest.param(OWN, TREASURY, id="the unit's own report over the treasury"),
    ],
)
@pytest.mark.parametrize("value_type", [ValueType.CUMULATIVE, ValueType.INCREMENTAL])
@pytest.mark.parametrize("order", [1, -1])
def test_of_two_sources_of_the_same_period_the_more_trusted_speaks(
    trusted: Source, other: Source, value_type: ValueType, order: int
) -> None:
    rows = [told("2024-12", 84, trusted), told("2024-12", 90, other)][::order]
    assert speaks(*rows, indicator=an_indicator(value_type=value_type)) == 84


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(told("2024-11", 80), told("2024-12", 90, TREASURY), 90, id="the newer one, whoever told it"),
        pytest.param(told("2024-11", 80), told("2024-12", 90, preliminary=True), 90, id="the newer one, be it preliminary"),
        pytest.param(
            told("2024-12", 80, TREASURY), told("2024-12", 90, preliminary=True), 80, id="the official one before trust",
        ),
        pytest.param(told("2024-12", 80), told("2024-Q4", 90), 80, id="of one day and one source, sent nobody knows when, the month"),
    ],
)  # fmt: skip
def test_the_latest_day_speaks_then_the_official_figure(first: Observation, second: Observation, expected: int) -> None:
    for rows in ((first, second), (second, first)):
        assert speaks(*rows) == expected


@pytest.mark.parametrize(
    ("frequency", "period", "expected"),
    [
        pytest.param(Frequency.MONTH, "2024-01", (1, 1, True), id="a month speaks of itself"),
        pytest.param(Frequency.MONTH, "2024-12", (12, 12, True), id="so does December"),
        pytest.param(Frequency.QUARTER, "2024-02", (1, 2, False), id="before the first quarter ends none is due"),
        pytest.param(Frequency.QUARTER, "2024-03", (1, 3, True), id="the first quarter speaks since January"),
        pytest.param(Frequency.QUARTER, "2024-05", (1, 5, True), id="and until the next one is due"),
        pytest.param(Frequency.QUARTER, "2024-06", (4, 6, True), id="the second since April"),
        pytest.param(Frequency.HALF, "2024-12", (7, 12, True), id="the second half since July"),
        pytest.param(Frequency.YEAR, "2024-11", (1, 11, False), id="the year's review is not due before it"),
        pytest.param(Frequency.YEAR, "2024-12", (1, 12, True), id="and speaks of the whole year"),
    ],
)
def test_the_months_whose_figures_speak(frequency: Frequency, period: str, expected: tuple[int, int, bool]) -> None:
    assert span(an_indicator(frequency=frequency), Period.parse(period)) == expected


@pytest.mark.parametrize(
    ("indicator", "unit", "expected"),
    [
        pytest.param(an_indicator(), DISTRICT, (COMMUNE, OTHER_COMMUNE), id="of the root all that report"),
        pytest.param(an_indicator(), COMMUNE, (COMMUNE,), id="of a commune itself"),
        pytest.param(an_indicator(), LABOUR, (), id="of who does not report nobody"),
        pytest.param(an_indicator(reporters=(DISTRICT, "XA")), DISTRICT, (COMMUNE, OTHER_COMMUNE), id="never a parent beside its children"),
        pytest.param(an_indicator(subject=DISTRICT), DISTRICT, (DISTRICT,), id="a figure of one unit is that unit's"),
        pytest.param(an_indicator(subject=DISTRICT), COMMUNE, (), id="and no other's"),
    ],
)  # fmt: skip
def test_the_units_that_make_up_a_figure(indicator: Indicator, unit: str, expected: tuple[str, ...]) -> None:
    assert subjects(PLAN, indicator, unit, Period.parse("2024-12")) == expected


def test_who_reports_makes_up_the_roots_figure_though_it_stands_below_nobody() -> None:
    beside = replace(PLAN, units=tuple(replace(u, parent=None) if u.code == OTHER_COMMUNE else u for u in PLAN.units))
    assert subjects(beside, an_indicator(), DISTRICT, Period.parse("2024-12")) == (COMMUNE, OTHER_COMMUNE)


def test_a_figure_of_another_year_group_or_indicator_says_nothing() -> None:
    others = (
        told("2023-12", 5),
        replace(told("2024-12", 6), disaggregation="nu"),
        replace(told("2024-12", 7), indicator="x"),
    )
    assert speaks(*others) is None
    women = rolled_up(knowing(PLAN, *others), an_indicator(), (COMMUNE,), Period.parse("2024-12"), "nu")
    assert women.amount == 6
    assert speaks(told("2024-12", 5), period="2024-11") is None  # what was not yet known in November


def test_an_estimate_is_flagged_only_while_it_is_the_periods_own() -> None:
    def flag(*rows: Observation) -> bool:
        return rolled_up(knowing(PLAN, *rows), an_indicator(), (COMMUNE,), Period.parse("2024-12")).estimate

    assert flag(told("2024-12", 90, estimate=True), told("2024-12", 84))
    assert not flag(told("2024-11", 90, estimate=True), told("2024-12", 84))
    assert not flag(told("2024-12", 84))


def test_a_preliminary_part_makes_the_whole_preliminary() -> None:
    other = replace(told("2024-12", 6), subject=OTHER_COMMUNE)
    for rows, flag in (((told("2024-12", 5, preliminary=True), other), True), ((told("2024-12", 5), other), False)):
        found = rolled_up(knowing(PLAN, *rows), an_indicator(), (COMMUNE, OTHER_COMMUNE), Period.parse("2024-12"))
        assert (found.amount, found.preliminary) == (11, flag)


QUALITATIVE = an_indicator(measure=Measure.QUALITATIVE, aggregation=Aggregation.NONE)


def test_states_in_words_are_listed_and_who_gave_none_is_passed_over() -> None:
    rows = (
        told("2024-12", text="Đạt chuẩn"),
        replace(told("2024-12", text="Đang thẩm định"), subject=OTHER_COMMUNE, reporter=OTHER_COMMUNE),
    )
    units = (COMMUNE, OTHER_COMMUNE)
    both = rolled_up(knowing(PLAN, *rows), QUALITATIVE, units, Period.parse("2024-12"))
    assert (both.text, both.amount, both.absence, both.parts) == ("Đạt chuẩn; Đang thẩm định", None, None, rows)
    assert both.coverage.reported == units
    one = rolled_up(knowing(PLAN, rows[0], replace(rows[1], text="")), QUALITATIVE, units, Period.parse("2024-12"))
    assert (one.text, one.parts) == ("Đạt chuẩn", rows[:1])
    nobody = rolled_up(knowing(PLAN), QUALITATIVE, units, Period.parse("2024-12"))
    assert (nobody.text, nobody.absence, nobody.coverage.missing) == ("", Absence.NOT_REPORTED, units)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((told("2024-12", 5),), (5, None), id="a number"),
        pytest.param((told("2024-12", "1/4"),), (D("0.25"), None), id="a share with its two numbers"),
        pytest.param((told("2024-12", Absence.NIL),), (None, Absence.NIL), id="nil declared"),
        pytest.param((told("2024-12", "0/0"),), (None, Absence.NOT_APPLICABLE), id="nobody in need: not applicable"),
        pytest.param((), (None, Absence.NOT_REPORTED), id="nothing told"),
        pytest.param((told("2024-12", Absence.NOT_DUE),), (None, Absence.NOT_DUE), id="that it is not due yet"),
        pytest.param((told("2024-12", Absence.NOT_REPORTED),), (None, Absence.NOT_REPORTED), id="that there is nothing to tell"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_up_is_taken_from_its_only_unit(
    rows: tuple[Observation, ...], expected: tuple[object, object]
) -> None:
    lone = an_indicator(aggregation=Aggregation.NONE)
    found = rolled_up(knowing(PLAN, *rows), lone, (COMMUNE,), Period.parse("2024-12"))
    assert (found.amount, found.absence) == expected
    if found.amount is not None:
        assert (found.parts, found.numerator, found.denominator) == (rows, rows[0].numerator, rows[0].denominator)


def test_a_units_own_figure_stands_beside_its_sum_only_where_it_is_not_part_of_it() -> None:
    known, december = (
        knowing(PLAN, told("2024-12", 5), observed(TRAINED, DISTRICT, "2024-12", 9)),
        Period.parse("2024-12"),
    )
    assert own_figure(known, an_indicator(), COMMUNE, december) is None
    beside = own_figure(known, an_indicator(), DISTRICT, december)
    assert beside is not None and beside.amount == 9
    assert own_figure(knowing(PLAN, told("2024-12", 5)), an_indicator(), DISTRICT, december) is None


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        pytest.param({"2024-Q1": OWN, "2024-H1": OWN}, ["2024-H1"], id="more months"),
        pytest.param({"2024-Q1": OWN, "2024-Q2": OWN, "2024-H1": OWN}, ["2024-H1"], id="as many months in longer spans"),
        pytest.param({"2024-Q1": OWN, "2024-Q2": OWN, "2024-H1": TABLE}, ["2024-Q1", "2024-Q2"], id="as many months from more trusted sources"),
        pytest.param({"2024-Q1": TABLE, "2024-Q2": OWN, "2024-H1": REVIEW}, ["2024-H1"], id="as much trust, month by month, in longer spans"),
        pytest.param({"2024-Q1": OWN, "2024-Q2": TREASURY, "2024-H1": TABLE}, ["2024-Q1", "2024-Q2"], id="more trust, month by month"),
        pytest.param({"2024-03": OWN, "2024-Q1": TABLE}, ["2024-Q1"], id="more months before trust"),
        pytest.param({"2024-01": OWN, "2024-12": OWN, "2024-13": OWN}, ["2024-01", "2024-12", "2024-13"], id="first, last and adjusting stand side by side"),
        pytest.param({"2024-03": OWN, "2024-Q2": OWN}, ["2024-03", "2024-Q2"], id="spans that touch do not overlap"),
        pytest.param({"2024-04": OWN, "2024-Q2": OWN}, ["2024-Q2"], id="the first month of a span lies in it"),
        pytest.param({"2024-06": OWN, "2024-Q2": OWN}, ["2024-Q2"], id="so does its last"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", [1, -1])
def test_of_spans_that_overlap_those_are_added_that_say_most_of_the_year(
    spans: dict[str, Source], kept: list[str], order: int
) -> None:
    december = Period.parse("2024-13")
    rows = [told(period, 10, source) for period, source in spans.items()][::order]
    found = disjoint_figures(pieces_at(PLAN, (COMMUNE,), december), rows)
    assert [o.period.code for o in found] == kept


def test_spans_are_chosen_unit_by_unit_and_a_figure_that_is_none_takes_no_place() -> None:
    other = replace(told("2024-Q1", 3), subject=OTHER_COMMUNE)
    rows = [told("2024-H1", Absence.NOT_REPORTED), other, told("2024-Q1", 10)]
    found = disjoint_figures(pieces_at(PLAN, (COMMUNE, OTHER_COMMUNE), Period.parse("2024-06")), rows)
    assert [(o.subject, o.amount) for o in found] == [(COMMUNE, 10), (OTHER_COMMUNE, 3)]


@pytest.mark.parametrize("order", [1, -1])
def test_of_preliminary_figures_of_as_many_months_the_longer_span_is_added(order: int) -> None:
    rows = [told(period, 10, preliminary=True) for period in ("2024-Q1", "2024-Q2", "2024-H1")][::order]
    found = disjoint_figures(pieces_at(PLAN, (COMMUNE,), Period.parse("2024-06")), rows)
    assert [o.period.code for o in found] == ["2024-H1"]


IN_PERIOD = an_indicator(value_type=ValueType.INCREMENTAL)
MERGED_PLAN = replace(divided(), indicators=(IN_PERIOD,))


@pytest.mark.parametrize(
    ("rows", "units", "total"),
    [
        pytest.param(
            [(OLD_A, "2025-07", 10), (NEW_N, "2025-07", 12)], (NEW_N,), 12,
            id="a month that the new unit tells is not added from the former one",
        ),
        pytest.param(
            [(OLD_A, "2025-06", 10), (NEW_N, "2025-07", 12)], (NEW_N,), 22, id="the month before it is",
        ),
        pytest.param(
            [(OLD_D, "2025-06", 40), (EAST, "2025", 30)], (EAST,), 30,
            id="of a divided unit nothing is added to the part that told the whole year",
        ),
        pytest.param(
            [(OLD_D, "2025-06", 40), (EAST, "2025", 30)], (EAST, WEST), 46,
            id="but the other part's months still come from it",
        ),
    ],
)  # fmt: skip
def test_months_are_disjoint_figures_across_a_merger(
    rows: list[tuple[str, str, int]], units: tuple[str, ...], total: int
) -> None:
    known = knowing(MERGED_PLAN, *(observed(TRAINED, *row) for row in rows))
    assert rolled_up(known, IN_PERIOD, units, Period.parse("2025-12")).amount == total


def test_a_month_of_a_new_unit_is_not_told_by_those_it_was_made_of() -> None:
    monthly = a_share(frequency=Frequency.MONTH)
    rows = [observed(monthly.code, unit, "2025-07", "40/100") for unit in (OLD_A, OLD_B)]
    known = knowing(replace(divided(), indicators=(monthly,)), *rows)
    found = rolled_up(known, monthly, (NEW_N,), Period.parse("2025-07"))
    assert (found.amount, found.coverage.missing) == (None, (NEW_N,))
    half_yearly = replace(monthly, frequency=Frequency.HALF)  # this one speaks until the next is due
    assert rolled_up(known, half_yearly, (NEW_N,), Period.parse("2025-07")).amount == D("0.4")
