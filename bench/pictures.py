"""What a chart costs as a picture: in the process that draws, CPU and memory; in the app, how long others wait for it.

"Within the app" draws in the measuring process itself, beside a thread that only wants to go on every millisecond: how long it is
held up is how long every open page would be.
"""

import os
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.servers import demo_office
from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.months import months
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import Spec
from dashboard.charts.waterfall import waterfall
from dashboard.domain.periods import Period
from dashboard.exports.chart_picture import FONTS, Frame, standalone
from dashboard.text import words_in
from dashboard.usecases.picturing import Studio
from dashboard.views.bullets import project_bullets, target_bullets
from dashboard.views.curve import curve
from dashboard.views.heat import heat
from dashboard.views.money.page import money
from dashboard.views.target_detail import target_detail

ROUNDS = 7
GOAL = 50  # ms that another session may be held up


@dataclass
class DrawingCost:
    """Seconds of the clock from request to answer, seconds of CPU of the drawing process, bytes, by round."""

    clock: list[float]
    cpu: list[float]
    size: int = 0


def measured() -> str:
    """Markdown: for each chart both kinds of picture, then the process's memory and what waiting costs."""
    with tempfile.TemporaryDirectory() as folder:
        specs = _specs(folder)
    studio, costs = Studio(kept_bytes=0), {}
    start = time.perf_counter()
    studio.picture(next(iter(specs.values())), Frame("0"), "svg")
    first, began = time.perf_counter() - start, _memory(studio.process_id)
    for number in range(ROUNDS):
        for name, spec in specs.items():
            for kind in ("svg", "png"):
                cost = costs.setdefault((name, kind), DrawingCost([], []))
                before, start = _cpu(studio.process_id), time.perf_counter()
                cost.size = len(studio.picture(spec, Frame(f"{name} {number}"), kind))
                cost.clock.append(time.perf_counter() - start)
                cost.cpu.append(_cpu(studio.process_id) - before)
    ended = _memory(studio.process_id)
    studio.close()
    held = {
        "within the app": _held_up(_within(specs["money by month"])),
        "in its own process": _held_up(lambda: _beside(specs["money by month"])),
    }
    return _table(costs, first, began, ended, held)


def _specs(folder: str) -> dict[str, Spec]:
    office, words = demo_office(folder), words_in("vi")
    standing = office.standing("songma-gnbv", 2024, Period.parse("2024-09"))
    drawn = curve(standing.total, standing.period, words)
    assert drawn is not None
    charts = {
        "targets": bullets(target_bullets(standing, words), words),
        "projects": bullets(project_bullets(standing, words), words),
        "money by month": scurve(drawn, words),
        "communes × dimensions": heatmap(heat(standing, words), words),
        "one target": months(target_detail(standing, "S002-14", words), words),
        "waterfall": waterfall(money(standing, words).waterfall.steps, words),
    }
    return {name: standalone(chart) for name, chart in charts.items()}


def _within(spec: Spec) -> Callable[[], object]:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    vl_convert.vegalite_to_svg(spec)  # awake
    return lambda: vl_convert.svg_to_png(vl_convert.vegalite_to_svg(spec), scale=2)


def _beside(spec: Spec) -> object:
    if not hasattr(_beside, "studio"):
        _beside.studio = Studio(kept_bytes=0)  # type: ignore[attr-defined]
    return _beside.studio.picture(spec, Frame(str(time.perf_counter())), "png")  # type: ignore[attr-defined]


def _held_up(draw: Callable[[], object]) -> float:
    """Seconds that a thread waits at most while a picture is drawn: the median of the rounds."""
    draw()
    return median(_longest_wait(draw) for _ in range(ROUNDS))


def _longest_wait(draw: Callable[[], object]) -> float:
    longest, ended = 0.0, threading.Event()

    def go_on() -> None:
        nonlocal longest
        while not ended.is_set():
            start = time.perf_counter()
            time.sleep(0.001)
            longest = max(longest, time.perf_counter() - start)

    beside = threading.Thread(target=go_on)
    beside.start()
    draw()
    ended.set()
    beside.join()
    return longest


def _cpu(process: int | None) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int | None) -> float:
    """MiB that it has in memory."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _table(
    costs: dict[tuple[str, str], DrawingCost], first: float, began: float, ended: float, held: dict[str, float]
) -> str:
    count = ROUNDS * len(costs)
    lines = [
        f"## pictures: a chart drawn on the server, medians of {ROUNDS} (goal: others held up by ≤ {GOAL} ms)\n",
        "| chart | SVG, ms | of it CPU | kB | PNG, ms | of it CPU | kB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name in dict.fromkeys(name for name, _ in costs):
        cells = []
        for kind in ("svg", "png"):
            cost = costs[name, kind]
            cells += [f"{median(cost.clock) * 1000:.0f}", f"{sum(cost.cpu) / len(cost.cpu) * 1000:.0f}"]
            cells.append(f"{cost.size / 1024:.0f}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines.append(
        f"\nThe first picture, with the start of the process: {first * 1000:.0f} ms. The process takes {began:.0f} MiB,"
        f" {ended:.0f} after {count} pictures. Another thread of the app is held up while one is drawn: "
        + ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in held.items())
        + "."
    )
    return "\n".join(lines)
