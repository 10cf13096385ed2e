"""Money by the year that it was given for, and the rate on the total plan."""

from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, BudgetYear, Fund, FundTier
from dashboard.domain.verdicts.parts import State
from tests.builders import a_plan
from tests.domain.disbursement.one_line import EN, MILLION, ONE_LINE, VI, project, spent_of, standing

D = Decimal


def test_money_by_the_year_it_was_given_for() -> None:
    lines = (*ONE_LINE, Allocation("DA4.1", "NSTW", 2023, 200 * MILLION), Allocation("DA4.1", "NSTW", 2022, None))
    money = (spent_of(9, 500), spent_of(9, 150, budget_year=2023), spent_of(9, 9, budget_year=NOT_SPLIT))
    found = {
        t.budget_year: (t.allocated_vnd, t.disbursed_vnd) for t in standing(*money, allocations=lines).budget_years
    }
    assert found == {
        2024: (1000 * MILLION, 500 * MILLION),
        2023: (200 * MILLION, 150 * MILLION),
        2022: (None, None),
        NOT_SPLIT: (None, 9 * MILLION),
    }


def lines(*given: tuple[BudgetYear, int | None], project: str = "DA4.1") -> dict[str, object]:
    return {"allocations": tuple(
        Allocation(project, "NSTW", year, None if vnd is None else vnd * MILLION) for year, vnd in given
    )}  # fmt: skip


MOBILISED = (*a_plan().funds, Fund("KHAC", "Huy động", FundTier.OTHER))


@pytest.mark.parametrize(
    ("given", "money", "rate", "reason"),
    [
        (((2024, 1000), (2023, 100)), ((2024, 500), (2022, 50)), None, "carried_over_unknown"),
        (((2024, 1000), (2023, 100)), ((2024, 500), (2023, 50)), D("0.5"), None),
        (((2024, 1000), (2023, 100)), ((2024, 500), (NOT_SPLIT, 50)), D("0.5"), None),
        (((2023, 100),), ((2023, 50),), D("0.5"), None),
        (((2024, None), (2023, 100)), ((2023, 50),), None, "unknown_amount"),
        (((2023, 100),), (), None, "nothing_disbursed_reported"),
    ],
    ids=["a year nobody named", "the year that is named", "years not split", "carried-over money alone",
         "this year's amount unknown", "nothing reported"],
)  # fmt: skip
def test_the_rate_on_the_total_plan(
    given: tuple[tuple[BudgetYear, int | None], ...],
    money: tuple[tuple[BudgetYear, int], ...],
    rate: object,
    reason: object,
) -> None:
    found = standing(*(spent_of(9, vnd, budget_year=year) for year, vnd in money), **lines(*given))
    for node in (found.total, project(found)):
        assert (node.rate_total, node.rate_total_reason) == (rate, reason)


def test_mobilised_money_leaves_the_total_plan_known() -> None:
    money = (spent_of(9, 500), spent_of(9, 50, budget_year=2023, fund="KHAC"))
    assert standing(*money, funds=MOBILISED, **lines((2024, 1000))).total.rate_total == D("0.5")


def test_carried_over_money_alone_has_its_own_rate_and_verdict() -> None:
    found = standing(spent_of(9, 50, budget_year=2023), **lines((2023, 100)))
    assert (project(found).state, found.total.state) == (State.BEHIND, State.BEHIND)
    assert project(found).absence is not Absence.NOT_REPORTED
    assert (project(found).disbursed_vnd, project(found).earlier_vnd) == (None, 50 * MILLION)
    assert "vốn năm trước chuyển sang: đã giải ngân 50/100 triệu đồng (50%)" in VI.sentence(project(found).sentence)
    assert "vốn năm trước chuyển sang giải ngân 50%" in VI.sentence(found.headline)
    assert "50% of the carried-over money disbursed" in EN.sentence(found.headline)
