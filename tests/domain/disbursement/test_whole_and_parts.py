"""One đồng is counted once: sums in any grouping, and the same money told whole and in parts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, BudgetYear, Fund, FundTier, Project
from dashboard.domain.reported.observations import Disbursement
from tests.builders import COMMUNE, DISTRICT, LABOUR, OTHER_COMMUNE, a_plan
from tests.domain.disbursement.one_line import MILLION, standing
from tests.domain.figures import knowing, paid


@given(
    amounts=st.lists(
        st.tuples(
            st.sampled_from(("DA4", "DA4.1")),
            st.sampled_from(("NSTW", "NSDP")),
            st.sampled_from((2024, 2023)),
            st.sampled_from((COMMUNE, OTHER_COMMUNE, LABOUR)),
            st.integers(0, 10**9),
        ),
        max_size=12,
        unique_by=lambda row: row[1:4],  # a unit tells a line's money on one node: whole, or in parts
    )
)
@settings(deadline=None)
def test_the_total_is_the_sum_of_its_lines_in_any_grouping(amounts: list[tuple[str, str, int, str, int]]) -> None:
    funds = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
    lines = tuple(Allocation("DA4", fund, year, 10**10) for fund in ("NSTW", "NSDP") for year in (2024, 2023))
    money = [paid(p, unit, "2024-09", vnd, fund, year) for p, fund, year, unit, vnd in amounts]
    found = standing(*money, allocations=lines, funds=funds)
    whole = sum(row[4] for row in amounts)
    assert (found.total.disbursed_total_vnd or 0) == whole
    assert sum(line.disbursed_vnd or 0 for line in found.money) == whole
    assert sum(year.disbursed_vnd or 0 for year in found.budget_years) == whole
    assert sum(fund.disbursed_vnd or 0 for fund in found.funds) == sum(row[4] for row in amounts if row[2] == 2024)
    by_unit = (standing_of(money, lines, funds, unit) for unit in (COMMUNE, OTHER_COMMUNE, LABOUR))
    assert sum(total or 0 for total in by_unit) == whole


def standing_of(money: list[Disbursement], lines: object, funds: object, unit: str) -> int | None:
    plan = a_plan(allocations=lines, funds=funds)
    return assess(knowing(plan, money=tuple(money)), Period.parse("2024-09"), unit).total.disbursed_total_vnd


FUNDS = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
BRANCH = (Allocation("DA4", "NSTW", 2024, 1000 * MILLION), Allocation("DA4", "NSDP", 2024, 1000 * MILLION))


def told(
    month: int, vnd: int, project: str = "DA4", fund: str = "NSTW", unit: str = COMMUNE, year: BudgetYear = 2024
) -> Disbursement:
    return paid(project, unit, f"2024-{month:02d}", vnd, fund, year)


def nothing(month: int, fund: str = "NSTW") -> Disbursement:
    return replace(told(month, 0, fund=fund), cumulative_vnd=None, absence=Absence.NIL)


@pytest.mark.parametrize(
    ("money", "total"),
    [
        ((told(9, 100), told(9, 110, "DA4.1")), 110),
        ((told(8, 100), told(9, 110, "DA4.1")), 110),
        ((told(8, 90, "DA4.1"), told(9, 100)), 100),
        ((told(9, 100, fund=NOT_SPLIT), told(9, 60), told(9, 40, fund="NSDP")), 100),
        ((told(8, 100, fund=NOT_SPLIT), told(9, 70), told(9, 40, fund="NSDP")), 110),
        ((told(8, 60), told(8, 30, fund="NSDP"), told(9, 100, fund=NOT_SPLIT)), 100),
        ((told(8, 60), told(9, 30, fund="NSDP")), 90),
        (
            (told(8, 50, fund=NOT_SPLIT, year=NOT_SPLIT), told(9, 30, year=2022), told(9, 25, year=2023)),
            55,
        ),
        ((told(8, 100), told(9, 110, "DA4.1", unit=OTHER_COMMUNE)), 210),
        ((told(8, 100, unit=DISTRICT), told(9, 110, "DA4.1")), 110),
        ((told(5, 100, fund=NOT_SPLIT), nothing(6)), 100),
        ((told(5, 60), told(6, 100, fund=NOT_SPLIT), nothing(7)), 100),
        ((told(5, 60), nothing(6), nothing(6, fund="NSDP")), 60),
    ],
    ids=[
        "the parts of one month stand for their whole", "parts told later replace the whole",
        "a whole told later replaces its parts", "by source beside not split", "by source after not split",
        "not split after by source", "a silent source stands with its last figure", "earlier years told apart replace what was not split",
        "what another unit tells is other money", "the district's whole yields to a commune's part",
        "nothing of one source after not split", "nothing of one source after a newer whole", "nothing is no part",
    ],
)  # fmt: skip
def test_one_dong_is_counted_once(money: tuple[Disbursement, ...], total: int) -> None:
    found = standing(*money, allocations=BRANCH, funds=FUNDS)
    assert found.total.disbursed_total_vnd == total
    assert sum(unit_total(money, unit) for unit in (COMMUNE, OTHER_COMMUNE)) == total


def unit_total(money: tuple[Disbursement, ...], unit: str) -> int:
    return standing_of(list(money), BRANCH, FUNDS, unit) or 0


@given(
    parts=st.lists(st.integers(0, 10**9), min_size=1, max_size=3),
    by=st.sampled_from(("unit", "fund", "project")),
    whole_first=st.booleans(),
)
@settings(deadline=None)
def test_splitting_a_line_into_parts_never_changes_the_total(parts: list[int], by: str, whole_first: bool) -> None:
    places = {
        "unit": [{"unit": unit} for unit in (COMMUNE, OTHER_COMMUNE, LABOUR)],
        "fund": [{"fund": fund} for fund in ("NSTW", "NSDP", "NSDP")],
        "project": [{"project": project} for project in ("DA4.1", "DA4.2", "DA4.2")],
    }[by]
    if by != "unit":
        parts = parts[:2]
    split = [told(9, vnd, **place) for vnd, place in zip(parts, places, strict=False)]
    whole = told(8 if whole_first else 9, sum(parts), fund=NOT_SPLIT if by == "fund" else "NSTW",
                 unit=DISTRICT if by == "unit" else COMMUNE)  # fmt: skip
    projects = (*a_plan().projects, Project("DA4.2", "Việc làm ngoài nước", "DA4"))
    plan = {"allocations": BRANCH, "funds": FUNDS, "projects": projects}
    alone, told_in_parts, both = (
        standing(*money, **plan).total.disbursed_vnd for money in ((whole,), split, (whole, *split))
    )
    assert alone == told_in_parts == both == sum(parts)
