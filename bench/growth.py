"""What an upload costs the next reader of a page, as an office grows: CPU of the server for its first run after each.

A correction of one commune's report is stored by another process, as another app process would; then a viewer's page runs
anew. The offices are made of the demo's reports (`bench.grown`): more communes, more years.
"""

import asyncio
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from statistics import median

from bench.client import Viewer
from bench.grown import grow, sent_again
from bench.servers import Server, ours, served
from dashboard.domain.plan.units import UnitLevel
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office
from dashboard.views.pages import Page
from db.engine import writing
from db.store import apply

SIZES = ((19, 1), (19, 5), (200, 1), (200, 5), (1000, 1))  # communes, years
PROGRAMME, YEAR, PERIOD = "songma-gnbv", 2024, "2024-09"
ROUNDS, UNMEASURED = 7, 2


@dataclass(frozen=True)
class Cost:
    """Seconds of the server's CPU: its first page, a run after an upload, a run without one."""

    first: float
    after_upload: float
    again: float


def measured() -> str:
    """Markdown: CPU of a run of Tổng quan after an upload, by the office's size."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        demo = Office(f"sqlite:///{folder}/demo.db")
        demo.prepare()
        for _ in load_demo(demo):
            pass
        source = demo.snapshot(PROGRAMME, YEAR)
        assert source is not None
        costs = {}
        for communes, years in SIZES:
            office = Office(f"sqlite:///{Path(folder) / f'{communes}-{years}.db'}")
            office.prepare()
            grow(office, source, communes, years)
            with served(ours, office.url, folder) as server:
                costs[communes, years] = asyncio.run(_cost(office, server))
        stack.close()
    return _table(costs)


async def _cost(office: Office, server: Server) -> Cost:
    known = office.snapshot(PROGRAMME, YEAR)
    assert known is not None
    communes = {u.code for u in known.plan.units if u.level is UnitLevel.COMMUNE}
    reports = cycle(
        (s.form, s.unit, s.period) for s in known.submissions if s.unit in communes and s.period.code == PERIOD
    )
    query, before = f"ky={PERIOD}", server.cpu
    async with Viewer(server.port, Page.OVERVIEW.value, query) as viewer:
        await viewer.run(query)
        first = server.cpu - before
        after, again = list[float](), list[float]()
        for number in range(ROUNDS + UNMEASURED):
            known = office.snapshot(PROGRAMME, YEAR)
            assert known is not None
            with writing(office.url) as session:
                apply(sent_again(known, *next(reports)), session, "bench", datetime.now(UTC))
            for costs in (after, again):
                before = server.cpu
                await viewer.run(query)
                await asyncio.sleep(0.3)  # what the server does once its last message has left
                if number >= UNMEASURED:
                    costs.append(server.cpu - before)
        assert not viewer.faults, viewer.faults
    return Cost(first, median(after), median(again))


def _table(costs: dict[tuple[int, int], Cost]) -> str:
    demo = costs[SIZES[0]]
    lines = [
        "## growth: CPU of Tổng quan after an upload (goal: 19 → 1.000 communes ≤ 1.5 ×, one year → five ≤ 1.2 ×)\n",
        "| communes | years | after an upload, ms | × 19 communes | a run without, ms | first page of the process, s |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {communes} | {years} | {cost.after_upload * 1000:.0f} | {cost.after_upload / demo.after_upload:.2f} "
        f"| {cost.again * 1000:.0f} | {cost.first:.2f} |"
        for (communes, years), cost in costs.items()
    ]
    return "\n".join(lines)
