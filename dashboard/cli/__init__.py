"""`giamngheo …`: what the pages do, for scripts and for the office's own machine.

Each command imports what it does itself: the help opens no store, and a status reads no workbook.
"""

import gc
import sys

from pydantic import ValidationError
from typer.main import get_command

from dashboard.cli import backups, figures, files, keeping, stores
from dashboard.cli.help import asked_language, localized
from dashboard.cli.options import BLOCKED, NO_STORE, app, words_of_office
from dashboard.text import words_in
from dashboard.usecases.settings import Settings

SELDOM = 100_000  # objects until cycles are looked for: nearly all that a command makes lives to its end

__all__ = ["app", "backups", "figures", "files", "keeping", "main", "stores"]


def main() -> None:
    """The command line; a store that does not answer is a sentence and an exit code, not a traceback."""
    gc.set_threshold(SELDOM)
    try:
        localized(get_command(app), words_in(asked_language(sys.argv[1:])))(prog_name="giamngheo")
    except ValidationError as wrong:
        for fault in wrong.errors():
            name = "GIAMNGHEO_" + "_".join(str(part) for part in fault["loc"]).upper()
            print(
                words_in("vi")("The setting {name} cannot be used: {why}", name=name, why=fault["msg"]), file=sys.stderr
            )
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
        print(f"  {unavailable}", file=sys.stderr)
        sys.exit(NO_STORE if unavailable.fault.missing else BLOCKED)
