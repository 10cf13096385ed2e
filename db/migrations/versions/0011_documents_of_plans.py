"""The document that a plan was read from, kept with the version that came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plans of before came as workbooks."""
    op.create_table(
        "plan_source",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), nullable=False, unique=True),
        sa.Column("upload_id", sa.Integer(), sa.ForeignKey("upload.id"), nullable=False, index=True),
    )


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
