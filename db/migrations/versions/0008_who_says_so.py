"""Accounts, sessions, tokens, share links and contacts; review, causes and settings; the audit, which triggers keep from change."""

import sqlalchemy as sa
from alembic import op

from db.audit_guard import guard

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A store of before has no accounts: whoever keeps it makes the first one."""
    op.add_column("store_version", sa.Column("account_id", sa.Integer(), nullable=True))
    _people()
    _reports()
    op.create_table(
        "audit_event",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        _moment("at"),
        _text("actor"),
        sa.Column("account_id", sa.Integer(), nullable=True),
        _text("unit"),
        _text("address"),
        _text("action"),
        _text("subject"),
        _text("before"),
        _text("after"),
        sa.Column("version", sa.Integer(), nullable=True, index=True),
        _text("hash"),
    )
    guard(op.get_bind())


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("login", sa.String(), nullable=False, unique=True),
        _text("name"),
        _text("unit"),
        _text("secret"),
        sa.Column("subject", sa.String(), nullable=False, index=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        _moment("made_at"),
    )
    op.create_table(
        "account_grant",
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("role", sa.String(), primary_key=True),
        sa.Column("unit", sa.String(), primary_key=True),
    )
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code_sha256", sa.String(), nullable=False, unique=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=True, index=True),
        _moment("made_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("token_sha256", sa.String(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False, index=True),
        _moment("began_at"),
        _moment("seen_at"),
        _moment("ended_at", nullable=True),
    )
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("of_sha256", sa.String(), nullable=False, index=True),
        _moment("at"),
    )
    op.create_table(
        "access_token",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("token_sha256", sa.String(), nullable=False, unique=True),
        _text("kind"),
        _text("name"),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=False, index=True),
        _moment("made_at"),
        _moment("expires_at", nullable=True),
        _moment("ended_at", nullable=True),
        _moment("used_at", nullable=True),
    )
    op.create_table(
        "share_link",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("token_sha256", sa.String(), nullable=False, unique=True),
        _text("title"),
        _text("address"),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id"), nullable=True, index=True),
        _text("made_by"),
        _moment("made_at"),
        _moment("expires_at", nullable=True),
        _moment("ended_at", nullable=True),
        sa.Column("opened", sa.Integer(), nullable=False),
        _moment("opened_at", nullable=True),
    )
    op.create_table(
        "contact",
        sa.Column("unit", sa.String(), primary_key=True),
        _text("officer"),
        _text("telephone"),
        _text("email"),
        _moment("changed_at"),
    )


def _reports() -> None:
    op.create_table(
        "report_comment",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("submission_id", sa.Integer(), sa.ForeignKey("submission.id"), nullable=False, index=True),
        _text("place_container"),
        _text("place_spot"),
        _text("text"),
        _version(),
    )
    op.create_table(
        "report_unlock",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("submission_id", sa.Integer(), sa.ForeignKey("submission.id"), nullable=False, index=True),
        _text("reason"),
        sa.Column("until", sa.Date(), nullable=False),
        _version(),
    )
    op.create_table(
        "cause",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("programme_id", sa.Integer(), sa.ForeignKey("programme.id"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        _text("late"),
        _text("of"),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False),
        _text("period"),
        _text("cause"),
        _text("remedy"),
        sa.Column("remedy_by", sa.Date(), nullable=True),
        _version(),
        sa.UniqueConstraint("programme_id", "year", "late", "of", "unit_id", "period", "from_version"),
    )
    op.create_table(
        "office_setting",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("name"),
        _text("value"),
        _version(),
        sa.UniqueConstraint("name", "from_version"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _version() -> sa.Column[int]:
    return sa.Column("from_version", sa.Integer(), sa.ForeignKey("store_version.version"), nullable=False)


def downgrade() -> None:
    raise NotImplementedError("a store goes back by restoring a backup")
