"""What an upload costs the next reader, as an office grows: CPU of the server for the first run of a page after it.

A correction of one commune's report is stored by another process, as another app process would; then a viewer's page runs
anew. The offices are made of the demo's reports (`bench.grown`): more communes, more years, a nation of provinces.
"""

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from statistics import median

import psycopg

from bench.client import Viewer
from bench.grown import grow, sent_again
from bench.servers import Server, ours, served
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office
from dashboard.views.pages import Page
from db.engine import writing
from db.store import apply
from tests.postgres import server as postgres_server

PROGRAMME, YEAR, PERIOD = "songma-gnbv", 2024, "2024-09"
ROUNDS, UNMEASURED = 7, 2


@dataclass(frozen=True)
class Size:
    """How large an office is; a nation has its communes in provinces, and lies on PostgreSQL."""

    communes: int
    years: int = 1
    provinces: int = 0
    pages: tuple[Page, ...] = (Page.OVERVIEW,)

    @property
    def name(self) -> str:
        years = "one year" if self.years == 1 else f"{self.years} years"
        within = f" in {self.provinces} provinces, PostgreSQL" if self.provinces else ""
        return f"{self.communes:,} communes{within}, {years}"


LISTED = tuple(page for page in Page if page.group)
SIZES = (Size(19, pages=LISTED), Size(19, 5), Size(200), Size(200, 5, pages=LISTED), Size(1000))
NATION = (Size(19, pages=(Page.OVERVIEW, Page.TARGETS)), Size(3321, provinces=34, pages=(Page.OVERVIEW, Page.TARGETS)))


@dataclass(frozen=True)
class Cost:
    """Seconds of the server's CPU: a run after an upload, a run without one."""

    after_upload: float
    again: float


def measured() -> str:
    """Markdown: CPU of a run after an upload, by the office's size and page."""
    goal = "Overview 19 → 1,000 communes ≤ 1.5 ×, five years ≤ 1.2 ×, a province's pages ≤ 1.5 ×"
    return f"## growth: CPU of a page after an upload (goal: {goal})\n\n{_table(SIZES, _costs(SIZES, None))}"


def nation() -> str:
    """Markdown: the same of the whole country on a PostgreSQL server of its own; storing it takes minutes."""
    with postgres_server() as postgres:
        if postgres is None:
            return "## nation\n\nNo PostgreSQL is installed here."
        told = _table(NATION, _costs(NATION, postgres))
    return f"## nation: CPU of a page after an upload (goal: Overview ≤ 2 ×)\n\n{told}"


def _costs(sizes: tuple[Size, ...], postgres: str | None) -> dict[tuple[str, Page], Cost]:
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        source = _source(Path(folder))
        for size in sizes:
            place = f"sqlite:///{Path(folder) / f'{size.communes}-{size.years}.db'}"
            office = Office(_database(postgres) if postgres and size.provinces else place)
            office.prepare()
            grow(office, source, size.communes, size.years, size.provinces)
            with served(ours, office.url, folder) as server:
                for page in size.pages:
                    costs[size.name, page] = asyncio.run(_cost(office, server, page))
    return costs


def _database(server: str) -> str:
    """The address of a new database there."""
    with psycopg.connect(server.format(name="postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE growth")
    return server.format(name="growth")


def _source(folder: Path) -> Snapshot:
    demo = Office(f"sqlite:///{folder}/demo.db")
    demo.prepare()
    for _ in load_demo(demo):
        pass
    source = demo.snapshot(PROGRAMME, YEAR)
    assert source is not None
    return source


async def _cost(office: Office, server: Server, page: Page) -> Cost:
    known = office.snapshot(PROGRAMME, YEAR)
    assert known is not None
    reports, query = reports_of(known), f"ky={PERIOD}"
    after, again = list[float](), list[float]()
    async with Viewer(server.port, page.value, query) as viewer:
        await viewer.run(query)
        for number in range(ROUNDS + UNMEASURED):
            send_again(office, *next(reports))
            for costs in (after, again):
                before = server.cpu
                await viewer.run(query)
                await asyncio.sleep(0.3)  # what the server does once its last message has left
                if number >= UNMEASURED:
                    costs.append(server.cpu - before)
        assert not viewer.faults, viewer.faults
    return Cost(median(after), median(again))


def reports_of(known: Snapshot) -> Iterator[tuple[str, str, Period]]:
    """Reports of communes of the period, again and again."""
    communes = {u.code for u in known.plan.units if u.level is UnitLevel.COMMUNE}
    return cycle(
        [(s.form, s.unit, s.period) for s in known.submissions if s.unit in communes and s.period.code == PERIOD]
    )


def send_again(office: Office, form: str, unit: str, period: Period) -> None:
    """Store a correction of a report, from this process."""
    known = office.snapshot(PROGRAMME, YEAR)
    assert known is not None
    with writing(office.url) as session:
        apply(sent_again(known, form, unit, period), session, operator("bench"), datetime.now(UTC))


def _table(sizes: tuple[Size, ...], costs: dict[tuple[str, Page], Cost]) -> str:
    lines = [
        "| office | page | after an upload, ms | × the demo's size | a run without, ms | × the demo's size |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for size in sizes:
        for page in size.pages:
            cost, demo = costs[size.name, page], costs[sizes[0].name, page]
            lines.append(
                f"| {size.name} | {page.heading} | {cost.after_upload * 1000:.0f} "
                f"| {cost.after_upload / demo.after_upload:.2f} | {cost.again * 1000:.0f} | {cost.again / demo.again:.2f} |"
            )
    return "\n".join(lines)
