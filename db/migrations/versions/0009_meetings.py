"""Meetings, their decisions, what became of them, and which slide an open meeting shows."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A store of before has had no meetings."""
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("code"),
        sa.Column("programme_id", sa.Integer(), sa.ForeignKey("programme.id"), nullable=False, index=True),
        _number("revision"),
        _text("state"),
        _number("year"),
        _text("period"),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("data_version", sa.Integer(), sa.ForeignKey("store_version.version"), nullable=False),
        _text("title"),
        _text("place"),
        _text("chair"),
        _text("secretary"),
        _text("present"),
        _text("agenda"),
        _version(),
        sa.UniqueConstraint("code", "revision"),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("meeting"),
        _number("number"),
        _number("revision"),
        _text("text"),
        _text("owner_units"),
        _text("owner_person"),
        sa.Column("owner_account", sa.Integer(), sa.ForeignKey("account.id"), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("late", sa.String(), nullable=True),
        _text("of"),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        _version(),
        sa.UniqueConstraint("meeting", "number", "revision"),
    )
    op.create_table(
        "decision_done",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("meeting"),
        _number("number"),
        sa.Column("done", sa.Boolean(), nullable=False),
        _text("word"),
        _version(),
        sa.UniqueConstraint("meeting", "number", "from_version"),
    )
    op.create_table(
        "meeting_place",
        sa.Column("meeting", sa.String(), primary_key=True),
        _number("slide"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _version() -> sa.Column[int]:
    return sa.Column("from_version", sa.Integer(), sa.ForeignKey("store_version.version"), nullable=False)


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
