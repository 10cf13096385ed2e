"""A first view and a change of the filter, in Chromium: an empty page, ours, the naive way, Dash and Panel, in turns.

First view: from navigation until the last chart is drawn, in a new profile (cold) and in one that has seen the app (warm).
Filter change: from the click on another period until the page speaks of it and has come to rest.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.peers.content import CHARTS, export
from bench.servers import demo_office, ours, served, streamlit_of

RUNS = 5
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
_REST = '[data-testid=stApp][data-test-script-state="notRunning"]'
_VEGA = "[data-testid=stVegaLiteChart] :is(svg.marks, canvas.marks)"


@dataclass(frozen=True)
class Peer:
    """How to start it on a port, what it has drawn when it is there, and how another period is chosen and seen."""

    name: str
    command: Callable[[int], list[str]]
    drawn: str  # a selector of what is drawn
    count: int  # how many of them there are
    choose: Callable[[Page], None]
    seen: str  # a text that only the other period's page has
    needs: str = "streamlit"


def _option(page: Page) -> None:
    page.get_by_role("combobox", name="Kỳ").click()
    page.get_by_role("option", name="tháng 8/2024").click()


def _dropdown(page: Page) -> None:
    page.locator("#period").click()
    page.get_by_text("tháng 8/2024", exact=True).last.click()


def _select(page: Page) -> None:
    page.locator("select").select_option("tháng 8/2024")


PEERS = (  # ours has a table of what wants a decision where the others have a fourth chart
    Peer("empty Streamlit page", streamlit_of("bench/peers/blank.py"), "h1", 1, _option, "h1:has-text('tháng 8/2024')"),
    Peer("ours, Tổng quan", ours, _VEGA, 3, _option, "h1:has-text('tháng 8/2024')"),
    Peer("naive Streamlit", streamlit_of("bench/peers/naive.py"), _VEGA, CHARTS, _option, "h1:has-text('tháng 8/2024')"),
    Peer("Dash", lambda port: [sys.executable, "-m", "bench.peers.dash_app", str(port)], ".js-plotly-plot .main-svg",
         CHARTS, _dropdown, "h1:has-text('tháng 8/2024')", "dash"),
    Peer("Panel", lambda port: [sys.executable, "-m", "bench.peers.panel_app", str(port)],
         ":is(svg.marks, canvas.marks)", CHARTS, _select, "h1:has-text('tháng 8/2024')", "panel"),
)  # fmt: skip


def measured() -> str:
    """Markdown: medians and ratios to the empty page."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, sync_playwright() as playwright:
        office = demo_office(folder)
        export(office, Path(folder))
        browser = playwright.chromium.launch(executable_path=browser_here(), args=FLAGS)
        peers = [peer for peer in PEERS if find_spec(peer.needs)]
        urls = {peer.name: stack.enter_context(served(peer.command, office.url, folder)).url for peer in peers}
        for peer in peers:  # the first run of a process imports and compiles
            _first_view(browser.new_context(viewport=_SIZE), peer, urls[peer.name])
        cold = {peer.name: [] for peer in peers}  # type: dict[str, list[float]]
        warm = {peer.name: [] for peer in peers}  # type: dict[str, list[float]]
        change = {peer.name: [] for peer in peers}  # type: dict[str, list[float]]
        for _ in range(RUNS):
            for peer in peers:
                one, two, three = _visits(browser, peer, urls[peer.name])
                cold[peer.name].append(one)
                warm[peer.name].append(two)
                change[peer.name].append(three)
        browser.close()
    left_out = [peer.name for peer in PEERS if peer not in peers]
    note = f"\n\nNot installed here, so not measured: {', '.join(left_out)}." if left_out else ""
    return _table(cold, warm, change) + note


def browser_here() -> str | None:
    """The Chromium of this machine; None for the one that Playwright brings along."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-headless-shell", "google-chrome"))), None)


_SIZE = {"width": 1366, "height": 768}


def _visits(browser: Browser, peer: Peer, url: str) -> tuple[float, float, float]:
    """A cold view, a warm one in the same profile, and a change of the filter, in seconds."""
    context = browser.new_context(viewport=_SIZE)
    cold, _ = _view(context, peer, url)
    warm, page = _view(context, peer, url)
    page.wait_for_timeout(1000)
    start = time.perf_counter()
    peer.choose(page)
    page.wait_for_selector(peer.seen, timeout=60_000)
    _at_rest(page, peer)
    change = time.perf_counter() - start
    context.close()
    return cold, warm, change


def _first_view(context: BrowserContext, peer: Peer, url: str) -> None:
    _view(context, peer, url)
    context.close()


def _view(context: BrowserContext, peer: Peer, url: str) -> tuple[float, Page]:
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(peer.drawn).nth(peer.count - 1).wait_for(state="attached", timeout=120_000)
    _at_rest(page, peer)
    return time.perf_counter() - start, page


def _at_rest(page: Page, peer: Peer) -> None:
    if peer.needs == "streamlit":
        page.wait_for_selector(_REST, timeout=60_000)
    page.locator(peer.drawn).nth(peer.count - 1).wait_for(state="attached", timeout=60_000)


def _table(cold: dict[str, list[float]], warm: dict[str, list[float]], change: dict[str, list[float]]) -> str:
    floor = {kind: median(times[PEERS[0].name]) for kind, times in (("cold", cold), ("warm", warm), ("change", change))}
    lines = [
        "| page | first view, cold, s | × empty | warm, s | × empty | filter change, s | × empty |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name in cold:
        cells = [
            text
            for kind, times in (("cold", cold), ("warm", warm), ("change", change))
            for text in (f"{median(times[name]):.2f}", f"{median(times[name]) / floor[kind]:.2f}")
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)
