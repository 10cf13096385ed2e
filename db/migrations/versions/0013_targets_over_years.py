"""Targets that are to be reached in a later year than their plan's, or are asked for anew in each year until then."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The targets of plans that stand are those of their own year."""
    with op.batch_alter_table("target") as batch:
        batch.add_column(sa.Column("until", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("each_year", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
