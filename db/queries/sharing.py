"""Share links as they stand."""

from typing import Any

from sqlalchemy import Row, select

from dashboard.domain.people.sharing import ShareLink
from dashboard.domain.people.tokens import digest
from db.session import Session
from db.tables import share_link


def share_links(session: Session) -> tuple[ShareLink, ...]:
    """All of them, the newest first."""
    return tuple(map(_link, session.execute(select(share_link).order_by(share_link.c.id.desc()))))


def share_link_of(session: Session, secret: str) -> ShareLink | None:
    """The link with this secret, whether it holds or not."""
    row = session.execute(select(share_link).where(share_link.c.token_sha256 == digest(secret))).one_or_none()
    return None if row is None else _link(row)


def _link(row: Row[Any]) -> ShareLink:
    return ShareLink(
        row.id, row.title, row.address, row.version, row.account_id, row.made_by, row.made_at, row.expires_at, row.ended_at,
        row.opened, row.opened_at,
    )  # fmt: skip
