"""The rules for money of one unit: exactly at their limit and just beyond."""

from dataclasses import replace

import pytest

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Disbursement
from tests.builders import COMMUNE
from tests.domain.figures import paid
from tests.domain.quality.series_of_figures import PLAN, codes, said, spent

MILLION = 1_000_000
GIVEN = 1_763 * MILLION


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
