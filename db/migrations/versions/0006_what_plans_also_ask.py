"""What plans also ask: the last day of carried-over money, estimates of money, further goals of one sentence with who confirmed a
baseline, the words of a plan on its projects, and which units it gives priority.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_LINE = ("submission_id", "subject_id", "reporter_id", "source", "project", "fund", "budget_year", "period")


def upgrade() -> None:
    """Plans that stand say nothing of it; amounts that stand were paid, and an estimate may stand beside each of them."""
    with op.batch_alter_table("allocation") as batch:
        batch.add_column(sa.Column("spend_by", sa.Date()))
    with op.batch_alter_table("disbursement") as batch:
        batch.add_column(sa.Column("estimate", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_constraint("uq_disbursement_submission_id", type_="unique")
        batch.create_unique_constraint("uq_disbursement_submission_id", [*_LINE, "estimate"])
    with op.batch_alter_table("target") as batch:
        for name in ("count_of", "count_indicator", "baseline_by"):
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("baseline_on", sa.Date(), nullable=True))
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
