"""Writes the year's workbooks to look at: `python -m tests.sonla.make FOLDER`; load them by `giamngheo import`, in order."""

import sys
from pathlib import Path

from tests.sonla.workbooks import files


def write(folder: Path) -> int:
    """Writes every file into `folder` and returns how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = list(files())
    for name, content in made:
        (folder / name).write_bytes(content)
    return len(made)


if __name__ == "__main__":
    print(write(Path(sys.argv[1])), "files")
