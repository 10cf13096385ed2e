"""What all processes of one run of the tests have in common."""

import gc
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

import pytest

from tests.once import FOLDER


def pytest_configure(config: pytest.Config) -> None:
    """A folder that all processes of a run have in common, unless whoever started it has named one; backups, and marks of stores,
    go nowhere near those of the installation.
    """
    os.environ["GIAMNGHEO_BACKUP_FOLDER"] = str(
        Path(tempfile.gettempdir()) / f"giamngheo-tests-{os.getpid()}" / "sao-luu"
    )
    config.add_cleanup(partial(shutil.rmtree, Path(os.environ["GIAMNGHEO_BACKUP_FOLDER"]).parent, ignore_errors=True))
    if FOLDER in os.environ:
        return
    folder = os.environ[FOLDER] = tempfile.mkdtemp(prefix="giamngheo-tests-")

    def forget() -> None:
        del os.environ[FOLDER]
        shutil.rmtree(folder, ignore_errors=True)

    config.add_cleanup(forget)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`./run test` looks for the browser's tests in their folder alone."""
    astray = [i.nodeid for i in items if i.get_closest_marker("browser") and "tests/browser/" not in i.nodeid]
    if astray:
        raise pytest.UsageError(f"tests of the browser belong in tests/browser: {astray}")


def pytest_collection_finish() -> None:
    """Freeze what was imported and collected: a page that a test opens ends with a walk over all objects."""
    gc.collect()
    gc.freeze()
