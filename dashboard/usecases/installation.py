"""What whoever keeps the app wants to see of it at one look: the store, its last backup, the room on the disk."""

import shutil
from dataclasses import dataclass
from datetime import datetime

from dashboard import __version__
from dashboard.domain.reported.history import StoreState
from dashboard.usecases.backups import Backup, last_backup
from dashboard.usecases.checkup import disk_folder
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.public_address import public_address
from dashboard.usecases.settings import Settings


@dataclass(frozen=True)
class Installation:
    """`state` is None while the store cannot be used; `free` is in bytes, where the store's file is."""

    app: str
    store: str  # its kind and name, without its place: whoever opens the page sees it
    public_url: str
    state: StoreState | None
    backup: Backup | None
    free: int

    @property
    def backed_up_at(self) -> datetime | None:
        return self.backup.manifest.made_at if self.backup else None


def installation(office: Office, settings: Settings) -> Installation:
    """As it is now, by one look at the store, at the last backup and at the disk."""
    state = _state(office)
    return Installation(
        __version__, settings.store_name, public_address().root, state,
        last_backup(settings.backup_folder, state.identity if state else None),
        shutil.disk_usage(disk_folder(office, settings)).free,
    )  # fmt: skip


def _state(office: Office) -> StoreState | None:
    try:
        return office.state() if office.ready else None
    except StoreUnavailable:
        return None
