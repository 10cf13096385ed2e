"""A whole store out into the file of a backup, and back into any store."""

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import randbelow

from sqlalchemy import insert

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.history import StoreState
from db.audit_guard import guard, unguard
from db.backup_file import KeptTable, Label, Manifest, NoBackupError, open_backup, write_backup
from db.dump import TableShape, clear, lines, number_on, put, shapes
from db.engine import StoreFault, StoreUnavailableError, reading, writing
from db.queries.audit import head
from db.queries.versions import state, state_before
from db.schema import revision_of, revisions, upgrade
from db.session import Session
from db.tables import store_generation
from db.writers.accounts import end_sessions
from db.writers.audit import write_event

WITH_IDENTITY = "0007"  # the first schema whose stores have one


def back_up(url: str, file: Path, app: str, now: datetime, passphrase: str | None = None) -> Manifest:
    """Writes the store, also one of an earlier schema, as it is at one moment; whoever uses it meanwhile is not disturbed."""
    schema = revision_of(url)
    if schema is None:
        raise StoreUnavailableError("no store", StoreFault.NONE)
    with reading(url) as session:
        known = state(session) if schema >= WITH_IDENTITY else state_before(session)
        return write_backup(file, session, Label(app, schema, now, known), passphrase)


def load_backup(file: Path, url: str, passphrase: str | None = None) -> Manifest:
    """Makes a store of its own out of a backup, in an empty database at `url`, and brings it to the newest schema.

    NoBackupError where the file is not whole, or what was loaded is not what it holds; PassphraseNeededError and
    WrongPassphraseError of one that is encrypted; StoreUnavailableError (NEWER) for the backup of a schema that is not known here.
    """
    with open_backup(file, passphrase) as backed:
        manifest = backed.manifest
        if manifest.schema not in revisions():
            raise StoreUnavailableError(f"schema {manifest.schema}", StoreFault.NEWER)
        upgrade(url, manifest.schema)
        with writing(url) as session:
            made = shapes(session)
            if {_columns(shape) for shape in made} != {_columns(table.shape) for table in manifest.tables}:
                raise NoBackupError(f"{file.name}: other tables than those of schema {manifest.schema}")
            clear(session, made)
            for table in _in_order(made, manifest.tables):
                put(session, table.shape, backed.lines(table))
            for table in manifest.tables:
                if _hash(session, table.shape) != table.sha256:
                    raise NoBackupError(f"{file.name}: {table.shape.name} was not kept as it is")
    upgrade(url)
    return manifest


def replace_contents(
    url: str,
    source: str,
    now: datetime,
    allowed: Callable[[StoreState], None],
    aside: Path,
    app: str,
    actor: Actor,
    passphrase: str | None = None,
    known_generation: int = 0,
) -> tuple[StoreState, bool]:
    """All rows of the store at `url` become those of `source`, in one transaction, as the next generation; both have the newest
    schema. In it, before anything is changed, `allowed` is asked about the state that stands (it raises where it may not go), and
    what stands is written into the file `aside` (under the passphrase, where there is one), unless it is empty. The generation
    comes after `known_generation` too, which once stood there. The audit that came with
    it goes on with who restored it and what stood there before. The new state, and whether there is such a file.
    """
    with reading(source) as given, writing(url) as session:
        before, audit_before = state(session), head(session)
        allowed(before)
        if before.version:
            write_backup(aside, session, Label(app, revisions()[-1], now, before), passphrase)
        known = shapes(session)
        unguard(session.connection())
        clear(session, known)
        for shape in known:
            put(session, shape, lines(given, shape))
        number_on(session, known)
        guard(session.connection())
        end_sessions(session, None, now)  # of the backup: who signed out since must not be signed in again
        came = state(session)
        generation = max(before.generation, came.generation, known_generation) + 1
        session.execute(
            insert(store_generation).values(
                generation=generation,
                identity=came.identity,
                # drawn, so that no two are alike, whatever the clock says and however often one backup is restored
                began_at=now.replace(microsecond=randbelow(1_000_000)),
            )
        )
        stood = {"generation": before.generation, "version": before.version, "store": before.identity}
        if audit_before is not None:
            stood |= {"audit": audit_before[0], "audit_hash": audit_before[1]}
        stands = {"generation": generation, "version": came.version}
        write_event(session, actor, now, AuditAction.RESTORED, came.identity, json.dumps(stood), json.dumps(stands))
        return state(session), bool(before.version)


def _columns(shape: TableShape) -> tuple[str, frozenset[object], tuple[str, ...]]:
    """A table, whatever the order of its columns."""
    return shape.name, frozenset(shape.columns), shape.key


def _in_order(made: tuple[TableShape, ...], kept: tuple[KeptTable, ...]) -> list[KeptTable]:
    """The tables of a backup, none before one that it refers to: the store knows, whatever the manifest says."""
    by_name = {table.shape.name: table for table in kept}
    return [by_name[shape.name] for shape in made]


def _hash(session: Session, shape: TableShape) -> str:
    hashed = sha256()
    for line in lines(session, shape):
        hashed.update(line)
    return hashed.hexdigest()
