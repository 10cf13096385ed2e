"""Contestants measured in turns, so that a busy moment of the machine hits all of them; medians and ratios of one run."""

import os
import platform
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "RESULTS.md"


@dataclass(frozen=True)
class Contestant:
    """Something to be measured: `run` does the work once; `runs` how often at most."""

    name: str
    run: Callable[[], object]
    runs: int = 7


@dataclass(frozen=True)
class Result:
    """Seconds of every run of a contestant."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)


def in_turns(contestants: list[Contestant]) -> list[Result]:
    """Each runs once unmeasured, then all in turns until everyone has had its runs."""
    seconds: dict[str, list[float]] = {contestant.name: [] for contestant in contestants}
    for contestant in contestants:
        if contestant.runs > 2:
            contestant.run()
    for turn in range(max(contestant.runs for contestant in contestants)):
        for contestant in contestants:
            if turn < contestant.runs:
                start = time.perf_counter()
                contestant.run()
                seconds[contestant.name].append(time.perf_counter() - start)
    return [Result(name, tuple(times)) for name, times in seconds.items()]


def table(results: list[Result], notes: Mapping[str, str]) -> str:
    """Medians in ms, and how many times the first one, as Markdown."""
    lines = ["| what | median, ms | min, ms | × the first | runs | remark |", "|---|---:|---:|---:|---:|---|"]
    first = results[0].median
    for result in results:
        cells = (f"{result.median * 1000:.1f}", f"{min(result.seconds) * 1000:.1f}", f"{result.median / first:.2f}")
        lines.append(f"| {result.name} | {' | '.join(cells)} | {len(result.seconds)} | {notes.get(result.name, '')} |")
    return "\n".join(lines)


def machine() -> str:
    """Where and when: processor count, Python, day, commit."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"
    return f"{system}; {date.today().isoformat()}; commit {commit or 'unknown'}"


def written(name: str, text: str) -> None:
    """Put the results of one benchmark into RESULTS.md, in the place of its last ones."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    page = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results of the benchmarks\n"
    block = f"{start}\n\n{text.strip()}\n\n{end}"
    if start in page:
        before, rest = page.split(start, 1)
        page = before + block + rest.split(end, 1)[1]
    else:
        page = f"{page.rstrip()}\n\n{block}\n"
    RESULTS.write_text(page, encoding="utf-8")
