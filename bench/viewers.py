"""Many viewers at once, each changing the period every five seconds: how long they wait, on one process of ours."""

import asyncio
import random
import tempfile
import time
from statistics import quantiles

from bench.client import Viewer
from bench.rerun import PERIODS
from bench.servers import Server, ours, served
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office

CROWDS = (10, 50, 100)
EVERY, LASTS = 5.0, 40.0  # seconds


def measured() -> str:
    """Markdown: how long viewers waited for their page, by how many they were."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(f"sqlite:///{folder}/store.db")
        office.prepare()
        for _ in load_demo(office):
            pass
        lines = [
            f"## viewers: a change every {EVERY:.0f} s on one process (goal: 100 at p95 ≤ 0.5 s, no faults)\n",
            "| viewers | p50, s | p95, s | longest, s | runs | CPU | faults |",
            "|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for crowd in CROWDS:
            with served(ours, office.url, folder) as server:
                lines.append(asyncio.run(_line(server, crowd)))
    return "\n".join(lines)


async def _line(server: Server, crowd: int) -> str:
    chance = random.Random(crowd)
    viewers = [Viewer(server.port) for _ in range(crowd)]
    start, cpu = time.perf_counter(), server.cpu
    seen = await asyncio.gather(*(_views(viewer, chance.uniform(0, EVERY)) for viewer in viewers))
    busy = (server.cpu - cpu) / (time.perf_counter() - start)
    waited = sorted(seconds for of_one in seen for seconds in of_one)
    cuts = quantiles(waited, n=20)
    faults = sum(len(viewer.faults) for viewer in viewers)
    cells = (f"{cuts[9]:.2f}", f"{cuts[18]:.2f}", f"{waited[-1]:.2f}", str(len(waited)), f"{busy:.0%}", str(faults))
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
