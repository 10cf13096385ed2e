"""`./run soak [MINUTES]`: an office's deadline day. Two processes behind nginx with TLS on PostgreSQL, fifty viewers, five clerks.

In the middle one process is killed and replaced. What was acknowledged must be in the store, once; memory must stay.

Everything goes through the proxy, as from a browser: pages by WebSocket, workbooks by the upload route, receipts read off the page.
"""

import asyncio
import contextlib
import os
import random
import ssl
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles

import psycopg
from openpyxl import Workbook
from websockets.exceptions import WebSocketException

from bench.behind_nginx import Behind, behind_nginx, binary, trusting
from bench.clerk import Clerk
from bench.client import Viewer
from bench.measure import machine, written
from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office
from dashboard.views.address import SESSION_COOKIE
from db.engine import engine
from tests.faults.bad_reports import RESULTS, bytes_of, right_report
from tests.postgres import server
from tests.signed import account_of, token_for

VIEWERS, CLERKS = 50, ("04180", "04183", "04192", "04195", "04198")
EVERY, SENDS_EVERY = 5.0, 20.0  # seconds
LOOKED_AT = ("", "chi-tieu", "giai-ngan", "xa-thi-tran", "tinh-hinh-bao-cao")
PERIODS = ("ky=2024-09", "ky=2024-10")
_NOTE = """

Memory is what is resident, with the workers that read workbooks: the median of each minute. Readers who were cut off stay at the
process that took them over, so that it serves all of them in the second half."""
_CUT = (WebSocketException, ConnectionError, TimeoutError, OSError, EOFError)


@dataclass
class Seen:
    """What happened, in seconds. `cut` counts connections that ended with their process, `back` how long until a page was there."""

    runs: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    acknowledged: list[tuple[str, str]] = field(default_factory=list)  # number of the receipt, SHA-256
    resent: int = 0
    cut: int = 0
    back: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: dict[int, list[tuple[float, int]]] = field(default_factory=dict)  # of a process: moment, KiB
    ready_again: float = 0.0


@dataclass(frozen=True)
class Soak:
    """One run: until `ends`, with a kill at `kills`, both by the monotonic clock."""

    behind: Behind
    trusted: ssl.SSLContext
    seen: Seen
    sessions: Mapping[str, str]  # by unit, of its clerk
    kills: float
    ends: float

    @property
    def goes_on(self) -> bool:
        return time.monotonic() < self.ends

    async def view(self, number: int) -> None:
        """A viewer who changes the month every few seconds, on one page; connects again where the connection is cut."""
        chance = random.Random(number)
        await asyncio.sleep(chance.uniform(0, EVERY * 2))
        cookies: dict[str, str] = {}
        lost: float | None = None
        while self.goes_on:
            viewer = Viewer(self.behind.port, LOOKED_AT[number % len(LOOKED_AT)], trusted=self.trusted, cookies=cookies)
            try:
                async with viewer:
                    await viewer.run(PERIODS[0])
                    if lost is not None:
                        self.seen.back.append(time.monotonic() - lost)
                        lost = None
                    turn = 0
                    while self.goes_on:
                        turn += 1
                        took = await viewer.run(PERIODS[turn % 2])
                        self.seen.runs.append(took)
                        await asyncio.sleep(max(0.0, EVERY - took) * chance.uniform(0.8, 1.2))
            except _CUT as fault:
                if lost is None:
                    self.seen.cut += 1
                    lost = time.monotonic()
                if not self._by_the_kill:
                    self.seen.errors.append(f"viewer {number}: {type(fault).__name__} {fault}")
                await asyncio.sleep(1)  # as Streamlit's page does
            self.seen.errors += [f"viewer {number}: {fault}" for fault in viewer.faults]

    async def send(self, unit: str, book: Workbook) -> None:
        """A clerk who sends the unit's report again and again, a figure higher each time; the same file where no receipt came."""
        chance = random.Random(unit)
        figure, revision = int(book[RESULTS]["G2"].value), 0
        await asyncio.sleep(chance.uniform(0, SENDS_EVERY))
        while self.goes_on:
            book[RESULTS]["G2"].value = figure = figure + 1
            content = bytes_of(book)
            start = time.monotonic()
            number = await self._until_received(unit, content, revision)
            revision = int(number.rpartition("/")[2])
            self.seen.sent.append(time.monotonic() - start)
            self.seen.acknowledged.append((number, sha256(content).hexdigest()))
            await asyncio.sleep(SENDS_EVERY * chance.uniform(0.8, 1.2))

    async def _until_received(self, unit: str, content: bytes, after: int) -> str:
        cookies = {SESSION_COOKIE: self.sessions[unit]}
        while True:
            clerk = Clerk(self.behind.port, "nop-bao-cao", trusted=self.trusted, unit=unit, cookies=cookies)
            try:
                async with clerk:
                    return await clerk.send(f"{unit}.xlsx", content, after)
            except Exception as fault:  # noqa: BLE001 - whatever it was is counted, and the file is sent again
                self.seen.resent += 1
                if not self._by_the_kill:
                    self.seen.errors.append(f"clerk {unit}: {type(fault).__name__} {fault}")
                await asyncio.sleep(2)

    @property
    def _by_the_kill(self) -> bool:
        """Whether a fault now is what killing a process does to those who were at it."""
        return self.kills <= time.monotonic() < self.kills + 15

    async def watch(self) -> None:
        """Memory of every process, the workers that read workbooks with it."""
        while self.goes_on:
            for port, process in self.behind.processes.items():
                with contextlib.suppress(OSError, ValueError):
                    sample = (time.monotonic(), resident(process.pid))
                    self.seen.memory.setdefault(port, []).append(sample)
            await asyncio.sleep(5)

    async def replace(self) -> None:
        """Kill one process in the middle, and start another in its place."""
        await asyncio.sleep(self.kills - time.monotonic())
        port = min(self.behind.processes)
        self.behind.kill(port)
        self.seen.memory.pop(port, None)
        killed = time.monotonic()
        await asyncio.sleep(2)  # as systemd waits
        self.behind.start(port)
        while not await asyncio.to_thread(self.behind.ready, port):
            await asyncio.sleep(0.25)
        self.seen.ready_again = time.monotonic() - killed


def resident(pid: int) -> int:
    """KiB in memory of a process and its children."""
    total = 0
    for one in (pid, *children(pid)):
        line = next(line for line in Path(f"/proc/{one}/status").read_text().splitlines() if line.startswith("VmRSS"))
        total += int(line.split()[1])
    return total


def children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


async def soaked(behind: Behind, books: dict[str, Workbook], sessions: Mapping[str, str], seconds: float) -> Seen:
    start = time.monotonic()
    soak = Soak(behind, trusting(behind.folder), Seen(), sessions, start + seconds / 2, start + seconds)
    work = [soak.view(number) for number in range(VIEWERS)] + [soak.send(unit, book) for unit, book in books.items()]
    await asyncio.gather(*work, soak.watch(), soak.replace())
    return soak.seen


def signed_in(office: Office) -> dict[str, str]:
    """A session of each unit's clerk."""
    clerks = {unit: frozenset({Grant(AccountRole.REPORTER, unit)}) for unit in CLERKS}
    return {
        unit: token_for(office, account_of(office, f"Văn thư {unit}", grants, unit)) for unit, grants in clerks.items()
    }


def lost(office: Office, seen: Seen) -> list[str]:
    """What is not in the store, or not once, of what was acknowledged."""
    told = Counter(number for version in office.versions() for number in version.what.split())
    given = Counter(number for number, _ in seen.acknowledged)
    found = [f"lost: {number}" for number in given if not told[number]]
    found += [f"twice: {number}" for number, times in given.items() if times > 1 or told[number] > 1]
    for number, known in seen.acknowledged:
        with contextlib.suppress(LookupError):
            if office.reception(known) is not None and sha256(office.file(known)).hexdigest() == known:
                continue
        found.append(f"lost: the file of {number}")
    return found


def told(seen: Seen, missing: list[str], minutes: float) -> str:
    """Markdown."""
    lines = [
        f"## soak: {VIEWERS} viewers, {len(CLERKS)} clerks, {minutes:g} minutes; two processes behind nginx with TLS, PostgreSQL\n",
        "| what | outcome |",
        "|---|---|",
        f"| pages drawn | {spread(seen.runs)} |",
        f"| reports sent and acknowledged | {spread(seen.sent)} |",
        f"| errors, but for those whose process was killed | {len(seen.errors)} |",
        f"| acknowledged and not in the store, or twice | {len(missing)} |",
        f"| one process killed in the middle | ready again after {seen.ready_again:.1f} s |",
        f"| of that the viewers | {seen.cut} cut off, their page there again after {spread(seen.back)} |",
        f"| of that the clerks | {seen.resent} sent their report again |",
    ]
    for number, (_, samples) in enumerate(sorted(seen.memory.items(), key=lambda item: -len(item[1]))):
        name = "memory of the process that stayed" if number == 0 else "memory of the one that replaced the other"
        lines.append(f"| {name} | {course(samples)} |")
    return "\n".join(lines) + _NOTE


def spread(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return f"{len(seconds)}"
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"{len(seconds)}; p50 {cuts[9]:.2f} s, p95 {cuts[18]:.2f} s, longest {max(seconds):.2f} s"


def course(samples: list[tuple[float, int]]) -> str:
    """MiB by minute, each whole one; the first is the start."""
    start, end = samples[0][0], samples[-1][0]
    by_minute = [
        [kib for moment, kib in samples if start + minute * 60 <= moment < start + (minute + 1) * 60]
        for minute in range(max(1, int((end - start + 6) // 60)))
    ]
    return ", ".join(f"{median(inside) / 1024:.0f}" for inside in by_minute if inside) + " MiB"


@contextmanager
def loaded_store() -> Iterator[Office]:
    """The sample office on a PostgreSQL of this run."""
    with server() as address:
        if address is None:
            raise FileNotFoundError("PostgreSQL")
        with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS giamngheo_soak")
            connection.execute("CREATE DATABASE giamngheo_soak")
        office = Office(address.format(name="giamngheo_soak"))
        office.prepare()
        for _ in load_demo(office):
            pass
        yield office
        engine(office.url).dispose()


def main(arguments: list[str]) -> int:
    minutes = float(arguments[0]) if arguments else 10.0
    if binary() is None:
        print("Không tìm thấy nginx (nginx was not found): apt install nginx-light", file=sys.stderr)
        return 2
    with loaded_store() as office, tempfile.TemporaryDirectory(prefix="giamngheo-") as folder:
        books = {unit: right_report(office, unit) for unit in CLERKS}
        os.environ.pop("GIAMNGHEO_DATABASE_URL", None)
        with behind_nginx(office.url, Path(folder)) as behind:
            seen = asyncio.run(soaked(behind, books, signed_in(office), minutes * 60))
        missing = lost(office, seen)
    text = f"{told(seen, missing, minutes)}\n\n{machine()}"
    written("soak", text)
    print(text)
    print(*(seen.errors + missing)[:40], sep="\n", file=sys.stderr)
    return int(bool(seen.errors or missing or not seen.acknowledged))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
