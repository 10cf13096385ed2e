"""Accounts, their grants, codes, sessions and tokens. They change in place, and every change of them is in the audit.

No secret stands here in clear: of a password its argon2 hash, of codes and tokens their SHA-256.
"""

from datetime import datetime

from sqlmodel import Field

from dashboard.domain.people.roles import AccountRole
from dashboard.domain.people.tokens import TokenKind
from db.base import TableRow
from db.types import UtcMoment, Word


class AccountRow(TableRow, table=True):
    """A person's way in. `login` is lower case; `secret` is "" without a password; `subject` is the one of an identity provider.

    `sample` accounts sign in by one click while all plans of the store are samples, and not at all after that.
    """

    id: int = Field(primary_key=True)
    login: str = Field(unique=True)
    name: str
    unit: str
    secret: str
    subject: str = Field(index=True)
    active: bool
    sample: bool
    made_at: datetime = Field(sa_type=UtcMoment)


class AccountGrantRow(TableRow, table=True):
    """A role of an account over a unit (official code; "" the whole office) and what lies below it."""

    account_id: int = Field(foreign_key="account.id", primary_key=True)
    role: AccountRole = Field(sa_type=Word(AccountRole), primary_key=True)
    unit: str = Field(primary_key=True)


class OneTimeCodeRow(TableRow, table=True):
    """A code that sets a password once; without an account it makes the first administrator."""

    id: int = Field(primary_key=True)
    code_sha256: str = Field(unique=True)
    account_id: int | None = Field(foreign_key="account.id", index=True)
    made_at: datetime = Field(sa_type=UtcMoment)
    expires_at: datetime = Field(sa_type=UtcMoment)
    used_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)


class SignInSessionRow(TableRow, table=True):
    """A sign-in. `seen_at` is brought forward by minutes, not by requests."""

    token_sha256: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    began_at: datetime = Field(sa_type=UtcMoment)
    seen_at: datetime = Field(sa_type=UtcMoment)
    ended_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)


class SignInTryRow(TableRow, table=True):
    """A failed sign-in, for the delay that many of them bring: of a login, and of an address, both as SHA-256."""

    id: int = Field(primary_key=True)
    of_sha256: str = Field(index=True)
    at: datetime = Field(sa_type=UtcMoment)


class AccessTokenRow(TableRow, table=True):
    """A token for programs (the API) or for a calendar, with the rights of its account."""

    id: int = Field(primary_key=True)
    token_sha256: str = Field(unique=True)
    kind: TokenKind = Field(sa_type=Word(TokenKind))
    name: str
    account_id: int = Field(foreign_key="account.id", index=True)
    made_at: datetime = Field(sa_type=UtcMoment)
    expires_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)
    ended_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)
    used_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)


class ShareLinkRow(TableRow, table=True):
    """A link that shows one view to whoever has it: `address` is its page and codes; `version` None: always the newest figures."""

    id: int = Field(primary_key=True)
    token_sha256: str = Field(unique=True)
    title: str
    address: str
    version: int | None
    account_id: int | None = Field(foreign_key="account.id", index=True)
    made_by: str
    made_at: datetime = Field(sa_type=UtcMoment)
    expires_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)
    ended_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)
    opened: int
    opened_at: datetime | None = Field(sa_type=UtcMoment, nullable=True)


class ContactRow(TableRow, table=True):
    """Whom to call in a unit (official code)."""

    unit: str = Field(primary_key=True)
    officer: str
    telephone: str
    email: str
    changed_at: datetime = Field(sa_type=UtcMoment)
