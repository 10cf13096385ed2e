"""The sample store of a page's test, which the page finds as an installation does."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.usecases.office import Office
from db.engine import engine
from tests.sample_store import copied


@pytest.fixture(scope="session", autouse=True)
def _packages_are_read_once() -> Iterator[None]:
    """Each run of a page would read anew what every installed package says of itself: half of a page's time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    made = copied(tmp_path)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", made.url)
    yield made
    engine(made.url).dispose()
