"""The one file of a backup: a zip of one member of lines for each table, and a manifest that says what it must hold."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from dashboard.domain.reported.history import StoreState
from db.dump import ColumnKind, TableShape, lines, shapes

FORMAT = "giamngheo-backup 1"
_MANIFEST = "manifest.json"


class NoBackupError(Exception):
    """The file is no backup, or is not whole; the message names what is wrong with it, for a log."""


@dataclass(frozen=True)
class KeptTable:
    """A table in a backup: its shape, how many rows it has, and the SHA-256 of their lines."""

    shape: TableShape
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; `state` is None for a store from before stores had an identity."""

    app: str
    schema: str
    made_at: datetime  # UTC
    state: StoreState | None
    tables: tuple[KeptTable, ...]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


def write_backup(
    file: Path, session: Session, app: str, schema: str, state: StoreState | None, made_at: datetime
) -> Manifest:
    """Writes every row that `session` sees, in one moment of the store, into a new file that appears whole or not at all.

    FileExistsError where there is one; OSError as the disk gives it.
    """
    if file.exists():
        raise FileExistsError(file)
    made = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with made.open("xb") as opened:
            os.chmod(made, 0o600)  # noqa: PTH101 - it holds all that the office knows
            with ZipFile(opened, "w", ZIP_DEFLATED) as archive:
                kept = tuple(_write_table(archive, session, shape, made_at) for shape in shapes(session))
                manifest = Manifest(app, schema, made_at, state, kept)
                archive.writestr(_member(_MANIFEST, made_at), json.dumps(_json(manifest), ensure_ascii=False, indent=1))
            opened.flush()
            os.fsync(opened.fileno())
        made.rename(file)
    finally:
        made.unlink(missing_ok=True)
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


def read_manifest(file: Path) -> Manifest:
    """NoBackupError for any other file, and for one that was cut off."""
    with _opened(file) as archive:
        return _manifest(archive)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as archive:
            yield archive
    except (BadZipFile, OSError, KeyError, ValueError, TypeError, EOFError) as fault:
        raise NoBackupError(f"{file.name}: {fault}") from fault


def _manifest(archive: ZipFile) -> Manifest:
    given = json.loads(archive.read(_MANIFEST))
    if given["format"] != FORMAT:
        raise ValueError(f"format {given['format']!r}")
    tables = tuple(_kept(table) for table in given["tables"])
    state = given["store"]
    known = state and StoreState(
        state["identity"], state["generation"], state["version"], _moment(state["recorded_at"])
    )
    made_at = datetime.fromisoformat(given["made_at"])
    return Manifest(given["app"], given["schema"], made_at, known, tables)


def _kept(given: dict[str, Any]) -> KeptTable:
    columns = tuple((name, ColumnKind(kind)) for name, kind in given["columns"])
    return KeptTable(TableShape(given["name"], columns, tuple(given["key"])), given["rows"], given["sha256"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def read_lines(file: Path, table: KeptTable) -> Iterator[bytes]:
    """The lines of a table; NoBackupError at their end where they are not those that were written."""
    hashed, rows = sha256(), 0
    with _opened(file) as archive, archive.open(_name(table.shape)) as member:
        for line in member:
            hashed.update(line)
            rows += 1
            yield line
        if (rows, hashed.hexdigest()) != (table.rows, table.sha256):
            raise BadZipFile(f"{_name(table.shape)}: {rows} rows, SHA-256 {hashed.hexdigest()}")


def check_members(file: Path) -> Manifest:
    """Reads the whole file once, and nothing else; NoBackupError where a member is not what was written."""
    manifest = read_manifest(file)
    for table in manifest.tables:
        for _ in read_lines(file, table):
            pass
    return manifest


def _json(manifest: Manifest) -> dict[str, Any]:
    state = manifest.state
    return {
        "format": FORMAT,
        "app": manifest.app,
        "schema": manifest.schema,
        "made_at": manifest.made_at.isoformat(),
        "store": state
        and {
            "identity": state.identity,
            "generation": state.generation,
            "version": state.version,
            "recorded_at": state.recorded_at and state.recorded_at.isoformat(),
        },
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
