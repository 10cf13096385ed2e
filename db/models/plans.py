"""Plans and their parts. A plan version is written whole and never changed.

The columns of a part are the fields of its domain class, under the same names, beside `plan_id` and `position`
(the order of the rows in the office's own table).
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Measure, Role, ValueType
from dashboard.domain.plan.plan import BudgetYear, FundTier, LeadRole, PathOf
from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Tier
from dashboard.domain.plan.units import SuccessionKind, UnitLevel
from db.base import TableRow
from db.types import FIGURE, BudgetYearText, Dong, Listed, PeriodCode, Word


class ProgrammeRow(TableRow, table=True):
    """The identity of a programme; what it is called stands in each plan version."""

    id: int = Field(primary_key=True)
    code: str = Field(unique=True)
    from_version: int = Field(foreign_key="store_version.version")


class PlanRow(TableRow, table=True):
    """One version of one programme's plan for one year, with its rules."""

    __table_args__ = (UniqueConstraint("programme_id", "year", "from_version"),)

    id: int = Field(primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    year: int
    from_version: int = Field(foreign_key="store_version.version")
    upload_id: int | None = Field(foreign_key="upload.id", index=True)
    name: str
    name_en: str
    office: str
    title: str
    root: str
    decision: str
    decision_date: date | None
    sample: bool
    assumed_today: date | None
    ratio_on_track: Decimal = Field(sa_type=FIGURE)
    ratio_slightly_behind: Decimal = Field(sa_type=FIGURE)
    gap_on_track: Decimal = Field(sa_type=FIGURE)
    gap_slightly_behind: Decimal = Field(sa_type=FIGURE)
    support_gap: Decimal = Field(sa_type=FIGURE)
    support_basis: SupportBasis = Field(sa_type=Word(SupportBasis))
    money_default: DefaultPath = Field(sa_type=Word(DefaultPath))
    target_default: DefaultPath = Field(sa_type=Word(DefaultPath))


class UnitRow(TableRow, table=True):
    """The identity of a unit, shared by all programmes: a code alone may come to mean another place."""

    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: int = Field(primary_key=True)
    code: str
    valid_from: date
    from_version: int = Field(foreign_key="store_version.version")


class PlanPart(TableRow):
    """One line of a plan."""

    plan_id: int = Field(foreign_key="plan.id", primary_key=True)
    position: int = Field(primary_key=True)


class PlanUnitRow(PlanPart, table=True):
    """What one plan version says of a unit."""

    __table_args__ = (UniqueConstraint("plan_id", "unit_id"),)

    unit_id: int = Field(foreign_key="unit.id")
    name: str
    type: str
    level: UnitLevel = Field(sa_type=Word(UnitLevel))
    parent: str | None
    short_name: str
    group: str
    aliases: tuple[str, ...] = Field(sa_type=Listed)
    valid_to: date | None
    tile: tuple[int, int] | None = Field(sa_type=Listed, nullable=True)


class ProjectNodeRow(PlanPart, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    code: str
    name: str
    parent: str | None
    applicable: bool
    reason: str
    short_name: str
    name_en: str
    aliases: tuple[str, ...] = Field(sa_type=Listed)


class ProjectLeadRow(PlanPart, table=True):
    """`unit` is the code of a unit or of a group of units."""

    __table_args__ = (UniqueConstraint("plan_id", "project", "unit", "role"),)

    project: str
    unit: str
    role: LeadRole = Field(sa_type=Word(LeadRole))


class FundingSourceRow(PlanPart, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    code: str
    name: str
    tier: FundTier = Field(sa_type=Word(FundTier))
    capital: str
    name_en: str


class AllocationRow(PlanPart, table=True):
    """`amount_vnd` is NULL where the plan names no amount: unknown, not 0."""

    __table_args__ = (UniqueConstraint("plan_id", "project", "fund", "budget_year"),)

    project: str
    fund: str
    budget_year: BudgetYear = Field(sa_type=BudgetYearText)
    amount_vnd: int | None = Field(sa_type=Dong, nullable=True)
    decision: str
    note: str


class AdjustmentRow(PlanPart, table=True):
    """Added to the allocation of the same line from a day on; a line may be adjusted more than once."""

    project: str
    fund: str
    budget_year: BudgetYear = Field(sa_type=BudgetYearText)
    amount_vnd: int = Field(sa_type=Dong)
    effective_on: date
    decision: str
    note: str


class StandardRow(PlanPart, table=True):
    """A poverty standard and the days between which it is in force."""

    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    code: str
    name: str
    valid_from: date
    valid_to: date | None
    document: str


class SuccessionRow(PlanPart, table=True):
    """What became of a unit; `share` is NULL where nobody knows how much of it went to `new`."""

    __table_args__ = (UniqueConstraint("plan_id", "old", "new"),)

    old: str
    new: str
    on: date
    kind: SuccessionKind = Field(sa_type=Word(SuccessionKind))
    share: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    source: str


class DisaggregationRow(PlanPart, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    code: str
    name: str


class IndicatorRow(PlanPart, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    code: str
    name: str
    unit_of_measure: str
    measure: Measure = Field(sa_type=Word(Measure))
    direction: Direction = Field(sa_type=Word(Direction))
    value_type: ValueType = Field(sa_type=Word(ValueType))
    aggregation: Aggregation = Field(sa_type=Word(Aggregation))
    reporters: tuple[str, ...] = Field(sa_type=Listed)
    subject: str
    frequency: Frequency = Field(sa_type=Word(Frequency))
    review_month: int
    numerator: str
    denominator: str
    subset_of: str
    dimension: str
    population: str
    disaggregations: tuple[str, ...] = Field(sa_type=Listed)
    low: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    high: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    short_name: str
    name_en: str
    unit_en: str
    definition: str
    aliases: tuple[str, ...] = Field(sa_type=Listed)
    role: Role = Field(sa_type=Word(Role))
    group: str
    standard: str


class TargetRow(PlanPart, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "id"),)

    id: str
    indicator: str
    unit: str
    operator: Operator = Field(sa_type=Word(Operator))
    basis: Basis = Field(sa_type=Word(Basis))
    low: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    high: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    source_sentence: str
    source_clause: str
    tier: Tier = Field(sa_type=Word(Tier))
    baseline: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    baseline_source: str
    pace_rule: PaceRule = Field(sa_type=Word(PaceRule))
    tolerance: Decimal = Field(sa_type=FIGURE)
    leads: tuple[str, ...] = Field(sa_type=Listed)
    population: str
    stated_change: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    stated_count: int | None = Field(sa_type=BigInteger, nullable=True)
    projects: tuple[str, ...] = Field(sa_type=Listed)
    note: str
    settled: str
    settled_by: str
    settled_on: date | None


class MilestoneRow(PlanPart, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "of", "key", "period"),)

    of: PathOf = Field(sa_type=Word(PathOf))
    key: str
    period: Period = Field(sa_type=PeriodCode)
    value: Decimal = Field(sa_type=FIGURE)
    approved_by: str
    approved_on: date | None


class ObligationRow(PlanPart, table=True):
    form: str
    name: str
    reporters: tuple[str, ...] = Field(sa_type=Listed)
    period: Period = Field(sa_type=PeriodCode)
    due_before: date
    basis: str
