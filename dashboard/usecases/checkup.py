"""The health of an installation, point by point: what is right, what wants attention, and what to do."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from dashboard.domain.messages import Param
from dashboard.domain.reported.history import StoreState
from dashboard.usecases.auditing import known_heads, quick_look, verify
from dashboard.usecases.backups import NoBackupError, last_backup
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.passphrases import UnusablePassphrase, others_may_read, set_passphrase
from dashboard.usecases.settings import Settings
from dashboard.usecases.store_marks import mark_of
from db import checks, schema
from db.engine import file_of, reading

LEAST_FREE = 500 * 2**20  # bytes
_OLD = timedelta(days=7)
_AHEAD = timedelta(minutes=5)  # two clocks of one office may differ by so much


class CheckPoint(StrEnum):
    """What is looked at, in this order."""

    STORE = "store"
    SCHEMA = "schema"
    PAGES = "pages"
    REFERENCES = "references"
    VERSIONS = "versions"
    RECEIPTS = "receipts"
    FILES = "files"
    CLOCK = "clock"
    AUDIT = "audit"
    DISK = "disk"
    BACKUP = "backup"


class Health(StrEnum):
    RIGHT = "right"
    NOTE = "note"  # nothing is wrong yet
    WRONG = "wrong"


@dataclass(frozen=True)
class CheckedPoint:
    """One point; `params` are those of its sentence `checkup.<point>.<kind>`, of which `kind` is mostly "right" where it is."""

    point: CheckPoint
    health: Health = Health.RIGHT
    kind: str = "right"
    params: dict[str, Param] = field(default_factory=dict)


def checkup(office: Office, settings: Settings, whole_audit: bool = False) -> Iterator[CheckedPoint]:
    """Every point as it is found; what cannot be looked at without a store is left out where there is none.

    Of the audit its triggers and its newest head are looked at; `whole_audit`: every event of it.
    """
    try:
        revision = schema.revision_of(office.url)
    except StoreUnavailable as fault:
        yield CheckedPoint(CheckPoint.STORE, Health.WRONG, "fault", {"store": settings.store, "fault": fault.fault})
        yield from _outside(office, settings)
        return
    if revision is None:
        kind = "lost" if mark_of(office.url, settings.backup_folder) else "none"
        yield CheckedPoint(CheckPoint.STORE, Health.WRONG, kind, {"store": settings.store})
    elif revision != schema.newest_revision():
        yield CheckedPoint(CheckPoint.STORE, params={"store": settings.store})
        newest = schema.newest_revision()
        yield CheckedPoint(CheckPoint.SCHEMA, Health.WRONG, "older", {"schema": revision, "newest": newest})
    else:
        yield _which(office, settings)
        yield CheckedPoint(CheckPoint.SCHEMA, params={"schema": revision})
        yield from _inside(office)
        yield _audit(office, settings, whole_audit)
    yield from _outside(office, settings)


def _which(office: Office, settings: Settings) -> CheckedPoint:
    """Whether it is the store that stood there before: another one may have been mounted or copied in its place."""
    state, known = _state(office), mark_of(office.url, settings.backup_folder)
    params: dict[str, Param] = {"store": settings.store}
    if state is None or known is None or known.identity == state.identity:
        return CheckedPoint(CheckPoint.STORE, params=params)
    return CheckedPoint(
        CheckPoint.STORE, Health.NOTE, "other", params | {"here": state.identity[:8], "before": known.identity[:8]}
    )


def _inside(office: Office) -> Iterator[CheckedPoint]:
    looks: tuple[tuple[CheckPoint, Callable[..., tuple[object, ...]]], ...] = (
        (CheckPoint.PAGES, checks.damage),
        (CheckPoint.REFERENCES, checks.broken_references),
        (CheckPoint.VERSIONS, checks.missing_versions),
        (CheckPoint.RECEIPTS, checks.lost_receipts),
        (CheckPoint.FILES, checks.changed_files),
    )
    for point, look in looks:
        try:
            with reading(office.url) as session:
                found = look(session)
        except StoreUnavailable as fault:
            yield CheckedPoint(point, Health.WRONG, "fault", {"fault": fault.fault})
            continue
        if found:
            yield CheckedPoint(point, Health.WRONG, "wrong", {"what": ", ".join(map(str, found))})
        else:
            yield CheckedPoint(point)
    state, now = office.state(), office.clock()
    if state.recorded_at is not None and state.recorded_at > now + _AHEAD:
        yield CheckedPoint(CheckPoint.CLOCK, Health.WRONG, "behind", {"newest": state.recorded_at, "now": now})
    else:
        yield CheckedPoint(CheckPoint.CLOCK, params={"now": now})


def _audit(office: Office, settings: Settings, whole: bool) -> CheckedPoint:
    try:
        heads = known_heads(settings, office)
        found = verify(office, heads) if whole else quick_look(office, heads)
    except StoreUnavailable as fault:
        return CheckedPoint(CheckPoint.AUDIT, Health.WRONG, "fault", {"fault": fault.fault})
    except (OSError, NoBackupError) as fault:
        return CheckedPoint(CheckPoint.AUDIT, Health.NOTE, "no_heads", {"why": str(fault)})
    params: dict[str, Param] = {"events": found.events}
    if not found.guarded:
        return CheckedPoint(CheckPoint.AUDIT, Health.WRONG, "unguarded", params)
    if found.breaks:
        first = found.breaks[0]
        params |= {"number": first.number, "fault": first.fault, "count": len(found.breaks)}
        return CheckedPoint(CheckPoint.AUDIT, Health.WRONG, "broken", params)
    return CheckedPoint(CheckPoint.AUDIT, params=params | {"heads": found.heads}, kind="whole" if whole else "right")


def _outside(office: Office, settings: Settings) -> Iterator[CheckedPoint]:
    yield _disk(disk_folder(office, settings))
    backup = _backup(office, settings)
    yield backup
    if others_may_read(settings) and not backup.kind.startswith("passphrase_"):
        file = str(settings.backup_passphrase_file)
        yield CheckedPoint(CheckPoint.BACKUP, Health.NOTE, "passphrase_open", {"file": file})


def disk_folder(office: Office, settings: Settings) -> Path:
    """Where room is needed: the folder of the store's file, else that of backups; the nearest that there is."""
    try:
        file = file_of(office.url)
    except StoreUnavailable:
        file = None
    folder = file.parent if file else settings.backup_folder.absolute()
    while not folder.is_dir():
        folder = folder.parent
    return folder


def _disk(folder: Path) -> CheckedPoint:
    free = shutil.disk_usage(folder).free
    params: dict[str, Param] = {"free": round(Decimal(free) / 2**30, 1), "folder": str(folder)}
    return (
        CheckedPoint(CheckPoint.DISK, params=params)
        if free >= LEAST_FREE
        else CheckedPoint(CheckPoint.DISK, Health.WRONG, "little", params)
    )


def _backup(office: Office, settings: Settings) -> CheckedPoint:
    try:
        set_passphrase(settings)
    except UnusablePassphrase as unusable:
        return CheckedPoint(CheckPoint.BACKUP, Health.WRONG, f"passphrase_{unusable.fault}", {"file": unusable.what})
    state, newest = _state(office), last_backup(settings.backup_folder)
    params: dict[str, Param] = {"folder": str(settings.backup_folder)}
    kept = newest.manifest.state.version if newest and newest.manifest.state else 0
    if newest is not None and kept and state is not None and not state.version:  # an empty office where there was one
        return CheckedPoint(
            CheckPoint.BACKUP, Health.NOTE, "lost", params | {"file": newest.file.name, "version": kept}
        )
    identity = _identity(office, settings, state)
    if newest is not None and identity is None:  # nobody can tell of which store it is
        params |= {"file": newest.file.name, "made": newest.manifest.made_at}
        return CheckedPoint(CheckPoint.BACKUP, Health.NOTE, "unknown", params)
    found = last_backup(settings.backup_folder, identity) if identity is not None else None
    if found is None:
        return CheckedPoint(CheckPoint.BACKUP, Health.NOTE, "none", params)
    params |= {"file": found.file.name, "made": found.manifest.made_at}
    if office.clock() - found.manifest.made_at > _OLD:
        return CheckedPoint(CheckPoint.BACKUP, Health.NOTE, "old_encrypted" if found.encrypted else "old", params)
    return CheckedPoint(CheckPoint.BACKUP, Health.RIGHT, "encrypted" if found.encrypted else "right", params)


def _identity(office: Office, settings: Settings, state: StoreState | None) -> str | None:
    """Of the store whose backups are looked for; of one that cannot be asked, as it was when it was last opened."""
    if state is not None:
        return state.identity
    known = mark_of(office.url, settings.backup_folder)
    return known.identity if known else None


def _state(office: Office) -> StoreState | None:
    """None where there is no store, or none that can be opened."""
    try:
        return office.state() if office.ready else None
    except StoreUnavailable:
        return None
