"""Commands that keep the store: backup, restore, doctor."""

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.options import BLOCKED, NO_STORE, Json, LanguageOption, app, fail, language_of, words_of_office
from dashboard.cli.passphrases import to_encrypt, to_open
from dashboard.domain.people.roles import Actor, operator
from dashboard.text import Words, words_in
from dashboard.usecases.opening import refuse_nothing
from dashboard.usecases.settings import Settings

if TYPE_CHECKING:
    from dashboard.usecases.backups import Label
    from dashboard.usecases.checkup import CheckedPoint
    from dashboard.usecases.restoring import Restored, WouldLose

BackupFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file that ./run backup made.")]


@app.command()
def backup(
    out: Annotated[
        Path | None, typer.Option("--out", help="The file, or a folder; GIAMNGHEO_BACKUP_FOLDER by default.")
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="Delete all but so many newest backups of this store there.")
    ] = None,
    encrypt: Annotated[
        bool | None,
        typer.Option(
            "--encrypt/--no-encrypt",
            help="Under a passphrase, asked for unless GIAMNGHEO_BACKUP_PASSPHRASE or _FILE is set; where it is set, always.",
        ),
    ] = None,
) -> None:
    """Write the whole store into one file, also while the app runs, and read it again to be sure."""
    from dashboard.usecases.backups import make_backup, name_of, named, only_newest
    from dashboard.usecases.office import Office

    settings, words = Settings(), words_of_office()
    office = Office(settings.database_url)
    refuse_nothing(office, settings)
    place = out or settings.backup_folder
    passphrase = to_encrypt(settings, words, encrypt)
    file = named(place, passphrase is not None) or place / name_of(office.clock(), encrypted=passphrase is not None)
    try:
        made = make_backup(office, file, passphrase)
        state = made.manifest.state
        gone = only_newest(file.parent, keep, state.identity) if keep and state else ()
    except FileExistsError:
        fail(words("{file} is there already; choose another name.", file=str(file)))
    except OSError as fault:
        fail(words("{file} cannot be written: {why}", file=str(file), why=fault.strerror or type(fault).__name__))
    print(made.file)
    print(_about(made.manifest, words))
    if made.encrypted:
        print(words("Encrypted. Without its passphrase nobody can open it: keep that in another place."))
    for file in gone:
        print(words("Deleted, for newer ones are kept: {file}", file=file.name))


def _about(manifest: "Label", words: Words) -> str:
    """What a backup holds, in one line."""
    version = manifest.state.version if manifest.state else 0
    rows = "?" if manifest.rows is None else manifest.rows  # only of one that was not opened
    return words(
        "store version {version}, {rows} rows, schema {schema}, made {moment}",
        version=version, rows=rows, schema=manifest.schema, moment=manifest.made_at,
    )  # fmt: skip


@app.command("restore")
def restore_(
    file: BackupFile,
    check: Annotated[
        bool, typer.Option("--check", help="Only load it into a store of its own, and say whether it is whole.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Also where the store holds what the backup does not.")
    ] = False,
) -> None:
    """Make the store what a backup holds; what stood there is kept aside, and running apps notice by themselves."""
    from dashboard.usecases.audit_heads import keep_heads_of
    from dashboard.usecases.backups import NoBackupError, WrongPassphraseError
    from dashboard.usecases.office import Office
    from dashboard.usecases.restoring import WouldLose, check_backup, restore

    settings, words = Settings(), words_of_office()
    office = Office(settings.database_url)
    passphrase = to_open(file, settings, words)
    try:
        if check:
            print(words("The backup is whole: {about}.", about=_about(check_backup(file, office, passphrase), words)))
            return
        keep_heads_of(settings)
        say_restored(restore(file, office, settings.backup_folder, force, passphrase, at_the_machine()), words)
    except WrongPassphraseError:
        fail(words(
            "{file} is encrypted, and this passphrase does not open it; nothing was changed. Where GIAMNGHEO_BACKUP_PASSPHRASE or"
            " GIAMNGHEO_BACKUP_PASSPHRASE_FILE is set, that one was tried: unset it to be asked for another.",
            file=str(file),
        ))  # fmt: skip
    except NoBackupError as spoiled:
        said = (
            words(
                "{file} is an encrypted backup that was cut off or damaged; nothing was changed. Take another one.",
                file=str(file),
            )
            if spoiled.encrypted
            else words("{file} is no whole backup; nothing was changed. Take another one.", file=str(file))
        )
        fail(f"{said}\n  {spoiled}")
    except WouldLose as refused:
        fail(refusal(refused, words))
    except OSError as fault:
        fail(
            words(
                "{file} cannot be written: {why}", file=str(fault.filename), why=fault.strerror or type(fault).__name__
            )
        )


def at_the_machine() -> Actor:
    """Who types the command, as the audit names him."""
    return operator(getpass.getuser())


def say_restored(done: "Restored", words: Words) -> None:
    print(words(
        "The store is restored: version {version}, generation {generation}.",
        version=done.state.version, generation=done.state.generation,
    ))  # fmt: skip
    for file in done.aside:
        print(words("What stood there before is kept: {file}", file=str(file)))


def refusal(refused: "WouldLose", words: Words) -> str:
    """What would be lost, and how it is done all the same."""
    stands, given = refused.stands, refused.given.state
    return words.coded(
        f"restore.{refused.loss}", {"stands": stands.version if stands else 0, "given": given.version if given else 0}
    )


@app.command()
def doctor(
    as_json: Json = False,
    lang: LanguageOption = None,
    audit: Annotated[
        bool, typer.Option("--audit", help="Read the whole audit too, not its triggers and its head alone.")
    ] = False,
) -> None:
    """Look the installation over, point by point, each with what to do. Exit 0: nothing is wrong, 1: something is, 4: no store."""
    from dashboard.usecases.checkup import checkup
    from dashboard.usecases.office import Office

    settings, words = Settings(), words_in(language_of(lang))
    worst = 0
    for finding in checkup(Office(settings.database_url), settings, audit):
        worst = max(worst, _status(finding))
        print(_json(finding, words) if as_json else f"{words.term(finding.health)}  {_sentence(finding, words)}")
    raise typer.Exit(worst)


def _status(finding: "CheckedPoint") -> int:
    """The exit status that one point asks for."""
    from dashboard.usecases.checkup import CheckPoint, Health

    if finding.health is not Health.WRONG:
        return 0
    return (
        NO_STORE
        if (finding.point, finding.kind) in ((CheckPoint.STORE, "none"), (CheckPoint.STORE, "lost"))
        else BLOCKED
    )


def _sentence(finding: "CheckedPoint", words: Words) -> str:
    return words.coded(f"checkup.{finding.point}.{finding.kind}", finding.params)


def _json(finding: "CheckedPoint", words: Words) -> str:
    said = {
        "point": finding.point,
        "health": finding.health,
        "kind": finding.kind,
        "sentence": _sentence(finding, words),
    }
    return json.dumps(said, ensure_ascii=False)
