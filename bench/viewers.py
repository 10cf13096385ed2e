"""Many viewers at once, each changing the period every five seconds: how long they wait, on one process of ours and on two.

Of two processes each has half of the viewers, as a proxy with a sticky cookie gives them. Beside some of the crowds reports are
corrected all the time, by a process of its own.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from statistics import quantiles
from typing import Any

from bench.client import Viewer
from bench.growth import PROGRAMME, YEAR, reports_of, send_again
from bench.rerun import PERIODS
from bench.servers import Server, demo_office, ours, served
from dashboard.usecases.office import Office

CROWDS = ((10, 1, False), (50, 1, False), (100, 1, False), (100, 1, True), (200, 2, False), (200, 2, True))
EVERY, LASTS = 5.0, 40.0  # seconds
UPLOADS_EVERY = 4.0  # seconds: fifteen a minute, more than a district's deadline day brings


def measured() -> str:
    """Markdown: how long viewers waited for their page, by how many they were."""
    with tempfile.TemporaryDirectory() as folder:
        office = demo_office(folder)
        lines = [
            f"## viewers: a change every {EVERY:.0f} s (goal: 100 on one process at p95 ≤ 0.5 s, 200 on two ≤ 0.5 s, uploads "
            "beside ≤ 2 ×, no faults)\n",
            "| viewers | processes | uploads beside | p50, s | p95, s | longest, s | runs | CPU of a process | faults |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for crowd, processes, uploads in CROWDS:
            with ExitStack() as stack:
                servers = [stack.enter_context(served(ours, office.url, folder)) for _ in range(processes)]
                sent = stack.enter_context(_uploading(office.url)) if uploads else None
                lines.append(asyncio.run(_line(servers, crowd, sent)))
    return "\n".join(lines)


@contextmanager
def _uploading(url: str) -> Iterator[Any]:
    """A process that corrects reports until the end; how many it has stored."""
    stored = get_context("spawn").Value("i", 0)
    process = get_context("spawn").Process(target=_upload, args=(url, stored), daemon=True)
    process.start()
    yield stored
    process.terminate()
    process.join()


def _upload(url: str, stored: Any) -> None:
    office = Office(url)
    known = office.snapshot(PROGRAMME, YEAR)
    assert known is not None
    for report in reports_of(known):
        send_again(office, *report)
        stored.value += 1
        time.sleep(UPLOADS_EVERY)


async def _line(servers: list[Server], crowd: int, stored: Any) -> str:
    chance = random.Random(crowd)
    viewers = [Viewer(servers[number % len(servers)].port) for number in range(crowd)]
    start, cpu = time.perf_counter(), sum(server.cpu for server in servers)
    seen = await asyncio.gather(*(_views(viewer, chance.uniform(0, EVERY)) for viewer in viewers))
    busy = (sum(server.cpu for server in servers) - cpu) / (time.perf_counter() - start) / len(servers)
    waited = sorted(seconds for of_one in seen for seconds in of_one)
    cuts = quantiles(waited, n=20)
    faults = sum(len(viewer.faults) for viewer in viewers)
    cells = (
        str(len(servers)), "–" if stored is None else str(stored.value), f"{cuts[9]:.2f}", f"{cuts[18]:.2f}",
        f"{waited[-1]:.2f}", str(len(waited)), f"{busy:.0%}", str(faults),
    )  # fmt: skip
    return f"| {crowd} | {' | '.join(cells)} |"


async def _views(viewer: Viewer, begins: float) -> list[float]:
    """How long each change of one viewer took; the first view of all is not among them."""
    waited: list[float] = []
    async with viewer:
        await viewer.run(PERIODS[0])
        await asyncio.sleep(begins)
        ends, turn = time.perf_counter() + LASTS, 0
        while time.perf_counter() < ends:
            turn += 1
            took = await viewer.run(PERIODS[turn % 2])
            waited.append(took)
            await asyncio.sleep(max(0.0, EVERY - took))
    return waited
