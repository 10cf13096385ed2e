"""A first view over a slow line, in Chromium with its own throttling: bytes, and seconds until the headline and the first chart.

Each view is cold: a new profile, nothing kept. The server has answered before, as it has for whoever comes first in the morning.
"""

import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.pages import FLAGS, browser_here
from bench.peers.content import export
from bench.relay import Relay, relayed
from bench.servers import Command, demo_office, files_of, ours, served, streamlit_of

RUNS = 5
BITS, DELAY = 1_600_000, 150  # a second, both ways; ms there and back
LIGHT, QUERY = "nhe/tong-quan", "?ky=2024-09"
_VEGA = "[data-testid=stVegaLiteChart] :is(svg.marks, canvas.marks)"
_SIZE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Visited:
    """`path` of a server; `chart` is "" where there is none to wait for."""

    name: str
    command: Command
    path: str
    headline: str
    chart: str


@dataclass(frozen=True)
class View:
    """One cold view: seconds until each was there, bytes until it had come to rest."""

    headline: float
    chart: float | None
    received: int


def _visited(folder: str) -> tuple[Visited, ...]:
    blank, naive = streamlit_of("bench/peers/blank.py"), streamlit_of("bench/peers/naive.py")
    return (
        Visited("empty page, its files packed as ours", streamlit_of("bench/peers/packed_blank.py"), "", "h1", ""),
        Visited("empty Streamlit page", blank, "", "h1", ""),
        Visited("ours, Tổng quan", ours, QUERY, "[data-testid=stMain] h1", _VEGA),
        Visited("ours, light page", ours, LIGHT + QUERY, "h1", "main svg"),
        Visited("the light page as a static file", files_of(folder), "light.html", "h1", "main svg"),
        Visited("naive Streamlit", naive, "", "h1", _VEGA),
    )


def measured() -> str:
    """Markdown: medians, and how many times the empty page whose files are packed."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, sync_playwright() as playwright:
        office = demo_office(folder)
        export(office, Path(folder))
        known: dict[object, Relay] = {}
        visited = _visited(folder)
        for one in visited:  # ours is one server for both of its pages
            if one.command not in known:
                known[one.command] = stack.enter_context(
                    relayed(stack.enter_context(served(one.command, office.url, folder)).port)
                )
        (Path(folder) / "light.html").write_bytes(_fetched(f"{known[ours].url}/{LIGHT}{QUERY}"))
        browser = playwright.chromium.launch(executable_path=browser_here(), args=FLAGS)
        views: dict[str, list[View]] = {one.name: [] for one in visited}
        for turn in range(RUNS + 1):
            for one in visited:
                view = _view(browser, one, known[one.command], slow=turn > 0)
                if turn:  # the first one is the server's own beginning
                    views[one.name].append(view)
        browser.close()
    return _table(views)


def _fetched(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        content: bytes = answer.read()
    return content


def _view(browser: Browser, one: Visited, relay: Relay, slow: bool) -> View:
    context = browser.new_context(viewport=_SIZE)  # type: ignore[arg-type]
    page = context.new_page()
    if slow:
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        rate = {"latency": DELAY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8, "offline": False}
        line.send("Network.emulateNetworkConditions", rate)
    before, start = relay.received, time.perf_counter()
    page.goto(f"{relay.url}/{one.path}", wait_until="commit")

    def until(selector: str) -> float:
        page.locator(selector).first.wait_for(state="attached", timeout=120_000)
        return time.perf_counter() - start

    headline = until(one.headline)
    chart = until(one.chart) if one.chart else None
    _rest(page.wait_for_timeout, relay)
    context.close()
    return View(headline, chart, relay.received - before)


def _rest(wait: Callable[[float], None], relay: Relay) -> None:
    """Until nothing has come for a second and a half."""
    seen = -1
    while seen != relay.received:
        seen = relay.received
        wait(1500)


def _table(views: dict[str, list[View]]) -> str:
    lines = [
        f"## slow: a cold first view at {BITS / 1e6:.1f} Mbit/s, {DELAY} ms, medians of {RUNS}"
        " (goal: Tổng quan ≤ 1.3 MB, headline ≤ 6 s and ≤ 1.5 × the first; light page ≤ 120 kB, headline ≤ 1.5 s)\n",
        "| page | kB on the line | headline, s | × the first | first chart, s |",
        "|---|---:|---:|---:|---:|",
    ]
    floor = median(view.headline for view in next(iter(views.values())))
    for name, seen in views.items():
        charts = [view.chart for view in seen if view.chart is not None]
        drawn = f"{median(charts):.2f}" if charts else "–"
        kilobytes, headline = median(view.received for view in seen) / 1000, median(view.headline for view in seen)
        lines.append(f"| {name} | {kilobytes:.0f} | {headline:.2f} | {headline / floor:.2f} | {drawn} |")
    return "\n".join(lines)
