"""Accounts, and who holds a session, a code or a token."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import Grant
from dashboard.domain.people.tokens import AccessToken, digest
from db.session import Session
from db.tables import access_token, account, account_grant, one_time_code, sign_in_session, sign_in_try

_HELD = (  # built once: to build it costs as much as to ask it
    select(
        account, sign_in_session.c.began_at, sign_in_session.c.seen_at, account_grant.c.role,
        account_grant.c.unit.label("granted_for"),
    )
    .join(sign_in_session, sign_in_session.c.account_id == account.c.id)
    .outerjoin(account_grant, account_grant.c.account_id == account.c.id)
    .where(
        sign_in_session.c.token_sha256 == bindparam("token"),
        sign_in_session.c.ended_at.is_(None),
        account.c.active.is_(True),
    )
)  # fmt: skip


@dataclass(frozen=True)
class HeldSession:
    """A session that has not been ended, and its account; whether it is too old is for the asker to say."""

    account: Account
    began_at: datetime
    seen_at: datetime


@dataclass(frozen=True)
class HeldCode:
    """A one-time code that was not used; `account` None: the one for the first administrator."""

    id: int
    account: Account | None
    expires_at: datetime


def accounts(session: Session) -> tuple[Account, ...]:
    """All of them, by unit and name."""
    seen = (
        select(sign_in_session.c.account_id, func.max(sign_in_session.c.seen_at).label("seen_at"))
        .group_by(sign_in_session.c.account_id)
        .subquery()
    )
    rows = select(account, seen.c.seen_at).outerjoin(seen, seen.c.account_id == account.c.id)
    return _accounts(session, rows.order_by(account.c.unit, account.c.name, account.c.id))


def account_by_id(session: Session, id: int) -> Account | None:
    return _one(session, select(account).where(account.c.id == id))


def account_by_login(session: Session, login: str) -> Account | None:
    return _one(session, select(account).where(account.c.login == login))


def account_by_subject(session: Session, subject: str) -> Account | None:
    """Of an identity provider's subject; None for an empty one."""
    return _one(session, select(account).where(account.c.subject == subject)) if subject else None


def subject_of(session: Session, id: int) -> str:
    """The identity provider's subject of an account; "" where it has none."""
    return session.scalar(select(account.c.subject).where(account.c.id == id)) or ""


def any_account(session: Session) -> bool:
    """Whether there is one that is not of the sample office."""
    return session.scalar(select(account.c.id).where(account.c.sample.is_(False)).limit(1)) is not None


def secret_of(session: Session, id: int) -> str:
    """The hash of an account's password; "" where it has none."""
    return session.scalar(select(account.c.secret).where(account.c.id == id)) or ""


def held_session(session: Session, token: str) -> HeldSession | None:
    """The session of a token and its active account; None for one that was ended or never was.

    Asked in every run of a page: one query, a row for each grant.
    """
    rows = session.execute(_HELD, {"token": digest(token)}).all()
    if not rows:
        return None
    row = rows[0]
    granted = {Grant(one.role, one.granted_for) for one in rows if one.role is not None}
    return HeldSession(_account(row, {row.id: granted}), row.began_at, row.seen_at)


def held_code(session: Session, code: str) -> HeldCode | None:
    row = session.execute(
        select(one_time_code).where(one_time_code.c.code_sha256 == digest(code), one_time_code.c.used_at.is_(None))
    ).one_or_none()
    if row is None:
        return None
    return HeldCode(row.id, account_by_id(session, row.account_id) if row.account_id else None, row.expires_at)


def tries(session: Session, of: str, since: datetime) -> tuple[int, datetime | None]:
    """How many sign-ins of a login or an address failed since a moment, and when the last one did."""
    row = session.execute(
        select(func.count(), func.max(sign_in_try.c.at))
        .select_from(sign_in_try)
        .where(sign_in_try.c.of_sha256 == digest(of), sign_in_try.c.at >= since)
    ).one()
    return row[0], row[1]


def held_token(session: Session, token: str) -> tuple[AccessToken, Account] | None:
    """The token that is given, and its active account; None for one that is unknown or ended. Whether it has expired: the asker."""
    row = session.execute(
        select(access_token).where(access_token.c.token_sha256 == digest(token), access_token.c.ended_at.is_(None))
    ).one_or_none()
    owner = account_by_id(session, row.account_id) if row else None
    return None if row is None or owner is None or not owner.active else (_token(row), owner)


def tokens_of(session: Session, id: int | None = None) -> tuple[AccessToken, ...]:
    """The tokens of an account (None: of all), the newest first."""
    rows = select(access_token).order_by(access_token.c.id.desc())
    if id is not None:
        rows = rows.where(access_token.c.account_id == id)
    return tuple(map(_token, session.execute(rows)))


def _token(row: Row[Any]) -> AccessToken:
    return AccessToken(
        row.id, row.kind, row.name, row.account_id, row.made_at, row.expires_at, row.ended_at, row.used_at
    )


def _one(session: Session, rows: Select[Any]) -> Account | None:
    return next(iter(_accounts(session, rows)), None)


def _accounts(session: Session, rows: Select[Any]) -> tuple[Account, ...]:
    found = session.execute(rows).all()
    grants = _grants(session, [row.id for row in found])
    return tuple(_account(row, grants) for row in found)


def _grants(session: Session, ids: Iterable[int]) -> dict[int, set[Grant]]:
    granted: dict[int, set[Grant]] = {id: set() for id in ids}
    for row in session.execute(select(account_grant).where(account_grant.c.account_id.in_(granted))):
        granted[row.account_id].add(Grant(row.role, row.unit))
    return granted


def _account(row: Row[Any], grants: dict[int, set[Grant]]) -> Account:
    return Account(
        id=row.id, login=row.login, name=row.name, unit=row.unit, grants=frozenset(grants[row.id]), active=row.active,
        sample=row.sample, has_password=bool(row.secret), made_at=row.made_at, seen_at=row._mapping.get("seen_at"),
    )  # fmt: skip
