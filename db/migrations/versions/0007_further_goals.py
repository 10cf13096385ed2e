"""Further goals of one sentence, and who confirmed a baseline: what a stated count is of, and by which indicator it is told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Targets that stand say nothing of it."""
    with op.batch_alter_table("target") as batch:
        for name in ("count_of", "count_indicator", "baseline_by"):
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("baseline_on", sa.Date(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
