"""The versions of the store."""

from datetime import datetime

from sqlalchemy import func, select

from dashboard.domain.reported.history import StoreState, StoreVersion
from db.session import Session
from db.tables import store_generation, store_version


def latest_version(session: Session) -> int:
    """The newest version, 0 for an empty store."""
    return session.scalar(select(func.max(store_version.c.version))) or 0


def state(session: Session, version: int | None = None) -> StoreState:
    """Which store this is, at its newest version (None) or at the newest one up to `version`; one statement, for every run asks."""
    newest = select(func.max(store_version.c.version))
    if version is not None:
        newest = newest.where(store_version.c.version <= version)
    row = session.execute(
        select(store_generation, store_version.c.version, store_version.c.recorded_at)
        .outerjoin(store_version, store_version.c.version == newest.scalar_subquery())
        .order_by(store_generation.c.generation.desc())
        .limit(1)
    ).one()
    return StoreState(row.identity, row.generation, row.version or 0, row.recorded_at, row.began_at)


def state_before(session: Session) -> StoreState:
    """The same of a store from before stores had an identity ("") and a generation (0)."""
    newest = select(store_version.c.version, store_version.c.recorded_at)  # later columns were not yet there
    row = session.execute(newest.order_by(store_version.c.version.desc()).limit(1)).one_or_none()
    return StoreState("", 0, row.version, row.recorded_at) if row else StoreState("", 0, 0)


def version_at(session: Session, when: datetime) -> int:
    """The newest version recorded at `when` or earlier, 0 where there is none.

    All versions before it belong to it, also one that a wrong clock dated later.
    """
    return session.scalar(select(func.max(store_version.c.version)).where(store_version.c.recorded_at <= when)) or 0


def versions(session: Session) -> tuple[StoreVersion, ...]:
    """All versions, oldest first."""
    rows = session.execute(select(store_version).order_by(store_version.c.version))
    return tuple(StoreVersion(row.version, row.recorded_at, row.actor, row.what) for row in rows)


def known(session: Session, version: int | None) -> StoreVersion | None:
    """The version that a reader who asks for `version` sees: the newest one (None), or the newest one up to it."""
    newest = select(store_version).order_by(store_version.c.version.desc()).limit(1)
    if version is not None:
        newest = newest.where(store_version.c.version <= version)
    row = session.execute(newest).one_or_none()
    return StoreVersion(row.version, row.recorded_at, row.actor, row.what) if row else None
