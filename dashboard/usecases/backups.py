"""Backups: the whole store in one file, made while the office works, and the newest ones kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboard import __version__
from dashboard.domain.reported.days import OFFICE_TIME
from dashboard.usecases.office import Office
from db.backup_file import Manifest, NoBackupError, check_members, read_manifest
from db.keeping import back_up

__all__ = [
    "BEFORE_RESTORE",
    "BEFORE_UPGRADE",
    "Backup",
    "Manifest",
    "NoBackupError",
    "backups_in",
    "make_backup",
    "name_of",
    "only_newest",
]

_USUAL, BEFORE_RESTORE, BEFORE_UPGRADE = "giamngheo", "truoc-khoi-phuc", "truoc-nang-cap"


@dataclass(frozen=True)
class Backup:
    """The file of a backup with what it says of itself."""

    file: Path
    manifest: Manifest

    @property
    def size(self) -> int:
        return self.file.stat().st_size


def name_of(now: datetime, kind: str = _USUAL) -> str:
    """By the clock of the office: names in order are backups in order."""
    return f"{kind}-{now.astimezone(OFFICE_TIME):%Y%m%d-%H%M%S}.zip"


def make_backup(office: Office, file: Path) -> Backup:
    """Writes the store as it stands at one moment into a new file, and reads it again to be sure of it.

    FileExistsError where there is a file; OSError as the disk gives it; StoreUnavailable where the store does not answer.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise NotADirectoryError(*fault.args) from fault
    back_up(office.url, file, __version__, office.clock())
    return Backup(file, check_members(file))


def backups_in(folder: Path) -> Iterator[Backup]:
    """The backups of a folder, the newest first; what is none is passed over."""
    found = []
    for file in folder.glob("*.zip"):
        try:
            found.append(Backup(file, read_manifest(file)))
        except NoBackupError:
            continue
    return iter(sorted(found, key=lambda backup: (backup.manifest.made_at, backup.file.name), reverse=True))


def last_backup(folder: Path) -> Backup | None:
    """The backup that was written last, without opening all of them."""
    for file in sorted(folder.glob("*.zip"), key=lambda one: one.stat().st_mtime, reverse=True):
        try:
            return Backup(file, read_manifest(file))
        except NoBackupError:
            continue
    return None


def only_newest(folder: Path, keep: int, identity: str) -> tuple[Path, ...]:
    """Deletes all but the `keep` newest of the usual backups of one store; those that were made before a restore or an upgrade
    stay, and so does every file that is no backup. Which ones went.
    """
    usual = [
        backup
        for backup in backups_in(folder)
        if backup.file.name.startswith(f"{_USUAL}-")
        and backup.manifest.state is not None
        and backup.manifest.state.identity == identity
    ]
    gone = tuple(backup.file for backup in usual[keep:])
    for file in gone:
        file.unlink()
    return gone
