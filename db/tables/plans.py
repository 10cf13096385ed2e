"""Written by `python -m db.write` from `db.models.plans`, where each table says what it is."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table

from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.units import UnitLevel
from db.tables.metadata import METADATA
from db.types import FIGURE, Listed, Word

programme = Table(
    "programme",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

plan = Table(
    "plan",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("programme_id", Integer, ForeignKey("programme.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id")),
    Column("name", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("office", String, nullable=False),
    Column("title", String, nullable=False),
    Column("root", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("decision_date", Date),
    Column("sample", Boolean, nullable=False),
    Column("assumed_today", Date),
    Column("ratio_on_track", FIGURE, nullable=False),
    Column("ratio_slightly_behind", FIGURE, nullable=False),
    Column("gap_on_track", FIGURE, nullable=False),
    Column("gap_slightly_behind", FIGURE, nullable=False),
    Column("support_gap", FIGURE, nullable=False),
    Column("support_basis", Word(SupportBasis), nullable=False),
    Column("money_default", Word(DefaultPath), nullable=False),
    Column("target_default", Word(DefaultPath), nullable=False),
    Column("least_coverage", FIGURE, nullable=False),
)

plan_source = Table(
    "plan_source",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan_id", Integer, ForeignKey("plan.id"), nullable=False),
    Column("upload_id", Integer, ForeignKey("upload.id"), nullable=False),
)

unit = Table(
    "unit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("from_version", Integer, ForeignKey("store_version.version"), nullable=False),
)

plan_unit = Table(
    "plan_unit",
    METADATA,
    Column("plan_id", Integer, ForeignKey("plan.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),
    Column("level", Word(UnitLevel), nullable=False),
    Column("parent", String),
    Column("short_name", String, nullable=False),
    Column("group", String, nullable=False),
    Column("aliases", Listed, nullable=False),
    Column("valid_to", Date),
    Column("tile", Listed),
    Column("priority", String, nullable=False),
)
