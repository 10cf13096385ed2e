"""What a light page costs the server: CPU of its process for one page, beside the same page as a static file.

The store's version is known: what pages are made of stands in the caches. "Built" is a page that nobody has asked for in just
this form; "kept" one that somebody has; "unchanged" one that the reader has already.
"""

import http.client
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

from bench.servers import Server, demo_office, files_of, ours, served
from dashboard.web.light.document import LIMIT

ROUNDS, KEPT, BUILT = 5, 200, 10  # requests of a round
VIEWS = {
    "Tổng quan": "tong-quan?ky=2024-09",
    "one target": "chi-tieu?ky=2024-09&ct=S002-14",
    "one project": "giai-ngan?ky=2024-09&da=DA2",
    "the whole programme's money": "giai-ngan?ky=2024-09",
    "one commune": "xa-thi-tran?ky=2024-09&dv=04171",
}
_HOSTS = count()  # a page says its own address, so each host has its own


@dataclass
class LightCost:
    """Seconds of CPU a page, by round."""

    kept: list[float]
    built: list[float]
    unchanged: list[float]
    file: list[float]
    plain: int = 0
    packed: int = 0


def measured() -> str:
    """Markdown: median CPU of a page and its bytes, by page."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        office = demo_office(folder)
        app = stack.enter_context(served(ours, office.url, folder))
        files = stack.enter_context(served(files_of(folder), office.url, folder))
        costs = {name: LightCost([], [], [], []) for name in VIEWS}
        for number, (name, view) in enumerate(VIEWS.items()):
            status, _, content = _asked(app, f"/nhe/{view}")
            assert status == 200
            costs[name].plain, costs[name].packed = len(content), len(_asked(app, f"/nhe/{view}", **_PACKED)[2])
            (Path(folder) / f"{number}.html").write_bytes(content)
        for _ in range(ROUNDS):
            for number, (name, view) in enumerate(VIEWS.items()):
                _round(app, files, f"/nhe/{view}", f"/{number}.html", costs[name])
    return _table(costs)


_PACKED = {"accept-encoding": "gzip"}


def _round(app: Server, files: Server, view: str, file: str, cost: LightCost) -> None:
    tag = _asked(app, view)[1]
    cost.kept.append(_cpu(app, [_PACKED] * KEPT, view))
    cost.unchanged.append(_cpu(app, [_PACKED | {"if-none-match": tag}] * KEPT, view))
    cost.built.append(_cpu(app, list(_hosts(BUILT)), view))
    cost.file.append(_cpu(files, [_PACKED] * KEPT, file))


def _hosts(how_many: int) -> Iterator[dict[str, str]]:
    for _ in range(how_many):
        yield _PACKED | {"host": f"host-{next(_HOSTS)}.localhost"}


def _cpu(server: Server, requests: list[dict[str, str]], path: str) -> float:
    before = server.cpu
    for headers in requests:
        status = _asked(server, path, **headers)[0]
        assert status == (304 if "if-none-match" in headers else 200), status
    time.sleep(0.1)
    return (server.cpu - before) / len(requests)


def _asked(server: Server, path: str, **headers: str) -> tuple[int, str, bytes]:
    """Status, tag and content; a connection of its own, as a phone's."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    content = answer.read()
    line.close()
    return answer.status, answer.headers.get("etag", ""), content


def _table(costs: dict[str, LightCost]) -> str:
    lines = [
        f"## light: CPU of a light page, medians of {ROUNDS} × {KEPT} (built: × {BUILT}; goal: ≤ 30 ms with the version known,"
        f" ≤ {LIMIT // 1024} kB)\n",
        "| page | kB | kB packed | built, ms | kept, ms | unchanged, ms | as a static file, ms |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, cost in costs.items():
        spent = (median(times) * 1000 for times in (cost.built, cost.kept, cost.unchanged, cost.file))
        sizes = f"{cost.plain / 1024:.0f} | {cost.packed / 1024:.0f}"
        lines.append(f"| {name} | {sizes} | {' | '.join(f'{one:.1f}' for one in spent)} |")
    return "\n".join(lines)
