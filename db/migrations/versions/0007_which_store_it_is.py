"""Which store it is: an identity that it keeps for good, and a generation that a restore raises, so that what was cached or
looked over before a restore is never taken for what stands after it.
"""

from datetime import UTC, datetime
from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A store that stands gets its identity now."""
    generations = op.create_table(
        "store_generation",
        sa.Column("generation", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.bulk_insert(generations, [{"generation": 1, "identity": token_hex(16), "began_at": datetime.now(UTC)}])


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
