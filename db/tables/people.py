"""Written by `python -m db.write` from `db.models.people`, where each table says what it is."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from dashboard.domain.people.roles import AccountRole
from dashboard.domain.people.tokens import TokenKind
from db.tables.metadata import METADATA
from db.types import UtcMoment, Word

account = Table(
    "account",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("login", String, nullable=False),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("secret", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("made_at", UtcMoment, nullable=False),
)

account_grant = Table(
    "account_grant",
    METADATA,
    Column("account_id", Integer, ForeignKey("account.id"), primary_key=True),
    Column("role", Word(AccountRole), primary_key=True),
    Column("unit", String, primary_key=True),
)

one_time_code = Table(
    "one_time_code",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code_sha256", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment, nullable=False),
    Column("used_at", UtcMoment),
)

sign_in_session = Table(
    "sign_in_session",
    METADATA,
    Column("token_sha256", String, primary_key=True),
    Column("account_id", Integer, ForeignKey("account.id"), nullable=False),
    Column("began_at", UtcMoment, nullable=False),
    Column("seen_at", UtcMoment, nullable=False),
    Column("ended_at", UtcMoment),
)

sign_in_try = Table(
    "sign_in_try",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("of_sha256", String, nullable=False),
    Column("at", UtcMoment, nullable=False),
)

access_token = Table(
    "access_token",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("token_sha256", String, nullable=False),
    Column("kind", Word(TokenKind), nullable=False),
    Column("name", String, nullable=False),
    Column("account_id", Integer, ForeignKey("account.id"), nullable=False),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment),
    Column("ended_at", UtcMoment),
    Column("used_at", UtcMoment),
)

share_link = Table(
    "share_link",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("token_sha256", String, nullable=False),
    Column("title", String, nullable=False),
    Column("address", String, nullable=False),
    Column("version", Integer),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("made_by", String, nullable=False),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment),
    Column("ended_at", UtcMoment),
    Column("opened", Integer, nullable=False),
    Column("opened_at", UtcMoment),
)

contact = Table(
    "contact",
    METADATA,
    Column("unit", String, primary_key=True),
    Column("officer", String, nullable=False),
    Column("telephone", String, nullable=False),
    Column("email", String, nullable=False),
    Column("changed_at", UtcMoment, nullable=False),
)
