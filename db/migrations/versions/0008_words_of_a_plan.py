"""Words of a plan: what it says of its projects, and which units it gives priority and why."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plans that stand say nothing of either."""
    with op.batch_alter_table("plan_unit") as batch:
        batch.add_column(sa.Column("priority", sa.String(), nullable=False, server_default=""))
    texts = (sa.Column(name, sa.String(), nullable=False) for name in ("project", "kind", "text", "clause"))
    op.create_table(
        "project_text",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        *texts,
        sa.UniqueConstraint("plan_id", "project", "kind", "clause"),
    )


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
