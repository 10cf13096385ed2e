"""Least coverage: of how many of the units that are due a plan wants figures before it judges."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

HALF = "500000"  # figures are kept in millionths


def upgrade() -> None:
    """Plans that stand say nothing of it: the method's half."""
    with op.batch_alter_table("plan") as batch:
        batch.add_column(sa.Column("least_coverage", sa.BigInteger(), nullable=False, server_default=HALF))


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
