"""Share links made, opened and ended."""

from datetime import datetime

from sqlalchemy import update

from dashboard.domain.people.sharing import ShareLink
from dashboard.domain.people.tokens import digest
from db.session import Session
from db.tables import share_link
from db.writers.rows import add


def add_share_link(session: Session, secret: str, link: ShareLink) -> int:
    """The new link's id; `link.id` is of no meaning yet."""
    return add(
        session, share_link, token_sha256=digest(secret), title=link.title, address=link.address, version=link.version,
        account_id=link.account, made_by=link.made_by, made_at=link.made_at, expires_at=link.expires_at, opened=0,
    )  # fmt: skip


def link_opened(session: Session, id: int, now: datetime) -> None:
    session.execute(
        update(share_link).where(share_link.c.id == id).values(opened=share_link.c.opened + 1, opened_at=now)
    )


def end_share_link(session: Session, id: int, now: datetime) -> None:
    session.execute(
        update(share_link).where(share_link.c.id == id, share_link.c.ended_at.is_(None)).values(ended_at=now)
    )
