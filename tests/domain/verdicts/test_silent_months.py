"""A rate and a projection need the months they speak of: silence is no month."""

from dataclasses import replace

import pytest

from dashboard.domain.plan.indicators import ValueType
from dashboard.domain.plan.plan import Allocation
from tests.domain.figures import paid
from tests.domain.judged import a_count_of, judged, standing, told

PLAN = a_count_of("240", path={12: "240"})
IN_PERIOD = a_count_of("240", path={12: "240"}, value_type=ValueType.INCREMENTAL)
MILLION = 1_000_000

CASES = [
    ("one January report, now March", PLAN, {1: 60}, 3, None, None),
    ("March alone tells what the year has brought", PLAN, {3: 60}, 3, 20, None),
    ("three months", PLAN, {1: 20, 2: 40, 3: 60}, 3, 20, 240),
    ("June was silent, so nobody knows what came since", PLAN, {5: 50, 7: 70, 8: 80, 9: 90}, 9, None, None),
    ("June was told", PLAN, {6: 60, 8: 80, 9: 90}, 9, 10, 120),
    ("in-period figures of each month", IN_PERIOD, {6: 10, 7: 10, 8: 10, 9: 10}, 9, 10, 70),
    ("one of them silent", IN_PERIOD, {6: 10, 7: 10, 9: 10}, 9, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "months", "month", "rate", "end"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_rate_needs_the_months_it_speaks_of(plan, months, month, rate, end) -> None:  # type: ignore[no-untyped-def]
    found = judged(plan, month, *(row for m, figure in months.items() for row in told(plan, m, figure))).target
    assert found.recent_rate == rate
    assert (None if found.projection is None else found.projection.value) == end


def test_a_month_that_one_of_ten_told_is_no_month() -> None:
    rows = (*told(PLAN, 6, 60), *told(PLAN, 9, 90, 1))
    assert judged(PLAN, 9, *rows).target.recent_rate is None


@pytest.mark.parametrize(
    ("months", "month", "rate"),
    [
        ({1: 60}, 3, None),
        ({3: 60}, 3, 20 * MILLION),
        ({6: 60, 9: 90}, 9, 10 * MILLION),
        ({5: 60, 9: 90}, 9, None),
        ({6: 60}, 9, None),
    ],
)
def test_money_too(months: dict[int, int], month: int, rate: int | None) -> None:
    plan = replace(PLAN, allocations=(Allocation("DA4.1", "NSTW", 2024, 1000 * MILLION),))
    money = tuple(paid("DA4.1", "X1", f"2024-{m:02d}", millions * MILLION) for m, millions in months.items())
    found = standing(plan, month, money=money).total
    assert found.recent_rate_vnd == rate
    assert found.projection is None or len(months) > 2
