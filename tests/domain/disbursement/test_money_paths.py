"""Paths of money that nobody approved, the same period of last year, and what stays unspent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation, Fund, FundTier, Milestone, PathOf
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.verdicts.parts import PathSource
from tests.builders import COMMUNE, OTHER_COMMUNE, a_plan
from tests.domain.disbursement.one_line import MILLION, ONE_LINE, VI, project, spent_of, standing
from tests.domain.figures import knowing, paid

D = Decimal


def last_year(*months: tuple[int, int], allocated: int = 500) -> object:
    plan = a_plan(year=2023, allocations=(Allocation("DA4.1", "NSTW", 2023, allocated * MILLION),))
    money = tuple(
        replace(paid("DA4.1", COMMUNE, f"2023-{m:02d}", v * MILLION), budget_year=2023) for m, v in months
    )  # fmt: skip
    return knowing(plan, money=money)


def test_last_years_own_curve_is_a_labelled_default() -> None:
    rules = Rules(money_default=DefaultPath.LAST_YEAR)
    found = standing(spent_of(9, 100), rules=rules, before=last_year((9, 180), (12, 450)))
    assert (project(found).expected_now_vnd, project(found).path_source) == (400 * MILLION, PathSource.LAST_YEAR)
    assert "theo nhịp năm trước (chưa có lộ trình duyệt) đến T9 là 400 triệu đồng" in VI.sentence(
        project(found).sentence
    )
    line = standing(spent_of(9, 100), rules=rules, before=last_year((9, 200)))
    assert line.total.path_source is PathSource.STRAIGHT_LINE


@pytest.mark.parametrize(("month", "share"), [(3, "0.1"), (6, "0.2"), (9, "0.6"), (12, "1")])
def test_a_month_that_nobody_told_is_no_point_of_last_years_path(month: int, share: str) -> None:
    found = standing(
        spent_of(month, 50), period=f"2024-{month:02d}", rules=Rules(money_default=DefaultPath.LAST_YEAR),
        before=last_year((6, 100), (12, 500), allocated=1000),
    )  # fmt: skip
    assert project(found).expected_now_vnd == 1000 * MILLION * D(share)


def test_last_years_money_path_never_turns_and_asks_who_paid_to_have_told_december() -> None:
    rules = Rules(money_default=DefaultPath.LAST_YEAR)
    turned = standing(spent_of(9, 1), rules=rules, before=last_year((6, 600), (9, 300), (12, 500)))
    months = {point.period.last_month: point.expected_vnd for point in project(turned).series}
    assert (months[6], months[9], months[12]) == (600 * MILLION, 600 * MILLION, 1000 * MILLION)
    before = last_year((9, 180), (12, 450))
    silent = replace(paid("DA4.1", OTHER_COMMUNE, "2023-06", 90 * MILLION), budget_year=2023)
    before = replace(before, disbursements=(*before.disbursements, silent))  # type: ignore[attr-defined,type-var]
    assert standing(spent_of(9, 1), rules=rules, before=before).total.path_source is PathSource.STRAIGHT_LINE


@pytest.mark.parametrize(("month", "then"), [(6, 180), (7, None), (8, None), (9, 200)])
def test_an_earlier_months_money_is_not_that_of_the_same_period_last_year(month: int, then: int | None) -> None:
    found = standing(spent_of(month, 100), period=f"2024-{month:02d}", before=last_year((6, 180), (9, 200)))
    assert found.total.last_year_vnd == project(found).last_year_vnd == (then and then * MILLION)


def test_no_default_is_no_path() -> None:
    found = project(standing(spent_of(9, 100), rules=Rules(money_default=DefaultPath.NONE)))
    assert (found.expected_now_vnd, found.path_source, found.state) == (None, None, "not_achieved")


def test_a_line_may_have_a_path_of_its_own() -> None:
    lines = (*ONE_LINE, Allocation("DA4.1", "NSDP", 2024, 100 * MILLION))
    funds = (*a_plan().funds, Fund("NSDP", "Ngân sách địa phương", FundTier.LOCAL))
    path = (
        Milestone(PathOf.MONEY, "DA4.1/NSDP/2024", Period.parse("2024-09"), D("0.9")),
        Milestone(PathOf.MONEY, "DA4.1", Period.parse("2024-09"), D("0.5")),
    )
    found = project(standing(spent_of(9, 100), allocations=lines, funds=funds, milestones=path))
    assert found.expected_now_vnd == 590 * MILLION


def test_the_same_period_of_last_year() -> None:
    found = standing(spent_of(9, 100), before=last_year((8, 150), (9, 200), (12, 450)))
    assert (found.total.last_year_vnd, found.total.last_year_rate) == (200 * MILLION, D("0.4"))
    assert (project(found).last_year_vnd, project(standing(spent_of(9, 1))).last_year_vnd) == (200 * MILLION, None)


def test_what_stays_unspent_has_a_span_and_never_falls_below_nothing() -> None:
    found = project(standing(*(spent_of(m, v) for m, v in ((6, 100), (7, 150), (8, 250), (9, 400)))))
    assert found.unspent is not None
    assert [int(v) // MILLION for v in (found.unspent.value, found.unspent.low, found.unspent.high)] == [300, 150, 450]
    fast = project(standing(*(spent_of(m, v) for m, v in ((6, 100), (7, 400), (8, 700), (9, 990)))))
    assert fast.unspent is not None
    assert fast.unspent.low == 0


def test_the_programme_leaves_what_its_projects_leave() -> None:
    """One project would spend more than it has: that covers nothing of what another leaves."""
    two = (*ONE_LINE, Allocation("DA4.2", "NSTW", 2024, 1_000 * MILLION))
    projects = (*a_plan().projects, replace(a_plan().project_by_code["DA4.1"], code="DA4.2", name="Dự án khác"))
    told = [spent_of(m, v) for m, v in ((6, 100), (7, 150), (8, 250), (9, 400))]
    fast = [replace(spent_of(m, v), project="DA4.2") for m, v in ((6, 300), (7, 600), (8, 900), (9, 990))]
    found = standing(*told, *fast, allocations=two, projects=projects)
    whole, parts = found.total, [p.unspent.value for p in found.projects if p.unspent is not None]
    assert whole.unspent is not None and whole.projection is not None and whole.allocated_vnd is not None
    assert whole.unspent.value == sum(parts) == 300 * MILLION
    assert whole.allocated_vnd - whole.projection.value < whole.unspent.value
    assert whole.spent_at_end == whole.allocated_vnd - 300 * MILLION
