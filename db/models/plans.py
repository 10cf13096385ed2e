"""Programmes, plans and the units that they name. A plan version is written whole and never changed."""

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.units import UnitLevel
from db.base import TableRow
from db.types import FIGURE, Listed, Word


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
    least_coverage: Decimal = Field(sa_type=FIGURE)


class PlanSourceRow(TableRow, table=True):
    """The document that a version of a plan was read from: an upload like any, whose sentences the targets stand in."""

    id: int = Field(primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", unique=True)
    upload_id: int = Field(foreign_key="upload.id", index=True)


class UnitRow(TableRow, table=True):
    """The identity of a unit, shared by all programmes: a code alone may come to mean another place."""

    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: int = Field(primary_key=True)
    code: str
    valid_from: date
    from_version: int = Field(foreign_key="store_version.version")


class PlanUnitRow(TableRow, table=True):
    """What one plan version says of a unit; `position` is the place of its row in the office's own table."""

    __table_args__ = (UniqueConstraint("plan_id", "unit_id"),)

    plan_id: int = Field(foreign_key="plan.id", primary_key=True)
    position: int = Field(primary_key=True)
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
    priority: str
