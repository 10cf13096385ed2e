"""`giamngheo …`: what the pages do, for scripts and for the office's own machine."""

import sys

from dashboard.cli import figures, files, keeping
from dashboard.cli.options import BLOCKED, app, words_of_office
from dashboard.usecases.office import StoreUnavailable

__all__ = ["app", "figures", "files", "keeping", "main"]


def main() -> None:
    """The command, with the one fault of the store that is nobody's mistake put into words."""
    try:
        app()
    except StoreUnavailable as fault:
        print(words_of_office()("The store cannot be opened: {fault}", fault=str(fault)), file=sys.stderr)
        sys.exit(BLOCKED)
