"""`giamngheo …`: what the pages do, for scripts and for the office's own machine.

Each command imports what it does itself: the help opens no store, and a status reads no workbook.
"""

import atexit
import gc
import os
import sys
import warnings

import typer
from pydantic import ValidationError
from typer.exceptions import TyperException
from typer.main import get_command

from dashboard.cli import (
    audit,
    backups,
    documents,
    doors,
    figures,
    files,
    keeping,
    people,
    plans,
    reminding,
    stores,
    usage_errors,
)
from dashboard.cli.help import asked_language, localized
from dashboard.cli.options import BLOCKED, NO_STORE, app, words_of_office
from dashboard.text import words_in
from dashboard.usecases.settings import Settings

SELDOM = 250_000  # objects until cycles are looked for: nearly all that a command makes lives to its end

__all__ = [
    "app",
    "audit",
    "backups",
    "documents",
    "doors",
    "figures",
    "files",
    "keeping",
    "main",
    "people",
    "plans",
    "reminding",
    "stores",
]


def main() -> None:
    """The command line; a call that makes no sense, and a store that does not answer, are a sentence and an exit code."""
    gc.set_threshold(SELDOM)
    atexit.register(
        gc.freeze
    )  # what it made goes with the process: the interpreter's last collections need not look through it
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # of libraries, in English, to whoever develops with them
    try:
        language = words_in(asked_language(sys.argv[1:]))
        sys.exit(localized(get_command(app), language)(prog_name="giamngheo", standalone_mode=False))
    except TyperException as wrong:
        if type(wrong).__name__ != "NoArgsIsHelpError":  # the help was printed
            print(usage_errors.said(wrong, language), file=sys.stderr)
        sys.exit(wrong.exit_code)
    except typer.Abort:
        print(language("Stopped."), file=sys.stderr)
        sys.exit(BLOCKED)
    except ValidationError as wrong:
        for fault in wrong.errors():
            name = "GIAMNGHEO_" + "_".join(str(part) for part in fault["loc"]).upper()
            print(_setting(name, fault["msg"]), file=sys.stderr)
        sys.exit(BLOCKED)
    except Exception as fault:
        from dashboard.usecases.office import StoreUnavailable as Unavailable

        if not isinstance(fault, Unavailable):
            raise
        unavailable, said = fault, words_of_office()
        print(
            said("The store {store} cannot be opened: {fault}", store=Settings().store, fault=unavailable.fault),
            file=sys.stderr,
        )
        if str(unavailable):
            print(f"  {unavailable}", file=sys.stderr)
        sys.exit(NO_STORE if unavailable.fault.missing else BLOCKED)


def _setting(name: str, fault: str) -> str:
    """The settings cannot be read, so their language is asked of the environment alone."""
    words = words_in("en" if os.environ.get("GIAMNGHEO_LANGUAGE") == "en" else "vi")
    return words("The setting {name} cannot be used: {why}", name=name, why=usage_errors.why(fault, words))
