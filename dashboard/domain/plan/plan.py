"""A plan: one programme in one year, with its units, project tree, money, targets, path and calendar."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ReviewRole, Standard
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Target, Tier
from dashboard.domain.plan.trees import Territory, Tree
from dashboard.domain.plan.units import Succession, Unit, UnitLevel

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

NOT_SPLIT = "not-split"  # a member of fund and of budget year: the source does not divide the money
TOTAL = "total"  # the disaggregation member that stands for everybody
ALL_PROJECTS = "*"  # a money milestone that holds for every line without one of its own

NO_DISTRICTS = date(2025, 7, 1)  # two tiers, province and commune, from this day (Luật 72/2025/QH15)
_TIERS = {
    UnitLevel.NATION: Tier.NATION, UnitLevel.PROVINCE: Tier.PROVINCE, UnitLevel.DISTRICT: Tier.DISTRICT,
    UnitLevel.COMMUNE: Tier.COMMUNE,
}  # fmt: skip

_COMPARED_BELOW = {UnitLevel.NATION: UnitLevel.PROVINCE, UnitLevel.COMMUNE: UnitLevel.VILLAGE}

BudgetYear = int | str  # a year, or NOT_SPLIT for earlier years' money reported in one column


@dataclass(frozen=True)
class Programme:
    """A programme as one office carries it out; the code stands in URLs and commands."""

    code: str
    name: str
    office: str  # whose plan it is, such as UBND huyện Sông Mã
    name_en: str = ""


@dataclass(frozen=True)
class Project:
    """A node of the project tree. A node that is not applicable keeps the plan's words for it."""

    code: str
    name: str
    parent: str | None = None
    applicable: bool = True
    reason: str = ""
    short_name: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()  # what other tables of the office call it

    @property
    def label(self) -> str:
        return self.short_name or self.name


class LeadRole(StrEnum):
    LEAD = "lead"  # chủ trì
    COORDINATING = "coordinating"  # phối hợp


@dataclass(frozen=True)
class Lead:
    project: str
    unit: str
    role: LeadRole = LeadRole.LEAD


class FundTier(StrEnum):
    CENTRAL = "central"
    LOCAL = "local"
    OTHER = "other"
    NOT_SPLIT = "not-split"


@dataclass(frozen=True)
class Fund:
    """A funding source: tier and kind of capital (vốn sự nghiệp, vốn đầu tư phát triển …)."""

    code: str
    name: str
    tier: FundTier
    capital: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class Allocation:
    """Money given to a project node from one source for one budget year; None where the plan names no amount."""

    project: str
    fund: str
    budget_year: BudgetYear
    amount_vnd: int | None
    decision: str = ""
    note: str = ""
    spend_by: date | None = None  # its last day; None: the plan names none, so 31/12 of the plan year

    @property
    def key(self) -> tuple[str, str, BudgetYear]:
        return (self.project, self.fund, self.budget_year)


class PathOf(StrEnum):
    TARGET = "target"
    MONEY = "money"


@dataclass(frozen=True)
class Milestone:
    """The planned path at the end of a period: a target's value, or the share of a project's allocation to be disbursed.

    A target that spans years has steps in other years too, each at the end of its year: what a yearly plan inherits.
    """

    of: PathOf
    key: str  # a target's id, a project's code, or ALL_PROJECTS
    period: Period
    value: Decimal
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True)
class Obligation:
    """A report that `reporters` owe for `period`; it is on time strictly before `due_before` ("trước ngày")."""

    form: str
    name: str
    reporters: tuple[str, ...]
    period: Period
    due_before: date
    basis: str = ""  # the document that asks for it


@dataclass(frozen=True)
class Disaggregation:
    """A population group by which a figure may be split."""

    code: str
    name: str


@dataclass(frozen=True)
class Adjustment:
    """A decision that changed an allocation during the year: `amount_vnd` is added to it, or taken away where negative."""

    project: str
    fund: str
    budget_year: BudgetYear
    amount_vnd: int
    effective_on: date
    decision: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str, BudgetYear]:
        return (self.project, self.fund, self.budget_year)


class TextKind(StrEnum):
    """What a text of the plan says of a project."""

    AIM = "aim"  # mục tiêu
    BENEFICIARIES = "beneficiaries"  # đối tượng
    SUPPORT = "support"  # nội dung hỗ trợ, nội dung thực hiện
    RULE = "rule"  # quy định, nguyên tắc: no double support


@dataclass(frozen=True)
class PlanText:
    """The plan's own words on a project, or on all of them (`ALL_PROJECTS`), with the clause that they stand in."""

    project: str
    kind: TextKind
    text: str
    clause: str


@dataclass(frozen=True)
class Plan:
    """Everything one plan workbook says. Codes are unique within their tuple; references were checked at import."""

    programme: Programme
    year: int
    title: str
    root: str  # the unit whose plan it is
    units: tuple[Unit, ...]
    projects: tuple[Project, ...]
    funds: tuple[Fund, ...]
    allocations: tuple[Allocation, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    leads: tuple[Lead, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    disaggregations: tuple[Disaggregation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    standards: tuple[Standard, ...] = ()
    successions: tuple[Succession, ...] = ()
    texts: tuple[PlanText, ...] = ()
    rules: Rules = field(default_factory=Rules)
    decision: str = ""
    decision_date: date | None = None
    sample: bool = False  # results, path and calendar are invented: every page and export says so
    assumed_today: date | None = None  # the day on which a sample office lives

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What rules have made of the plan alone and would make again."""
        return {}

    @cached_property
    def unit_by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def area_level(self) -> UnitLevel:
        """Of the units that the plan is compared by: villages under a commune, provinces under the nation, else communes."""
        root = self.unit_by_code.get(self.root)
        below = _COMPARED_BELOW.get(root.level) if root is not None else None
        levels = {u.level for u in self.units}
        return (
            below if below is not None and (below in levels or UnitLevel.COMMUNE not in levels) else UnitLevel.COMMUNE
        )

    @cached_property
    def project_by_code(self) -> dict[str, Project]:
        return {project.code: project for project in self.projects}

    @cached_property
    def indicator_by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def fund_by_code(self) -> dict[str, Fund]:
        return {fund.code: fund for fund in self.funds}

    @cached_property
    def unit_order(self) -> dict[str, int]:
        """The place of each unit in the plan."""
        return {unit.code: place for place, unit in enumerate(self.units)}

    @cached_property
    def milestones_of(self) -> dict[tuple[PathOf, str], tuple[Milestone, ...]]:
        """The planned path of each target or money line, as entered."""
        return _grouped(((m.of, m.key), m) for m in self.milestones)

    @cached_property
    def successions_from(self) -> dict[str, tuple[Succession, ...]]:
        """By old unit what became of it."""
        return _grouped((step.old, step) for step in self.successions)

    @cached_property
    def successions_into(self) -> dict[str, tuple[Succession, ...]]:
        """By new unit what it was made of."""
        return _grouped((step.new, step) for step in self.successions)

    @cached_property
    def tier(self) -> Tier:
        """Who sets what this plan asks for: the level of the unit whose plan it is."""
        root = self.unit_by_code.get(self.root)
        return _TIERS.get(root.level, Tier.DISTRICT) if root else Tier.DISTRICT

    @cached_property
    def has_districts(self) -> bool:
        """Whether there are districts where the plan is carried out; there are none any more since 1/7/2025."""
        root = self.unit_by_code.get(self.root)
        return self.year <= NO_DISTRICTS.year and (root is None or root.valid_from < NO_DISTRICTS)

    def tier_of(self, target: Target) -> Tier:
        """Who set a target; a plan of a province or of the nation asks for nothing in a district's name."""
        above = self.tier in (Tier.NATION, Tier.PROVINCE)
        return self.tier if target.tier is Tier.DISTRICT and above else target.tier

    def unit_on(self, code: str, day: date) -> Unit | None:
        """What `code`, bare or as a key, meant on `day`; the unit of that key where none of this code stood then."""
        same = self._units_by_official.get(code, ())
        return next((u for u in same if u.stands_on(day)), self.unit_by_code.get(code))

    @cached_property
    def _units_by_official(self) -> dict[str, tuple[Unit, ...]]:
        return _grouped((unit.official_code, unit) for unit in self.units)

    def members(self, codes: tuple[str, ...], on: date | None = None) -> tuple[str, ...]:
        """Unit codes that `codes` address, groups opened up, in the plan's order; `on` a day only those that stand then."""
        if (codes, on) not in self._members:  # asked for each figure of a file
            wanted = set(codes)
            addressed = (u for u in self.units if u.code in wanted or (u.group and u.group in wanted))
            self._members[codes, on] = tuple(u.code for u in addressed if on is None or u.stands_on(on))
        return self._members[codes, on]

    @cached_property
    def _members(self) -> dict[tuple[tuple[str, ...], date | None], tuple[str, ...]]:
        return {}

    @cached_property
    def indicator_of_role(self) -> dict[ReviewRole, Indicator]:
        """Of each role in the review the first indicator that has it."""
        return {i.role: i for i in reversed(self.indicators) if i.role is not ReviewRole.NONE}

    def reporters_of(self, indicator: Indicator, on: date | None = None) -> tuple[str, ...]:
        """The units from which a figure of `indicator` is expected."""
        return self.members(indicator.reporters, on)

    def indicators_for(self, unit: str) -> tuple[Indicator, ...]:
        """What `unit` is to report, in the plan's order."""
        return tuple(i for i in self.indicators if unit in self.reporters_of(i))

    def subtree(self, project: str) -> frozenset[str]:
        """The codes of a project node and of everything below it."""
        return self._project_tree.below(project) | {project}

    def ancestors(self, project: str) -> tuple[str, ...]:
        """The codes above a project node, nearest first; it ends where a plan that is being checked has no such node."""
        return self._project_tree.above(project) if project in self.project_by_code else ()

    @cached_property
    def _project_tree(self) -> Tree:
        return Tree((project.code, project.parent) for project in self.projects)

    def below(self, unit: str) -> frozenset[str]:
        """The codes of the units under `unit`, at any depth, without itself."""
        return self._unit_tree.below(unit)

    def above(self, unit: str) -> tuple[str, ...]:
        """The codes of the units above `unit`, nearest first."""
        return self._unit_tree.above(unit)

    def related(self, unit: str) -> frozenset[str]:
        """The codes of all units that may share an area with `unit`, itself among them."""
        return self.territory.related(unit)

    @cached_property
    def _unit_tree(self) -> Tree:
        return Tree((unit.code, unit.parent) for unit in self.units)

    @cached_property
    def territory(self) -> Territory:
        """Which units may share an area."""
        return Territory(self._unit_tree, ((step.old, step.new) for step in self.successions))

    def directly_below(self, unit: str) -> tuple[Unit, ...]:
        """The units whose parent is `unit`."""
        return tuple(self.unit_by_code[code] for code in self._unit_tree.children.get(unit, ()))

    def texts_of(self, project: str) -> tuple[PlanText, ...]:
        """What the plan says of a project and the parts of it, then of the nodes above, then of all projects."""
        mine = self.subtree(project)
        nodes = [*(p.code for p in self.projects if p.code in mine), *self.ancestors(project), ALL_PROJECTS]
        return tuple(text for node in nodes for text in self.texts if text.project == node)

    def leads_of(self, project: str) -> tuple[Lead, ...]:
        return tuple(lead for lead in self.leads if lead.project == project)

    def projects_led_by(self, unit: str) -> tuple[Project, ...]:
        """Nodes on which `unit` reports money: those it leads or helps to carry out, that are applicable.

        A node below which leads are named is left out: its money is reported there, and nothing is counted twice.
        """
        named = {lead.project for lead in self.leads if unit in self.members((lead.unit,))}
        reported_below = {above for lead in self.leads for above in self.ancestors(lead.project)}
        return tuple(p for p in self.projects if p.code in named - reported_below and p.applicable)


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """The values of each key, in their order."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
