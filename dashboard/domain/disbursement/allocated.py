"""What each line of money was given by a day: the plan's amount and the decisions that changed it since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.plan.plan import Allocation, BudgetYear, FundTier, Plan


@dataclass(frozen=True)
class Line:
    """One allocation as it stands on a day, in đồng; adjusting an unknown amount leaves it unknown."""

    allocation: Allocation
    adjusted_vnd: int

    @property
    def project(self) -> str:
        return self.allocation.project

    @property
    def fund(self) -> str:
        return self.allocation.fund

    @property
    def budget_year(self) -> BudgetYear:
        return self.allocation.budget_year

    @property
    def given_vnd(self) -> int | None:
        """Giao đầu năm."""
        return self.allocation.amount_vnd

    @property
    def amount_vnd(self) -> int | None:
        """After the adjustments."""
        return None if self.given_vnd is None else self.given_vnd + self.adjusted_vnd


def lines_on(plan: Plan, day: date) -> tuple[Line, ...]:
    """Every allocation of the plan with the adjustments in effect on `day`."""
    return tuple(Line(a, _adjusted(plan, a, day)) for a in plan.allocations)


def _adjusted(plan: Plan, allocation: Allocation, day: date) -> int:
    return sum(a.amount_vnd for a in plan.adjustments if a.key == allocation.key and a.effective_on <= day)


def of_year(plan: Plan, lines: Iterable[Line]) -> tuple[Line, ...]:
    """This year's budget money: what the rate "so với vốn giao trong năm" is measured by."""
    return tuple(line for line in lines if line.budget_year == plan.year and not is_other(plan, line.fund))


def given(lines: Iterable[Line]) -> int | None:
    """The sum of amounts as first given; None while one of them is unknown, and where there is none."""
    return whole(line.given_vnd for line in lines)


def amount(lines: Iterable[Line]) -> int | None:
    """The sum of amounts after their adjustments; None while one of them is unknown, and where there is none."""
    return whole(line.amount_vnd for line in lines)


def whole(amounts: Iterable[int | None]) -> int | None:
    """The sum, if all of it is known."""
    all_amounts = list(amounts)
    known = [a for a in all_amounts if a is not None]
    return sum(known) if known and len(known) == len(all_amounts) else None


def is_other(plan: Plan, fund: str) -> bool:
    """Whether a source is mobilised or integrated money, which nobody gives."""
    return fund in plan.fund_by_code and plan.fund_by_code[fund].tier is FundTier.OTHER
