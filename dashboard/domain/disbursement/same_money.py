"""Whether two amounts may hold the same đồng: of nodes of one branch of the project tree, with overlapping sources and years."""

from typing import Protocol

from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan


class OnLine(Protocol):
    """An amount of a money line: an allocation or a disbursement."""

    @property
    def project(self) -> str: ...

    @property
    def fund(self) -> str: ...

    @property
    def budget_year(self) -> BudgetYear: ...


def family(plan: Plan, project: str) -> frozenset[str]:
    """The codes of a project, its ancestors and its descendants."""
    return frozenset({project, *plan.ancestors(project), *plan.subtree(project)})


def same_money(plan: Plan, line: OnLine, other: OnLine) -> bool:
    """Whether two amounts of one family of nodes may hold the same money, by source and budget year.

    `NOT_SPLIT` as source overlaps with every source; as budget year with earlier years, not with the plan's year.
    """
    funds = line.fund == other.fund or NOT_SPLIT in (line.fund, other.fund)
    years = {line.budget_year, other.budget_year}
    return funds and (len(years) == 1 or (NOT_SPLIT in years and plan.year not in years))
