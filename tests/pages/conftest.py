"""The sample store of a page's test, which the page finds as an installation does, and what all pages read once."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.domain.people.accounts import Account
from dashboard.usecases.office import Office
from tests.installed import office
from tests.pages.demo_facts import Demo, demo_in
from tests.pages.signed import sign_in_as

__all__ = ["office"]  # a fixture of every test here


@pytest.fixture(scope="session", autouse=True)
def _packages_are_read_once() -> Iterator[None]:
    """Each run of a page would read anew what every installed package says of itself: half of a page's time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def clerk(office: Office, monkeypatch: pytest.MonkeyPatch) -> Account:
    """Somebody who may do everything is signed in."""
    return sign_in_as(office, monkeypatch)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The whole demo, which no test changes."""
    yield from demo_in(tmp_path_factory)
