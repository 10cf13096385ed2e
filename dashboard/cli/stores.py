"""Commands that set a store up where it is to stand: init, migrate, move."""

from typing import Annotated

import typer

from dashboard.cli.backups import at_the_machine, refusal, say_restored
from dashboard.cli.options import app, fail, words_of_office
from dashboard.cli.passphrases import of_settings
from dashboard.usecases.opening import refuse_nothing
from dashboard.usecases.settings import Settings


@app.command()
def init() -> None:
    """Make the empty store of a new office; one that stands there already stays, and is brought up to date."""
    from dashboard.usecases.new_office import made_office
    from dashboard.usecases.office import Office

    settings, words = Settings(), words_of_office()
    stood = Office(settings.database_url).stands
    office = made_office(settings)
    if stood:
        said = words(
            "A store stands there already: {store}, version {version}.", store=settings.store, version=office.version()
        )
    else:
        said = words(
            "An empty store was made: {store}. Send the plan: ./run import PLAN.xlsx, or the page «Nộp báo cáo».",
            store=settings.store,
        )
    print(said)


@app.command("migrate")
def migrate_() -> None:
    """Bring a store of an earlier version of the app up to date, with a backup first: the way back is to restore it."""
    from dashboard.usecases.office import Office
    from dashboard.usecases.restoring import migrate
    from dashboard.usecases.store_marks import leave_mark

    settings, words = Settings(), words_of_office()
    office = Office(settings.database_url)
    refuse_nothing(office, settings)
    try:
        kept = migrate(office, settings.backup_folder, of_settings(settings, words))
    except OSError as fault:
        fail(
            words(
                "{file} cannot be written: {why}", file=str(fault.filename), why=fault.strerror or type(fault).__name__
            )
        )
    leave_mark(office.url, settings.backup_folder, office.state())
    if kept:
        print(words("What stood there before is kept: {file}", file=str(kept.file)))
    print(words("The store is up to date: version {version}.", version=office.version()))


@app.command()
def move(
    to: Annotated[str, typer.Option("--to", help="Address of the other store, SQLite or PostgreSQL.")],
    force: Annotated[
        bool, typer.Option("--force", help="Also where the store holds what the backup does not.")
    ] = False,
) -> None:
    """Copy the whole store to another address, SQLite or PostgreSQL; the one it comes from stays as it is."""
    from dashboard.usecases.audit_heads import keep_heads_of
    from dashboard.usecases.office import Office, StoreUnavailable
    from dashboard.usecases.restoring import SameStore, WouldLose, move_store

    settings, words, there = Settings(), words_of_office(), Settings(database_url=to).store
    office = Office(settings.database_url)
    refuse_nothing(office, settings)
    try:
        _ = Office(to).ready
    except StoreUnavailable as unavailable:  # of the other store, and not of the one that is moved
        said = words("The store {store} cannot be opened: {fault}", store=there, fault=unavailable.fault)
        fail(f"{said}\n  {unavailable}")
    try:
        passphrase = of_settings(settings, words)
        keep_heads_of(settings.model_copy(update={"database_url": to}))
        done = move_store(office, Office(to), settings.backup_folder, force, passphrase, at_the_machine())
    except SameStore:
        fail(
            words(
                "{store} is the very store that was to be moved; nothing was done. Give another address by --to.",
                store=there,
            )
        )
    except WouldLose as refused:
        fail(refusal(refused, words))
    except OSError as fault:
        fail(
            words(
                "{file} cannot be written: {why}", file=str(fault.filename), why=fault.strerror or type(fault).__name__
            )
        )
    say_restored(done, words)
    print(words("From now on set GIAMNGHEO_DATABASE_URL to it: {store}", store=there))
