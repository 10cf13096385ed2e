"""The first schema: versions and uploads, plans with their parts, units, and reports with their figures, money and answers.

Types are written as the database keeps them (figures and đồng as BIGINT, words and periods as text), not as `db.types`
gives them: this page must mean the same in ten years. Names of constraints follow the convention in `db.base`.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _versions()
    _identities()
    _plan()
    _plan_money()
    _plan_results()
    _submissions()
    _figures()
    _explanations()


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")


def _versions() -> None:
    op.create_table(
        "store_version",
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("actor", "what"),
    )
    op.create_table(
        "upload",
        _id(),
        sa.Column("sha256", sa.String(), nullable=False, unique=True),
        *_texts("file_name"),
        *_integers("size"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _from_version(),
    )


def _identities() -> None:
    op.create_table("programme", _id(), sa.Column("code", sa.String(), nullable=False, unique=True), _from_version())
    op.create_table(
        "unit",
        _id(),
        *_texts("code"),
        sa.Column("valid_from", sa.Date(), nullable=False),
        _from_version(),
        sa.UniqueConstraint("code", "valid_from"),
    )


def _plan() -> None:
    op.create_table(
        "plan",
        _id(),
        _reference("programme_id", "programme.id"),
        *_integers("year"),
        _from_version(),
        _reference("upload_id", "upload.id", nullable=True, index=True),
        *_texts("name", "name_en", "office", "title", "root", "decision"),
        sa.Column("decision_date", sa.Date()),
        *_flags("sample"),
        sa.Column("assumed_today", sa.Date()),
        *_scaled("ratio_on_track", "ratio_slightly_behind", "gap_on_track", "gap_slightly_behind", "support_gap"),
        *_texts("support_basis"),
        sa.UniqueConstraint("programme_id", "year", "from_version"),
    )
    op.create_table(
        "plan_unit",
        *_part(),
        _reference("unit_id", "unit.id"),
        *_texts("name", "type", "level"),
        sa.Column("parent", sa.String()),
        *_texts("short_name", "group", "aliases"),
        sa.Column("valid_to", sa.Date()),
        sa.Column("tile", sa.String()),
        sa.UniqueConstraint("plan_id", "unit_id"),
    )
    op.create_table("disaggregation", *_part(), *_texts("code", "name"), sa.UniqueConstraint("plan_id", "code"))


def _plan_money() -> None:
    op.create_table(
        "project_node",
        *_part(),
        *_texts("code", "name"),
        sa.Column("parent", sa.String()),
        *_flags("applicable"),
        *_texts("reason", "short_name", "name_en"),
        sa.UniqueConstraint("plan_id", "code"),
    )
    op.create_table(
        "project_lead",
        *_part(),
        *_texts("project", "unit", "role"),
        sa.UniqueConstraint("plan_id", "project", "unit", "role"),
    )
    op.create_table(
        "funding_source",
        *_part(),
        *_texts("code", "name", "tier", "capital", "name_en"),
        sa.UniqueConstraint("plan_id", "code"),
    )
    op.create_table(
        "allocation",
        *_part(),
        *_texts("project", "fund", "budget_year"),
        sa.Column("amount_vnd", sa.BigInteger()),
        *_texts("decision", "note"),
        sa.UniqueConstraint("plan_id", "project", "fund", "budget_year"),
    )


def _plan_results() -> None:
    op.create_table(
        "indicator",
        *_part(),
        *_texts("code", "name", "unit_of_measure", "measure", "direction", "value_type", "aggregation"),
        *_texts("reporters", "subject", "frequency"),
        *_integers("review_month"),
        *_texts("numerator", "denominator", "subset_of", "dimension", "population", "disaggregations"),
        *_scaled("low", "high", nullable=True),
        *_texts("short_name", "name_en", "unit_en", "definition"),
        sa.UniqueConstraint("plan_id", "code"),
    )
    op.create_table(
        "target",
        *_part(),
        *_texts("id", "indicator", "unit", "operator", "basis"),
        *_scaled("low", "high", nullable=True),
        *_texts("source_sentence", "source_clause", "tier"),
        *_scaled("baseline", nullable=True),
        *_texts("baseline_source", "pace_rule"),
        *_scaled("tolerance"),
        *_texts("leads", "population"),
        *_scaled("stated_change", "stated_count", nullable=True),
        *_texts("projects", "note"),
        sa.UniqueConstraint("plan_id", "id"),
    )
    op.create_table(
        "milestone",
        *_part(),
        *_texts("of", "key", "period"),
        *_scaled("value"),
        *_texts("approved_by"),
        sa.UniqueConstraint("plan_id", "of", "key", "period"),
    )
    op.create_table(
        "obligation",
        *_part(),
        *_texts("form", "name", "reporters", "period"),
        sa.Column("due_before", sa.Date(), nullable=False),
        *_texts("basis"),
    )


def _submissions() -> None:
    op.create_table(
        "submission",
        _id(),
        _reference("programme_id", "programme.id"),
        *_integers("year"),
        *_texts("form"),
        _reference("unit_id", "unit.id"),
        *_texts("period"),
        *_integers("revision"),
        _reference("plan_id", "plan.id"),
        _reference("upload_id", "upload.id", nullable=True, index=True),
        *_texts("file_name", "difficulties", "causes", "recommendations"),
        *_flags("nil"),
        _from_version(),
        sa.UniqueConstraint("programme_id", "year", "form", "unit_id", "period", "revision"),
    )
    op.create_table(
        "submission_status",
        _id(),
        _reference("submission_id", "submission.id"),
        *_texts("status", "reason", "place_container", "place_spot"),
        _from_version(),
        sa.UniqueConstraint("submission_id", "from_version"),
    )


def _figures() -> None:
    key = ("submission_id", "subject_id", "reporter_id", "source")
    op.create_table(
        "observation",
        *_reported(),
        *_texts("indicator", "period", "disaggregation"),
        *_flags("estimate"),
        *_scaled("value", "numerator", "denominator", nullable=True),
        sa.Column("absence", sa.String()),
        *_texts("text", "place_container", "place_spot"),
        _from_version(),
        sa.UniqueConstraint(*key, "indicator", "period", "disaggregation", "estimate"),
    )
    op.create_table(
        "disbursement",
        *_reported(),
        *_texts("project", "fund", "budget_year", "period"),
        sa.Column("cumulative_vnd", sa.BigInteger()),
        sa.Column("absence", sa.String()),
        *_texts("place_container", "place_spot"),
        _from_version(),
        sa.UniqueConstraint(*key, "project", "fund", "budget_year", "period"),
    )


def _explanations() -> None:
    op.create_table(
        "explanation",
        _id(),
        _reference("plan_id", "plan.id", nullable=True, index=True),
        _reference("submission_id", "submission.id", nullable=True, index=True),
        *_texts("code", "place_container", "place_spot", "found", "issue", "kind", "text"),
        _from_version(),
    )


Columns = list[sa.Column[Any]]


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _from_version() -> sa.Column[int]:
    return _reference("from_version", "store_version.version")


def _reference(name: str, to: str, nullable: bool = False, index: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(to), nullable=nullable, index=index or None)


def _part() -> Columns:
    """The key of a line of a plan."""
    return [
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
    ]


def _reported() -> Columns:
    """Whose figure it is, who reported it, and from where."""
    return [
        _id(),
        _reference("submission_id", "submission.id"),
        _reference("subject_id", "unit.id"),
        _reference("reporter_id", "unit.id"),
        *_texts("source"),
    ]


def _texts(*names: str) -> Columns:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _integers(*names: str) -> Columns:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _flags(*names: str) -> Columns:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _scaled(*names: str, nullable: bool = False) -> Columns:
    return [sa.Column(name, sa.BigInteger(), nullable=nullable) for name in names]
