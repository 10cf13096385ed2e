"""Where a command has the passphrase of a backup from: the settings, else whoever sits at the terminal. Never its arguments."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from dashboard.cli.options import fail
from dashboard.text import Words
from dashboard.usecases.settings import Settings

if TYPE_CHECKING:
    from dashboard.usecases.passphrases import UnusablePassphrase


def of_settings(settings: Settings, words: Words) -> str | None:
    """The one that is set; one that cannot be used ends the command, for nothing may be written without it unasked."""
    from dashboard.usecases.passphrases import UnusablePassphrase, others_may_read, set_passphrase

    if others_may_read(settings):
        print(
            words(
                "Others on this machine may read the passphrase's file; close it to them: chmod 600 {file}",
                file=str(settings.backup_passphrase_file),
            ),
            file=sys.stderr,
        )
    try:
        return set_passphrase(settings)
    except UnusablePassphrase as unusable:
        _fail(unusable, words)


def to_encrypt(settings: Settings, words: Words, wanted: bool | None) -> str | None:
    """As the settings say, unless told otherwise; where none is set, a new one is asked for twice."""
    from dashboard.usecases.passphrases import UnusablePassphrase, long_enough

    if wanted is False:
        return None
    known = of_settings(settings, words)
    if known is not None or wanted is None:
        return known
    try:
        asked = long_enough(_asked(words("Passphrase of the backup"), words))
    except UnusablePassphrase as unusable:
        _fail(unusable, words)
    if _asked(words("The same once more"), words) != asked:
        fail(words("The two are not the same; nothing was written."))
    return asked


def to_open(file: Path, settings: Settings, words: Words) -> str | None:
    """For a backup that may be encrypted; what is kept aside is encrypted with the same. Of one whose header is cut off or
    damaged none is asked for: none would open it.
    """
    from dashboard.usecases.backups import NoBackupError, is_encrypted, read_label

    known = of_settings(settings, words)
    if known is not None or not is_encrypted(file):
        return known
    try:
        read_label(file)
    except NoBackupError:
        return None
    return _asked(words("Passphrase of {file}", file=file.name), words)


def _asked(text: str, words: Words) -> str:
    try:
        answer: str = typer.prompt(text, hide_input=_can_hide(), err=True)
    except typer.Abort:
        fail(words(
            "A passphrase is needed, and nobody is there to ask: set GIAMNGHEO_BACKUP_PASSPHRASE_FILE to a file that holds it."
        ))  # fmt: skip
    return answer


def _can_hide() -> bool:
    """Whether there is a terminal that can be told not to show what is typed; where there is none, it comes by a pipe, which shows
    nothing either.
    """
    if os.name == "nt":
        return sys.stdin is sys.__stdin__
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return sys.stdin.isatty()
    return True


def _fail(unusable: "UnusablePassphrase", words: Words) -> NoReturn:
    from dashboard.usecases.passphrases import LEAST

    fail(words.coded(f"passphrase.{unusable.fault}", {"least": LEAST, "file": unusable.what}))
