"""What a run of the tests makes once, however many processes it has, and `./run test` once for all its runs."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = "GIAMNGHEO_TEST_FOLDER"  # the setting that names the folder in common
PATIENCE = 300  # seconds to wait for what another process makes


def once(name: str, make: Callable[[Path], object]) -> Path:
    """The file of that name, made by whichever process comes first; the others wait for it."""
    folder = Path(os.environ[FOLDER]) / name
    ready, since = folder / "ready", time.monotonic()
    while not ready.exists():
        try:
            folder.mkdir()
        except FileExistsError:
            assert time.monotonic() - since < PATIENCE, f"{name}: the process that makes it did not finish"
            time.sleep(0.1)
            continue
        try:
            make(folder / "unfinished")
        except BaseException:
            shutil.rmtree(folder)  # the next one may try, and fail by itself
            raise
        (folder / "unfinished").rename(ready)
    return ready
