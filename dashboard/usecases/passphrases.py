"""The passphrase of backups, as the installation sets it: in a variable, or in a file that only the app's account may read."""

import os
from enum import StrEnum

from dashboard.usecases.settings import Settings

LEAST = 12  # characters: whoever has stolen a backup may guess as long as he likes


class PassphraseFault(StrEnum):
    """Why a passphrase that is set cannot be used."""

    SHORT = "short"
    FILE = "file"


class UnusablePassphrase(Exception):  # noqa: N818 - a state of the settings, not a fault
    """No backup may be written as if none were set; `what` is the file's name, "" for a passphrase that is too short."""

    def __init__(self, fault: PassphraseFault, what: str = "") -> None:
        super().__init__(fault, what)
        self.fault, self.what = fault, what


def set_passphrase(settings: Settings) -> str | None:
    """What GIAMNGHEO_BACKUP_PASSPHRASE says, else the first line of GIAMNGHEO_BACKUP_PASSPHRASE_FILE; None where none is set.

    UnusablePassphrase where one is set and does not do.
    """
    given, file = settings.backup_passphrase.get_secret_value(), settings.backup_passphrase_file
    if not given and file is None:
        return None
    if not given and file is not None:
        try:
            given = (file.read_text(encoding="utf-8-sig").splitlines() or [""])[0]
        except (OSError, UnicodeDecodeError) as fault:
            raise UnusablePassphrase(PassphraseFault.FILE, str(file)) from fault
    return long_enough(given)


def others_may_read(settings: Settings) -> bool:
    """Whether the file of the passphrase is open to others than its owner, as far as the system has such rights. The group may be
    the app's own, as a service has it, where the owner is root.
    """
    file = settings.backup_passphrase_file
    if os.name != "posix" or file is None or settings.backup_passphrase.get_secret_value():
        return False
    try:
        found = file.stat()
    except OSError:
        return False
    if found.st_mode & 0o007:
        return True
    return bool(found.st_mode & 0o070) and not (_owned_by_root(found) and not found.st_mode & 0o020)


def _owned_by_root(found: os.stat_result) -> bool:
    return found.st_uid == 0


def long_enough(passphrase: str) -> str:
    """The passphrase itself; UnusablePassphrase where it is too short to encrypt with."""
    if len(passphrase) < LEAST:
        raise UnusablePassphrase(PassphraseFault.SHORT)
    return passphrase
