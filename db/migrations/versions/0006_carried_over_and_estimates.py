"""Carried-over money has a last day, and an estimate of money stands beside what was paid."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_LINE = ("submission_id", "subject_id", "reporter_id", "source", "project", "fund", "budget_year", "period")


def upgrade() -> None:
    """Plans that stand name no day; amounts that stand were paid, and an estimate may stand beside each of them."""
    with op.batch_alter_table("allocation") as batch:
        batch.add_column(sa.Column("spend_by", sa.Date()))
    with op.batch_alter_table("disbursement") as batch:
        batch.add_column(sa.Column("estimate", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_constraint("uq_disbursement_submission_id", type_="unique")
        batch.create_unique_constraint("uq_disbursement_submission_id", [*_LINE, "estimate"])


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
