"""A served copy of the whole sample office, and a browser that may speak to this machine only."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.usecases.office import Office
from db.engine import engine
from docs.screenshot import FLAGS
from tests.sample_store import url_of, whole

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # as ./run: the lightest first
DONE = '[data-testid=stApp][data-test-script-state="notRunning"]'
# The script counts as not running before it was asked for too: only what it drew says that it ran.
DRAWN = "[data-testid=stMain] [data-testid=stElementContainer]"


@dataclass(frozen=True)
class Served:
    """A running app and the office behind it."""

    url: str
    office: Office


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The app on a copy of the whole sample office, as `giamngheo serve` starts it."""
    yield from _serve(url_of(shutil.copy(whole(), tmp_path / "store.db")))


@pytest.fixture(scope="session")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One app for all tests of a process that only look."""
    yield from _serve(url_of(shutil.copy(whole(), tmp_path_factory.mktemp("read") / "store.db")))


@pytest.fixture
def served_empty(tmp_path: Path) -> Iterator[Served]:
    """The app on a store that holds nothing yet."""
    yield from _serve(url_of(tmp_path / "empty.db"))


def _serve(store: str) -> Iterator[Served]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)],
        cwd=ROOT,
        env=os.environ
        | {"GIAMNGHEO_DATABASE_URL": store, "GIAMNGHEO_BACKUP_FOLDER": f"{store.removeprefix('sqlite:///')}-sao-luu/a"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _await(url + "/_stcore/health")
        yield Served(url, Office(store))
    finally:
        process.terminate()
        process.wait(timeout=20)
        engine(store).dispose()


def _await(url: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that writes down every request that would leave this machine, and every fault of a script."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, accept_downloads=True, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.foreign = []  # type: ignore[attr-defined]
    opened.on("request", lambda r: None if _local(r.url) else opened.foreign.append(r.url))  # type: ignore[attr-defined]
    yield opened
    assert opened.foreign == []  # type: ignore[attr-defined]
    context.close()


def _local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:"))


def opened(page: Page, url: str) -> Page:
    """The page at `url`, once its script has run and its charts are drawn."""
    page.goto(url)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the script has drawn and ended, twice over: a click starts it with a delay."""
    page.wait_for_timeout(400)
    page.wait_for_selector(DRAWN, state="attached", timeout=60_000)
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_timeout(400)
    page.wait_for_selector(DONE, timeout=60_000)
