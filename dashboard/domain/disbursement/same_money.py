"""Whether two things said of money may speak of one đồng: on nodes of one branch, of sources and years that overlap."""

from typing import Protocol

from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan


class OnLine(Protocol):
    """What is said on a line: an allocation, or what was paid."""

    @property
    def project(self) -> str: ...

    @property
    def fund(self) -> str: ...

    @property
    def budget_year(self) -> BudgetYear: ...


def family(plan: Plan, project: str) -> frozenset[str]:
    """The project, all above it and all below it."""
    return frozenset({project, *plan.ancestors(project), *plan.subtree(project)})


def same_money(plan: Plan, one: OnLine, other: OnLine) -> bool:
    """Of nodes of one family: a split by source or by earlier year stands beside its whole; this year's is never mixed."""
    funds = one.fund == other.fund or NOT_SPLIT in (one.fund, other.fund)
    years = {one.budget_year, other.budget_year}
    return funds and (len(years) == 1 or (NOT_SPLIT in years and plan.year not in years))
