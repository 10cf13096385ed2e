"""Names that other tables of an office give to projects and indicators."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plans that stand name none: an empty JSON list, as `db.types.Listed` keeps it."""
    for table in ("project_node", "indicator"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("aliases", sa.String(), nullable=False, server_default="[]"))


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
