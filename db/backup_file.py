"""The one file of a backup: a zip of one member of lines for each table, and a manifest that says what it must hold. Under a
passphrase the whole zip is encrypted, and only its label can be read without.
"""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from dashboard.domain.people.audit import AuditHead
from dashboard.domain.reported.history import StoreState
from db.dump import ColumnKind, TableShape, lines, shapes
from db.encrypted_file import DamagedFileError, Decrypted, Encrypting, WrongPassphraseError, is_encrypted, read_about
from db.queries.audit import head
from db.session import Session

__all__ = [
    "ENCRYPTED", "Backed", "KeptTable", "Label", "Manifest", "NoBackupError", "PassphraseNeededError", "WrongPassphraseError",
    "is_encrypted", "open_backup", "read_label", "write_backup",
]  # fmt: skip

FORMAT = "giamngheo-backup 1"
ENCRYPTED = ".enc"  # after .zip: the name tells that a passphrase is needed
_MANIFEST = "manifest.json"
_AUDITED_SINCE = "0008"  # the first schema with an audit


class NoBackupError(Exception):
    """The file is no backup, or is not whole; the message names what is wrong with it, for a log. `encrypted`: by its first bytes
    or its name it is, or was, an encrypted one.
    """

    def __init__(self, detail: str, encrypted: bool = False) -> None:
        super().__init__(detail)
        self.encrypted = encrypted


class PassphraseNeededError(Exception):
    """The backup is encrypted, and no passphrase was given."""


@dataclass(frozen=True)
class KeptTable:
    """A table in a backup: its shape, how many rows it has, and the SHA-256 of their lines."""

    shape: TableShape
    rows: int
    sha256: str


@dataclass(frozen=True)
class Label:
    """Which store a backup is of, and when; `state` has no identity for a store from before stores had one, and is None in
    the backup of such a store that was made by an earlier version of the app.
    """

    app: str
    schema: str
    made_at: datetime  # UTC
    state: StoreState | None

    @property
    def rows(self) -> int | None:
        """None where only whoever opens it can tell."""
        return None


@dataclass(frozen=True)
class Manifest(Label):
    """What a backup says of itself; of an encrypted one, only whoever knows the passphrase can tell. `audit` is the number and
    the hash of the last event in it; None of one without events, and of a store from before there were any.
    """

    tables: tuple[KeptTable, ...]
    audit: tuple[int, str] | None = None

    @property
    def audit_head(self) -> AuditHead | None:
        if self.audit is None or self.state is None:
            return None
        return AuditHead(self.state.identity, self.state.generation, *self.audit)

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


def write_backup(file: Path, session: Session, label: Label, passphrase: str | None = None) -> Manifest:
    """Writes every row that `session` sees, in one moment of the store, into a new file that appears whole or not at all.

    FileExistsError where there is one; OSError as the disk gives it.
    """
    if file.exists():
        raise FileExistsError(file)
    made = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with made.open("xb") as opened:
            os.chmod(made, 0o600)  # noqa: PTH101 - it holds all that the office knows
            if passphrase is None:
                manifest = _write_zip(opened, session, label)
            else:
                encrypting = Encrypting(opened, passphrase, _label_json(label))
                manifest = _write_zip(encrypting, session, label)
                encrypting.finish()
            opened.flush()
            os.fsync(opened.fileno())
        made.rename(file)
    finally:
        made.unlink(missing_ok=True)
    return manifest


def _write_zip(out: Any, session: Session, label: Label) -> Manifest:
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        kept = tuple(_write_table(archive, session, shape, label.made_at) for shape in shapes(session))
        audit = head(session) if label.schema >= _AUDITED_SINCE else None
        manifest = Manifest(label.app, label.schema, label.made_at, label.state, kept, audit)
        archive.writestr(_member(_MANIFEST, label.made_at), json.dumps(_json(manifest), ensure_ascii=False, indent=1))
    return manifest


def _write_table(archive: ZipFile, session: Session, shape: TableShape, made_at: datetime) -> KeptTable:
    hashed, rows = sha256(), 0
    with archive.open(_member(_name(shape), made_at), "w", force_zip64=True) as member:
        for line in lines(session, shape):
            member.write(line)
            hashed.update(line)
            rows += 1
    return KeptTable(shape, rows, hashed.hexdigest())


def _member(name: str, made_at: datetime) -> ZipInfo:
    member = ZipInfo(name, made_at.timetuple()[:6])
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


def _name(shape: TableShape) -> str:
    return f"tables/{shape.name}.jsonl"


class Backed:
    """A backup that is open: what it says of itself, and its lines."""

    def __init__(self, file: Path, archive: ZipFile) -> None:
        self._file, self._archive = file, archive
        self.manifest = _manifest(archive)

    def lines(self, table: KeptTable) -> Iterator[bytes]:
        """The lines of a table; NoBackupError at their end where they are not those that were written."""
        hashed, rows, name = sha256(), 0, _name(table.shape)
        with _said(self._file):
            with self._archive.open(name) as member:
                for line in member:
                    hashed.update(line)
                    rows += 1
                    yield line
            if (rows, hashed.hexdigest()) != (table.rows, table.sha256):
                raise BadZipFile(f"{name}: {rows} rows, SHA-256 {hashed.hexdigest()}")

    def check(self) -> None:
        """Reads all lines once; NoBackupError where a member is not what was written."""
        for table in self.manifest.tables:
            for _ in self.lines(table):
                pass


@contextmanager
def open_backup(file: Path, passphrase: str | None = None) -> Iterator[Backed]:
    """NoBackupError for any other file, and for one that is not whole; PassphraseNeededError, WrongPassphraseError for one that is
    encrypted. A passphrase that is not needed is not looked at.
    """
    with ExitStack() as stack:
        with _said(file):
            opened = stack.enter_context(file.open("rb"))
            if not file.stat().st_size:
                raise DamagedFileError("it is empty")
            about = read_about(file) if is_encrypted(file) else None
            plain = opened if about is None else _decrypted(opened, passphrase)
            backed = Backed(file, stack.enter_context(ZipFile(plain)))
            if about is not None and _label(about) != Label(*_of(backed.manifest)):
                raise DamagedFileError("its header and its manifest disagree")
        yield backed


def _decrypted(opened: BinaryIO, passphrase: str | None) -> Any:
    if passphrase is None:
        raise PassphraseNeededError
    return BufferedReader(Decrypted(opened, passphrase))


def read_label(file: Path) -> Label:
    """Which store it is of, and when it was made; of an encrypted one as its header says, which nothing proves without the
    passphrase. NoBackupError for any other file, and for a zip that was cut off.
    """
    with _said(file):
        if is_encrypted(file):
            return _label(read_about(file))
    with open_backup(file) as backed:
        return backed.manifest


@contextmanager
def _said(file: Path) -> Iterator[None]:
    try:
        yield
    except BadZipFile as fault:
        encrypted = _meant_encrypted(file)
        raise NoBackupError(
            f"{file.name}: {'neither encrypted nor a zip' if encrypted else fault}", encrypted
        ) from fault
    except (OSError, KeyError, ValueError, TypeError, EOFError, RecursionError, zlib.error) as fault:
        raise NoBackupError(f"{file.name}: {fault}", _meant_encrypted(file)) from fault


def _meant_encrypted(file: Path) -> bool:
    """Also where its first bytes are gone, if its name still tells."""
    with suppress(OSError):
        return file.name.endswith(ENCRYPTED) or is_encrypted(file)
    return False


def _manifest(archive: ZipFile) -> Manifest:
    given = json.loads(archive.read(_MANIFEST))
    if given["format"] != FORMAT:
        raise ValueError(f"format {given['format']!r}")
    audit = given.get("audit")
    head_then = (int(audit["number"]), str(audit["hash"])) if audit else None
    return Manifest(*_of(_label(given)), tuple(_kept(table) for table in given["tables"]), head_then)


def _label(given: dict[str, Any]) -> Label:
    state = given["store"]
    known = state and StoreState(
        state["identity"],
        state["generation"],
        state["version"],
        _moment(state["recorded_at"]),
        _moment(state.get("began_at")),  # not in backups of before
    )
    return Label(given["app"], given["schema"], datetime.fromisoformat(given["made_at"]), known)


def _of(label: Label) -> tuple[str, str, datetime, StoreState | None]:
    return label.app, label.schema, label.made_at, label.state


def _kept(given: dict[str, Any]) -> KeptTable:
    columns = tuple((name, ColumnKind(kind)) for name, kind in given["columns"])
    return KeptTable(TableShape(given["name"], columns, tuple(given["key"])), given["rows"], given["sha256"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _label_json(label: Label) -> dict[str, Any]:
    state = label.state
    return {
        "app": label.app,
        "schema": label.schema,
        "made_at": label.made_at.isoformat(),
        "store": state
        and {
            "identity": state.identity,
            "generation": state.generation,
            "version": state.version,
            "recorded_at": state.recorded_at and state.recorded_at.isoformat(),
            "began_at": state.began_at and state.began_at.isoformat(),
        },
    }


def _json(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        **_label_json(manifest),
        "audit": manifest.audit and {"number": manifest.audit[0], "hash": manifest.audit[1]},
        "tables": [
            {
                "name": table.shape.name,
                "rows": table.rows,
                "sha256": table.sha256,
                "columns": [[name, kind.value] for name, kind in table.shape.columns],
                "key": list(table.shape.key),
            }
            for table in manifest.tables
        ],
    }
