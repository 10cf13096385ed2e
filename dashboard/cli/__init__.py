"""`giamngheo …`: what the pages do, for scripts and for the office's own machine."""

import sys

from dashboard.cli import figures, files, keeping
from dashboard.cli.options import BLOCKED, app, words_of_office
from dashboard.usecases.office import StoreUnavailable

__all__ = ["app", "figures", "files", "keeping", "main"]


def main() -> None:
    """The command line; a store that does not answer is a sentence and an exit code, not a traceback."""
    try:
        app()
    except StoreUnavailable as fault:
        print(words_of_office()("The store cannot be opened: {fault}", fault=str(fault)), file=sys.stderr)
        sys.exit(BLOCKED)
