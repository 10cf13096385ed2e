"""Measures over time: adjustments of money, poverty standards, successions of units, settled sentences, notes on findings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _new_columns() -> dict[str, list[sa.Column[Any]]]:
    """What plans and reports that stand say of it: nothing."""
    return {
        "plan": [_text("money_default", "straight_line"), _text("target_default", "none")],
        "indicator": [_text("role", ""), _text("group", ""), _text("standard", "")],
        "target": [_text("settled", ""), _text("settled_by", ""), sa.Column("settled_on", sa.Date())],
        "milestone": [sa.Column("approved_on", sa.Date())],
        "observation": [sa.Column("preliminary", sa.Boolean(), nullable=False, server_default=sa.false())],
        "disbursement": [sa.Column("advance_vnd", sa.BigInteger()), sa.Column("in_month_vnd", sa.BigInteger())],
    }


def _text(name: str, stands: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, server_default=stands)


def upgrade() -> None:
    """Columns first, then the tables of new parts of a plan and of what people say of findings."""
    for table, columns in _new_columns().items():
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.add_column(column)
    _part(
        "adjustment",
        *_texts("project", "fund", "budget_year"),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        *_texts("decision", "note"),
    )
    _part(
        "standard",
        *_texts("code", "name"),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        *_texts("document"),
        sa.UniqueConstraint("plan_id", "code"),
    )
    _part(
        "succession",
        *_texts("old", "new"),
        sa.Column("on", sa.Date(), nullable=False),
        *_texts("kind"),
        sa.Column("share", sa.BigInteger(), nullable=True),
        *_texts("source"),
        sa.UniqueConstraint("plan_id", "old", "new"),
    )
    op.create_table(
        "finding_note",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("programme_id", sa.Integer(), sa.ForeignKey("programme.id"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *_texts("finding", "owner", "text"),
        sa.Column("from_version", sa.Integer(), sa.ForeignKey("store_version.version"), nullable=False),
        sa.UniqueConstraint("programme_id", "year", "finding", "from_version"),
    )


def _part(name: str, *columns: sa.Column[Any] | sa.UniqueConstraint) -> None:
    """The table of one part of a plan, its rows in the order of the office's own table."""
    op.create_table(
        name,
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        *columns,
    )


def _texts(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
