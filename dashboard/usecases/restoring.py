"""A backup becomes the store again: checked first, the store that stood kept aside, running apps told by the next generation."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dashboard import __version__
from dashboard.domain.people.roles import Actor, operator
from dashboard.domain.reported.history import StoreState
from dashboard.usecases.backups import BEFORE_RESTORE, BEFORE_UPGRADE, Backup, Label, Manifest, make_backup, name_of
from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.store_marks import leave_mark, mark_of
from db import schema
from db.engine import StoreFault, close, file_of, same_store
from db.keeping import load_backup, replace_contents
from db.store_file import move_aside

_SOMEBODY = operator("")  # at the machine's command line


class SameStore(Exception):  # noqa: N818 - a state of the settings, not a fault
    """A store is not moved to where it stands."""


class Loss(StrEnum):
    """What a restore would take away, so that it is done only when told to."""

    NEWER = "newer"  # the store has versions that the backup has not
    OTHER_PAST = "other_past"  # both have this version, and it is not the same one
    OTHER_STORE = "other_store"
    UNREADABLE = "unreadable"  # nobody can tell what the store that stands there holds


class WouldLose(Exception):  # noqa: N818 - a state of the store, not a fault
    """The store at the address holds what the backup does not; nothing was done."""

    def __init__(self, loss: Loss, stands: StoreState | None, given: Label) -> None:
        super().__init__(loss)
        self.loss, self.stands, self.given = loss, stands, given


@dataclass(frozen=True)
class Restored:
    """The state of the store after it, what it was made of, and where the store that stood before is kept."""

    state: StoreState
    manifest: Manifest
    aside: tuple[Path, ...] = ()


def check_backup(file: Path, office: Office, passphrase: str | None = None) -> Manifest:
    """Loads a backup into a store of its own and lets every plan year be read; the office's store is not touched.

    NoBackupError, PassphraseNeededError, WrongPassphraseError, StoreUnavailable where it would not do.
    """
    with _loaded(file, passphrase) as (url, manifest):
        tried = Office(url, office.clock)
        for known in tried.programmes():
            tried.snapshot(known.programme.code, known.year)
        return manifest


def restore(
    file: Path,
    office: Office,
    folder: Path,
    force: bool = False,
    passphrase: str | None = None,
    actor: Actor = _SOMEBODY,
) -> Restored:
    """The store becomes what a backup holds, in one transaction; what stood there before is kept in `folder`.

    `passphrase` opens a backup that is encrypted, and encrypts what is kept. Running apps notice the next generation by themselves.
    WouldLose without `force` where the store holds more than the backup; NoBackupError where the file is not whole;
    PassphraseNeededError, WrongPassphraseError.
    """

    def allowed(stands: StoreState) -> None:
        loss = _loss(stands, manifest.state) if stands.version else None
        if loss is not None and not force:
            raise WouldLose(loss, stands, manifest)

    known = mark_of(office.url, folder)
    with _loaded(file, passphrase) as (url, manifest):
        moved = _made_ready(office, manifest, folder, force, passphrase)
        folder.mkdir(parents=True, exist_ok=True)
        aside = _free(folder / name_of(office.clock(), BEFORE_RESTORE, passphrase is not None))
        state, kept = replace_contents(
            office.url,
            url,
            office.clock(),
            allowed,
            aside,
            __version__,
            actor,
            passphrase,
            known.generation if known else 0,
        )
        leave_mark(office.url, folder, state)
        return Restored(state, manifest, (*moved, *([aside] if kept else [])))


def _made_ready(
    office: Office, manifest: Manifest, folder: Path, force: bool, passphrase: str | None
) -> tuple[Path, ...]:
    """The store at the newest schema: made where there is none, upgraded where it is older (with a backup), and where it cannot be
    read, made anew beside its files, which get other names. Where what stood there is kept.
    """
    try:
        kept = migrate(office, folder, passphrase)
    except StoreUnavailable as fault:
        file = file_of(office.url)
        if fault.fault not in (StoreFault.DAMAGED, StoreFault.HALF, StoreFault.FOREIGN) or file is None:
            raise
        if not force:
            raise WouldLose(Loss.UNREADABLE, None, manifest) from fault
        close(office.url)
        files = move_aside(file)
        office.prepare()
        return files
    return (kept.file,) if kept else ()


def _loss(stands: StoreState | None, given: StoreState | None) -> Loss | None:
    if stands is None or given is None or stands.identity != given.identity:
        return Loss.OTHER_STORE
    if stands.version > given.version:
        return Loss.NEWER
    if stands.version == given.version and stands.recorded_at != given.recorded_at:
        return Loss.OTHER_PAST
    return None


def _free(file: Path) -> Path:
    """The name, or one after it that no file has."""
    number, free = 1, file
    stem, dot, rest = file.name.partition(".")
    while free.exists():
        number += 1
        free = file.with_name(f"{stem}-{number}{dot}{rest}")
    return free


@contextmanager
def _loaded(file: Path, passphrase: str | None) -> Iterator[tuple[str, Manifest]]:
    """A store of its own, made of the backup; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="giamngheo-") as made:
        url = f"sqlite:///{Path(made) / 'restored.db'}"
        try:
            yield url, load_backup(file, url, passphrase)
        finally:
            close(url)


def move_store(
    office: Office,
    to: Office,
    folder: Path,
    force: bool = False,
    passphrase: str | None = None,
    actor: Actor = _SOMEBODY,
) -> Restored:
    """The whole store at another address, of SQLite or PostgreSQL; the one it came from stays as it is. `passphrase` encrypts
    what stood at the other address. SameStore where both addresses lead to one store, however they are written; StoreUnavailable
    (NONE) where there is none to move.
    """
    if not office.stands:
        raise StoreUnavailable("no store", StoreFault.NONE)
    if same_store(office.url, to.url):
        raise SameStore
    with tempfile.TemporaryDirectory(prefix="giamngheo-") as made:
        moved = make_backup(office, Path(made) / "moved.zip")
        return restore(moved.file, to, folder, force, passphrase, actor)


def migrate(office: Office, folder: Path, passphrase: str | None = None) -> Backup | None:
    """The store at the newest schema; of an earlier one a backup is made first, which is the way back. None: it was current."""
    if office.ready:
        return None
    kept = None
    if schema.revision_of(office.url) is not None:
        named = name_of(office.clock(), BEFORE_UPGRADE, passphrase is not None)
        kept = make_backup(office, _free(folder / named), passphrase)
    office.prepare()
    return kept
