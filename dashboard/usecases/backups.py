"""Backups: the whole store in one file, made while the office works, and the newest ones kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from dashboard import __version__
from dashboard.domain.reported.days import OFFICE_TIME
from dashboard.usecases.office import Office
from db.backup_file import (
    ENCRYPTED,
    Label,
    Manifest,
    NoBackupError,
    PassphraseNeededError,
    WrongPassphraseError,
    is_encrypted,
    open_backup,
    read_label,
)
from db.keeping import back_up

__all__ = [
    "BEFORE_RESTORE",
    "BEFORE_UPGRADE",
    "Backup",
    "Label",
    "Manifest",
    "NoBackupError",
    "PassphraseNeededError",
    "WrongPassphraseError",
    "backups_in",
    "is_encrypted",
    "make_backup",
    "name_of",
    "named",
    "only_newest",
    "read_label",
]

_USUAL, BEFORE_RESTORE, BEFORE_UPGRADE = "giamngheo", "truoc-khoi-phuc", "truoc-nang-cap"


@dataclass(frozen=True)
class Backup:
    """The file of a backup with what it says of itself; of an encrypted one that was only looked at, what everyone may know."""

    file: Path
    manifest: Label
    encrypted: bool = False

    @property
    def size(self) -> int:
        return self.file.stat().st_size


def name_of(now: datetime, kind: str = _USUAL, encrypted: bool = False) -> str:
    """By the clock of the office: names in order are backups in order."""
    return f"{kind}-{now.astimezone(OFFICE_TIME):%Y%m%d-%H%M%S}.zip{ENCRYPTED if encrypted else ''}"


def named(file: Path, encrypted: bool) -> Path | None:
    """The name that somebody gave a backup, with the ending that tells whether it is encrypted; None for what is no file's name."""
    plain = file.with_name(file.name.removesuffix(ENCRYPTED))
    if plain.suffix != ".zip":
        return None
    return plain.with_name(plain.name + ENCRYPTED) if encrypted else plain


def make_backup(office: Office, file: Path, passphrase: str | None = None) -> Backup:
    """Writes the store as it stands at one moment into a new file, and reads it again to be sure of it.

    FileExistsError where there is a file; OSError as the disk gives it; StoreUnavailable where the store does not answer.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise NotADirectoryError(*fault.args) from fault
    back_up(office.url, file, __version__, office.clock(), passphrase)
    with open_backup(file, passphrase) as backed:
        backed.check()
        return Backup(file, backed.manifest, passphrase is not None)


def _files_in(folder: Path) -> Iterator[Path]:
    return chain(folder.glob("*.zip"), folder.glob(f"*.zip{ENCRYPTED}"))


def _backup(file: Path) -> Backup:
    return Backup(file, read_label(file), is_encrypted(file))


def backups_in(folder: Path) -> Iterator[Backup]:
    """The backups of a folder, the newest first; what is none is passed over."""
    found = []
    for file in _files_in(folder):
        try:
            found.append(_backup(file))
        except NoBackupError:
            continue
    return iter(sorted(found, key=lambda backup: (backup.manifest.made_at, backup.file.name), reverse=True))


def last_backup(folder: Path, identity: str | None = None) -> Backup | None:
    """The backup that was written last, of the store of that `identity` where one is named; not all of them are opened."""
    for file in sorted(_files_in(folder), key=lambda one: one.stat().st_mtime, reverse=True):
        try:
            found = _backup(file)
        except NoBackupError:
            continue
        if identity is None or (found.manifest.state is not None and found.manifest.state.identity == identity):
            return found
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
