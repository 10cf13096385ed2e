"""The first figure and the first money of a new unit, beside those of the units that went into it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import FindingKind
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from tests.builders import CLEAN_WATER, TRAINED, a_share, an_indicator
from tests.domain.figures import knowing, observed, paid
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, divided

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
    assert in_2025(MERGED_PLAN, [*HALF_YEAR, table, observed(TRAINED, NEW_N, "2025-07", 30)]) == [
        ("reported_twice", OLD_A)
    ]


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
