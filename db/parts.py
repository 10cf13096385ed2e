"""The parts of a plan beside its units: a table for each, whose columns are the fields of its domain class.

A field is kept as its type says, one named `…_vnd` as đồng; where it may be None, its column may be NULL.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from types import NoneType
from typing import Any, get_args, get_type_hints

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, MetaData, String, Table, UniqueConstraint
from sqlalchemy.types import TypeEngine

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Standard
from dashboard.domain.plan.plan import (
    Adjustment,
    Allocation,
    BudgetYear,
    Disaggregation,
    Fund,
    Lead,
    Milestone,
    Obligation,
    PlanText,
    Project,
)
from dashboard.domain.plan.targets import Target
from dashboard.domain.plan.units import Succession
from db.types import FIGURE, BudgetYearText, Dong, Listed, PeriodCode, Word

Kept = type[TypeEngine[Any]] | TypeEngine[Any]
Part = tuple[str, type[Any], Table]  # a field of `Plan`, the class of one line of it, and its table
_KEPT: dict[object, Kept] = {
    str: String, int: Integer, bool: Boolean, date: Date, Decimal: FIGURE, Period: PeriodCode, BudgetYear: BudgetYearText,
    tuple[str, ...]: Listed,
}  # fmt: skip


def _part(
    metadata: MetaData, field: str, line: type[Any], table: str, unique: tuple[str, ...] = (), **kept: Kept
) -> Part:
    """`position` is the place of a line in the office's own table.

    `unique` are the columns that tell the lines of a plan apart, `kept` how a field is kept that its type alone does not say.
    """
    columns = [
        Column("plan_id", ForeignKey("plan.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *(_column(name, hint, kept) for name, hint in get_type_hints(line).items()),
    ]
    apart = [UniqueConstraint("plan_id", *unique)] if unique else []
    return field, line, Table(table, metadata, *columns, *apart)


def _column(name: str, hint: Any, kept: dict[str, Kept]) -> Column[Any]:
    nullable = NoneType in get_args(hint)
    kind = next(kind for kind in get_args(hint) if kind is not NoneType) if nullable else hint
    listed = isinstance(kind, type) and issubclass(kind, StrEnum)
    usual = Dong if name.endswith("_vnd") else Word(kind) if listed else _KEPT[kind]
    return Column(name, kept.get(name, usual), nullable=nullable)


def plan_parts(metadata: MetaData) -> tuple[Part, ...]:
    """The tables of a plan's parts among those of `metadata`."""
    part = partial(_part, metadata)
    return (
        part("projects", Project, "project_node", ("code",)),
        part("texts", PlanText, "project_text", ("project", "kind", "clause")),
        part("leads", Lead, "project_lead", ("project", "unit", "role")),
        part("funds", Fund, "funding_source", ("code",)),
        part("allocations", Allocation, "allocation", ("project", "fund", "budget_year")),
        part("adjustments", Adjustment, "adjustment"),  # a line may be adjusted more than once
        part("standards", Standard, "standard", ("code",)),
        part("successions", Succession, "succession", ("old", "new")),
        part("disaggregations", Disaggregation, "disaggregation", ("code",)),
        part("indicators", Indicator, "indicator", ("code",)),
        part("targets", Target, "target", ("id",), stated_count=BigInteger),
        part("milestones", Milestone, "milestone", ("of", "key", "period")),
        part("obligations", Obligation, "obligation"),
    )
