"""What all processes of one run of the tests have in common."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 300  # seconds to wait for what another process makes


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The file in `folder`, made by whichever process comes first; the others wait for it."""
    ready = folder / "ready"
    try:
        folder.mkdir()
    except FileExistsError:
        since = time.monotonic()
        while not ready.exists():
            assert time.monotonic() - since < PATIENCE, f"{folder.name}: the process that makes it did not finish"
            time.sleep(0.1)
        return ready
    make(folder / "unfinished")
    (folder / "unfinished").rename(ready)
    return ready
