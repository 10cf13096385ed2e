"""Accounts made and changed, their sessions, codes and tokens begun and ended."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, update

from dashboard.domain.people.roles import Grant
from dashboard.domain.people.tokens import TokenKind, digest
from db.session import Session
from db.tables import access_token, account, account_grant, one_time_code, sign_in_session, sign_in_try
from db.writers.rows import add, add_all


def add_account(
    session: Session, login: str, name: str, unit: str, now: datetime, sample: bool = False, subject: str = ""
) -> int:
    """The new account's id; it has no password and no grants yet."""
    return add(
        session, account, login=login, name=name, unit=unit, secret="", subject=subject, active=True, sample=sample,
        made_at=now,
    )  # fmt: skip


def change_account(session: Session, id: int, **columns: str | bool) -> None:
    session.execute(update(account).where(account.c.id == id).values(**columns))


def set_grants(session: Session, id: int, grants: Iterable[Grant]) -> None:
    """These grants instead of those it had."""
    session.execute(delete(account_grant).where(account_grant.c.account_id == id))
    add_all(session, account_grant, ({"account_id": id, "role": g.role, "unit": g.unit} for g in sorted(grants)))


def add_code(session: Session, code: str, account_id: int | None, now: datetime, expires: datetime) -> None:
    """A code for an account; those that it had before are of no use any longer."""
    if account_id is not None:
        use_codes(session, account_id, now)
    add(session, one_time_code, code_sha256=digest(code), account_id=account_id, made_at=now, expires_at=expires)


def use_codes(session: Session, account_id: int | None, now: datetime) -> None:
    """Every open code of an account (None: for the first administrator) is used."""
    of_account = (
        one_time_code.c.account_id.is_(None) if account_id is None else one_time_code.c.account_id == account_id
    )
    session.execute(update(one_time_code).where(of_account, one_time_code.c.used_at.is_(None)).values(used_at=now))


def begin_session(session: Session, token: str, account_id: int, now: datetime) -> None:
    session.execute(
        insert(sign_in_session).values(token_sha256=digest(token), account_id=account_id, began_at=now, seen_at=now)
    )


def session_seen(session: Session, token: str, now: datetime) -> None:
    session.execute(update(sign_in_session).where(sign_in_session.c.token_sha256 == digest(token)).values(seen_at=now))


def end_session(session: Session, token: str, now: datetime) -> None:
    session.execute(
        update(sign_in_session)
        .where(sign_in_session.c.token_sha256 == digest(token), sign_in_session.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def end_sessions(session: Session, account_id: int | None, now: datetime, but: str = "") -> None:
    """Every session of an account (None: of all accounts) but the one of the token `but`."""
    ending = update(sign_in_session).where(sign_in_session.c.ended_at.is_(None))
    if account_id is not None:
        ending = ending.where(sign_in_session.c.account_id == account_id)
    if but:
        ending = ending.where(sign_in_session.c.token_sha256 != digest(but))
    session.execute(ending.values(ended_at=now))


def add_try(session: Session, of: Iterable[str], now: datetime, forget_before: datetime) -> tuple[int, ...]:
    """A failed sign-in of a login and an address, and its rows; tries of long ago are forgotten."""
    session.execute(delete(sign_in_try).where(sign_in_try.c.at < forget_before))
    return tuple(add(session, sign_in_try, of_sha256=digest(one), at=now) for one in of)


def drop_tries(session: Session, rows: Iterable[int]) -> None:
    """Rows of a try that did not fail after all."""
    session.execute(delete(sign_in_try).where(sign_in_try.c.id.in_(tuple(rows))))


def forget_tries(session: Session, of: str) -> None:
    session.execute(delete(sign_in_try).where(sign_in_try.c.of_sha256 == digest(of)))


def add_token(
    session: Session, token: str, kind: TokenKind, name: str, account_id: int, now: datetime, expires: datetime | None
) -> int:
    return add(
        session, access_token, token_sha256=digest(token), kind=kind, name=name, account_id=account_id, made_at=now,
        expires_at=expires,
    )  # fmt: skip


def end_token(session: Session, id: int, now: datetime) -> None:
    session.execute(
        update(access_token).where(access_token.c.id == id, access_token.c.ended_at.is_(None)).values(ended_at=now)
    )


def token_used(session: Session, id: int, now: datetime) -> None:
    session.execute(update(access_token).where(access_token.c.id == id).values(used_at=now))
