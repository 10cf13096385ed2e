"""Unit shapes: the map that an office uploads, one set of shapes for each revision."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The map, then its shapes; a store of before has neither."""
    op.create_table(
        "unit_map",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("programme_id", sa.Integer(), sa.ForeignKey("programme.id"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), sa.ForeignKey("upload.id"), nullable=True, index=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("from_version", sa.Integer(), sa.ForeignKey("store_version.version"), nullable=False),
        sa.UniqueConstraint("programme_id", "year", "revision"),
    )
    op.create_table(
        "unit_shape",
        sa.Column("map_id", sa.Integer(), sa.ForeignKey("unit_map.id"), primary_key=True),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), primary_key=True),
        sa.Column("polygons", sa.Text(), nullable=False),
        sa.Column("inside", sa.Text(), nullable=False),
        sa.Column("room", sa.Float(), nullable=False),
    )


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
