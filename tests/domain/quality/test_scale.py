"""A figure far beyond its target, its households or its base is asked about, whatever last month was; overfulfilment is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Frequency, ReviewRole
from dashboard.domain.plan.targets import Basis, Operator
from dashboard.domain.quality.findings import FindingKind
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Source
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed, paid, with_target

PLAN = replace(
    a_plan(), indicators=(an_indicator(low=None, high=None), a_share(frequency=Frequency.MONTH))
)  # 150 workers in the district
FREE = replace(PLAN, targets=PLAN.targets[1:])
HOUSEHOLDS = replace(
    FREE,
    indicators=(*FREE.indicators, an_indicator(code="ho", role=ReviewRole.ALL_HOUSEHOLDS, high=None),
                an_indicator(code="nha", unit_of_measure="nhà", high=None)),
)  # fmt: skip
SEPTEMBER = Period.parse("2024-09")


def said(plan, *rows, money=()):
    found = review(knowing(plan, *rows, money=money), SEPTEMBER)
    kinds = (FindingKind.RESULT, FindingKind.MONEY)
    return [
        f.code.value
        for f in found
        if f.code.kind in kinds and f.code.value not in ("rate_alone", "parts_differ", "money_parts_differ")
    ]


def of(unit, *values, indicator=TRAINED, start=9, **over):
    return [observed(indicator, unit, f"2024-{month:02d}", value, **over) for month, value in enumerate(values, start)]


@pytest.mark.parametrize("value", [150, 180, 400, 750])
def test_a_district_may_do_more_than_it_planned(value):
    assert said(PLAN, *of(DISTRICT, value)) == []


@pytest.mark.parametrize("value", [751, 1500, 5000])
def test_a_district_that_did_more_than_five_times_its_plan_is_asked(value):
    assert said(PLAN, *of(DISTRICT, value)) == ["beyond_target"]


@pytest.mark.parametrize("before", [0, 3, 140, 4900])
def test_it_is_asked_whatever_the_month_before_was(before):
    assert "beyond_target" in said(PLAN, *of(DISTRICT, before, 5000, start=8))
    assert "jump" not in said(PLAN, *of(DISTRICT, before, 5000, start=8))


@pytest.mark.parametrize(
    ("value", "expected"), [(84, []), (150, []), (159, []), (160, ["beyond_target"]), (500, ["beyond_target"])]
)
def test_a_commune_alone_does_not_do_more_than_the_whole_district_planned(value, expected):
    assert said(PLAN, *of(COMMUNE, value)) == expected


def test_a_group_is_held_against_the_target_too():
    assert said(PLAN, *of(DISTRICT, 5000, disaggregation="nu")) == ["beyond_target"]


@pytest.mark.parametrize(
    "over",
    [
        pytest.param({"basis": Basis.RELATIVE_CHANGE, "low": Decimal("0.1"), "high": Decimal("0.1")}, id="a change"),
        pytest.param({"basis": Basis.SHARE_OF_NEED, "low": Decimal(1), "high": Decimal(1)}, id="a share of need"),
        pytest.param({"operator": Operator.AT_MOST}, id="at most"),
        pytest.param({"low": None, "high": None, "operator": Operator.NONE}, id="no number"),
    ],
)
def test_a_target_that_asks_for_something_else_says_nothing_of_the_scale(over):
    assert "beyond_target" not in said(with_target(PLAN, "T1", **over), *of(DISTRICT, 5000))


def test_what_is_to_fall_may_stand_far_above_its_target():
    falling = replace(PLAN, indicators=(an_indicator(direction=Direction.FALLS, high=None), PLAN.indicators[1]))
    assert "beyond_target" not in said(falling, *of(DISTRICT, 5000))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(3, 5000, ["jump"]), (0, 5000, ["jump"]), (3, 501, ["jump"]), (3, 500, []), (3, 60, []), (9, 46, [])],
)
def test_without_a_target_a_figure_that_comes_out_of_next_to_nothing_is_asked(before, now, expected):
    assert said(FREE, *of(COMMUNE, before, now, start=8)) == expected


def test_what_is_within_the_target_may_come_at_once():
    plan = with_target(PLAN, "T1", low=Decimal(2000), high=Decimal(2000))
    assert said(plan, *of(COMMUNE, 3, 900, start=8)) == []


@pytest.mark.parametrize(("indicator", "value", "expected"), [
    ("nha", 1200, []), ("nha", 1201, ["beyond_households"]), (TRAINED, 12_000, []), (TRAINED, 12_001, ["beyond_households"]),
])  # fmt: skip
def test_there_are_not_more_houses_than_households_nor_more_people_than_ten_in_each(indicator, value, expected):
    rows = [*of(COMMUNE, 1200, indicator="ho", start=1), *of(COMMUNE, value, indicator=indicator)]
    assert said(HOUSEHOLDS, *rows) == expected
    assert said(HOUSEHOLDS, *rows[1:]) == []


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [("129/160", "12/16", ["base_moved"]), ("12/16", "129/160", ["base_moved"]), ("129/160", "130/162", []),
     ("129/160", "30/32", []), ("3/4", "20/30", []), ("129/160", "129/16", ["numerator_over_denominator"])],
)  # fmt: skip
def test_a_base_that_is_a_tenth_of_last_months_is_asked_about(before, now, expected):
    assert said(PLAN, *of(COMMUNE, before, now, indicator=CLEAN_WATER, start=8)) == expected


@pytest.mark.parametrize(("millions", "expected"), [(1763, []), (1764, ["disbursed_over_allocated"])])
def test_money_of_a_table_that_counts_beside_nothing_is_held_against_its_line_too(millions, expected):
    own = paid("DA4.1", COMMUNE, "2024-09", 50_000_000)
    table = replace(paid("DA4.1", DISTRICT, "2024-09", millions * 1_000_000), source=Source.CONSOLIDATED)
    assert said(PLAN, money=(own, table)) == expected
