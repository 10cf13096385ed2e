"""The documents of an office of 19 and of 200 communes: CPU and memory of each, made in a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.grown import grow
from bench.growth import PROGRAMME, YEAR
from bench.measure import ROOT
from bench.servers import demo_office
from dashboard.usecases.documents import DocumentKind
from dashboard.usecases.office import Office

MANY, RUNS = 200, 1
_ONE = """
import json, resource, sys, time
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import ALL_NAMES, words_in
from dashboard.usecases.documents import DocumentKind, Making
from dashboard.usecases.office import Office
url, programme, year, kind = sys.argv[1:]
office, words = Office(url), words_in("vi", ALL_NAMES)
standing = office.standing(programme, int(year))
calendar = completeness(standing.snapshot, office.today(standing.snapshot.plan))
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
made = Making(standing, calendar, words).made(DocumentKind(kind))
took, after = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([took, (after - before) / 1024, len(made.content) / 1024]))
"""


def measured() -> str:
    """Markdown: of each document CPU in the app's process, how much more memory it took, and the size of the file."""
    with tempfile.TemporaryDirectory() as folder:
        small = demo_office(folder)
        large = Office(f"sqlite:///{Path(folder) / 'large.db'}")
        large.prepare()
        source = small.snapshot(PROGRAMME, YEAR)
        assert source is not None
        grow(large, source, MANY)
        lines = [
            f"## documents: CPU and memory of each, of 19 and of {MANY} communes, each in a process of its own\n",
            "| document | CPU of 19, ms | of 200, ms | × | memory of 19, MiB | of 200, MiB | file of 19, KiB | of 200, KiB |",
            "|---|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for kind in DocumentKind:
            few, many = (_made(office.url, kind) for office in (small, large))
            cells = (f"{few[0] * 1000:.0f}", f"{many[0] * 1000:.0f}", f"{many[0] / few[0]:.2f}", f"{few[1]:.0f}", f"{many[1]:.0f}",
                     f"{few[2]:.0f}", f"{many[2]:.0f}")  # fmt: skip
            lines.append(f"| {kind} | {' | '.join(cells)} |")
    lines.append("\nCharts are drawn by a process of their own, which is not counted; the first use of a library is.")
    return "\n".join(lines)


def _made(url: str, kind: DocumentKind) -> tuple[float, ...]:
    """CPU in seconds, memory in MiB, size in KiB."""
    runs = []
    for _ in range(RUNS):
        command = [sys.executable, "-c", _ONE, url, PROGRAMME, str(YEAR), kind]
        runs.append(json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout))
    return tuple(median(run[n] for run in runs) for n in range(3))
